"""Offers of partners are sent by somebody: the partners are named, and people agreed to each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy.wordings import phrases

RULE = Rule(
    "partner-offers-hidden",
    Severity.ERROR,
    Words("offers of partners are told, and no partner", "des offres de partenaires sont annoncées, sans partenaire"),
    ("GDPR 13(1)(e)", "CPCE L34-5", "GDPR 5(1)(a)"),
)

_ENGLISH = re.compile(r"offers? (?:of|from|by) (?:our |third-party )*partners|partners?[’'] offers?", re.IGNORECASE)
_FRENCH = re.compile(r"offres? (?:de |des |de nos )partenaires", re.IGNORECASE)
_NOBODY = re.compile(r"no partner\b|\baucun partenaire", re.IGNORECASE)
_KEEP_APART = re.compile(r"\bno\b|\bnever\b|\bnot\b|\baucun|\bjamais\b|\bpas\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """CPCE L34-5: consent is given to a sender who is known; 13(1)(e): each recipient is told."""
    denied = any(phrases(subject.policy.statements, _NOBODY, _NOBODY))
    if denied or any(marketing.by for marketing in subject.policy.marketing.values()):
        return
    for section in ("data", "purposes", "messages"):
        for phrase in phrases(getattr(subject.policy, section), _ENGLISH, _FRENCH, (section,)):
            span = subject.document.at(*phrase.route, phrase.language)
            if not _KEEP_APART.search(span.text):
                yield RULE.finding(
                    Words(
                        f"`{phrase.where}` speaks of partners’ offers, and no partner sends any",
                        f"`{phrase.where}` parle d’offres de partenaires, et aucun partenaire n’en envoie",
                    ),
                    Note(span, Words("of which partners?", "de quels partenaires ?")),
                    help=Words(
                        "name them under `marketing:` with `by: [partner]` and `basis: consent`, or say that no partner writes",
                        "nommez-les sous `marketing:` avec `by: [partner]` et `basis: consent`, ou dites qu’aucun partenaire n’écrit",
                    ),
                    about=(phrase.where,),
                )
