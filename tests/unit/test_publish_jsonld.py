"""The notice for machines: what a reader of linked data finds in it, in words that the published vocabulary has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from kept.findings import Language
from kept.load import Loaded, load_folder, load_text
from kept.publish.jsonld import jsonld
from kept.publish.notice import notice
from kept.publish.sections.telling import Telling

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(each.parent for each in (ROOT / "examples").glob("*/policy.yaml"))
SPACES = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "pd": "https://w3id.org/dpv/pd#",
    "loc": "https://w3id.org/dpv/loc#",
}
VOCABULARY = {
    SPACES[prefix] + name
    for prefix, colon, name in (
        line.partition(":") for line in (ROOT / "tests/data/dpv-2.3.txt").read_text("utf-8").splitlines()
    )
    if colon and prefix in SPACES
}
DPV, GDPR = Namespace(SPACES["dpv"]), Namespace(SPACES["eu-gdpr"])
HOME = "https://us.example/fr/"


def graph(loaded: Loaded, language: Language = "fr") -> Graph:
    """The notice, as a reader of JSON-LD has it who fetched it from a site."""
    return Graph().parse(
        data=jsonld(Telling(loaded.policy, language)), format="json-ld", publicID=f"{HOME}notice.jsonld"
    )


def at(anchor: str) -> URIRef:
    """A thing of the notice, by its anchor."""
    return URIRef(f"{HOME}#{anchor}")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_every_word_is_in_the_vocabulary(example: Path, language: Language) -> None:
    """No term of DPV is made up."""
    used = {str(term) for triple in graph(load_folder(example), language) for term in triple}
    ours = {term for term in used if term.startswith("https://w3id.org/")}
    assert len(ours) > 20
    assert ours <= VOCABULARY


def test_a_purpose_is_told_whole() -> None:
    """Its basis, its people, its data, its recipients, its durations, and the way out of Europe with its tool."""
    found = graph(load_folder(ROOT / "examples" / "ouicom"))
    audience = at("purposes.audience")
    basis = found.value(audience, DPV.hasLegalBasis)
    assert (basis, RDF.type, GDPR["A6-1-a"]) in found
    assert (audience, DPV.hasDataSubject, at("people.visitors")) in found
    assert (audience, DPV.hasPersonalData, at("data.audience")) in found
    assert (audience, DPV.hasRecipient, at("parties.google")) in found
    assert (audience, DPV.hasStorageCondition, at("retention.audience")) in found
    assert found.value(at("retention.audience"), DPV.hasDuration) == Literal("P25M", datatype=XSD.duration)
    transfer = found.value(audience, DPV.hasProcessing)
    assert found.value(transfer, DPV.hasThirdCountry) == URIRef("https://w3id.org/dpv/loc#US")
    assert found.value(transfer, DPV.hasLegalBasis) == GDPR["A45-3"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_thing_is_named_by_its_anchor_on_the_page(language: Language) -> None:
    """From a purpose or a duration in the data one comes to the words that people read."""
    loaded = load_folder(ROOT / "examples" / "ouicom")
    told = notice(loaded, language)
    anchors = {each.clause for each in told.paragraphs} | {
        str(getattr(block, "id", "")) for section in told.sections for block in section.blocks
    }
    found = graph(loaded, language)
    for name in (
        *(f"purposes.{each}" for each in loaded.policy.purposes),
        *(f"retention.{each}" for each in loaded.policy.retention),
    ):
        assert (at(name), None, None) in found
        assert name in anchors


@pytest.mark.parametrize(
    "text", ['"}, {"@id": "https://evil.example', "</script><script>", "@type", "javascript:alert(1)"]
)
def test_names_are_values(text: str) -> None:
    """A name makes no key, no address and no end of a script element; it comes back as it was written."""
    quoted = json.dumps(text)
    loaded = load_text(
        f"policy: {quoted}\ncontroller: us\nparties: {{us: {{name: {quoted}, site: {quoted}, email: {quoted}}}}}\n"
        f"people: {{all: {quoted}}}\npurposes: {{sell: {{is: {quoted}, basis: contract, people: [all]}}}}\n"
    )
    raw = jsonld(Telling(loaded.policy, "en"))
    assert "<" not in raw
    found = graph(loaded, "en")
    assert str(found.value(at("parties.us"), DPV.hasName)) == text
    addresses = {str(term) for triple in found for term in triple if isinstance(term, URIRef)}
    assert not [each for each in addresses if "evil" in each or "javascript" in each]
