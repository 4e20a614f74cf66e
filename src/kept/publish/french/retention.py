"""Combien de temps, depuis quand, et ensuite : en français (RGPD, art. 13, § 2, a))."""

from __future__ import annotations

from kept.grammar.events import event_told
from kept.grammar.french import a, de, each, length, listed
from kept.policy import Disposal, Policy, RetentionClause
from kept.publish.clauses import archived, at_once, cited, data_of, people_of, uses_of

_THEN = {
    Disposal.ERASE: ", avant de les effacer",
    Disposal.ANONYMISE: ", avant de les rendre définitivement anonymes",
    Disposal.ARCHIVE: ", avant de les verser dans une archive prévue par la loi",
}
_ARCHIVE = "dans une archive séparée, ouverte à peu de personnes"


def retention(policy: Policy, clause: RetentionClause) -> str:
    """Une promesse de durée, entière : de qui, combien de temps, depuis quand, et ensuite, et pourquoi."""
    people = people_of(policy, clause, "fr")
    whose = f"des {listed(people)}" if people else "de toutes les personnes concernées"
    what = listed(data_of(policy, clause, "fr")) or "tout ce que nous détenons"
    return " ".join([f"{_first(policy, clause, whose)} : {what}.", *_uses(policy, clause), *_why(clause)])


def _first(policy: Policy, clause: RetentionClause, whose: str) -> str:
    if at_once(clause) and clause.since:
        since = event_told(policy, clause.since).fr
        return f"Nous effaçons les données personnelles suivantes {whose} aussitôt après {since}"
    then = _THEN[clause.then] if clause.then else ""
    return f"Nous conservons les données personnelles suivantes {whose} {_how_long(policy, clause)}{then}"


def _how_long(policy: Policy, clause: RetentionClause) -> str:
    keep = clause.keep
    if keep is None:
        return "pendant une durée qui reste à fixer"
    since = f" à compter {de(event_told(policy, clause.since).fr)}" if clause.since else ""
    until = f"jusqu’{a(event_told(policy, keep.until).fr)}" if keep.until else ""
    active = f"pendant {length(keep.period)}{since}" if keep.period else ""
    if until and keep.period:
        active = f"{until}, et jamais plus de {length(keep.period)}{since}"
    if keep.archive is None:
        return active or until
    if active or until:
        return f"{active or until}, puis pendant {length(keep.archive)} {_ARCHIVE}"
    return f"pendant {length(keep.archive)}{since} {_ARCHIVE}"


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
