"""The play of the demo, part by part, with the functions that the commands of the same names call."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kept.calendar import day_in_words
from kept.cli.words import counted, language, number, say
from kept.findings import Finding
from kept.work.organisation import Organisation

if TYPE_CHECKING:
    from kept.cli.demo_words import Teller
    from kept.demo.stage import Stage
    from kept.retention.values import Plan

_ALL = "100%"
_SHOWN = 3  # findings quoted in full
_TELLING = ("retention-without-trigger", "purpose-without-basis", "tracker-without-consent")  # quoted first


@dataclass(slots=True)
class Outcome:
    """What the play came to: findings on the page as published, records planned and erased, both answers, the journal."""

    site: str
    findings: int = 0
    planned: int = 0
    erased: int = 0
    request: dict[str, Any] = field(default_factory=dict)
    journal: dict[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As one JSON object."""
        names = ("findings", "planned", "erased", "request", "journal", "site")
        return {name: getattr(self, name) for name in names}


class Play:
    """One play on a stage, for a day. The clock is read here, as in every command; the parts below are handed it."""

    def __init__(self, stage: Stage, on: date, tell: Teller) -> None:
        self.stage, self.on, self.tell = stage, on, tell
        self.outcome = Outcome(str(stage.site))
        self.organisation = Organisation.at(stage.folder, os.environ | stage.environ, stage.folder / ".kept")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.organisation.close()

    def all(self) -> Outcome:
        """Every part, in order."""
        self.as_published()
        self.as_mended()
        self.carried_out(self.planned())
        self.asked()
        self.verified()
        self.published()
        return self.outcome

    def as_published(self) -> None:
        """What the page said, judged."""
        from kept.cli.check import findings

        self.tell.act(say("What the page promised", "Ce que promettait la page"), f"kept check {self.stage.published}")
        page = Organisation.at(self.stage.published, {}, self.stage.published / ".kept")
        found = findings(page, self.on, places=False)
        self.outcome.findings = len(found)
        self._quote(found, self.stage.published)

    def as_mended(self) -> None:
        """What it says now, judged with the columns of the customer file."""
        from kept.cli.check import findings

        self.tell.act(say("What it promises now", "Ce qu’elle promet désormais"), f"kept check {self.stage.folder}")
        self._quote(findings(self.organisation, self.on), self.stage.folder)

    def _quote(self, found: tuple[Finding, ...], folder: Path) -> None:
        """How many there are, and a few in full."""
        from kept.cli.check import colourful
        from kept.render.text import render_finding, summary

        self.tell.line(summary(found, language()))
        telling = sorted(found, key=lambda finding: (finding.code not in _TELLING, -finding.severity.rank))
        quoted = {finding.code: finding for finding in reversed(telling[: 2 * _SHOWN])}
        for finding in [*reversed(quoted.values())][:_SHOWN]:
            shown = render_finding(finding, language(), colour=colourful(), folder=str(folder))
            self.tell.line("\n" + shown)
        if len(found) > _SHOWN:
            self.tell.line(say(f"\n… and {len(found) - _SHOWN} more", f"\n… et {len(found) - _SHOWN} autres"))

    def planned(self) -> Plan:
        """What must go on the day."""
        from kept.work.carrying import plan_for

        self.tell.act(
            say(
                f"What must go on {day_in_words(self.on, 'en')}", f"Ce qui doit partir le {day_in_words(self.on, 'fr')}"
            ),
            f"kept plan {self.stage.folder} --on {self.on}",
        )
        with self.tell.progress(say("counting", "comptage")) as told:
            made = plan_for(self.organisation, self.on, told)
        self.outcome.planned = made.records
        by_clause = Counter[str]()
        for step in made.steps:
            by_clause[", ".join(step.clauses)] += step.records
        for clause, records in by_clause.most_common():
            self.tell.line(f"{number(records):>7}  {clause}")
        self.tell.line(f"{number(made.records):>7}  " + say("in all", "en tout"))
        return made

    def carried_out(self, agreed: Plan) -> None:
        """That plan, and nothing else."""
        from kept.retention.guards import Limits
        from kept.work.carrying import at_work, carry_out

        limits = Limits.parse(_ALL)  # these files never let anything go before: the first time, much of them goes
        self.tell.act(
            say("That, and nothing else", "Cela, et rien d’autre"), f"kept apply {self.stage.folder} --limit {_ALL}"
        )
        with at_work(self.organisation), self.tell.progress(say("erasing", "effacement")) as told:
            receipts = carry_out(self.organisation, agreed, _now, limits=limits, progress=told)
        erased = self.outcome.erased = receipts.records
        gone = ("record erased or blanked", "records erased or blanked")
        disparus = ("enregistrement effacé ou vidé", "enregistrements effacés ou vidés")
        self.tell.line(counted(erased, gone, disparus))
        for row in receipts.rows:
            if row.told is not None:
                self.tell.line(f"{row.step}: {row.told.words[language()]}")

    def asked(self) -> None:
        """Two people exercise a right."""
        from kept.cli.demo_requests import ask

        self.tell.act(say("Two people ask", "Deux personnes demandent"), f"kept request list {self.stage.folder} --all")
        self.outcome.request = ask(self.organisation, self.on, self.tell)

    def verified(self) -> None:
        """The journal, read again and held against its signed head."""
        from kept.journal import verify_live

        self.tell.act(say("The journal", "Le journal"), f"kept journal verify {self.stage.folder}")
        verdict = verify_live(self.organisation.journal)
        self.outcome.journal = {"entries": verdict.entries, "verified": verdict.verified}
        self.tell.line(
            say(
                f"{verdict.entries} entries, {'every one as it was signed' if verdict.verified else 'NOT as they were signed'}",
                f"{verdict.entries} écritures, {'toutes telles que signées' if verdict.verified else 'NON conformes'}",
            )
        )

    def published(self) -> None:
        """The notice, in every language."""
        from kept.publish.site import pages, write
        from kept.publish.versions import published, refuse_unfit, set_down

        self.tell.act(
            say("The notice people read", "La mention que lisent les personnes"),
            f"kept publish {self.stage.folder} --out {self.stage.site}",
        )
        loaded, journal = self.organisation.sound, self.organisation.journal
        refuse_unfit(loaded, published(journal))
        set_down(loaded, journal, _now())
        write(pages(loaded), self.stage.site)
        self.tell.line(str(self.stage.site / "index.html"))


def _now() -> datetime:
    return datetime.now(UTC)
