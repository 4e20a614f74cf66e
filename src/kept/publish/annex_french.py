"""L’annexe destinée aux clients, en français. ``kept.publish.annex_tongue.AnnexTongue`` dit ce qu’une langue doit savoir dire."""

from __future__ import annotations

from kept.calendar import Period
from kept.grammar.french import a, de, length

TITLE = "Annexe sur le traitement des données personnelles pour le compte des clients"
TITLES = {
    "subject": "Ce que nous faisons pour nos clients",
    "instructions": "Sur instruction seulement",
    "confidentiality": "Confidentialité",
    "security": "Sécurité",
    "sub-processors": "Sous-traitants ultérieurs",
    "availability": "Disponibilité",
    "assistance": "Aide apportée au client",
    "ending": "À la fin",
    "audits": "Preuve et audits",
}
LABELS = {
    "clients": "Pour le compte de",
    "instructions": "Instructions",
    "people": "Personnes concernées",
    "data": "Données personnelles",
    "duration": "Durée",
}


def subject(name: str) -> str:
    """Qui agit pour qui (art. 28, § 3)."""
    return (
        "Pour les activités ci-dessous, le client décide pourquoi et comment les données personnelles sont utilisées : "
        f"il est le responsable du traitement. {name} agit pour son compte : c’est le sous-traitant. "
        "La présente annexe les lie au titre de l’article 28, § 3, du RGPD."
    )


def instructions() -> str:
    """Point a)."""
    return (
        "Nous n’utilisons ces données personnelles que sur instruction documentée du client, y compris pour les "
        "transférer, sauf obligation prévue par le droit de l’Union ou d’un État membre ; dans ce cas, nous en informons "
        "d’abord le client, si ce droit le permet. Nous informons aussitôt le client si une instruction nous paraît "
        "contraire aux règles de protection des données."
    )


def confidentiality() -> str:
    """Point b)."""
    return "Seules des personnes tenues à la confidentialité ont accès à ces données personnelles."


def security() -> str:
    """Point c)."""
    return "Pour protéger ces données personnelles, nous maintenons les mesures suivantes :"


def engaging(told_before: Period | None, objection: Period | None) -> str:
    """Point d) : comment le client apprend l’arrivée d’un sous-traitant ultérieur, et peut s’y opposer."""
    when = f"{length(told_before)} avant" if told_before else "avant"
    within = f" dans un délai de {length(objection)}" if objection else ""
    return (
        f"Nous informons le client de tout ajout ou remplacement d’un sous-traitant ultérieur {when} que celui-ci ne "
        f"commence. Le client peut s’y opposer{within}."
    )


def same_duties() -> str:
    """Point d), art. 28, § 4."""
    return (
        "Chacun est tenu par contrat aux mêmes obligations que nous. Si l’un d’eux manque aux siennes, "
        "nous en répondons devant le client."
    )


def engaged_by(name: str) -> str:
    """Le sous-traitant qui fait appel à lui."""
    return f"Recruté par {name}."


def safeguard(country: str, tool: str) -> str:
    """Un usage hors de l’Espace économique européen, et sa garantie."""
    return f"Peut utiliser des données personnelles {country}{f' ({tool})' if tool else ''}."


def assistance() -> str:
    """Points e) et f)."""
    return (
        "Nous aidons le client à répondre aux personnes qui exercent leurs droits, à protéger les données personnelles, "
        "à notifier les violations et à analyser l’impact de ses traitements."
    )


def breach(within: Period | None) -> str:
    """Art. 33, § 2."""
    when = f"dans les {length(within)} après en avoir pris connaissance" if within else "dans les meilleurs délais"
    return f"Nous informons le client de toute violation de données personnelles {when}."


def returned(within: Period | None, since: str, form: str) -> str:
    """Point g) : ce qui est rendu."""
    how = f", sous cette forme : {form}" if form else ""
    when = f" dans un délai de {length(within)} à compter {de(since)}" if within else f" {a(since)}"
    return f"Si le client le choisit, ses données personnelles lui sont rendues{when}{how}."


def erased(within: Period | None, since: str) -> str:
    """Point g) : ce qui est effacé."""
    when = f"dans un délai de {length(within)} à compter {de(since)}" if within else a(since)
    return f"Nous les effaçons, copies comprises, {when}, sauf ce que la loi nous impose de conserver."


def audits() -> str:
    """Point h)."""
    return "Nous donnons au client tout ce qui démontre le respect de ces obligations, et le laissons nous auditer."
