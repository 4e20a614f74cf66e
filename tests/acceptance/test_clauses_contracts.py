"""What binds whoever receives data: taken out of the file, or past its day, nothing is handed over, and the check says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.acceptance.denaroo import EMAIL, denaroo, for_client
from tests.acceptance.office import Office
from tests.acceptance.optillio import house
from tests.acceptance.ouicom import ouicom
from tests.acceptance.wimi import wimi
from tests.acceptance.workshop import workshop

TODAY = "2026-11-22"
PLACES: dict[str, Callable[[Path], Office]] = {
    "denaroo": lambda beside: denaroo(beside, ended=None),
    "optillio": house,
    "ou-serrurier": workshop,
    "ouicom": ouicom,
    "wimi": wimi,
}
Open = Callable[[str], Office]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Each organisation, opened when it is first asked for."""
    return cache(lambda name: PLACES[name](tmp_path_factory.mktemp(name)))


class Flow(NamedTuple):
    """Data on its way: whose, to whom, what for, from which holding."""

    system: str
    to: str
    purpose: str
    holding: str


WIMI = Flow("wimi", "hosting", "support", "service.tickets")
DENAROO = Flow("denaroo", "hosting", "hosting", "platform.hosted")
TWILIO = Flow("denaroo", "twilio", "transmission", "platform.traffic")
ABROAD = Flow("denaroo", "gcp", "hosting", "platform.hosted")
OPTILLIO = Flow("optillio", "ovh", "billing", "app.invoices")
CERTIFIED = "from: 2026-02-01, until: 2030-01-31}"
ALL = "sub-processors, rights, assistance, deletion, audits, own-use]"
ANNEX = """    annex:
      technical: [encryption at rest, encryption in transit, daily backups, partitioned networks]
      people: [staffing, training, confidentiality]
"""
REASON = """    outside-because:
      en: no supplier of the Union provides numbers in the countries of this service
      fr: aucun fournisseur de l’Union ne fournit de numéros dans les pays de ce service
"""
MEASURED = 'measures: ["encryption at rest, with keys kept in France"], '


@contextmanager
def rewritten(at: Office, *pairs: tuple[str, str], name: str = "contracts.yaml", first: bool = True) -> Iterator[None]:
    """The document as a person changes it, for the length of a block; of several places the first, unless all are meant."""
    document = at.folder / name
    before = text = document.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1 if first else -1)
    document.write_text(text, "utf-8")
    yield
    document.write_text(before, "utf-8")


def hand(at: Office, flow: Flow, *more: str) -> Any:
    """What somebody who hands records over is answered."""
    client = for_client(at, flow.purpose) if flow.system == "denaroo" else ()  # type: ignore[arg-type] # an office is enough
    return at.use(flow.purpose, flow.holding, "--to", flow.to, "--on", TODAY, *client, *more).json


def found(at: Office, rule: str, *more: str) -> list[Any]:
    """What the check says by one rule."""
    told = at.kept("check", ".", "--no-places", "--on", TODAY, "--format", "json", *more).json
    return [each for each in told["findings"] if each["code"] == rule]


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=number, marks=pytest.mark.clause(number))


LAPSED = "from: 2026-02-01, until: 2026-11-21}"


