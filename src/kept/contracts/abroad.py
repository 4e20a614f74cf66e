"""What a transfer outside the EEA asks for beside its tool: a study with a result, and a reason not to stay inside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kept.contracts.document import Contract
from kept.contracts.gap import Gap, Matter
from kept.findings import Words
from kept.law.pack import eea
from kept.policy import Party, Policy, Role, Transfer
from kept.policy.transfers import abroad
from kept.source import Route

_SCHREMS = ("GDPR 46(1)", "CJEU C-311/18")


def assessments(policy: Policy, name: str, contract: Contract, on: date) -> Iterator[Gap]:
    """Clauses and binding rules alone do not bind a foreign authority: the law there is studied (CJEU C-311/18)."""
    party = policy.parties[name]
    for country, transfer in abroad(party):
        yield from _assessed(name, country, transfer, contract, on)
    told = {country for country, _ in abroad(party)}
    for index, country in enumerate(contract.processed_in):
        if not eea(country) and country not in told:
            yield _gap(
                "processed-elsewhere",
                Words(
                    f"`{name}` works on the data in `{country}`, and the policy does not say so",
                    f"`{name}` travaille sur les données en `{country}`, et la politique ne le dit pas",
                ),
                ("processed-in", index),
                ("GDPR 13(1)(f)", "GDPR 44"),
                Words(
                    f"write the transfer to `{country}` under `onward:` of the party, with its tool",
                    f"écrivez le transfert vers `{country}` sous `onward:` de la partie, avec son outil",
                ),
            )
    if told and contract.outside_because is None and (instead := _inside(policy, name, party)):
        yield _gap(
            "outside-without-reason",
            Words(
                f"`{name}` takes data out of the EEA, and `{instead}` does the same work inside it",
                f"`{name}` fait sortir des données de l’EEE, alors que `{instead}` rend le même service à l’intérieur",
            ),
            ("outside-because",),
            ("GDPR 44", "GDPR 25(2)"),
            Words(
                f"write `outside-because:`, why it is not `{instead}`, or engage `{instead}`",
                f"écrivez `outside-because:`, pourquoi ce n’est pas `{instead}`, ou engagez `{instead}`",
            ),
        )


def _assessed(name: str, country: str, transfer: Transfer | None, contract: Contract, on: date) -> Iterator[Gap]:
    if transfer is None or transfer.tool not in {"scc", "bcr"}:
        return
    study = contract.transfers.get(country)
    if study is None or study.assessed > on:
        yield _gap(
            "not-assessed",
            Words(
                f"the transfer to `{country}` by `{name}` was not assessed",
                f"le transfert vers `{country}` par `{name}` n’a pas été évalué",
            ),
            ("transfers",),
            _SCHREMS,
            Words(
                f"write `transfers: {{{country}: {{assessed: …, result: sufficient, review: …}}}}`",
                f"écrivez `transfers: {{{country}: {{assessed: …, result: sufficient, review: …}}}}`",
            ),
        )
    elif study.result == "insufficient" and not study.measures:
        yield _gap(
            "no-supplementary-measure",
            Words(
                f"the clauses do not protect what `{name}` sends to `{country}`, and nothing supplements them",
                f"les clauses ne protègent pas ce que `{name}` envoie vers `{country}`, et rien ne les complète",
            ),
            ("transfers", country, "result"),
            _SCHREMS,
            Words(
                "write `measures:`, such as encryption with keys that stay in the EEA, or stop the transfer",
                "écrivez `measures:`, par exemple un chiffrement dont les clés restent dans l’EEE, ou cessez le transfert",
            ),
        )


def _inside(policy: Policy, name: str, party: Party) -> str | None:
    """Another processor that provides the same service and keeps data in the EEA."""
    for other, candidate in policy.parties.items():
        same = set(candidate.provides) & set(party.provides)
        if other != name and candidate.role is Role.PROCESSOR and same and not any(abroad(candidate)):
            return other
    return None


def _gap(code: str, words: Words, route: Route, law: tuple[str, ...], help_: Words) -> Gap:
    return Gap(code, Matter.ABROAD, words, route, law, help_)
