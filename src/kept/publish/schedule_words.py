"""The words of the retention schedule, in both languages: short, for a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kept.findings import Language
from kept.grammar import french
from kept.policy import Disposal


@dataclass(frozen=True, slots=True)
class ScheduleWords:
    """Titles, what stands in an empty cell, and the short sentences of a cell."""

    title: str
    heading: str
    columns: Mapping[str, str]
    every_activity: str
    everybody: str
    everything: str
    open: str
    none: str
    no_use: str
    own_choice: str
    fates: Mapping[Disposal, str]
    since: Callable[[Sequence[str]], str]
    counted: Callable[[str, str], str]
    at_once: Callable[[str], str]
    until: Callable[[str], str]
    at_most: Callable[[str, str], str]
    at_least: Callable[[str], str]
    taken_from: Callable[[str, str], str]
    with_option: Callable[[str, str], str]
    opened_by: Callable[[str], str]
    only_for: Callable[[str], str]
    archived: Callable[[str], str]
    ended: Callable[[str], str]


def _since_en(events: Sequence[str]) -> str:
    return f"from {events[0]}" if len(events) == 1 else f"from the last to happen of: {', '.join(events)}"


def _since_fr(events: Sequence[str]) -> str:
    if len(events) == 1:
        return f"à compter {french.de(events[0])}"
    return f"à compter du dernier de ces événements : {', '.join(events)}"


def _counted(length: str, since: str) -> str:
    return f"{length} {since}".strip()


SCHEDULE_WORDS: Mapping[Language, ScheduleWords] = {
    "en": ScheduleWords(
        title="Retention schedule",
        heading="How long, and then what",
        columns={
            "clause": "Clause",
            "activities": "Activity",
            "people": "People",
            "data": "Data",
            "active": "In active use",
            "archive": "In archive",
            "fate": "Then",
            "reference": "Law or reason",
        },
        every_activity="Every activity",
        everybody="everybody",
        everything="all data",
        open="still to be fixed",
        none="no archive",
        no_use="no active use",
        own_choice="what the purpose needs",
        fates={
            Disposal.ERASE: "erased",
            Disposal.ANONYMISE: "made anonymous for good",
            Disposal.ARCHIVE: "kept in public archives",
        },
        since=_since_en,
        counted=_counted,
        at_once=lambda event: f"until {event}, not a day longer",
        until=lambda event: f"until {event}",
        at_most=lambda until, length: f"{until}, at most {length}",
        at_least=lambda length: f"at least {length}",
        taken_from=lambda page, day: f"figure of {page}, checked on {day}",
        with_option=lambda option, length: f"with the option “{option}”: {length}",
        opened_by=lambda who: f"opened by {who}",
        only_for=lambda why: f"only for this: {why}",
        archived=lambda length: f"in archive: {length}",
        ended=lambda fate: f"then {fate}",
    ),
    "fr": ScheduleWords(
        title="Référentiel des durées de conservation",
        heading="Combien de temps, et ensuite",
        columns={
            "clause": "Clause",
            "activities": "Activité",
            "people": "Personnes",
            "data": "Données",
            "active": "Base active",
            "archive": "Archivage intermédiaire",
            "fate": "Sort final",
            "reference": "Texte ou raison",
        },
        every_activity="Toutes les activités",
        everybody="tout le monde",
        everything="toutes les données",
        open="reste à fixer",
        none="pas d’archivage",
        no_use="pas d’usage courant",
        own_choice="ce que demande la finalité",
        fates={
            Disposal.ERASE: "effacement",
            Disposal.ANONYMISE: "anonymisation définitive",
            Disposal.ARCHIVE: "archivage définitif",
        },
        since=_since_fr,
        counted=_counted,
        at_once=lambda event: f"jusqu’{french.a(event)}, pas un jour de plus",
        until=lambda event: f"jusqu’{french.a(event)}",
        at_most=lambda until, length: f"{until}, au plus {length}",
        at_least=lambda length: f"au moins {length}",
        taken_from=lambda page, day: f"durée tirée de {page}, vérifiée le {day}",
        with_option=lambda option, length: f"avec l’option « {option} » : {length}",
        opened_by=lambda who: f"accès réservé : {who}",
        only_for=lambda why: f"à cette seule fin : {why}",
        archived=lambda length: f"en archive : {length}",
        ended=lambda fate: f"puis {fate}",
    ),
}
