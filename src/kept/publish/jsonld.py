"""The notice for machines: JSON-LD in the words of the W3C Data Privacy Vocabulary (DPV 2.3).

For a DPO: what the pages say to people (GDPR arts 13 and 14), a crawler or a register can read without guessing:
each purpose with its basis, the data, the people, the recipients, the transfers, the durations, and the rights. Each
thing is named by its anchor on the page of the notice, which stands in the same folder. A text in it is always a value,
never a key or an address; what would close a script element is written as an escape, so that the file may stand in one.
"""

from __future__ import annotations

import json
from typing import Any

from kept.law.vocabulary import DPV, EU_GDPR, LegalBasis
from kept.pages.addresses import link
from kept.policy import Basis, DataCategory, Disposal, Party, Purpose, RetentionClause, Role
from kept.publish.clauses import cited, names_of_data
from kept.publish.jsonld_terms import data_term, people_term
from kept.publish.register import covering, names_of_clients
from kept.publish.sections.telling import Telling
from kept.publish.sections.who import countries_abroad, receiving

Node = dict[str, Any]

CONTEXT: Node = {
    "dpv": DPV,
    "eu-gdpr": EU_GDPR,
    "pd": "https://w3id.org/dpv/pd#",
    "loc": "https://w3id.org/dpv/loc#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ROLES = {
    Role.CONTROLLER: "dpv:DataController",
    Role.JOINT_CONTROLLER: "dpv:JointDataControllers",
    Role.PROCESSOR: "dpv:DataProcessor",
    Role.AUTHORITY: "dpv:DataProtectionAuthority",
}
_TOOLS = {"adequacy": "eu-gdpr:A45-3", "scc": "eu-gdpr:A46-2-c", "bcr": "eu-gdpr:A46-2-b"}
_DISPOSALS = {Disposal.ERASE: "dpv:Erase", Disposal.ANONYMISE: "dpv:Anonymise", Disposal.ARCHIVE: "dpv:Store"}


def jsonld(told: Telling) -> str:
    """The whole notice as JSON-LD 1.1."""
    text = json.dumps(_notice(told), ensure_ascii=False, indent=2)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e") + "\n"


def _notice(told: Telling) -> Node:
    policy = told.policy
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@id": "./",
            "@type": "dpv:PrivacyNotice",
            "dct:title": _words(told, policy.policy[told.language]),
            "dct:language": told.language,
            "owl:versionInfo": str(policy.version or 1),
            "dct:valid": {"@value": str(policy.effective), "@type": "xsd:date"} if policy.effective else None,
            "dpv:hasDataController": _party(told, policy.controller, told.party),
            "dpv:hasRecipient": [_party(told, name, policy.parties[name]) for name in receiving(told)],
            "dpv:hasDataSubject": [
                _named(told, f"people.{name}", [people_term(name)], kind.words[told.language])
                for name, kind in policy.people.items()
                if not kind.covers
            ],
            "dpv:hasPersonalData": [_category(told, name, kind) for name, kind in policy.data.items()],
            "dpv:hasProcess": [_purpose(told, name, each) for name, each in policy.purposes.items()],
            "dpv:hasStorageCondition": [_storage(told, name, each) for name, each in policy.retention.items()],
            "dpv:hasRight": _rights(told),
            "dpv:hasAuthority": _authority(told),
            "dpv:hasTechnicalOrganisationalMeasure": [
                _named(told, f"security.{name}", ["dpv:TechnicalOrganisationalMeasure"], words[told.language])
                for name, words in policy.security.items()
            ],
        }
    )


