"""Apply: carry out the steps of a plan, exactly those, and leave a trace of each.

For a DPO: *intended* is written before a step, *done*, *refused* or *failed* after it. A stop at any moment loses
nothing: the same command resumes at the batch where it stopped, and what was done is not done twice.

For an engineer: a batch is one transaction and one remembered step of the runner. Its statement changes nothing the
second time, so a batch whose answer was lost may be repeated; the number it had touched is found again by counting.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from kept.connectors.acts import touched_by
from kept.connectors.interface import Range, Refusal
from kept.findings import KeptError, Words
from kept.journal import JSON, Journal, Kind
from kept.links.holds import Hold
from kept.load import Loaded
from kept.retention.citing import journalled
from kept.retention.guards import Limits, check, differing
from kept.retention.plan import Connect, Progress
from kept.retention.receipts import (
    DONE,
    FAILED,
    LEFT,
    REFUSED,
    Receipt,
    Receipts,
    Told,
    receipt_of,
    row_json,
    told_json,
    told_of,
)
from kept.retention.values import Plan, Step
from kept.state import StateUnusable
from kept.state.steps import Answer, Runner

BATCH = 10_000
"""Records a batch, about: small enough that others are not kept waiting, large enough that batches cost nothing."""

TOGETHER = 20
"""Batches after which the runner notes how far the walk has come."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a plan is carried out with; all of it is handed in. ``at`` tells the moment of each journal entry.

    ``counted``: the plan was made and agreed just now by the same process, so that its records need not be counted a
    second time; each batch is still held to what was agreed.
    """

    loaded: Loaded
    connectors: Connect
    journal: Journal
    at: Callable[[], datetime]
    holds: Sequence[Hold] = ()
    batch: int = BATCH
    progress: Progress | None = None
    counted: bool = False


def apply(plan: Plan, here: Workplace, run: Runner, limits: Limits | None = None) -> Receipts:
    """Carry the plan out. What is refused or fails is a row of the receipts; only Kept's own state failing raises."""
    return _Applying(plan, here, run, limits or Limits()).receipts()


