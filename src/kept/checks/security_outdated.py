"""Protection that was broken long ago is no protection: SSL, TLS 1.0, MD5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.wordings import phrases_on

RULE = Rule(
    "security-outdated",
    Severity.WARNING,
    Words("a security measure is out of date", "une mesure de sécurité est dépassée"),
    ("GDPR 32(1)", "GDPR 32(1)(a)"),
)

_OLD = re.compile(
    r"\bSSL\b(?!\s*/\s*TLS)|\bTLS ?1\.[01]\b|\bTLS (?:with )?128 ?bits?\b|\bMD5\b|\bSHA-?1\b|\b(?:3|triple )?DES\b|\bRC4\b|\bWEP\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 32(1): the state of the art; a version that is still sound is named."""
    for phrase in phrases_on(subject.policy, "security", _OLD, _OLD):
        yield RULE.finding(
            Words(
                f"`{phrase.where}` relies on what no longer protects: {phrase.words}",
                f"`{phrase.where}` repose sur ce qui ne protège plus : {phrase.words}",
            ),
            subject.value(*phrase.route, phrase.language, en="broken long ago", fr="cassé de longue date"),
            help=Words(
                "name what is in use today: TLS 1.2 or later, AES-256, SHA-256",
                "nommez ce qui est en usage aujourd’hui : TLS 1.2 ou ultérieur, AES-256, SHA-256",
            ),
            # the old name is often said of the protocol that took its place
            severity=Severity.NOTE if phrase.words == "SSL" else None,
            about=(phrase.where,),
        )