def _purpose(told: Telling, name: str, purpose: Purpose) -> Node:
    """A purpose with everything that art. 13 or 14 wants told of it."""
    policy = told.policy
    people = dict.fromkeys(kind for each in purpose.people for kind in policy.kinds(each))
    return _without_gaps(
        {
            "@id": f"./#purposes.{name}",
            "@type": "dpv:PersonalDataProcess",
            "dpv:hasPurpose": {"@type": "dpv:Purpose", "skos:prefLabel": _words(told, purpose.is_[told.language])},
            "dpv:hasLegalBasis": _bases(told, purpose),
            **_answerable(told, purpose),
            "dpv:hasDataSubject": [_ref("people", each) for each in people if each in policy.people],
            "dpv:hasPersonalData": [_ref("data", each) for each in purpose.data if each in policy.data],
            "dpv:hasRecipient": [_ref("parties", each) for each in purpose.recipients if each in policy.parties],
            "dpv:hasStorageCondition": [_ref("retention", each) for each in covering(policy, name)],
            "dpv:hasProcessing": [*_transfers(told, purpose), *_profiling(told, purpose)],
            "dpv:hasContext": _automated(told, name),
        }
    )


def _answerable(told: Telling, purpose: Purpose) -> Node:
    """Who decides: us; us with others (art. 26); or our clients, for whom we act (art. 28)."""
    us = _ref("parties", told.policy.controller)
    if purpose.role is Role.PROCESSOR:
        clients = [
            {"@type": "dpv:DataController", "dpv:hasName": each}
            for each in names_of_clients(told.policy, purpose, told.language)
        ]
        return {"dpv:hasDataProcessor": us, "dpv:hasDataController": clients}
    if purpose.role is Role.JOINT_CONTROLLER:
        others = [_ref("parties", each) for each in purpose.for_clients if each in told.policy.parties]
        return {"dpv:hasJointDataControllers": [us, *others]}
    return {"dpv:hasDataController": us}


def _bases(told: Telling, purpose: Purpose) -> Node | list[Node] | None:
    found = [_basis(told, basis) for basis in purpose.bases]
    return found[0] if len(found) == 1 else found or None


def _basis(told: Telling, basis: Basis) -> Node:
    language = told.language
    why = basis.interest[language] if basis.interest else cited(basis.law, language)
    term = basis.kind.iri.replace(EU_GDPR, "eu-gdpr:")
    if basis.kind is LegalBasis.LEGITIMATE_INTEREST:
        term = "eu-gdpr:A6-1-f-third-party" if basis.of else "eu-gdpr:A6-1-f-controller"
    return _without_gaps({"@type": term, "dct:description": _words(told, why) if why else None})


def _party(told: Telling, name: str, party: Party) -> Node:
    officer = party.dpo if party.dpo and party.dpo != "none" else None
    kinds = ["dpv:DataController"] if name == told.policy.controller else ["dpv:Recipient", *_role(party)]
    return _without_gaps(
        {
            "@id": f"./#parties.{name}",
            "@type": kinds,
            "dpv:hasName": told.tongue.typeset(party.name[told.language]),
            "dpv:hasAddress": party.address,
            "dpv:hasContact": party.email,
            "dpv:hasIdentifier": party.registration,
            "dpv:hasCountry": _country(party.country),
            "dpv:hasThirdCountry": [each for code in countries_abroad(party) if (each := _country(code))],
            "foaf:homepage": _address(party.site),
            "dpv:hasRepresentative": {"@type": "eu-gdpr:Representative", "dpv:hasName": party.representative}
            if party.representative
            else None,
            "dpv:hasDataProtectionOfficer": {"@type": "dpv:DataProtectionOfficer", "dpv:hasContact": officer}
            if officer
            else None,
        }
    )


def _role(party: Party) -> list[str]:
    if party.role is Role.PROCESSOR and party.under:
        return ["dpv:DataSubProcessor"]
    return [_ROLES[party.role]] if party.role in _ROLES else []


def _category(told: Telling, name: str, kind: DataCategory) -> Node:
    term = "dpv:SpecialCategoryPersonalData" if kind.special else "dpv:PersonalData"
    fields = [
        {"@type": data_term(field), "skos:prefLabel": _words(told, words[told.language])}
        for field, words in kind.fields.items()
    ]
    label = ", ".join(names_of_data(told.policy, (name,), told.language))
    return _without_gaps({**_named(told, f"data.{name}", [term], label), "dct:hasPart": fields})