@pytest.mark.parametrize(
    ("flow", "old", "new", "rule", "said"),
    [
        row("denaroo-37.22", DENAROO, CERTIFIED, LAPSED, "contract-lapsed", "evidence of the security of `hosting` has lapsed"),
        row("denaroo-37.26", DENAROO, "    instructions: *written\n    vetted: 2024-11-18\n    guarantees: &certified", "    vetted: 2024-11-18\n    guarantees: &certified", "contract-incomplete", "`hosting` has no written instructions"),
        row("denaroo-39.11", DENAROO._replace(to="contributors", purpose="support", holding="crm.tickets"), "  contributors: *told", "  contributors: {}", "contract-incomplete", "`contributors` has no written instructions"),
        row("denaroo-38.04", ABROAD, "review: 2030-01-19", "review: 2026-11-21", "contract-lapsed", "assessment of the transfer to `US` by `gcp` is overdue"),
        row("denaroo-38.07", ABROAD, MEASURED, "", "transfer-not-assessed", "nothing supplements them"),
        row("denaroo-38.15", TWILIO, REASON, "", "transfer-not-assessed", "`telecom` does the same work inside it"),
        row("optillio-4.1.19", OPTILLIO, f"    guarantees:\n      - {{of: {{en: ISO 27001 certificate, fr: certificat ISO 27001}}, {CERTIFIED}\n", "", "contract-incomplete", "nothing shows how `ovh` secures the data"),
        row("optillio-5.2.17", OPTILLIO, ALL, ALL.replace("deletion, ", ""), "contract-incomplete", "does not bind it to erase or return the data at the end"),
        row("ou-serrurier-6.09", Flow("ou-serrurier", "campaigns", "targeted-offers", "shop.preferences"), "until: 2030-03-02", "until: 2026-11-21", "contract-lapsed", "contract of the processor `campaigns` has ended"),
        row("ouicom-5.06", Flow("ouicom", "campaigns", "commercial-messages", "crm.prospecting"), "until: 2030-02-02", "until: 2026-11-21", "contract-lapsed", "contract of the processor `campaigns` has ended"),
        row("wimi-19.02", WIMI, CERTIFIED + "\n      - {of: {en: certificate of a host of health data, fr: certificat d’hébergeur de données de santé}, from: 2025-09-01, until: 2028-08-31}", LAPSED, "contract-lapsed", "evidence of the security of `hosting` has lapsed"),
        row("wimi-19.03", WIMI, "    vetted: 2024-06-10\n", "", "contract-incomplete", "nothing shows that `hosting` was vetted"),
        row("wimi-19.04", WIMI, ALL, ALL.replace("rights, ", ""), "contract-incomplete", "does not bind it to help answer the requests of people"),
        row("wimi-19.05", WIMI, "audits: {last: 2026-06-15", "audits: {last: 2022-06-15", "contract-lapsed", "audit of `hosting` is overdue"),
        row("wimi-20.26", WIMI, ANNEX, "", "contract-incomplete", "lacks a security annex"),
        row("wimi-20.27", WIMI, "encryption at rest, encryption in transit, daily backups, partitioned networks", "", "contract-incomplete", "lacks the technical measures of its annex"),
        row("wimi-20.28", WIMI, "people: [staffing, training, confidentiality]", "people: [confidentiality]", "contract-incomplete", "lacks the human means of its annex"),
    ],
)  # fmt: skip
def test_what_is_missing_or_lapsed_stops_the_flow(
    office: Open, flow: Flow, old: str, new: str, rule: str, said: str
) -> None:
    """With everything on file the party receives; one thing gone, the check names it and the same words refuse the data."""
    at = office(flow.system)
    assert hand(at, flow)["granted"] is True
    assert found(at, rule) == []

    with rewritten(at, (old, new)):
        refused, told = hand(at, flow), found(at, rule)

    assert (refused["granted"], refused["records"]) == (False, [])
    assert said in refused["reason"]
    assert [each for each in told if each["severity"] == "error" and said in each["message"]]
    assert at.journalled("use.decide")[-1]["stage"] == "refused"


@pytest.mark.clause("denaroo-7.02")
@pytest.mark.parametrize(
    ("kind", "en", "fr"),
    [
        ("natural-person", "natural person", "personne physique"),
        ("company", "company", "société"),
        ("public-body", "public body", "organisme public"),
    ],
)
def test_a_processor_is_of_any_kind(office: Open, kind: str, en: str, fr: str) -> None:
    """A person, a company or a public body may be a processor, and is called so; anything else is no kind that Kept knows."""
    at = office("denaroo")
    with rewritten(at, ("  group:\n    kind: company", f"  group:\n    kind: {kind}")):
        assert at.kept("check", ".", "--no-places", "--on", TODAY).code == 0
        assert f"(processor, {en}, FR)" in at.kept("contracts", ".", "--party", "group", "--on", TODAY).out
        french = at.kept("contracts", ".", "--party", "group", "--on", TODAY, "--lang", "fr", language="fr").out
        assert f"(sous-traitant, {fr}, FR)" in french
        assert hand(at, DENAROO._replace(to="group", purpose="support", holding="crm.tickets"))["granted"] is True
    with rewritten(at, ("  group:\n    kind: company", "  group:\n    kind: machine")):
        assert found(at, "unknown-word")


