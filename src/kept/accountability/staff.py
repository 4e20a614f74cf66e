"""The nouns of ``staff.yaml``: who works here, under staff numbers, in which role, and what they were taught.

Private, and without a name: a number says enough. For the officer's desk (GDPR arts 38 and 39).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from kept.calendar import last_day
from kept.findings import Finding, KeptError, Severity
from kept.load.shape import fit
from kept.policy.shape import Day, Id, Ids, Length, Noun, Wording
from kept.source import read_text

OFFICER = "officer"
"""The role of the data protection officer; every other role is a team of the policy."""


class Member(Noun):
    """Somebody who works here: their role, and until when."""

    role: str
    until: Day | None = None


class Session(Noun):
    """An awareness session, held or to come, and the staff numbers of those who attended (GDPR art. 39(1)(b))."""

    on: Day
    about: Wording | None = None
    attended: Ids = ()


class Staff(Noun):
    """The whole document. ``again_after``: how long a session holds."""

    staff: dict[Id, Member] = Field(default_factory=dict)
    sessions: dict[Id, Session] = Field(default_factory=dict)
    again_after: Length | None = Field(default=None, alias="again-after")

    def role_of(self, number: str, on: date) -> str | None:
        """The role of a staff number on a day; ``None``: nobody, or nobody any more."""
        member = self.staff.get(number)
        return member.role if member is not None and _works(member, on) else None

    @property
    def officer(self) -> str | None:
        """The staff number of the officer."""
        return next((number for number, member in self.staff.items() if member.role == OFFICER), None)

    def untrained(self, on: date) -> list[str]:
        """Who works here on a day and attended no session that still holds."""
        taught = {
            number for session in self.sessions.values() if self._holds(session, on) for number in session.attended
        }
        return [number for number, member in self.staff.items() if _works(member, on) and number not in taught]

    def planned(self, on: date) -> list[str]:
        """The sessions to come."""
        return [name for name, session in self.sessions.items() if session.on > on]

    def _holds(self, session: Session, on: date) -> bool:
        if session.on > on:
            return False
        return self.again_after is None or on <= last_day(session.on, self.again_after)


def staff_of(folder: Path) -> Staff | None:
    """The document of a folder; ``None`` where there is none. Raises ``KeptError`` where it cannot be read as one."""
    path = folder / "staff.yaml"
    if not path.exists():
        return None
    staff, findings = fit(read_text(path), Staff, {})
    errors: list[Finding] = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise KeptError(errors[0])
    return staff


def _works(member: Member, on: date) -> bool:
    return member.until is None or on <= member.until