def _storage(told: Telling, name: str, clause: RetentionClause) -> Node:
    """A duration from its trigger (xsd:duration), what follows it, and the sentence that people read."""
    lengths = [] if clause.length is None else [clause.length]
    lengths += [keep.period for keep in clause.with_option.values() if keep.period]
    return _without_gaps(
        {
            "@id": f"./#retention.{name}",
            "@type": "dpv:StorageDuration",
            "dct:description": _words(told, told.tongue.retention(told.policy, clause)),
            "dpv:hasDuration": [{"@value": each.iso(), "@type": "xsd:duration"} for each in lengths],
            "dpv:hasPersonalData": [_ref("data", each) for each in clause.data if each in told.policy.data],
            "dpv:hasProcessing": {"@id": _DISPOSALS[clause.then]} if clause.then else None,
        }
    )


def _transfers(told: Telling, purpose: Purpose) -> list[Node]:
    """Each way out of the European Economic Area with its tool (arts 44 to 49)."""
    found: list[Node] = []
    for name in purpose.recipients:
        party = told.policy.parties.get(name)
        for code in countries_abroad(party) if party else ():
            tool = (party.onward.get(code) or party.transfer) if party else None
            found.append(
                _without_gaps(
                    {
                        "@type": "dpv:Transfer",
                        "dpv:hasRecipient": _ref("parties", name),
                        "dpv:hasThirdCountry": _country(code),
                        "dpv:hasLegalBasis": {"@id": _TOOLS[tool.tool]} if tool and tool.tool in _TOOLS else None,
                    }
                )
            )
    return found


def _profiling(told: Telling, purpose: Purpose) -> list[Node]:
    if purpose.profiling is None:
        return []
    return [_told_of(told, "dpv:Profiling", purpose.profiling.logic, purpose.profiling.consequences)]


def _automated(told: Telling, name: str) -> list[Node]:
    """The decisions that a machine makes for this purpose (arts 13(2)(f), 22)."""
    return [
        _told_of(told, "dpv:AutomatedDecisionMaking", each.logic, each.consequences, each.is_)
        for each in told.policy.decisions.values()
        if name in each.purposes
    ]


def _told_of(told: Telling, term: str, logic: Any, consequences: Any, is_: Any = None) -> Node:
    texts = [("skos:prefLabel", is_), ("dpv:hasAlgorithmicLogic", logic), ("dpv:hasConsequence", consequences)]
    return {"@type": term, **{key: _words(told, words[told.language]) for key, words in texts if words}}


def _rights(told: Telling) -> list[Node]:
    """The rights that are open, and where each is exercised."""
    labels = told.tongue.LABELS.rights
    found: list[Node] = []
    for right in told.policy.rights.open:
        title = _words(told, labels[right][0]) if right in labels else None
        iri = right.iri.replace(EU_GDPR, "eu-gdpr:") if right.iri else "dpv:Right"
        found.append(
            _without_gaps({"@type": iri, "skos:prefLabel": title, "dpv:isExercisedAt": {"@id": "./#exercise"}})
        )
    return found


def _authority(told: Telling) -> Node | None:
    name = told.policy.rights.complaint
    party = told.policy.parties.get(name or "")
    return {**_party(told, name, party), "@type": "dpv:DataProtectionAuthority"} if name and party else None


def _named(told: Telling, anchor: str, terms: list[str], label: str) -> Node:
    return {"@id": f"./#{anchor}", "@type": terms, "skos:prefLabel": _words(told, label)}


def _ref(section: str, name: str) -> Node:
    return {"@id": f"./#{section}.{name}"}


def _words(told: Telling, text: str) -> Node:
    return {"@value": told.tongue.typeset(text), "@language": told.language}


def _country(code: str | None) -> Node | None:
    known = code is not None and len(code) == 2 and code.isascii() and code.isalpha()  # noqa: PLR2004 - ISO 3166
    return {"@id": f"loc:{code.upper()}"} if code and known else None


def _address(site: str | None) -> Node | None:
    found = link("site", site or "")
    safe = found and not any(sign in found[0].href for sign in ' <>"{}|\\^`')
    return {"@id": found[0].href} if safe else None


def _without_gaps(node: Node) -> Node:
    """What is not known is not there."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
