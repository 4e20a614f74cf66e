"""A decision left to a machine is told with its logic, what follows from it, and how to contest it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "decision-not-explained",
    Severity.ERROR,
    Words("a decision by a machine is not explained", "une décision prise par une machine n’est pas expliquée"),
    ("GDPR 13(2)(f)", "GDPR 22(3)", "LIL 47"),
)

_NEEDED = ("logic", "consequences", "safeguards")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(f): the logic, the significance and the consequences; 22(3): a person reviews, hears, and may be contested."""
    policy = subject.policy
    if policy.rights.automated_decisions and not subject.written("decisions"):
        yield RULE.finding(
            Words(
                "machines decide, and nothing says what or how", "des machines décident, et rien ne dit quoi ni comment"
            ),
            subject.value("rights", "automated-decisions", en="which decisions?", fr="quelles décisions ?"),
            help=Words(
                "name each under `decisions:` with `logic`, `consequences` and `safeguards`, or write `false`",
                "nommez chacune sous `decisions:` avec `logic`, `consequences` et `safeguards`, ou écrivez `false`",
            ),
            about=("rights",),
        )
    for name, decision in policy.decisions.items():
        missing = [key for key in _NEEDED if not subject.written("decisions", name, key)]
        if decision.legal_effect is False:
            missing = [key for key in missing if key != "safeguards"]
        if missing:
            keys = lacking(missing)
            yield RULE.finding(
                Words(f"the decision `{name}` does not give {keys.en}", f"la décision `{name}` n’indique {keys.fr}"),
                subject.key(
                    "decisions", name, en="by what logic, with what effect?", fr="selon quelle logique, à quel effet ?"
                ),
                help=Words(
                    "write `logic`, `consequences` and `safeguards: [human-review, own-view, contest]`",
                    "écrivez `logic`, `consequences` et `safeguards: [human-review, own-view, contest]`",
                ),
                about=(f"decisions.{name}",),
            )
