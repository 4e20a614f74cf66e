"""What `kept due` tells a person: the answer first, then each rule that led to it."""

from datetime import date

import click

from kept.calendar import Deadline, HoursDeadline, Period, Reason, day_in_words
from kept.calendar.words import moment_in_words
from kept.cli.words import language, say
from kept.law.articles import article


def request(received: date, deadline: Deadline) -> str:
    """The dates for the answer to a request, and the reasons for them."""
    lang = language()
    legal, safe = (day_in_words(day, lang, weekday=True) for day in (deadline.legal, deadline.safe))
    since = day_in_words(received, lang)
    headline = say(f"Answer by {legal} at the latest.", f"Réponse à donner au plus tard le {legal}.")
    rows = [
        (say("received", "réception"), since, ""),
        (say("safe date", "date prudente"), safe, say("plan on this one", "celle à viser")),
        (say("legal date", "date légale"), legal, say("the last day in time", "le dernier jour utile")),
    ]
    return "\n".join([_strong(headline), "", *_table(rows), "", *_because(deadline.because)])


def expiry(trigger: date, period: Period, end: date, gone: date) -> str:
    """The last day a record is kept and the day it is gone."""
    lang = language()
    last, first = day_in_words(end, lang), day_in_words(gone, lang)
    headline = say(
        f"Kept through {last}; gone from {first}.",
        f"Conservé jusqu’au {last} inclus ; absent à partir du {first}.",
    )
    reasons = (
        Reason(
            f"{period.in_words('en')} from {day_in_words(trigger, 'en')}, counted on the calendar.",
            f"{period.in_words('fr')} à compter du {day_in_words(trigger, 'fr')}, comptés sur le calendrier.",
            "GDPR 5(1)(e)",
        ),
        Reason(
            "No move to a working day: that rule is for acts someone must perform.",
            "Pas de report à un jour ouvrable : cette règle vise les actes à accomplir.",
            "Regulation 1182/71 3(4)",
        ),
    )
    return "\n".join([_strong(headline), "", *_because(reasons)])


def breach(deadline: HoursDeadline, hours: int) -> str:
    """The end of a clock in hours."""
    lang = language()
    due, latest = (moment_in_words(moment, lang) for moment in (deadline.due, deadline.latest))
    offset = f"UTC{deadline.due.isoformat()[-6:]}"
    headline = say(f"Due {due} ({offset}).", f"Échéance : {due} ({offset}).")
    reasons = (
        *deadline.because,
        Reason(
            f"{hours} elapsed hours; weekends and public holidays are inside the period.",
            f"{hours} heures écoulées ; fins de semaine et jours fériés sont compris dans le délai.",
            "Regulation 1182/71 3(3)",
        ),
        Reason(
            f"The hour of the event is not counted: {latest} could be argued. Do not plan on it.",
            f"L’heure de l’événement ne compte pas : {latest} pourrait se plaider. Ne visez pas cette heure.",
            "Regulation 1182/71 3(1)",
        ),
    )
    return "\n".join([_strong(headline), "", *_because(reasons)])


def _because(reasons: tuple[Reason, ...]) -> list[str]:
    lang = language()
    return [f"  - {reason.text(lang).removesuffix('.')} ({article(reason.law).cite(lang)})." for reason in reasons]


def _table(rows: list[tuple[str, str, str]]) -> list[str]:
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    return [f"  {name:<{first}}  {day:<{second}}  {note}".rstrip() for name, day, note in rows]


def _strong(text: str) -> str:
    return click.style(text, bold=True)
