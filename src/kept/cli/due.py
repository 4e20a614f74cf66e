"""`kept due`: when something is due, and the rule that moved it.

For a DPO: the day by which a request is answered, the last day a record may be kept, the hour by which a breach is
notified. For a script: `--format json`. What has no date gets none; it gets the reason and the way out.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import click

from kept import calendar
from kept.calendar import NoDate, Period, read_day, read_moment
from kept.cli import due_help, due_words
from kept.cli.words import NAME, format_option, lang_option, language, say, subcommands
from kept.findings import Finding, KeptError, Severity, Words

_USAGE = 2
_LONGEST_NUMBER = 6  # digits: far beyond any clock the law knows
_Value = TypeVar("_Value")


@click.group(
    subcommand_metavar=subcommands(),
    help=due_help.DUE,
)
@lang_option
def due() -> None:
    """Three clocks, one command each."""


@due.command(
    short_help=say("The day by which a request must be answered.", "Le jour où une demande doit avoir sa réponse."),
    help=due_help.REQUEST,
)
@click.option(
    "--received",
    required=True,
    metavar="DATE",
    help=say(
        "Day the request reached any official channel.",
        "Jour où la demande est parvenue, par quelque voie officielle que ce soit.",
    ),
)
@click.option(
    "--months",
    default="1",
    show_default=True,
    metavar="1|3",
    help=say("3 when the period was extended.", "3 si le délai a été prolongé."),
)
@click.option(
    "--asked",
    metavar="DATE",
    help=say("Day information on identity was asked for.", "Jour où des précisions sur l’identité ont été demandées."),
)
@click.option(
    "--supplied", metavar="DATE", help=say("Day that information came.", "Jour où ces précisions sont arrivées.")
)
@click.option(
    "--region",
    metavar=NAME,
    help=say(
        "A region with holidays of its own, such as Alsace-Moselle.",
        "Une région qui a ses propres jours fériés, comme l’Alsace-Moselle.",
    ),
)
@format_option("text", "json")
@lang_option
def request(
    received: str, months: str, asked: str | None, supplied: str | None, region: str | None, format_: str
) -> None:
    """The two dates of an answer: the one to plan on, and the last in time."""
    day = _read("--received", read_day, received)
    count = _read("--months", _whole_number, months)
    asked_on = None if asked is None else _read("--asked", read_day, asked)
    supplied_on = None if supplied is None else _read("--supplied", read_day, supplied)
    deadline = _answered(
        lambda: calendar.request_deadline(day, count, asked=asked_on, supplied=supplied_on, region=region)
    )
    dates = {"raw": deadline.raw, "safe": deadline.safe, "legal": deadline.legal}
    reasons = [reason.text(language()) for reason in deadline.because]
    if format_ == "json":
        _print_json({name: value.isoformat() for name, value in dates.items()} | {"because": reasons})
        return
    click.echo(due_words.request(day, deadline))


@due.command(
    short_help=say("The last day a record may be kept.", "Le dernier jour où un enregistrement peut être conservé."),
    help=due_help.EXPIRY,
)
@click.option(
    "--since",
    required=True,
    metavar="DATE",
    help=say("Day of the event the period starts from.", "Jour de l’événement d’où part la durée."),
)
@click.option(
    "--keep",
    required=True,
    metavar=say("PERIOD", "DURÉE"),
    help=say('How long: "3 years", "13 mois", "P3Y".', 'Combien de temps : "3 ans", "13 months", "P3Y".'),
)
@format_option("text", "json")
@lang_option
def expiry(since: str, keep: str, format_: str) -> None:
    """The end of a period on the calendar; no working day moves it."""
    trigger = _read("--since", read_day, since)
    period = _read("--keep", Period.parse, keep)
    end, gone = _answered(lambda: _expiry(trigger, period))
    if format_ == "json":
        _print_json({"last_day": end.isoformat(), "gone_from": gone.isoformat()})
        return
    click.echo(due_words.expiry(trigger, period, end, gone))


@due.command(
    short_help=say("The hour by which a breach must be notified.", "L’heure limite pour notifier une violation."),
    help=due_help.BREACH,
)
@click.option(
    "--aware",
    required=True,
    metavar="MOMENT",
    help=say(
        "When the breach became known: 2026-03-27T12:00.",
        "Quand la violation a été connue : 2026-03-27T12:00.",
    ),
)
@click.option(
    "--hours",
    metavar="N",
    help=say(
        "Length of the clock (default: the law's, 72 for an authority).",
        "Nombre d’heures (par défaut : celui de la loi, 72 envers l’autorité).",
    ),
)
@click.option(
    "--zone",
    default="Europe/Paris",
    show_default=True,
    metavar=NAME,
    help=say("Time zone of the organisation.", "Fuseau horaire de l’organisation."),
)
@format_option("text", "json")
@lang_option
def breach(aware: str, hours: str | None, zone: str, format_: str) -> None:
    """The end of a clock in elapsed hours, which no weekend stops."""
    moment = _read("--aware", read_moment, aware)
    where = _read("--zone", _zone, zone)
    if hours is None:
        from kept.law.pack import clock

        count = Period.parse(clock("breach.authority", moment.date()).period).hours
    else:
        count = _read("--hours", _whole_number, hours)
    deadline = _answered(lambda: calendar.hours_deadline(moment, count, where))
    reasons = [reason.text(language()) for reason in deadline.because]
    if format_ == "json":
        due_at = deadline.due.isoformat(timespec="seconds" if deadline.due.second else "minutes")
        _print_json({"due": due_at} | ({"because": reasons} if reasons else {}))
        return
    click.echo(due_words.breach(deadline, count))


def _read(option: str, read: Callable[[str], _Value], text: str) -> _Value:
    """The option's value, or the finding that names the option."""
    try:
        return read(text)
    except NoDate as refused:
        raise _finding(refused, f"{option}: ") from refused


def _answered(count: Callable[[], _Value]) -> _Value:
    try:
        return count()
    except NoDate as refused:
        raise _finding(refused) from refused


def _finding(refused: NoDate, where: str = "") -> KeptError:
    finding = Finding(
        refused.code,
        Severity.ERROR,
        Words(where + refused.en, where + refused.fr),
        help=Words(refused.help_en, refused.help_fr),
    )
    return KeptError(finding, exit_code=_USAGE)


def _expiry(trigger: date, period: Period) -> tuple[date, date]:
    end = calendar.last_day(trigger, period)
    if end == date.max:
        raise NoDate(
            "invalid-period",
            ("the period ends after the year 9999", "la durée s’achève après l’an 9999"),
            ("write a shorter period or an earlier date", "indiquez une durée plus courte ou une date antérieure"),
        )
    return end, end + timedelta(days=1)


def _whole_number(text: str) -> int:
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER:
        return int(digits)
    raise NoDate(
        "invalid-number",
        (f'"{text}" is not a whole number', f"« {text} » n’est pas un nombre entier"),
        ("write digits only, as in 3 or 72", "indiquez des chiffres seulement, comme 3 ou 72"),
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise NoDate(
            "unknown-zone",
            (f'"{name}" is not a time zone', f"« {name} » n’est pas un fuseau horaire"),
            ("write its name, such as Europe/Paris or UTC", "indiquez son nom, comme Europe/Paris ou UTC"),
        ) from None


def _print_json(answer: Mapping[str, object]) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False))
