"""Combien de temps, depuis quand, et ensuite : en français (RGPD, art. 13, § 2, a))."""

from __future__ import annotations

from kept.calendar import Period
from kept.grammar.events import event_told
from kept.grammar.french import a, de, each, either, length, listed, whole
from kept.policy import Disposal, Keep, Policy, RetentionClause
from kept.publish.clauses import archived, at_once, cited, data_of, people_of, uses_of

_THEN = {
    Disposal.ERASE: ", avant de les effacer",
    Disposal.ANONYMISE: ", avant de les rendre définitivement anonymes",
    Disposal.ARCHIVE: ", avant de les verser dans une archive prévue par la loi",
}
_ARCHIVE = "dans une archive séparée, ouverte à peu de personnes"


def retention(policy: Policy, clause: RetentionClause) -> str:
    """Une promesse de durée, entière : de qui, combien de temps, depuis quand, et ensuite, et pourquoi."""
    if clause.sentence:
        return whole(clause.sentence["fr"])
    people = people_of(policy, clause, "fr")
    whose = f"des {listed(people)}" if people else "de toutes les personnes concernées"
    what = listed(data_of(policy, clause, "fr")) or "tout ce que nous détenons"
    said = [f"{_first(policy, clause, whose)} : {what}.", *_options(policy, clause), *_uses(policy, clause)]
    return " ".join([*said, *_shortest(clause), *_why(clause), *_opened(policy, clause)])


def _first(policy: Policy, clause: RetentionClause, whose: str) -> str:
    if at_once(clause) and (clause.since or clause.later_of):
        return f"Nous effaçons les données personnelles suivantes {whose} aussitôt après {_start(policy, clause)}"
    then = _THEN[clause.then] if clause.then else ""
    return f"Nous conservons les données personnelles suivantes {whose} {how_long(policy, clause)}{then}"


def how_long(policy: Policy, clause: RetentionClause, keep: Keep | None = None) -> str:
    """La durée et son point de départ : « pendant 3 ans à compter de votre dernier contact avec nous »."""
    keep = keep or clause.keep
    if keep is None:
        return "pendant une durée qui reste à fixer"
    if clause.length == Period() and keep is clause.keep and (start := _start(policy, clause)):
        return f"jusqu’{a(start)}"
    since = f" à compter {start}" if (start := _from(policy, clause)) else ""
    until = f"jusqu’{a(event_told(policy, keep.until).fr)}" if keep.until else ""
    active = f"pendant {length(keep.period)}{since}" if keep.period else ""
    if until and keep.period:
        active = f"{until}, et jamais plus de {length(keep.period)}{since}"
    if keep.archive is None:
        return active or until
    if active or until:
        return f"{active or until}, puis pendant {length(keep.archive)} {_ARCHIVE}"
    aside = "," if len(clause.later_of) > 1 else ""
    return f"pendant {length(keep.archive)}{since}{aside} {_ARCHIVE}"


def _start(policy: Policy, clause: RetentionClause) -> str:
    """L’événement qui ouvre le délai ; de plusieurs, le dernier à survenir."""
    return _last_of([event_told(policy, name).fr for name in _events(clause)])


def _from(policy: Policy, clause: RetentionClause) -> str:
    """Le même après « à compter » : chaque événement reprend son « de »."""
    return _last_of([de(event_told(policy, name).fr) for name in _events(clause)])


def _events(clause: RetentionClause) -> tuple[str, ...]:
    return clause.later_of or ((clause.since,) if clause.since else ())


def _last_of(events: list[str]) -> str:
    return f"{either(events)}, selon ce qui arrive en dernier" if len(events) > 1 else "".join(events)


def longest(length_: Period, start: str) -> str:
    """La plus longue de toutes, pour la première couche."""
    return f"{length(length_)} à compter {de(start)}" if start else length(length_)


def _options(policy: Policy, clause: RetentionClause) -> list[str]:
    """Une autre durée quand le contrat d’un client comprend une option."""
    return [
        f"Si le contrat du client comprend {policy.options[name].is_['fr']}, nous les conservons {how_long(policy, clause, keep)}."
        for name, keep in clause.with_option.items()
        if name in policy.options
    ]


def _shortest(clause: RetentionClause) -> list[str]:
    return [f"La loi nous impose de les conserver au moins {length(clause.at_least)}."] if clause.at_least else []


def _opened(policy: Policy, clause: RetentionClause) -> list[str]:
    """Qui peut ouvrir l’archive, et pourquoi."""
    if clause.archive is None:
        return []
    names = [policy.parties[name].name["fr"] for name in clause.archive.opened_by if name in policy.parties]
    by = f" que par {listed(names)}" if names else ""
    why = f"pour {clause.archive.only_for['fr'].rstrip('.')}" if clause.archive.only_for else ""
    if by:
        return [f"L’archive ne peut être ouverte{by}{f', et seulement {why}' if why else ''}."]
    return [f"L’archive n’est ouverte que {why}."] if why else []


def _uses(policy: Policy, clause: RetentionClause) -> list[str]:
    uses = uses_of(policy, clause, "fr")
    if not uses:
        return []
    # Une fois archivées, elles ne servent plus à ce pour quoi elles sont venues (RGPD, art. 5, § 1, b)).
    before = "Avant leur archivage, elles" if archived(clause) else "Elles"
    return [f"{before} nous servent {each('à', uses)}."]


def _why(clause: RetentionClause) -> list[str]:
    duty = cited(clause.duty, "fr")
    if clause.why:
        law = f" ({duty})" if duty else ""
        because = "Elles sont archivées pour cette raison :" if archived(clause) else "En effet,"
        said = [f"{because} {clause.why['fr']}{law}."]
    else:
        said = [f"La loi fixe cette durée ({duty})."] if duty else []
    # RGPD, art. 17, § 3, b) : ce que la loi impose survit à une demande d’effacement.
    return [*said, "Une demande d’effacement n’abrège pas cette durée."] if duty else said


def version_that_governs() -> str:
    """Quelle version vaut pour quelles données."""
    return (
        "Vos données personnelles sont utilisées selon la version de cette politique qui était en vigueur "
        "lorsque nous les avons recueillies, sauf si une loi impose d’appliquer aussi une version ultérieure aux données antérieures."
    )
