"""The controller goes by one name, or says that its names are one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "controller-under-several-names",
    Severity.WARNING,
    Words("the controller goes by several names", "le responsable du traitement porte plusieurs noms"),
    ("GDPR 12(1)", "GDPR 13(1)(a)"),
)

# A capital inside a sentence, or before a verb of duty: a word used as a name.
_NAMES = {
    "the Site": re.compile(r"\b[Tt]he Site (?:is|does|cannot|may|will|has|can)\b|\b[Ll]e Site (?:est|ne|n’|peut|a)\b"),
    "the Company": re.compile(r"\b[Tt]he Company\b|\b[Ll]a Société\b"),
    "the Publisher": re.compile(r"\b[Tt]he Publisher\b|\b[Ll]’Éditeur\b"),
    "the Provider": re.compile(r"\b[Tt]he Provider\b|\b[Ll]e Prestataire\b"),
}
_SAME = re.compile(r"all mean|same (?:controller|company|organisation)|désignent|seul et même", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(a): the identity of the controller, one and plain."""
    statements = subject.policy.statements
    texts = {name: " ".join(filter(None, (one.en, one.fr))) for name, one in statements.items()}
    if any(_SAME.search(text) for text in texts.values()):
        return
    used = {
        word: next((name for name, text in texts.items() if pattern.search(text)), None)
        for word, pattern in _NAMES.items()
    }
    found = {word: name for word, name in used.items() if name is not None}
    if len(found) > 1:
        names = listed(found)
        first, *others = found.values()
        yield RULE.finding(
            Words(
                f"the controller is called {names.en} by turns",
                f"le responsable du traitement s’appelle tour à tour {names.fr}",
            ),
            subject.key("statements", first, en="who is this?", fr="de qui s’agit-il ?"),
            related=tuple(subject.key("statements", other, en="and this?", fr="et là ?") for other in others),
            help=Words(
                "write “we”, or add a statement that these words all mean the controller",
                "écrivez « nous », ou ajoutez une phrase disant que ces mots désignent le responsable du traitement",
            ),
            about=tuple(f"statements.{name}" for name in found.values()),
        )
