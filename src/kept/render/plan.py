"""A plan and its receipts as a person reads them at a terminal, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kept.calendar import day_in_words
from kept.connectors.conditions import AllOf, AnyOf, Condition, Not, OneOf, Within
from kept.connectors.interface import Blank, Selection, Statement
from kept.findings import Language, Words
from kept.grammar.figures import counted, number
from kept.render.words import said, spaced
from kept.retention.receipts import Receipt, Receipts
from kept.retention.values import Count, Fault, Omission, Plan, Step

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

_ROOM = 140
"""Columns of a terminal from which a plan is shown as a table."""

HIDDEN = "…"
"""What stands for the value of a record's key: such values are never printed."""


def plan_json(plan: Plan, language: Language, *, sql: bool = False) -> dict[str, Any]:
    """The plan for a script: no value of a record's key in it."""
    return {
        "on": plan.on.isoformat(),
        "policy": {"version": plan.version, "sha256": plan.policy},
        "digest": plan.digest,
        "records": plan.records,
        "steps": [step_json(step, sql=sql) for step in plan.steps],
        "omissions": [_omission_json(omission, language) for omission in plan.omissions],
        "faults": [_fault_json(fault, language) for fault in plan.faults],
        "holds": list(plan.holds),
    }


def step_json(step: Step, *, sql: bool = False) -> dict[str, Any]:
    """One step for a script."""
    value: dict[str, Any] = {
        "id": step.id,
        "clauses": list(step.clauses),
        "law": list(step.law),
        "holding": step.holding,
        "place": step.place,
        "table": step.table,
        "people": list(step.people),
        "versions": list(step.versions),
        "act": "erase" if step.erases else "blank",
        "columns": list(step.act.columns) if isinstance(step.act, Blank) else [],
        "counts": [
            {"clause": c.clause, "event": c.event, "on_or_before": c.before and c.before.isoformat()}
            for c in step.counts
        ],
        "records": step.records,
        "total": step.total,
        "share": round(step.share, 4),
        "held": step.held,
        "because": list(step.because),
        "statement": step.statement.digest,
    }
    if sql:
        value["sql"] = step.statement.text
        value["values"] = dict(shown_values(step))
    return value


def _omission_json(omission: Omission, language: Language) -> dict[str, Any]:
    return {
        "holding": omission.holding,
        "place": omission.place,
        "people": list(omission.people),
        "fields": list(omission.fields),
        "clause": omission.clause,
        "records": omission.records,
        "code": omission.reason.code,
        "message": omission.reason.words[language],
        "help": omission.reason.way_out[language],
        "failed": omission.failed,
    }


def _fault_json(fault: Fault, language: Language) -> dict[str, Any]:
    return {
        "holding": fault.holding,
        "place": fault.place,
        "event": fault.event,
        "column": fault.column,
        "code": f"clock-{fault.kind}" if fault.kind != "orphan" else "orphan",
        "message": fault.words[language],
        "records": fault.records,
    }


def shown_values(step: Step) -> list[tuple[str, Any]]:
    """The values of a step's statement, those of records' keys hidden."""
    return shown(step.selection, step.statement)


def shown(selection: Selection, statement: Statement) -> list[tuple[str, Any]]:
    """The values of a statement, those of records' keys hidden."""
    hidden = {str(value) for value in _keys_in(selection.where)}
    return [(name, _shown(value, hidden)) for name, value in statement.values]


def _shown(value: Any, hidden: set[str]) -> Any:
    return HIDDEN if str(value) in hidden or (isinstance(value, str) and value.startswith("[")) else value


def _keys_in(condition: Condition) -> set[Any]:
    match condition:
        case OneOf(_, values):
            return set(values)
        case AllOf(of) | AnyOf(of):
            return {value for part in of for value in _keys_in(part)}
        case Not(inner) | Within(_, _, _, inner):
            return _keys_in(inner)
        case _:
            return set()


def sql_text(step: Step) -> str:
    """The statement as a database engineer reads it, its values below."""
    values = [f"-- :{name} = {value}" for name, value in shown_values(step)]
    return "\n".join([statement_text(step.statement), *values])


