"""Nothing is read or written on a terminal before consent, save what the service asked for cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Tracker

RULE = Rule(
    "tracker-without-consent",
    Severity.ERROR,
    Words("a tracker is set before consent", "un traceur est déposé avant consentement"),
    ("LIL 82", "GDPR 4(11)", "GDPR 7", "CNIL guidelines 2020-091", "CNIL recommendation 2020-092"),
)

_HELP = Words(
    "write `consent: required`: asked first, refused as easily as accepted, and nothing set meanwhile",
    "écrivez `consent: required` : demandé d’abord, refusé aussi facilement qu’accepté, rien de déposé entre-temps",
)


def check(subject: Subject) -> Iterator[Finding]:
    """LIL 82: prior consent; silence, browser settings or a module to install are none (GDPR 4(11))."""
    for name, tracker in subject.policy.trackers.items():
        if tracker.consent == "required" or (tracker.consent is None and subject.written("trackers", name, "consent")):
            continue
        if tracker.consent == "opt-out":
            yield _opt_out(subject, name)
        elif not _exempt(subject, tracker):
            yield _none(subject, name, tracker)


def _exempt(subject: Subject, tracker: Tracker) -> bool:
    """Essential trackers; statistics for the controller alone, by itself or a processor that sends them nowhere else."""
    if tracker.kind == "essential":
        return True
    party = subject.policy.parties.get(tracker.by or "")
    alone = tracker.by == subject.policy.controller or (party is not None and not party.onward)
    # CNIL guidelines 2020-091: audience measurement is exempt within narrow limits.
    return tracker.kind == "audience" and tracker.consent == "exempt" and alone


def _opt_out(subject: Subject, name: str) -> Finding:
    return RULE.finding(
        Words(
            f"the tracker `{name}` is set first and may be refused later",
            f"le traceur `{name}` est déposé d’abord et ne se refuse qu’ensuite",
        ),
        subject.value(
            "trackers",
            name,
            "consent",
            en="a way out is no consent, nor is a browser setting",
            fr="pouvoir s’opposer n’est pas consentir, régler son navigateur non plus",
        ),
        help=_HELP,
        about=(f"trackers.{name}",),
    )


def _none(subject: Subject, name: str, tracker: Tracker) -> Finding:
    said = tracker.consent is not None
    place = ("trackers", name, "consent") if said else ("trackers", name)
    words = Words("with whose consent?", "avec quel consentement ?")
    if said and tracker.kind == "audience":
        words = Words(
            "exempt for the controller alone, without a transfer", "exempté pour le seul responsable, sans transfert"
        )
    elif said:
        words = Words("only essential trackers are exempt", "seuls les traceurs essentiels en sont exemptés")
    return RULE.finding(
        Words(f"the tracker `{name}` is set without consent", f"le traceur `{name}` est déposé sans consentement"),
        (subject.value if said else subject.key)(*place, en=words.en, fr=words.fr),
        help=_HELP,
        about=(f"trackers.{name}",),
    )
