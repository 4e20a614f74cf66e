"""Documents that are asked in some cases only are asked by a law, and it is cited."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "case-without-law",
    Severity.ERROR,
    Words(
        "documents are asked in one case, and no law or reason is given",
        "des pièces sont demandées dans un cas, sans loi ni raison",
    ),
    ("GDPR 5(1)(c)", "GDPR 13(2)(e)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): no more than needed; where a country decides, its law says what is needed, and no other reason does."""
    for name, point in subject.policy.collection.items():
        for case, value in point.cases.items():
            if not value.grounded:
                yield RULE.finding(
                    Words(
                        f"the case `{case}` of `{name}` does not cite the law that asks for its documents",
                        f"le cas `{case}` de `{name}` ne cite pas la loi qui en demande les pièces",
                    )
                    if value.country
                    else Words(
                        f"the case `{case}` of `{name}` does not say why its fields are needed",
                        f"le cas `{case}` de `{name}` ne dit pas pourquoi ses champs sont nécessaires",
                    ),
                    subject.key("collection", name, "cases", case, en="by which law?", fr="en vertu de quelle loi ?"),
                    help=Words(
                        "write `law:` with the text that asks for them; where no country decides, `why: {en: …, fr: …}`",
                        "écrivez `law:` avec le texte qui les demande ; quand aucun pays ne décide, `why: {fr: …, en: …}`",
                    ),
                    about=(f"collection.{name}",),
                )
