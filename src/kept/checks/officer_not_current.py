"""An officer is appointed, for days that have come and have not passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kept.calendar import day_in_words
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Party

RULE = Rule(
    "officer-not-current",
    Severity.ERROR,
    Words("the officer is not appointed on this day", "le délégué n’est pas désigné à ce jour"),
    ("GDPR 37(1)", "GDPR 37(7)", "GDPR 13(1)(b)"),
)

_SOON = timedelta(days=60)
"""How long before its end a designation is worth a word: a successor is sought, chosen and declared."""


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 37(7): the details of the officer are published and told to the authority; a past one answers nobody."""
    controller = subject.policy.controller_party
    if controller is None:
        return
    if controller.dpo in {None, "none"}:
        yield from _said_but_not_there(subject, controller)
        return
    since, until = controller.dpo_since, controller.dpo_until
    if since is not None and since > subject.on:
        yield _finding(
            subject,
            "dpo-since",
            Words(
                f"the officer is appointed from {day_in_words(since, 'en')} only",
                f"le délégué n’est désigné qu’à compter du {day_in_words(since, 'fr')}",
            ),
            Words(
                "wait for that day, or name whoever answers until then",
                "attendez ce jour, ou nommez qui répond d’ici là",
            ),
        )
    if until is not None and until < subject.on:
        yield _finding(
            subject,
            "dpo-until",
            Words(
                f"the designation of the officer ended on {day_in_words(until, 'en')}",
                f"la désignation du délégué a pris fin le {day_in_words(until, 'fr')}",
            ),
            Words(
                "renew it or appoint another, tell the authority, and write the new days",
                "renouvelez-la ou désignez quelqu’un d’autre, prévenez l’autorité, et écrivez les nouveaux jours",
            ),
        )
    elif until is not None and until - subject.on <= _SOON:
        yield _finding(
            subject,
            "dpo-until",
            Words(
                f"the designation of the officer ends on {day_in_words(until, 'en')}",
                f"la désignation du délégué prend fin le {day_in_words(until, 'fr')}",
            ),
            Words("renew it, or choose who comes next", "renouvelez-la, ou choisissez la suite"),
            Severity.WARNING,
        )


def _said_but_not_there(subject: Subject, controller: Party) -> Iterator[Finding]:
    """Who the officer is, since when, or that the authority knows: and no address under which to reach one."""
    keys = ("officer", "told-authority", "dpo-since")
    said = [key for key in keys if subject.written("parties", subject.policy.controller, key)]
    if said and not (said == ["told-authority"] and not controller.told_authority):
        yield _finding(
            subject,
            said[0],
            Words(
                "an officer is spoken of, and none is appointed", "il est question d’un délégué, et aucun n’est désigné"
            ),
            Words("write `dpo:` with the address of the officer", "écrivez `dpo:` avec l’adresse du délégué"),
        )


def _finding(subject: Subject, key: str, what: Words, way_out: Words, severity: Severity | None = None) -> Finding:
    at = subject.policy.controller
    note = subject.value("parties", at, key, en="who answers today?", fr="qui répond aujourd’hui ?")
    return RULE.finding(what, note, help=way_out, severity=severity, about=(f"parties.{at}",))