@pytest.mark.clause("denaroo-37.23")
@pytest.mark.parametrize(
    ("to", "purpose", "holding", "old", "new", "said"),
    [
        ("partner", "partner-offers", "crm.choices", "  partner: {kind: company, terms: [own-duties]}", "  partner: {kind: company}", "its own duties as a controller"),
        ("telecom", "transmission", "platform.traffic", "    terms: *all\n    instructions: *written\n    vetted: 2024-11-18\n    guarantees: *certified", "    instructions: *written\n    vetted: 2024-11-18\n    guarantees: *certified", "act on documented instructions only"),
        ("operators", "transmission", "platform.traffic", "  operators: {kind: company, terms: [own-duties], ", "  operators: {kind: company, ", "its own duties as a controller"),
    ],
)  # fmt: skip
def test_nobody_outside_receives_without_terms(
    office: Open, to: str, purpose: str, holding: str, old: str, new: str, said: str
) -> None:
    """A partner, a supplier, another operator: each is bound by terms of its role, and refused without them."""
    at, flow = office("denaroo"), Flow("denaroo", to, purpose, holding)
    agreed = ("choice", "give", "partner-offers", ".", "--identify", f"email={EMAIL}", "--at", "choices")
    assert at.kept(*agreed).code == 0  # what a partner is handed is what people chose, from the day on which they did
    today = ("--on", datetime.now(UTC).date().isoformat())
    assert hand(at, flow, *today)["granted"] is True

    with rewritten(at, (old, new)):
        refused, told = hand(at, flow, *today), found(at, "contract-incomplete")

    assert (refused["granted"], said in refused["reason"]) == (False, True)
    assert [each for each in told if said in each["message"] and each["severity"] == "error"]


@pytest.mark.clause("denaroo-37.24")
def test_a_supplier_uses_data_for_no_ends_of_its_own(office: Open) -> None:
    """Without the ban in its contract it is refused; with it, what leaves carries the one purpose that is permitted."""
    at = office("denaroo")
    sent = hand(at, DENAROO)
    entry = next(entry for entry in at.journalled("use.decide") if entry["seq"] == sent["entry"])
    assert (sent["granted"], sent["purpose"]) == (True, "hosting")
    assert (entry["about"]["to"], entry["about"]["purpose"]) == ("hosting", "hosting")

    with rewritten(at, ("audits, own-use]", "audits]")):
        refused, told = hand(at, DENAROO), found(at, "contract-incomplete")

    assert (refused["granted"], "no ends of its own" in refused["reason"]) == (False, True)
    assert {each["law"][0] for each in told} == {"GDPR 28(10)"}


@pytest.mark.clause("denaroo-37.01")
def test_a_supplier_has_a_country(office: Open) -> None:
    """In the Union its contract is enough; where nobody says where it stands, or works, it is refused."""
    at, flow = office("denaroo"), Flow("denaroo", "telecom", "transmission", "platform.traffic")
    assert hand(at, flow)["granted"] is True
    shown = at.kept("contracts", ".", "--party", "telecom", "--format", "json").json[0]
    assert (shown["country"], shown["processed-in"], shown["terms"][-1]) == ("BE", ["BE"], "own-use")

    with rewritten(at, ("    country: BE\n", ""), name="policy.yaml"):
        assert hand(at, flow)["granted"] is False
        assert found(at, "transfer-without-tool")[0]["severity"] == "error"
    with rewritten(at, ("    processed-in: [BE]", "    processed-in: [BE, IN]")):
        assert "works on the data in `IN`" in hand(at, flow)["reason"]
        assert found(at, "transfer-not-assessed")[0]["severity"] == "error"


@pytest.mark.parametrize(
    ("system", "place", "flow"),
    [
        row("wimi-20.13", "wimi", "service", WIMI),
        row("optillio-4.1.08", "optillio", "app", OPTILLIO),
    ],
)
def test_data_lies_in_france(office: Open, system: str, place: str, flow: Flow) -> None:
    """The host is French and bound; a store elsewhere, or of no country, is an error, and no command works on it."""
    at, host = office(system), office(system).loaded.policy.parties[flow.to]
    assert (host.country, host.contract is not None) == ("FR", True)
    assert hand(at, flow)["granted"] is True
    assert found(at, "store-outside-country") == []

    for elsewhere in (", country: DE", ""):
        variable = f"connect: env:KEPT_{system.upper()}_{place.upper()}"
        with rewritten(at, (f"{variable}, country: FR", variable + elsewhere), name="holdings.yaml"):
            told = found(at, "store-outside-country")
            stopped = at.kept("plan", ".", "--on", TODAY)
            refused = at.use(flow.purpose, flow.holding, "--to", flow.to, "--on", TODAY)
        assert [(each["severity"], f"`{place}`" in each["message"]) for each in told] == [("error", True)]
        assert (stopped.code, refused.code) == (1, 1)
        assert f"`{place}`" in stopped.err + stopped.out


