"""When the answer to a request is due: the safe date, the legal date, and why.

A person's request must be answered within one month of receipt, three when the controller extends it (GDPR 12(3)).
The month is counted as Regulation 1182/71 says. Two dates come out of it:

- the *safe* date relies on nothing: no move to a working day, no pause;
- the *legal* date adds the days during which the controller waited for what it needed to identify the person, then
  moves off a weekend or a public holiday. It is the last day on which an answer is in time.

Plan on the safe date; defend yourself with the legal one.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kept.calendar.expiry import last_day
from kept.calendar.period import Period
from kept.calendar.words import Language, NoDate, Reason, day_in_words, month_name
from kept.calendar.working_days import days_off_from, next_working_day, region_code

_LANGUAGES: tuple[Language, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for an answer: `raw` as counted, `safe` to plan on, `legal` after pause and working days."""

    raw: date
    safe: date
    legal: date
    because: tuple[Reason, ...]


def request_deadline(
    received: date,
    months: int = 1,
    *,
    asked: date | None = None,
    supplied: date | None = None,
    region: str | None = None,
) -> Deadline:
    """The deadline of a request received that day; raises NoDate where the dates given do not make one.

    `months` is 1, or 3 for an extended period. `asked` and `supplied` are the days on which the information needed to
    identify the person was asked for and came. `region` is a French region with public holidays of its own.
    """
    _refuse_wrong_dates(received, months, asked, supplied)
    region_code(region)
    raw = last_day(received, Period(months=months))
    because = [_counted_from(received), _ends_on(received, months, raw)]
    if months > 1:
        because.append(_EXTENDED)
    paused, why = _pause(next_working_day(raw, region), asked, supplied)
    legal = next_working_day(raw + paused, region)
    because += why
    if legal != raw + paused:
        because.append(_moved(raw + paused, legal, region))
    return Deadline(raw=raw, safe=raw, legal=legal, because=tuple(because))


_EXTENDED = Reason(
    "The two further months count only if the person is told of them, with the reasons, within the first month.",
    "Les deux mois supplémentaires ne valent que si la personne en est informée, avec les motifs, dans le premier mois.",
    "GDPR 12(3)",
)


def _counted_from(received: date) -> Reason:
    return Reason(
        f"The period runs from receipt on {day_in_words(received, 'en')}; that day itself is not counted.",
        f"Le délai court à compter de la réception, le {day_in_words(received, 'fr')} ; ce jour-là ne compte pas.",
        "Regulation 1182/71 3(1)",
    )


def _ends_on(received: date, months: int, raw: date) -> Reason:
    count_en, count_fr = ("one month", "un mois") if months == 1 else ("three months", "trois mois")
    end_en, end_fr = day_in_words(raw, "en"), day_in_words(raw, "fr")
    if raw.day == received.day:
        return Reason(
            f"It lasts {count_en} and ends on the same day of the month: {end_en}.",
            f"Il dure {count_fr} et s’achève au même quantième : le {end_fr}.",
            "Regulation 1182/71 3(2)(c)",
        )
    missing_en, missing_fr = (f"{received.day} {month_name(raw.month, lang)}" for lang in _LANGUAGES)
    return Reason(
        f"It lasts {count_en}; {raw.year} has no {missing_en}, so it ends on the last day of the month: {end_en}.",
        f"Il dure {count_fr} ; {raw.year} n’a pas de {missing_fr} : il s’achève le dernier jour du mois, le {end_fr}.",
        "Regulation 1182/71 3(2)(c)",
    )


def _pause(end: date, asked: date | None, supplied: date | None) -> tuple[timedelta, list[Reason]]:
    """The time waited for information on identity, which suspends the period (decree 2019-536 art. 77)."""
    if asked is None or supplied is None:
        return timedelta(), []
    asked_en, asked_fr = day_in_words(asked, "en"), day_in_words(asked, "fr")
    if asked > end:
        late = Reason(
            f"Information was asked for on {asked_en}, after the period had ended: nothing is left to pause.",
            f"Les informations ont été demandées le {asked_fr}, après la fin du délai : plus rien à suspendre.",
            "decree 2019-536 77",
        )
        return timedelta(), [late]
    days = (supplied - asked).days
    if days == 0:
        return timedelta(), []
    length_en, length_fr = Period(days=days).in_words("en"), Period(days=days).in_words("fr")
    paused = Reason(
        f"It was paused for {length_en}, from {asked_en} to {day_in_words(supplied, 'en')}, while information needed to "
        "identify the person was awaited; this holds if it was asked for without undue delay.",
        f"Il a été suspendu {length_fr}, du {asked_fr} au {day_in_words(supplied, 'fr')}, dans l’attente d’informations "
        "nécessaires pour identifier la personne ; cela vaut si elles ont été demandées sans retard injustifié.",
        "decree 2019-536 77",
    )
    return timedelta(days=days), [paused]


def _moved(end: date, legal: date, region: str | None) -> Reason:
    off_en, off_fr = (
        ", ".join(f"{day_in_words(day, lang)} ({name})" for day, name in days_off_from(end, region, lang))
        for lang in _LANGUAGES
    )
    return Reason(
        f"Not working days: {off_en}. "
        f"The period ends with the next working day, {day_in_words(legal, 'en', weekday=True)}.",
        f"Jours non ouvrables : {off_fr}. "
        f"Le délai s’achève le premier jour ouvrable qui suit, le {day_in_words(legal, 'fr', weekday=True)}.",
        "Regulation 1182/71 3(4)",
    )


def _refuse_wrong_dates(received: date, months: int, asked: date | None, supplied: date | None) -> None:
    if months not in {1, 3}:
        raise NoDate(
            "invalid-period",
            (
                f"a request is answered within 1 month or 3, not {months}",
                f"le délai est de 1 ou 3 mois, pas de {months}",
            ),
            ("write 1, or 3 when the period was extended", "indiquez 1, ou 3 si le délai a été prolongé"),
        )
    if (asked is None) != (supplied is None):
        raise NoDate(
            "invalid-pause",
            ("a pause has two dates and only one was given", "une suspension a deux dates, une seule est donnée"),
            (
                "give the day information was asked for and the day it came, or neither",
                "donnez le jour de la demande d’informations et celui de leur réception, ou aucun des deux",
            ),
        )
    if asked and supplied and not received <= asked <= supplied:
        raise NoDate(
            "invalid-pause",
            (
                f"the dates are out of order: received {received}, asked {asked}, supplied {supplied}",
                f"les dates ne se suivent pas : réception {received}, demande {asked}, fourniture {supplied}",
            ),
            (
                "information is asked for on or after receipt, and comes on or after the day it was asked for",
                "les informations se demandent à la réception ou après, et arrivent le jour même ou après",
            ),
        )
