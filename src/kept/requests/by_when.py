"""By when a request is answered: the safe and the legal day, as it stands (GDPR art. 12(3), decree 2019-536 art. 77)."""

from __future__ import annotations

from datetime import date

from kept.calendar import NoDate, Period, last_day, request_deadline
from kept.calendar.working_days import region_code
from kept.findings import stopped
from kept.policy import Policy
from kept.requests.record import Request


def deadlines_of(policy: Policy, request: Request) -> tuple[date, date]:
    """The safe and the legal day of a request as it stands: extended or not, with the days waited for its identity.

    The month stands still while information needed to identify the person is awaited (decree 2019-536 art. 77); it does
    not while anything else is.
    """
    asked, supplied = (request.identity.get(key) for key in ("asked_on", "supplied_on"))
    paused = (date.fromisoformat(asked), date.fromisoformat(supplied)) if asked and supplied else (None, None)
    return deadlines(policy, request.received_on, *paused, extended=request.extended_on is not None)


def deadlines(
    policy: Policy, received: date, asked: date | None = None, supplied: date | None = None, *, extended: bool = False
) -> tuple[date, date]:
    """The safe and the legal day of the answer; an organisation that promises less than the law is held to it."""
    months = _EXTENDED if extended else 1
    try:
        deadline = request_deadline(received, months, asked=asked, supplied=supplied, region=_region(policy))
    except NoDate as refusal:
        raise stopped(
            refusal.code, refusal.en, refusal.fr, help_en=refusal.help_en, help_fr=refusal.help_fr, exit_code=2
        ) from None
    promised = _promised(policy, extended=extended)
    if promised is None or promised.hours:
        return deadline.safe, deadline.legal
    return min(deadline.safe, last_day(received, promised)), deadline.legal


_EXTENDED = 3  # months from receipt: the first and two further ones (art. 12(3))


def _promised(policy: Policy, *, extended: bool) -> Period | None:
    """The time that the policy promises, whole; its own extension comes on top of the month."""
    told = policy.rights.requests
    if told is None or not extended:
        return told.answer if told else None
    return Period(months=1 + told.extension.months) if told.extension and told.extension.months else None


def _region(policy: Policy) -> str | None:
    """The region, where it has public holidays of its own."""
    try:
        region_code(policy.region)
    except NoDate:
        return None
    return policy.region
