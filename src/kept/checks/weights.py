"""What the rules say, weighed as the policy asks: ``checks:`` gives a rule another weight, or silences it.

For a DPO: a rule that does not fit the case is not removed by somebody, somewhere: it is silenced in the policy, with a
reason, and every report lists that. Faults, questions for a person and what was silenced are kept apart here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kept.findings import Finding, Severity
from kept.policy import Policy
from kept.policy.document import Weight

OUTSIDE = ("place-not-reached", "dead-link", "first-layer-too-long")
"""What a check says of the world outside the documents, and of the text made from them: it can be weighed too."""

NEVER = ("unknown-rule", "weight-without-reason")
"""Rules about the weights themselves: nothing silences them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A rule with another weight: its name, the weight and its reason, and the findings as they weighed before."""

    code: str
    weight: Weight
    findings: tuple[Finding, ...] = ()

    @property
    def silenced(self) -> bool:
        """Whether nothing of it is shown."""
        return self.weight.level == "off"


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that a check says: what is wrong, what a person must read, and which rules weigh otherwise here."""

    findings: tuple[Finding, ...]
    reviews: tuple[Finding, ...] = ()
    weighed: tuple[Weighed, ...] = ()


def weigh(policy: Policy, found: Iterable[Finding]) -> Judgement:
    """The findings under the weights of the policy. A weight that gives no reason counts for nothing."""
    every = tuple(found)
    weights = {
        code: weight
        for code, weight in policy.checks.items()
        if code not in NEVER and (weight.because.en or weight.because.fr)
    }
    shown = tuple(_shown(weights, every))
    return Judgement(
        tuple(finding for finding in shown if not finding.review),
        tuple(finding for finding in shown if finding.review),
        tuple(Weighed(code, weight, tuple(f for f in every if f.code == code)) for code, weight in weights.items()),
    )


def _shown(weights: dict[str, Weight], found: Iterable[Finding]) -> Iterator[Finding]:
    for finding in found:
        weight = weights.get(finding.code)
        if weight is None:
            yield finding
        elif isinstance(weight.level, Severity):
            yield replace(finding, severity=weight.level)