@pytest.mark.clause("optillio-5.2.01")
def test_only_the_listed_services_are_subcontracted(office: Open) -> None:
    """Five services may be entrusted to others; a processor for a sixth, or for none, is an error and receives nothing."""
    at = office("optillio")
    assert len(at.loaded.policy.subcontracted) == 5
    assert hand(at, OPTILLIO)["granted"] is True
    assert found(at, "subcontracting-outside-list") == []

    for other in ("    provides: marketing\n", ""):
        with rewritten(at, ("    provides: hosting\n", other), name="policy.yaml"):
            told, refused = found(at, "subcontracting-outside-list"), hand(at, OPTILLIO)
        assert [(each["severity"], each["about"]) for each in told] == [("error", ["parties.ovh"])]
        assert (refused["granted"], "no service that may be subcontracted" in refused["reason"]) == (False, True)


@pytest.mark.clause("optillio-6.02")
def test_transfers_are_counted_and_stay_marginal(office: Open) -> None:
    """Two flows of twenty-eight leave the Union, each with its record; over the share that was set, the check names whose."""
    at = office("optillio")
    assert "Outside the EEA: 2 of 28 flows (7%), with mailing." in at.kept("contracts", ".", "--on", TODAY).out
    assert found(at, "transfers-not-marginal") == []
    mailing = Flow("optillio", "mailing", "offers", "app.campaigns")
    assert hand(at, mailing)["granted"] is True

    with rewritten(at, ("marginal: 0.1", "marginal: 0.05")):
        (told,) = found(at, "transfers-not-marginal")
    assert (told["severity"], "2 of 28, with `mailing`" in told["message"]) == ("warning", True)
    record = "US: {tool: scc, module: 3, assessed: 2025-09-15}"
    with rewritten(at, (record, "US: {}"), name="policy.yaml"):
        assert hand(at, mailing)["granted"] is False


@pytest.mark.clause("wimi-1.03")
def test_a_new_actor_has_a_role_and_its_duties(office: Open) -> None:
    """Saved without a role, a party is an error and receives nothing; with one, its duties are listed by article."""
    at, actor = office("wimi"), "  newcomer: {name: Venue Exemple SAS, country: FR"
    processor = Flow("wimi", "newcomer", "support", "service.tickets")
    duties = {"processor": "GDPR 28(3)(a)", "recipient": "GDPR 5(2)", "joint-controller": "GDPR 26(1)"}

    with rewritten(at, ("  hosting: #", f"{actor}, tasks: [support]}}\n  hosting: #"), name="policy.yaml"):
        refused, told = hand(at, processor), found(at, "contract-incomplete")
    assert (refused["granted"], "has no role" in refused["reason"]) == (False, True)
    assert [each["about"] for each in told if "has no role" in each["message"]] == [["parties.newcomer"]]
    for role, law in duties.items():
        with rewritten(at, ("  hosting: #", f"{actor}, role: {role}}}\n  hosting: #"), name="policy.yaml"):
            shown = at.kept("contracts", ".", "--party", "newcomer", "--format", "json").json[0]
        assert (shown["role"], shown["duties"][0]["law"]) == (role, law)
        assert len(shown["duties"]) >= 7


