"""What the file of a party must hold before anything is handed to it, role by role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kept.contracts.document import TERMS, Contract
from kept.contracts.gap import Gap, Matter
from kept.findings import Words
from kept.policy import Party, Role
from kept.source import Route

_ENTRY = Words("give it an entry under `contracts:`", "donnez-lui une entrée sous `contracts:`")
_PEOPLE = ("staffing", "training", "confidentiality")


def paper(name: str, party: Party, contract: Contract | None, on: date) -> Iterator[Gap]:
    """GDPR 28(1), (3) and (10) for a processor; 29 for staff; 24 and 26 for whoever decides with or after the controller."""
    if contract is None:
        yield _gap(
            "not-on-file",
            Words(f"nothing is on file that binds `{name}`", f"aucune pièce au dossier ne lie `{name}`"),
            (),
            _LAW[party.role or Role.RECIPIENT],
            _ENTRY,
        )
    elif party.role is Role.PROCESSOR:
        yield from _of_processor(name, party, contract, on)
    elif party.role is Role.STAFF:
        yield from _instructed(name, contract, on, "GDPR 29")
    else:
        yield from _of_third_party(name, party, contract)


_LAW = {
    Role.PROCESSOR: ("GDPR 28(3)",),
    Role.STAFF: ("GDPR 29",),
    Role.JOINT_CONTROLLER: ("GDPR 26(1)",),
    Role.CONTROLLER: ("GDPR 24(1)",),
    Role.RECIPIENT: ("GDPR 24(1)",),
}


def _of_processor(name: str, party: Party, contract: Contract, on: date) -> Iterator[Gap]:
    signed = contract.signed or party.contract
    if contract.vetted is None or (signed is not None and contract.vetted > signed):
        yield _gap(
            "not-vetted",
            Words(
                f"nothing shows that `{name}` was vetted before it was engaged",
                f"rien ne montre que `{name}` a été examiné avant d’être engagé",
            ),
            ("vetted",),
            ("GDPR 28(1)",),
            Words(
                "write `vetted:`, the day on which its guarantees were weighed, before `signed:`",
                "écrivez `vetted:`, le jour où ses garanties ont été appréciées, avant `signed:`",
            ),
        )
    if missing := [term for term in TERMS if term not in contract.terms]:
        yield _terms(name, missing, tuple(TERMS[term] for term in missing))
    yield from _instructed(name, contract, on, "GDPR 28(3)(a)")
    if not any(each.from_ <= on for each in contract.guarantees):
        yield _gap(
            "no-guarantee",
            Words(
                f"nothing shows how `{name}` secures the data", f"rien ne montre comment `{name}` sécurise les données"
            ),
            ("guarantees",),
            ("GDPR 28(1)", "GDPR 32(1)"),
            Words(
                "write under `guarantees:` a certificate or an assessment: `of:`, `from:`, `until:`",
                "écrivez sous `guarantees:` un certificat ou une évaluation : `of:`, `from:`, `until:`",
            ),
        )
    yield from _annexed(name, contract)
    if contract.staff is None or not contract.staff.roles:
        yield _gap(
            "no-staff-statement",
            Words(
                f"`{name}` has not said which of its staff use the data",
                f"`{name}` n’a pas dit qui, chez lui, utilise les données",
            ),
            ("staff",),
            ("GDPR 28(3)(b)",),
            Words(
                "ask for its list of authorised functions, and write `staff: {roles: …, stated: …, every: 12 months}`",
                "demandez-lui la liste des fonctions habilitées, et écrivez `staff: {roles: …, stated: …, every: 12 months}`",
            ),
            stops=False,
        )


def _instructed(name: str, contract: Contract, on: date, law: str) -> Iterator[Gap]:
    if contract.instructions is None or contract.instructions.dated > on:
        yield _gap(
            "no-instructions",
            Words(f"`{name}` has no written instructions", f"`{name}` n’a pas d’instructions écrites"),
            ("instructions",),
            (law,),
            Words("write `instructions: {version: …, dated: …}`", "écrivez `instructions: {version: …, dated: …}`"),
        )


def _annexed(name: str, contract: Contract) -> Iterator[Gap]:
    """GDPR 28(3)(c), 32(1) and 32(4): the technical measures, and the people, of whoever carries out everything."""
    annex = contract.annex
    if annex is None:
        if contract.entrusted == "everything":
            yield _annex(name, "a security annex", "une annexe de sécurité", ("annex",))
        return
    if not annex.technical:
        yield _annex(
            name, "the technical measures of its annex", "les mesures techniques de son annexe", ("annex", "technical")
        )
    if lacking := [each for each in _PEOPLE if each not in annex.people]:
        listed_en, listed_fr = " and ".join(lacking), " et ".join(_MEANS[each] for each in lacking)
        en, fr = f"the human means of its annex: {listed_en}", f"les moyens humains de son annexe : {listed_fr}"
        yield _annex(name, en, fr, ("annex", "people"))


def _annex(name: str, en: str, fr: str, route: Route) -> Gap:
    return _gap(
        "annex-incomplete",
        Words(f"the contract of `{name}` lacks {en}", f"au contrat de `{name}`, il manque {fr}"),
        route,
        ("GDPR 28(3)(c)", "GDPR 32(1)"),
        Words(
            "write `annex: {technical: [encryption], people: [staffing, training, confidentiality]}`",
            "écrivez `annex: {technical: [chiffrement], people: [staffing, training, confidentiality]}`",
        ),
    )


def _of_third_party(name: str, party: Party, contract: Contract) -> Iterator[Gap]:
    """GDPR 26(1): an arrangement with a joint controller; 24(1): whoever else receives data knows its own duties."""
    joint = party.role is Role.JOINT_CONTROLLER
    term = "arrangement" if joint else "own-duties"
    if term not in contract.terms:
        yield _terms(name, [term], ("GDPR 26(1)",) if joint else ("GDPR 24(1)",))


def _terms(name: str, missing: list[str], law: tuple[str, ...]) -> Gap:
    """Every missing term in one sentence: the contract is amended once."""
    listed = ", ".join(f"`{term}`" for term in missing)
    return _gap(
        "term-missing",
        Words(
            f"the contract of `{name}` does not bind it to {'; to '.join(_TERMS[term].en for term in missing)}",
            f"le contrat de `{name}` ne l’oblige pas à {' ; à '.join(_TERMS[term].fr for term in missing)}",
        ),
        ("terms",),
        law,
        Words(
            f"have the contract amended, then add to `terms:` {listed}",
            f"faites compléter le contrat, puis ajoutez à `terms:` {listed}",
        ),
    )


_MEANS = {"staffing": "effectif", "training": "formation", "confidentiality": "confidentialité"}
_TERMS = {
    "instructions": Words("act on documented instructions only", "n’agir que sur instructions documentées"),
    "confidentiality": Words("keep its people to confidentiality", "tenir son personnel à la confidentialité"),
    "security": Words("secure the data", "sécuriser les données"),
    "sub-processors": Words(
        "engage no further processor on its own authority",
        "ne recourir à aucun autre sous-traitant de sa propre autorité",
    ),
    "rights": Words("help answer the requests of people", "aider à répondre aux demandes des personnes"),
    "assistance": Words(
        "help with security, breaches and impact assessments",
        "aider à la sécurité, face aux violations et pour les analyses d’impact",
    ),
    "deletion": Words("erase or return the data at the end", "effacer ou restituer les données à la fin"),
    "audits": Words("submit to audits", "se prêter aux audits"),
    "own-use": Words("use the data for no ends of its own", "n’utiliser les données à aucune fin qui lui soit propre"),
    "arrangement": Words("settle who answers for what", "convenir de qui répond de quoi"),
    "own-duties": Words(
        "meet its own duties as a controller", "respecter ses propres devoirs de responsable du traitement"
    ),
}


def _gap(code: str, words: Words, route: Route, law: tuple[str, ...], help_: Words, *, stops: bool = True) -> Gap:
    return Gap(code, Matter.PAPER, words, route, law, help_, stops)
