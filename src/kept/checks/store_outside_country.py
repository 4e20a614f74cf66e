"""Where the policy says in which countries data is stored, every place stands in one of them."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Note, Severity, Words

RULE = Rule(
    "store-outside-country",
    Severity.ERROR,
    Words("data lies outside the country that people were told", "des données se trouvent hors du pays annoncé"),
    ("GDPR 5(1)(a)", "GDPR 13(1)(f)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): where people were told that data stays, it stays."""
    told = subject.policy.hosted_in
    if not told or subject.holdings is None:
        return
    inventory, held = subject.holdings
    countries = listed(told)
    for name, place in inventory.places.items():
        if place.country in told:
            continue
        elsewhere = place.country is not None
        yield RULE.finding(
            Words(
                f"the place `{name}` is in `{place.country}`, and people were told {countries.en}"
                if elsewhere
                else f"the place `{name}` has no country, and people were told {countries.en}",
                f"le lieu `{name}` est en `{place.country}`, alors que le texte annonce {countries.fr}"
                if elsewhere
                else f"le lieu `{name}` n’a pas de pays, alors que le texte annonce {countries.fr}",
            ),
            Note(held.at("places", name, "country"), Words("not there", "pas là"))
            if elsewhere
            else Note(held.key("places", name), Words("in which country?", "dans quel pays ?")),
            related=(subject.value("hosted-in", en="told here", fr="annoncé ici"),),
            help=Words(
                "move it, or write its `country:`; or change `hosted-in:` and tell people",
                "déplacez-le, ou écrivez son `country:` ; ou changez `hosted-in:` et informez les personnes",
            ),
            about=(f"places.{name}",),
        )
