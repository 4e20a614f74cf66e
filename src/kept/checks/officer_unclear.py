"""The officer has an address of their own, and exists where the law asks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "officer-unclear",
    Severity.WARNING,
    Words(
        "who the officer is, or how to reach them, is unclear",
        "qui est le délégué, ou comment le joindre, n’est pas clair",
    ),
    ("GDPR 13(1)(b)", "GDPR 38(4)"),
)

_LARGE = frozenset({"advertising", "partner", "social"})
_STEERS = re.compile(r"\b(?:steers?|manages?|decides?|pilote|dirige|décide)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:Maître|Me|Mr|Mrs|Ms|Mme|Mlle|Dr|M\.)\s+\S")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 38(4): people may contact the officer; 38(5): in confidence; 37(1)(b): large-scale monitoring needs one."""
    controller = subject.policy.controller_party
    if controller is None:
        return
    at = ("parties", subject.policy.controller)
    if controller.dpo and controller.dpo == controller.email:
        yield RULE.finding(
            Words("the officer shares the mailbox of the company", "le délégué partage la boîte de la société"),
            subject.value(*at, "dpo", en="read by whom?", fr="lue par qui ?"),
            related=(subject.value(*at, "email", en="the same", fr="la même"),),
            law=("GDPR 38(4)", "GDPR 38(5)", "GDPR 13(1)(b)"),
            help=Words("give the officer an address of their own", "donnez au délégué une adresse à lui"),
            about=(f"parties.{at[1]}",),
        )
    if controller.dpo in {None, "none"} and (why := why_needed(subject)) is not None:
        yield RULE.finding(
            Words(
                f"no officer, although {why.en} may require one",
                f"pas de délégué, alors que {why.fr} peut en exiger un",
            ),
            subject.value(*at, "dpo", en="none", fr="aucun")
            if controller.dpo
            else subject.key(*at, en="none", fr="aucun"),
            law=("GDPR 37(1)(b)", "GDPR 37(1)(c)", "GDPR 13(1)(b)"),
            help=Words(
                "appoint one and write `dpo:`, or silence this rule under `checks:` with the assessment that says why not",
                "désignez-en un et écrivez `dpo:`, ou faites taire la règle sous `checks:` avec l’analyse qui dit pourquoi",
            ),
            about=(f"parties.{at[1]}",),
        )
    words = controller.officer
    if words is not None and any(_STEERS.search(text) for text in (words.en, words.fr) if text):
        yield RULE.finding(
            Words(
                "the officer is said to steer what it must watch", "le délégué est dit piloter ce qu’il doit contrôler"
            ),
            subject.value(*at, "officer", en="who watches, then?", fr="qui contrôle, alors ?"),
            severity=Severity.NOTE,
            law=("GDPR 38(6)", "GDPR 39(1)"),
            help=Words(
                "write that the officer advises, monitors, cooperates with the authority, and takes no instructions",
                "écrivez que le délégué conseille, contrôle, coopère avec l’autorité et ne reçoit pas d’instructions",
            ),
            about=(f"parties.{at[1]}",),
        )
    if words is not None and any(_PERSON.search(text) for text in (words.en, words.fr) if text):
        yield RULE.finding(
            Words("a person is named as the officer", "une personne est nommée comme déléguée"),
            subject.value(*at, "officer", en="a name goes stale", fr="un nom se périme"),
            severity=Severity.NOTE,
            law=("GDPR 13(1)(b)", "GDPR 37(7)"),
            help=Words(
                "write the function and its address; they must be those declared to the authority",
                "écrivez la fonction et son adresse ; elles doivent être celles déclarées à l’autorité",
            ),
            about=(f"parties.{at[1]}",),
        )


def why_needed(subject: Subject) -> Words | None:
    """What may require an officer here (GDPR 37(1)); ``None`` where nothing does."""
    policy = subject.policy
    if any(tracker.kind in _LARGE for tracker in policy.trackers.values()):
        return Words("tracking for advertising or social networks", "le suivi pour la publicité ou les réseaux sociaux")
    if any(category.special for category in policy.data.values()):
        return Words("sensitive data on a large scale", "le traitement à grande échelle de données sensibles")
    return None
