"""How long, since when, then what (GDPR art. 5(1)(e), art. 13(2)(a))."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from kept.calendar import Period
from kept.policy.shape import Day, Ids, Length, Noun, Wording


class Disposal(StrEnum):
    """What happens when the time is over."""

    ERASE = "erase"
    ANONYMISE = "anonymise"
    ARCHIVE = "archive"


class Keep(Noun):
    """How long: ``3 years``; ``{until: process-closed, at-most: 3 years}``; ``{until: end-of-contract, then-archive: 5 years}``.

    ``period`` counts calendar months from the trigger. ``until`` names an event that ends the active phase at once.
    ``archive`` follows the active phase, in intermediate archive: out of day-to-day use, opened only for a reason.
    """

    period: Length | None = Field(default=None, alias="at-most")
    until: str | None = None
    archive: Length | None = Field(default=None, alias="then-archive")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"at-most": value} if isinstance(value, str | int | Period) else value


class Archive(Noun):
    """The intermediate archive: who may open it, and for which reasons (``only-for`` completes "only to …") (CNIL)."""

    opened_by: Ids = Field(default=(), alias="opened-by")
    only_for: Wording | None = Field(default=None, alias="only-for")


class TakenFrom(Noun):
    """The official page that a length was taken from, and the day on which it was last held against it."""

    at: str
    checked: Day


class RetentionClause(Noun):
    """One promise on duration. It covers ``data`` (all data of its purposes when empty) of ``people`` held for ``purposes``.

    ``since`` names the event that starts the clock, ``later-of`` several of which the last to happen starts it;
    ``duty`` the law that imposes the duration (GDPR art. 17(3)(b)); ``at-least`` the shortest that law allows;
    ``why`` the reason told to people. ``with-option`` gives another length where a client's contract has an option.
    ``archive`` says who may open what is archived, and why. ``sentence`` stands in place of the generated sentence.
    """

    people: Ids = ()
    data: Ids = ()
    purposes: Ids = ()
    keep: Keep | None = None
    since: str | None = None
    later_of: Ids = Field(default=(), alias="later-of")
    with_option: dict[str, Keep] = Field(default_factory=dict, alias="with-option")
    at_least: Length | None = Field(default=None, alias="at-least")
    archive: Archive | None = None
    sentence: Wording | None = None
    then: Disposal | None = None
    duty: str | None = None
    why: Wording | None = None
    taken_from: TakenFrom | None = Field(default=None, alias="taken-from")

    @property
    def length(self) -> Period | None:
        """The whole length from the trigger, active phase and archive together; None where nothing can be computed."""
        if self.keep is None:
            return None
        active, archive = self.keep.period, self.keep.archive
        if active is None or archive is None:
            return archive or active
        return Period(active.years + archive.years, active.months + archive.months, active.days + archive.days)
