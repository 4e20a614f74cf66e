"""Days on which nobody is expected to act, and the next day on which somebody is.

Regulation 1182/71 2 and 3(4): a period that is not in hours and whose last day is a Saturday, a Sunday or a public
holiday ends with the next working day. The holidays are those of the place where the act is due, here France and,
where one is named, a region with holidays of its own.
"""

import unicodedata
from datetime import date, timedelta
from functools import cache

from kept.calendar.words import Language, NoDate

# From the first full year of the regulation to the last year of the list of holidays.
_FIRST_YEAR_WITH_HOLIDAYS, _LAST_YEAR_WITH_HOLIDAYS = 1972, 2100
_SATURDAY = 5

# Good Friday and 26 December in Alsace and Moselle; the day of the abolition of slavery overseas.
REGIONS = {
    "Alsace-Moselle": "57",
    "Guadeloupe": "971",
    "Martinique": "972",
    "Guyane": "973",
    "La Réunion": "974",
    "Mayotte": "976",
    "Saint-Barthélemy": "BL",
    "Saint-Martin": "MF",
}


def day_off(day: date, region: str | None, lang: Language) -> str | None:
    """Why nobody works that day ("Saturday", "Easter Monday"); `None` for a working day. NoDate for unknown years."""
    if name := _holidays(day.year, region_code(region), lang).get(day):
        return name
    weekend = {"en": ("Saturday", "Sunday"), "fr": ("samedi", "dimanche")}[lang]
    return weekend[day.weekday() - _SATURDAY] if day.weekday() >= _SATURDAY else None


def days_off_from(day: date, region: str | None, lang: Language) -> list[tuple[date, str]]:
    """The days off, each with its name, that stand between this day and the next working day."""
    found = []
    while name := day_off(day, region, lang):
        found.append((day, name))
        day += timedelta(days=1)
    return found


def next_working_day(day: date, region: str | None = None) -> date:
    """The day itself when it is a working day, else the first one after it (Regulation 1182/71 3(4))."""
    return day + timedelta(days=len(days_off_from(day, region, "en")))


def region_code(region: str | None) -> str | None:
    """The code of a region with holidays of its own, however its name is typed; NoDate where it is not known."""
    if region is None:
        return None
    codes = {_plain(name): code for name, code in REGIONS.items()}
    code = codes.get(_plain(region)) or codes.get("la" + _plain(region))
    if code is None:
        choices = ", ".join(REGIONS)
        raise NoDate(
            "unknown-region",
            (f'no public holidays are known for the region "{region}"', f"aucun jour férié connu pour « {region} »"),
            (f"leave it out, or write one of: {choices}", f"omettez-la, ou indiquez : {choices}"),
        )
    return code


@cache
def _holidays(year: int, subdivision: str | None, lang: Language) -> dict[date, str]:
    if not _FIRST_YEAR_WITH_HOLIDAYS <= year <= _LAST_YEAR_WITH_HOLIDAYS:
        years = f"{_FIRST_YEAR_WITH_HOLIDAYS}-{_LAST_YEAR_WITH_HOLIDAYS}"
        raise NoDate(
            "invalid-date",
            (f"the public holidays of {year} are not known", f"les jours fériés de {year} ne sont pas connus"),
            (f"write a date whose deadline falls in {years}", f"indiquez une date dont l’échéance tombe en {years}"),
        )
    # Imported here: only a deadline that may move to a working day needs it.
    from holidays import country_holidays

    days = country_holidays("FR", subdiv=subdivision, years=year, language="fr" if lang == "fr" else "en_US")
    return {day: _as_written_here(name) for day, name in days.items()}


def _as_written_here(name: str) -> str:
    """British spelling, and no capital on a French weekday: the list is American, and starts each name with one."""
    for theirs, ours in (("Labor", "Labour"), ("Lundi", "lundi"), ("Vendredi", "vendredi")):
        name = name.replace(theirs, ours)
    return name


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