class _Applying:
    """One walk through a plan. Everything that decides the way is a remembered answer, so that a second walk is the same."""

    def __init__(self, plan: Plan, here: Workplace, run: Runner, limits: Limits) -> None:
        self.plan, self.here, self.run, self.limits = plan, here, run, limits
        self.digest = plan.digest
        self._open = {str(entry.about.get("step")): entry for entry in here.journal.open(plan=self.digest)}
        mark = secrets.token_hex(8)
        self._checked = run.step("check", lambda: {**self._check(), "mark": mark})
        # an open intention tells of a stop that the runner does not remember: that of an earlier release
        self.resumed = self._checked["mark"] != mark or bool(self._open)
        self._stale = self._changed_since() if self.resumed else {}
        self._touched = 0

    def receipts(self) -> Receipts:
        """Walk all of it."""
        checked = self._checked
        steps = [step for step in self.plan.steps if step.records]
        if checked["refused"]:
            return Receipts(self.digest, tuple(_left(step, checked["refused"]) for step in steps))
        whole = self.run.step("intend", lambda: self._intended("", Kind.RETENTION_APPLY, self._about_plan()))
        if self.plan.override is not None:
            self.run.step("override", self._note_override)
        rows = tuple(self._carried_out(step) for step in steps)
        self._told_progress("")
        self.run.step("end", lambda: self._end_plan(whole, rows))
        return Receipts(self.digest, rows)

    # Before anything is touched

    def _check(self) -> Answer:
        here = self.here
        found = check(
            self.plan, here.loaded, here.connectors, here.holds, self.limits, today=self._today(), counted=here.counted
        )
        refused = {step: told_json(told) for step, told in found.refused.items()}
        if refused:
            reasons = {step: told.code for step, told in found.refused.items()}
            about = {**self._about_plan(), "refused": reasons, "touched": 0}
            self.here.journal.refused(Kind.RETENTION_APPLY, about, self.here.at())
        return {
            "refused": refused,
            "failed": {step: told_json(told) for step, told in found.failed.items()},
            "records": {one.step.id: one.records for one in found.ready},
        }

    def _today(self) -> date:
        """The day it is for the organisation."""
        return self.here.at().astimezone(ZoneInfo(self.here.loaded.policy.zone)).date()

    def _changed_since(self) -> dict[str, Told]:
        """Between a stop and its resumption a hold may have been placed or a document changed: such steps are refused."""
        return differing(self.plan, self.here.loaded, self.here.connectors, self.here.holds)

    # One step

    def _carried_out(self, step: Step) -> Receipt:
        kind = Kind.RETENTION_ERASE if step.erases else Kind.RETENTION_BLANK
        begun = self.run.step(f"{step.id} begin", lambda: self._begin(step, kind))
        walked = self._walk(step, begun)
        row = self.run.step(f"{step.id} end", lambda: self._end(step, kind, begun["entry"], walked))
        return receipt_of(row)

    def _begin(self, step: Step, kind: Kind) -> Answer:
        """The intention in the journal, and the batches there will be."""
        seq = self._intended(step.id, kind, self._about(step))
        failed = self._checked["failed"].get(step.id)
        return {"entry": seq, **({"outcome": FAILED, "told": failed} if failed else self._ranges(step))}

    def _ranges(self, step: Step) -> Answer:
        if step.id in self._stale:
            return {"outcome": REFUSED, "told": told_json(self._stale[step.id])}
        if step.whole:
            return {"ranges": [[None, None]]}
        try:
            connector = self.here.connectors(step.place)
            found = connector.ranges(step.selection, step.act, records=step.records, size=self.here.batch)
        except KeptError as error:
            return _failed(error)
        return {"ranges": [[one.start, one.stop] for one in found]}

    def _walk(self, step: Step, begun: Answer) -> _Walked:
        if "told" in begun:
            return _Walked(begun["outcome"], told=begun["told"])
        records = batches = 0
        ranges = [Range(start, stop) for start, stop in begun["ranges"]]
        for first in range(0, len(ranges), TOGETHER):
            stretch = partial(self._stretch, step, ranges[first : first + TOGETHER], step.records - records)
            done = self.run.step(f"{step.id} batch {first}", stretch)
            records, batches = records + done["records"], batches + done["batches"]
            if "told" in done:
                return _Walked(done["outcome"], records, batches, done["told"])
        return _Walked(DONE, records, batches)

    def _stretch(self, step: Step, ranges: list[Range], at_most: int) -> Answer:
        """Some batches, one transaction each. Repeated after a stop they touch what is left, and nothing twice."""
        records = batches = 0
        for within in ranges:
            # what the runner remembers must be on the disk: the last batch waits for it, and for those before it
            done = self._batch(step, within, at_most - records, lasting=within is ranges[-1])
            if "told" in done:
                return {**done, "records": records, "batches": batches}
            records, batches = records + done["records"], batches + 1
            self._touched += done["records"]
            self._told_progress(step.holding)
        return {"records": records, "batches": batches}

    def _batch(self, step: Step, within: Range, at_most: int, *, lasting: bool) -> Answer:
        if step.id in self._stale:
            return {"outcome": REFUSED, "told": told_json(self._stale[step.id])}
        try:
            connector = self.here.connectors(step.place)
            act, agreed = step.act, step.statement
            done = connector.carry_out(
                step.selection, act, agreed=agreed, at_most=at_most, within=within, lasting=lasting
            )
        except KeptError as error:
            return _failed(error)
        if isinstance(done, Refusal):
            return {"outcome": REFUSED, "told": told_json(Told(done.code, done.words, done.way_out))}
        return {"records": done.records}

    def _end(self, step: Step, kind: Kind, seq: int, walked: _Walked) -> Answer:
        """The ending in the journal, and the receipt."""
        before = self._checked["records"].get(step.id, 0)
        records = self._found_again(step, walked.records, before) if self.resumed else walked.records
        recovered = records != walked.records
        about: dict[str, JSON] = {**self._about(step), "records": records, "batches": walked.batches}
        if recovered:
            about["recovered"] = True
        if walked.told is not None:
            about["code"] = walked.told["code"]
        intended = self.here.journal.entry(seq)
        if intended is None:
            raise StateUnusable("state-damaged")
        write = {DONE: self.here.journal.done, REFUSED: self.here.journal.refused, FAILED: self.here.journal.failed}
        ended = write[walked.outcome](intended, about, self.here.at())
        told = walked.told and told_of(walked.told)
        what = "erase" if kind is Kind.RETENTION_ERASE else "blank"
        row = Receipt(step.id, step.clauses, step.holding, step.place, what, walked.outcome, records, step.records)
        return row_json(replace(row, batches=walked.batches, recovered=recovered, told=told, entries=(seq, ended.seq)))

    def _found_again(self, step: Step, known: int, before: int) -> int:
        """After a stop the answer of one batch may be lost: what is gone is what there was less what is left."""
        try:
            left = self.here.connectors(step.place).count(touched_by(step.selection, step.act))
        except KeptError:
            return known
        return max(known, min(step.records, before - left))

    # The journal

    def _intended(self, step: str, kind: Kind, about: dict[str, JSON]) -> int:
        """The intention, written once: one that a stop left open is taken up again."""
        known = self._open.get(step)
        return (known or self.here.journal.intend(kind, about, self.here.at())).seq

    def _about_plan(self) -> dict[str, JSON]:
        clauses = dict.fromkeys(clause for step in self.plan.steps for clause in step.clauses)
        return {
            "step": "",
            "plan": self.digest,
            "on": self.plan.on.isoformat(),
            "version": self.plan.version,
            "policy": self.plan.policy,
            "clauses": list(clauses),
            "records": self.plan.records,
        }

    def _about(self, step: Step) -> dict[str, JSON]:
        return {
            "step": step.id,
            "plan": self.digest,
            "on": self.plan.on.isoformat(),
            "version": self.plan.version,
            "clauses": list(step.clauses),
            "holding": step.holding,
            "place": step.place,
            "statement": step.statement.digest,
            "agreed": step.records,
        }

    def _end_plan(self, seq: int, rows: tuple[Receipt, ...]) -> Answer:
        intended = self.here.journal.entry(seq)
        if intended is None:
            raise StateUnusable("state-damaged")
        outcomes = {name: sum(row.outcome == name for row in rows) for name in (DONE, REFUSED, FAILED)}
        about = {**self._about_plan(), "records": sum(row.records for row in rows), **outcomes}
        return self.here.journal.done(intended, about, self.here.at()).seq

    def _note_override(self) -> Answer:
        """Which records a later version reached back to: by holding, in numbers, with the law and who decided."""
        override = self.plan.override
        if override is None:
            return None
        about: dict[str, JSON] = {
            "plan": self.digest,
            "version": override.version,
            "law": journalled(override.law),
            "by": self.here.journal.state.keys.pseudonym("staff", override.by),
            "moved": {moved.holding: moved.records for moved in override.moved},
        }
        return self.here.journal.note(Kind.POLICY_OVERRIDE, about, self.here.at()).seq

    def _told_progress(self, holding: str) -> None:
        if self.here.progress is not None:
            self.here.progress(self._touched, self.plan.records, holding)


@dataclass(frozen=True, slots=True)
class _Walked:
    """How far a step came."""

    outcome: str = DONE
    records: int = 0
    batches: int = 0
    told: Answer = None


def _left(step: Step, refused: Answer) -> Receipt:
    """A step of a plan that was refused before it began."""
    told = told_of(refused[step.id]) if step.id in refused else None
    what = "erase" if step.erases else "blank"
    outcome = REFUSED if told else LEFT
    return Receipt(step.id, step.clauses, step.holding, step.place, what, outcome, agreed=step.records, told=told)


def _failed(error: KeptError) -> Answer:
    if isinstance(error, StateUnusable):
        raise error
    told = Told(error.finding.code, error.finding.headline, error.finding.help or Words("", ""))
    return {"outcome": FAILED, "told": told_json(told)}
