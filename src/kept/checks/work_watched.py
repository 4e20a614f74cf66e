"""A person reads whether people at work are watched, and know it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Policy
from kept.policy.recognised import Kind, kinds_of

RULE = Rule(
    "work-watched",
    Severity.NOTE,
    Words("are people at work watched, and told?", "des personnes sont-elles suivies au travail, et informées ?"),
    ("GDPR 35(3)", "Code du travail L1121-1", "Code du travail L1222-4", "Code du travail L2312-38"),
    review=True,
)


_WATCHING: frozenset[Kind] = frozenset({"log", "recording", "traffic", "location", "video", "badge"})
_STAFF = {"employee", "salarie", "worker", "staff", "agent", "adviser"}


def check(subject: Subject) -> Iterator[Finding]:
    """Code du travail L1121-1: in proportion; L1222-4 and L2312-38: people and their representatives are told."""
    policy = subject.policy
    for name, purpose in policy.purposes.items():
        people = next((word for word in purpose.people if _at_work(policy, word)), None)
        watching = [word for word in purpose.data if word in policy.data and _watches(policy, word)]
        if people is not None and watching:
            yield RULE.finding(
                Words(
                    f"does `{name}` follow people at work through `{watching[0]}`, and do they know?",
                    f"`{name}` suit-elle des personnes au travail par `{watching[0]}`, et le savent-elles ?",
                ),
                subject.key("purposes", name, en=f"`{people}` at work", fr=f"`{people}` au travail"),
                help=Words(
                    "tell them and the staff representatives, keep it in proportion, and see whether an impact assessment is due",
                    "informez-les, ainsi que leurs représentants, restez proportionné, et voyez s’il faut une analyse d’impact",
                ),
                about=(f"purposes.{name}",),
            )
            return


def _at_work(policy: Policy, word: str) -> bool:
    category = policy.people.get(word)
    return word.rstrip("s") in _STAFF or (category is not None and category.of is not None)


def _watches(policy: Policy, word: str) -> bool:
    return not _WATCHING.isdisjoint(kinds_of(policy.data[word], word))
