"""The annex for clients in English. ``kept.publish.annex_tongue.AnnexTongue`` lists what a language says."""

from __future__ import annotations

from kept.calendar import Period
from kept.grammar.english import length

TITLE = "Annex on the processing of personal data for clients"
TITLES = {
    "subject": "What we do for our clients",
    "instructions": "On instructions only",
    "confidentiality": "Confidentiality",
    "security": "Security",
    "sub-processors": "Sub-processors",
    "availability": "Availability",
    "assistance": "Help to the client",
    "ending": "At the end",
    "audits": "Proof and audits",
}
LABELS = {
    "clients": "For",
    "instructions": "Instructions",
    "people": "People",
    "data": "Data",
    "duration": "How long",
}


def subject(name: str) -> str:
    """Who acts for whom (art. 28(3))."""
    return (
        f"For the activities below the client decides why and how personal data is used: it is the controller. {name} "
        "acts for the client: it is the processor. This annex binds both under article 28(3) of the GDPR."
    )


def instructions() -> str:
    """Point (a)."""
    return (
        "We use this personal data only on the documented instructions of the client, transfers included, unless the law "
        "of the Union or of a Member State obliges us otherwise; we then tell the client first, where that law allows. "
        "We tell the client at once where we find that an instruction breaks data protection law."
    )


def confidentiality() -> str:
    """Point (b)."""
    return "Only people bound to confidentiality have access to this personal data."


def security() -> str:
    """Point (c)."""
    return "To protect this personal data we keep these measures in place:"


def engaging(told_before: Period | None, objection: Period | None) -> str:
    """Point (d): how a client hears of a new sub-processor, and may object."""
    when = f"{length(told_before)} before" if told_before else "before"
    may = f" The client may object within {length(objection)}." if objection else " The client may object."
    return f"We tell the client of any sub-processor added or replaced {when} it starts.{may}"


def same_duties() -> str:
    """Point (d), art. 28(4)."""
    return (
        "Each is bound by contract to the same duties as we are. Where one of them fails in its duties, "
        "we answer to the client for it."
    )


def engaged_by(name: str) -> str:
    """The processor above a sub-processor."""
    return f"Engaged by {name}."


def safeguard(country: str, tool: str) -> str:
    """A use outside the European Economic Area, and its tool."""
    return f"May use personal data {country}{f' ({tool})' if tool else ''}."


def assistance() -> str:
    """Points (e) and (f)."""
    return (
        "We help the client answer the people who exercise their rights, keep personal data secure, report breaches and "
        "assess the impact of its processing."
    )


def breach(within: Period | None) -> str:
    """Art. 33(2)."""
    when = f"within {length(within)} of learning of it" if within else "without undue delay"
    return f"We tell the client of a personal data breach {when}."


def returned(within: Period | None, since: str, form: str) -> str:
    """Point (g): what goes back."""
    how = f", as {form}" if form else ""
    when = f" within {length(within)} of {since}" if within else f" at {since}"
    return f"If the client so chooses, its personal data goes back to it{when}{how}."


def erased(within: Period | None, since: str) -> str:
    """Point (g): what is erased."""
    when = f"within {length(within)} of {since}" if within else f"at {since}"
    return f"We erase it, copies included, {when}, save what the law obliges us to keep."


def audits() -> str:
    """Point (h)."""
    return "We give the client all it needs to show that these duties are met, and let it audit us."