def statement_text(statement: Statement) -> str:
    """The statement with its place and digest above."""
    return f"-- {statement.place} · sha256 {statement.digest}\n{statement.text}"


class PlanPage:
    """Prints plans and receipts on a rich console, in one language."""

    def __init__(self, console: Console, language: Language) -> None:
        self.console, self.language = console, language

    def _say(self, en: str, fr: str) -> str:
        return spaced(fr) if self.language == "fr" else en

    def _records(self, count: int, en: str = "", fr: tuple[str, str] = ("", "")) -> str:
        """``12 records gone``: a count, and what became of them (in French as one and as many)."""
        one, many = fr
        return counted(
            count,
            (f"record {en}".rstrip(), f"records {en}".rstrip()),
            (f"enregistrement {one}".rstrip(), f"enregistrements {many}".rstrip()),
            self.language,
        )

    def _about(self, subject: str, words: Words) -> str:
        """``crm.contacts: why``."""
        return f"{subject}{self._say(':', ' :')} {said(words, self.language)}"

    def plan(self, plan: Plan, *, sql: bool = False) -> None:
        """The whole page of a plan."""
        if self._shown(plan) and self.console.width >= _ROOM:
            self.console.print(self._steps(plan))
        else:
            for step in self._shown(plan):
                self._print(self._block(step))
        if sql:
            for step in plan.steps:
                self._print(f"\n-- {step.id}\n{sql_text(step)}")
        self._rows(self._say("Not carried out", "Non exécuté"), [self._omission(o) for o in plan.omissions])
        self._rows(self._say("Dates that cannot be true", "Dates impossibles"), [self._fault(f) for f in plan.faults])
        self._held(plan)
        self._print(self._summary(plan))

    def receipts(self, receipts: Receipts) -> None:
        """The page of what was done."""
        if receipts.again:
            self._print(
                self._say(
                    "This plan had been carried out before; nothing was done now. Its receipts:",
                    "Ce plan avait déjà été exécuté ; rien n’a été fait maintenant. Ses reçus :",
                )
            )
        if receipts.rows:
            self.console.print(self._receipts(receipts))
        told = [self._told(row) for row in receipts.rows if row.told is not None]
        self._rows(self._say("Why", "Pourquoi"), list(dict.fromkeys(told)))
        self._print(self._outcome(receipts))

    # Tables

    def _steps(self, plan: Plan) -> RenderableType:
        titles = (
            self._say("clause", "clause"),
            self._say("holding", "gisement"),
            self._say("people", "personnes"),
            self._say("act", "acte"),
            self._say("where", "où"),
        )
        table = self._table(titles, (self._say("records", "enregistrements"), self._say("share", "part")))
        for step in self._shown(plan):
            table.add_row(
                "\n".join(step.clauses),
                step.holding,
                "\n".join(step.people),
                self._act(step),
                "\n".join(dict.fromkeys(self._count(count) for count in step.counts)),
                self._number(step),
                self._share(step),
            )
        return table

    def _block(self, step: Step) -> str:
        """A step on a narrow terminal."""
        counts = ", ".join(dict.fromkeys(self._count(count) for count in step.counts))
        where = self._say("where", "où")
        head = f"{', '.join(step.clauses)} · {step.holding} · {', '.join(step.people)}"
        colon = self._say(":", " :")
        return f"{head}\n    {self._act(step)}{colon} {self._number(step)} ({self._share(step)}) {where} {counts}"

    def _number(self, step: Step) -> str:
        of = self._say("of", "sur")
        return f"{number(step.records, self.language)} {of} {number(step.total, self.language)}"

    def _share(self, step: Step) -> str:
        share = f"{step.share:.1%}"
        return self._say(share, share.replace(".", ",").replace("%", "\u00a0%"))

    @staticmethod
    def _shown(plan: Plan) -> list[Step]:
        """Steps that only blank and have nothing to blank are left to the JSON."""
        return [step for step in plan.steps if step.records or step.erases]

    def _act(self, step: Step) -> str:
        if step.erases:
            return self._say("erase", "effacer")
        assert isinstance(step.act, Blank)  # noqa: S101 - the other act of a plan
        return self._say("blank ", "vider ") + ", ".join(step.act.columns)

    def _count(self, count: Count) -> str:
        if count.before is None:
            return f"{count.event} —"
        return f"{count.event} ≤ {count.before.isoformat()}"

    def _receipts(self, receipts: Receipts) -> RenderableType:
        titles = (
            self._say("clause", "clause"),
            self._say("holding", "gisement"),
            self._say("act", "acte"),
            self._say("outcome", "issue"),
        )
        table = self._table(titles, (self._say("records", "enregistrements"), self._say("journal", "journal")))
        for row in receipts.rows:
            table.add_row(
                "\n".join(row.clauses),
                row.holding,
                self._say(row.act, {"erase": "effacer", "blank": "vider"}[row.act]),
                self._ending(row),
                f"{number(row.records, self.language)} / {number(row.agreed, self.language)}",
                ", ".join(str(entry) for entry in row.entries),
            )
        return table

    def _ending(self, row: Receipt) -> str:
        words = {
            "done": ("done", "fait"),
            "refused": ("refused", "refusé"),
            "failed": ("failed", "échoué"),
            "left": ("not begun", "non commencé"),
        }[row.outcome]
        again = self._say(" (number found again)", " (nombre retrouvé)") if row.recovered else ""
        return self._say(*words) + again

    def _table(self, titles: tuple[str, ...], numbers: tuple[str, ...]) -> Table:
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
        for title in titles:
            table.add_column(title, overflow="fold")
        for title in numbers:
            table.add_column(title, justify="right", no_wrap=True)
        return table

    # Rows and sentences

    def _omission(self, omission: Omission) -> str:
        about = [omission.holding, *([", ".join(omission.people)] if omission.people else [])]
        if omission.fields:
            about.append(", ".join(omission.fields))
        if omission.clause:
            about.append(omission.clause)
        many = "" if omission.records is None else f" ({number(omission.records, self.language)})"
        told = self._about(" · ".join(about) + many, omission.reason.words)
        return f"{told}\n    {said(omission.reason.way_out, self.language)}"

    def _fault(self, fault: Fault) -> str:
        event = f" · {fault.event}" if fault.event else ""
        many = number(fault.records, self.language)
        return self._about(f"{fault.holding}{event} · {fault.column} ({many})", fault.words)

    def _told(self, row: Receipt) -> str:
        if row.told is None:
            return ""
        return f"{self._about(row.holding, row.told.words)}\n    {said(row.told.way_out, self.language)}"

    def _rows(self, title: str, rows: list[str]) -> None:
        if rows:
            self._print(f"\n{title}")
            for row in rows:
                self._print(f"  {row}")

    def _held(self, plan: Plan) -> None:
        held = sum(step.held for step in plan.steps)
        if plan.holds:
            stays = self._records(held, "that would otherwise go", ("qui partirait sinon", "qui partiraient sinon"))
            self._print(f"\n{self._say('Held:', 'Gel :')} {stays} ({', '.join(plan.holds)})")

    def _summary(self, plan: Plan) -> str:
        day, records = day_in_words(plan.on, self.language), self._records(plan.records)
        steps = counted(len(plan.steps), ("step", "steps"), ("étape", "étapes"), self.language)
        return self._say(
            f"\nOn {day}, under version {plan.version}: {records} in {steps}. Nothing was touched.",
            f"\nAu {day}, selon la version {plan.version} : {records} en {steps}. Rien n’a été touché.",
        )

    def _outcome(self, receipts: Receipts) -> str:
        gone = self._records(receipts.records, "let go", ("effacé ou vidé", "effacés ou vidés"))
        if receipts.complete:
            return f"\n{gone}."
        if any(row.outcome == "left" for row in receipts.rows) or not receipts.records:
            if all(row.outcome == "failed" for row in receipts.rows):
                return self._say("\nNot carried out: nothing was touched.", "\nPas exécuté : rien n’a été touché.")
            return self._say("\nRefused: nothing was touched.", "\nRefusé : rien n’a été touché.")
        return self._say(
            f"\n{gone}; some steps were not carried out.", f"\n{gone} ; des étapes n’ont pas été exécutées."
        )

    def _print(self, text: str) -> None:
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)
