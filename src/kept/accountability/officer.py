"""The officer's duties: advice before a purpose goes live, a review each month, messages that only the officer reads.

For a DPO: what you do here is in the journal, under your staff number's pseudonym (GDPR arts 38(1), 38(5) and 39(1)).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from kept.accountability.staff import OFFICER, Staff
from kept.calendar import Period, last_day
from kept.findings import KeptError, stopped
from kept.journal import JSON, Draft, Journal, Kind, Stage
from kept.load import Loaded

EVERY = Period(months=1)
"""How often the officer looks at all that is due."""


def last_review(journal: Journal) -> date | None:
    """The day of the last review."""
    newest = journal.newest(1, Kind.OFFICER_REVIEW, Stage.NOTE)
    return newest[0].at.date() if newest else None


def review_due(journal: Journal, since: date | None) -> date | None:
    """The day by which the next review is due; without one so far, a month after ``since``."""
    last = last_review(journal) or since
    return last_day(last, EVERY) if last is not None else None


def advised(journal: Journal) -> dict[str, str]:
    """Purpose → the officer's last opinion on it."""
    return {
        str(entry.about["purpose"]): str(entry.about["opinion"])
        for entry in journal.entries(kind=Kind.OFFICER_ADVISE, stage=Stage.NOTE)
    }


def unadvised(loaded: Loaded, known: Mapping[str, str]) -> list[str]:
    """Purposes that no earlier version has and on which the officer has not been heard (GDPR arts 38(1), 39(1)(a))."""
    if not loaded.versions:
        return []
    told = {purpose for earlier, _ in loaded.versions for purpose in earlier.purposes}
    return [purpose for purpose in loaded.policy.purposes if purpose not in told and purpose not in known]


def refuse_unadvised(loaded: Loaded, journal: Journal, staff: Staff | None) -> None:
    """A new purpose goes live only once the officer was heard. Raises ``KeptError``; without a staff.yaml nothing is asked."""
    if staff is None or staff.officer is None or not loaded.versions:
        return
    missing = unadvised(loaded, advised(journal))
    if missing:
        raise stopped(
            "advice-missing",
            f"`purposes.{missing[0]}` is new, and the data protection officer has not been heard on it",
            f"`purposes.{missing[0]}` est nouvelle, et le délégué à la protection des données n’a pas été consulté",
            help_en=f"the officer records an opinion: `kept officer advise {missing[0]} DIR --opinion … --by NUMBER`",
            help_fr=f"le délégué consigne son avis : `kept officer advise {missing[0]} DOSSIER --opinion … --by NUMÉRO`",
        )


def as_officer(
    staff: Staff | None,
    journal: Journal,
    number: str,
    kind: Kind,
    about: Mapping[str, JSON],
    pseudonym: str,
    at: datetime,
) -> None:
    """Only the officer does this. Raises ``KeptError`` for anybody else, and the journal has the attempt."""
    role = staff.role_of(number, at.date()) if staff is not None else None
    if role == OFFICER:
        return
    tried: dict[str, JSON] = {**about, "by": pseudonym, "role": role}
    journal.append_many([Draft(kind, tried, Stage.REFUSED)], at)
    raise _not_the_officer()


def _not_the_officer() -> KeptError:
    return stopped(
        "officer-only",
        "only the data protection officer may do this",
        "seul le délégué à la protection des données peut le faire",
        help_en="`--by` takes the staff number that staff.yaml gives the role `officer`",
        help_fr="`--by` attend le numéro auquel staff.yaml donne le rôle `officer`",
    )
