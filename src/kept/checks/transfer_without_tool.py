"""Data that leaves the European Economic Area needs a tool that allows it, valid on the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy import Transfer
from kept.policy.transfers import Flaw, abroad, flaw, nowhere
from kept.source import Route

RULE = Rule(
    "transfer-without-tool",
    Severity.ERROR,
    Words("data leaves the EEA without a tool that allows it", "des données quittent l’EEE sans outil qui le permette"),
    ("GDPR 13(1)(f)", "GDPR 44", "GDPR 46(1)"),
)

_TOOLS = Words(
    "write `{tool: adequacy}` where a decision covers the country, or `{tool: scc, module: 2, assessed: 2026-01-15}`",
    "écrivez `{tool: adequacy}` si une décision couvre le pays, ou `{tool: scc, module: 2, assessed: 2026-01-15}`",
)


class _Leaving(NamedTuple):
    """Data on its way to a country: whose, where in the file, by which tool."""

    party: str
    country: str
    route: Route
    transfer: Transfer | None


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 44: only under a decision, safeguards or a derogation; 13(1)(f): people are told which."""
    for name, party in subject.policy.parties.items():
        if nowhere(party) and not subject.written("parties", name, "country"):
            yield _nowhere(subject, name)
    for leaving in _leaving(subject):
        if _is_code(leaving.country):
            yield from _judged(subject, leaving)
        else:
            yield _finding(subject, leaving, _NO_CODE, _CODE, law=("GDPR 13(1)(f)",), place=_COUNTRY)


def _leaving(subject: Subject) -> Iterator[_Leaving]:
    for name, party in subject.policy.parties.items():
        for country, transfer in abroad(party):
            own = ("parties", name, "transfer" if party.transfer else "country")
            at = ("parties", name, "onward", country) if country in party.onward else own
            yield _Leaving(name, country, at, transfer)


def _judged(subject: Subject, leaving: _Leaving) -> Iterator[Finding]:
    transfer, found = leaving.transfer, flaw(leaving.country, leaving.transfer, subject.on)
    unread = {Flaw.NO_TOOL: "tool", Flaw.UNCERTIFIED: "certified"}
    if found in unread and subject.written(*leaving.route, unread[found]):
        return
    if found is not None:
        told = _FLAWS[found]
        yield _finding(subject, leaving, told.headline, told.way_out, law=told.law)
    elif transfer is not None and transfer.tool == "derogation" and _routine(subject, leaving.party):
        yield _finding(subject, leaving, _OCCASION, _TOOLS, law=("GDPR 49(1)",), severity=Severity.WARNING)


def _routine(subject: Subject, party: str) -> bool:
    """Whether a purpose sends data to the party as a matter of course."""
    return any(party in purpose.recipients for purpose in subject.policy.purposes.values())


def _is_code(country: str) -> bool:
    """ISO 3166, or one of the organisations that a decision covers (GDPR 45(1))."""
    return (len(country) == len("FR") and country.isalpha()) or country.isupper()


_NO_TOOL = Words("data goes to {} and nothing allows it", "des données partent vers {} sans que rien ne le permette")
_SHIELD = Words("the framework named for {} was declared void", "le cadre nommé pour {} a été invalidé")
_NO_DECISION = Words(
    "no adequacy decision covers {} on the day of this check", "aucune décision d’adéquation ne couvre {} à ce jour"
)
_UNCERTIFIED = Words(
    "adequacy for {} covers certified organisations only, and no certification is given",
    "l’adéquation pour {} ne vaut que pour les organisations certifiées, et aucune certification n’est donnée",
)
_NOT_YET = Words(
    "the certification for {} is later than this check", "la certification pour {} est postérieure à ce jour"
)
_CLAUSES = Words(
    "the clauses for {} name no module, or the law of the country was not assessed",
    "les clauses pour {} n’indiquent pas de module, ou le droit du pays n’a pas été évalué",
)
_OCCASION = Words(
    "data goes to {} as a matter of course, under a derogation for the occasion",
    "des données partent couramment vers {} au titre d’une dérogation faite pour l’occasion",
)
_NO_CODE = Words("{} is not the code of a country", "{} n’est pas un code de pays")
_CODE = Words("write two letters: `FR`, `IE`, `US`", "écrivez deux lettres : `FR`, `IE`, `US`")
_COUNTRY = Words("which country?", "quel pays ?")
_OUTSIDE = Words("outside the EEA", "hors de l’EEE")
_CERTIFY = Words(
    "write the day the recipient was certified: `{tool: adequacy, scheme: DPF, certified: 2023-09-01}`, or another tool",
    "écrivez le jour où le destinataire a été certifié : `{tool: adequacy, scheme: DPF, certified: 2023-09-01}`, "
    "ou un autre outil",
)


class _Told(NamedTuple):
    """What is said of one flaw of a transfer."""

    headline: Words
    way_out: Words
    law: tuple[str, ...] | None = None


_FLAWS = {
    Flaw.NO_TOOL: _Told(_NO_TOOL, _TOOLS),
    Flaw.VOID: _Told(_SHIELD, _CERTIFY, ("CJEU C-311/18", "GDPR 45")),
    Flaw.NO_DECISION: _Told(_NO_DECISION, _TOOLS, ("GDPR 45",)),
    Flaw.UNCERTIFIED: _Told(_UNCERTIFIED, _CERTIFY, ("GDPR 45(3)", "Decision (EU) 2023/1795")),
    Flaw.NOT_YET: _Told(_NOT_YET, _CERTIFY, ("GDPR 45(3)", "Decision (EU) 2023/1795")),
    Flaw.CLAUSES: _Told(_CLAUSES, _TOOLS, ("GDPR 46(2)(c)", "Decision (EU) 2021/914")),
}


def _finding(
    subject: Subject,
    leaving: _Leaving,
    headline: Words,
    way_out: Words,
    *,
    law: tuple[str, ...] | None = None,
    place: Words = _OUTSIDE,
    severity: Severity | None = None,
) -> Finding:
    country = f"`{leaving.country}`"
    span, party = subject.document.at(*leaving.route), subject.document.key("parties", leaving.party)
    return RULE.finding(
        Words(headline.en.format(country), headline.fr.format(country)),
        Note(span, place),
        related=(Note(party, Words("received by", "reçu par")),) if party.line != span.line else (),
        help=way_out,
        law=law,
        severity=severity,
        about=(f"parties.{leaving.party}",),
    )


def _nowhere(subject: Subject, party: str) -> Finding:
    return RULE.finding(
        Words(
            f"nobody can tell whether data sent to `{party}` leaves the EEA",
            f"nul ne peut savoir si les données envoyées à `{party}` quittent l’EEE",
        ),
        subject.key("parties", party, en="in which country?", fr="dans quel pays ?"),
        help=Words(
            "write `country: IE`, and under `onward:` each country outside the EEA with its tool",
            "écrivez `country: IE`, et sous `onward:` chaque pays hors de l’EEE avec son outil",
        ),
        about=(f"parties.{party}",),
    )