@pytest.mark.clause("wimi-8.18")
def test_a_processor_says_who_of_its_staff_uses_the_data(office: Open) -> None:
    """Each file of a processor shows a statement of its functions; a missing or an old one is told, with its day."""
    at = office("wimi")
    parties = at.kept("contracts", ".", "--on", TODAY, "--format", "json").json
    processors = [each for each in parties if each["role"] == "processor"]
    assert [each["party"] for each in processors if not (each["staff"] and each["staff"]["roles"])] == []
    assert {due["words"] for each in processors for due in each["due"]} >= {"a statement of its authorised staff"}

    for old, new, said in (
        ("    staff: {roles: [system administrators, on-call engineers], stated: 2026-03-02, every: 4 years}\n", "", "has not said which of its staff"),
        ("on-call engineers], stated: 2026-03-02, every: 4 years", "on-call engineers], stated: 2025-11-21, every: 1 year", "is too old"),
    ):  # fmt: skip
        with rewritten(at, (old, new)):
            told = [*found(at, "contract-incomplete"), *found(at, "contract-lapsed")]
        assert [(each["about"], said in each["message"]) for each in told] == [(["parties.hosting"], True)]


@pytest.mark.clause("denaroo-12.01")
def test_content_has_a_law_of_its_own(office: Open) -> None:
    """The record shows content under the secrecy of correspondence, in both languages, and the traffic beside it is not."""
    at = office("denaroo")
    for language, secret, traffic in (
        ("en", "content of communications (secrecy of correspondence)", "traffic and connection data"),
        ("fr", "contenu des communications (secret des correspondances)", "données de trafic et de connexion"),
    ):
        record = at.kept("register", ".", "--format", "json", "--lang", language, language=language).json
        (carried,) = [entry["data"] for entry in record if entry["activity"] == "transmission"]
        assert {each.lower().replace("\u00a0", " ") for each in carried} == {secret, traffic}
    with rewritten(at, ("    regime: secrecy-of-correspondence", "    regime: none-at-all"), name="policy.yaml"):
        assert found(at, "unknown-word")


@pytest.mark.parametrize(
    ("to", "status", "rest"),
    [
        row("denaroo-12.04", "operators", "terms: [own-duties], regulated: {as: interconnected operators of public networks, number: ARCEP 00-0000, since: 2020-01-06}}", "terms: [own-duties]}"),
        row("denaroo-12.05", "telecom", "    regulated: {as: operator of a public network, number: IBPT 00-0000, since: 2020-01-06}", "   "),
    ],
)  # fmt: skip
def test_content_goes_over_regulated_operators_only(office: Open, to: str, status: str, rest: str) -> None:
    """A known operator carries it, and the route is in the journal; without its status the route is an error, and refused."""
    at, flow = office("denaroo"), Flow("denaroo", to, "transmission", "platform.traffic")
    carried = hand(at, flow)
    entry = next(entry for entry in at.journalled("use.decide") if entry["seq"] == carried["entry"])
    assert (carried["granted"], entry["about"]["to"], entry["about"]["purpose"]) == (True, to, "transmission")
    assert found(at, "content-route-unregulated") == []

    with rewritten(at, (status, rest)):
        refused, told = hand(at, flow), found(at, "content-route-unregulated")
    assert (refused["granted"], f"`{to}` has no regulated status" in refused["reason"]) == (False, True)
    assert [(each["severity"], each["about"]) for each in told] == [
        ("error", ["purposes.transmission", f"parties.{to}"])
    ]
    assert at.journalled("use.decide")[-1]["about"]["to"] == to


@pytest.mark.clause("denaroo-38.19")
def test_a_client_that_refused_a_supplier_is_served_without_it(office: Open) -> None:
    """The study ends in the client's choice: agreed, its data goes there; refused, the supplier is blocked for that client."""
    at = office("denaroo")
    assert hand(at, ABROAD)["granted"] is True
    (shown,) = at.kept("contracts", ".", "--party", "gcp", "--format", "json").json
    assert {(study["client"], study["service"], study["outcome"]) for study in shown["studies"]} == {
        ("client-a", "abroad-hosting", "agreed"),
        ("client-b", "abroad-hosting", "refused"),
    }
    assert shown["studies"][0]["choice"] == "hosting in France"

    with rewritten(at, ("dated: 2026-03-16, outcome: agreed", "dated: 2026-03-16, outcome: refused")):
        refused, elsewhere = hand(at, ABROAD), hand(at, ABROAD._replace(to="hosting"))
        before = at.use("hosting", "platform.hosted", "--to", "gcp", "--client", "client-a", "--on", "2026-03-15").json

    assert (refused["granted"], refused["records"]) == (False, [])
    assert refused["reason"] == "the client `client-a` has refused `gcp` for `abroad-hosting`"
    assert (elsewhere["granted"], before["granted"]) == (True, True)
