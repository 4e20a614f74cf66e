"""Clocks in hours: when the notification of a breach is due.

Seventy-two hours are elapsed hours. Weekends and holidays are inside them (Regulation 1182/71 3(3)), the end does not
move to a working day (3(4) excludes periods in hours), and a night on which the clocks change does not make them
longer or shorter. A clock in hours needs an hour: a date alone is refused.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from kept.calendar.words import NoDate, Reason

_LONGEST_HOURS = 24 * 366


@dataclass(frozen=True, slots=True)
class HoursDeadline:
    """`due` counts elapsed hours to the minute; `latest` starts counting at the next full hour.

    Regulation 1182/71 3(1) does not count the hour of the event, which gives `latest`. Plan on `due`.
    `because` says what had to be decided on the way, and is empty when nothing had.
    """

    due: datetime
    latest: datetime
    because: tuple[Reason, ...] = ()


def hours_deadline(aware: date, hours: int, zone: ZoneInfo) -> HoursDeadline:
    """When `hours` have passed since `aware`, in `zone`; raises NoDate where that has no answer.

    `aware` is the moment of awareness. Without an offset of its own it is local time in `zone`; a time that the clocks
    skipped is refused, one that they showed twice is taken as the first, which is the safe one.
    """
    if not isinstance(aware, datetime):
        raise _no_time(aware)
    if not 1 <= hours <= _LONGEST_HOURS:
        raise NoDate(
            "invalid-period",
            (f"a clock of {hours} hours makes no sense", f"un délai de {hours} heures n’a pas de sens"),
            (f"write a number of hours from 1 to {_LONGEST_HOURS}", f"indiquez de 1 à {_LONGEST_HOURS} heures"),
        )
    start, because = _instant(aware, zone)
    full_hour = start.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    try:
        due, latest = ((moment + timedelta(hours=hours)).astimezone(zone) for moment in (start, full_hour))
    except OverflowError:
        raise NoDate(
            "invalid-date",
            ("the end of the clock is after the year 9999", "la fin du délai tombe après l’an 9999"),
            ("write an earlier date", "indiquez une date antérieure"),
        ) from None
    return HoursDeadline(due, latest, because)


def _instant(aware: datetime, zone: ZoneInfo) -> tuple[datetime, tuple[Reason, ...]]:
    try:
        if aware.tzinfo is not None:
            return aware.astimezone(UTC), ()
        first, second = (aware.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    except OverflowError:
        raise _out_of_calendar(aware) from None
    if first > second:
        raise _skipped(aware, zone)
    return first, (_shown_twice(aware, zone),) if first < second else ()


def _shown_twice(aware: datetime, zone: ZoneInfo) -> Reason:
    offset = f"{aware.replace(tzinfo=zone, fold=0):%z}"
    offset = f"{offset[:3]}:{offset[3:5]}"
    return Reason(
        f"The clocks of {zone.key} showed {aware:%Y-%m-%d %H:%M} twice; the first is taken ({offset}), the safe one.",
        f"Les horloges ({zone.key}) ont affiché deux fois {aware:%H h %M} le {aware:%Y-%m-%d} ; "
        f"la première fois est retenue ({offset}), par prudence.",
        "GDPR 33(1)",
    )


def _skipped(aware: datetime, zone: ZoneInfo) -> NoDate:
    return NoDate(
        "time-skipped",
        (
            f"{aware:%Y-%m-%dT%H:%M} never was: the clocks of {zone.key} skipped it",
            f"{aware:%Y-%m-%dT%H:%M} n’a pas existé : les horloges ({zone.key}) l’ont sautée",
        ),
        (
            "write the time the clocks showed, or add the offset, as in 2026-03-29T02:30+01:00",
            "indiquez l’heure affichée, ou ajoutez le décalage, comme dans 2026-03-29T02:30+01:00",
        ),
    )


def _no_time(day: date) -> NoDate:
    return NoDate(
        "time-missing",
        (f"{day} has no time, and a clock in hours needs one", f"{day} n’a pas d’heure : ce délai se compte en heures"),
        (f"write the time too, as in {day}T14:30", f"indiquez aussi l’heure, comme dans {day}T14:30"),
    )


def _out_of_calendar(aware: datetime) -> NoDate:
    return NoDate(
        "invalid-date",
        (f"{aware:%Y-%m-%d} is at the edge of the calendar", f"{aware:%Y-%m-%d} est au bord du calendrier"),
        ("write the day the breach became known", "indiquez le jour où la violation a été connue"),
    )
