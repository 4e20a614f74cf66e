"""No use without its ground: an interest that was weighed, a law that is named, a consent that was given."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import EMAIL, LICENCE, Denaroo, denaroo
from tests.acceptance.office import Office
from tests.acceptance.optillio import house

INES = f"email={EMAIL}"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """Denaroo, with Ines in every table."""
    return denaroo(tmp_path_factory.mktemp("weighed"))


@pytest.fixture(scope="module")
def unweighed(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """The same, had nobody weighed any interest."""
    at = denaroo(tmp_path_factory.mktemp("unweighed"))
    rewrite(at, r", balanced: [0-9-]+|\n +balanced: [0-9-]+", "")
    return at


@pytest.fixture(scope="module")
def textless(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """The same, did it speak of legal obligations without a text."""
    at = denaroo(tmp_path_factory.mktemp("textless"))
    rewrite(at, r"basis: \{legal-obligation: [^}]+\}", "basis: legal-obligation")
    return at


def rewrite(at: Office, pattern: str, by: str) -> None:
    """Change the policy wherever a pattern stands."""
    policy = at.folder / "policy.yaml"
    text, times = re.subn(pattern, by, policy.read_text("utf-8"))
    assert times
    policy.write_text(text, "utf-8")


def traced(at: Office, entry: int) -> Any:
    """The entry of the journal that an answer names."""
    return next(one for one in at.journalled("use.decide") if one["seq"] == entry)


def row(clause: str, *values: str) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"denaroo-{clause}"))


@pytest.mark.parametrize(
    ("purpose", "holding", "person"),
    [
        row("28.1.06", "network", "platform.traffic", f"licence={LICENCE}"),
        row("28.3.11", "surveys", "platform.profiles", INES),
        row("28.4.14", "business", "platform.accounts", INES),
        row("28.5.09", "analysis", "platform.usage_logs", INES),
        row("28.6.08", "online-access", "platform.accounts", INES),
        row("28.6.11", "individual-management", "crm.contacts", INES),
        row("28.7.09", "suggestions", "crm.contacts", INES),
    ],
)
def test_an_interest_carries_once_it_was_weighed_and_until_one_objects(
    at: Denaroo, unweighed: Denaroo, purpose: str, holding: str, person: str
) -> None:
    """Not weighed, nothing is read; weighed, it is, until the person objects: from then on the person is left out."""
    refused = unweighed.use(purpose, holding).json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "was not weighed against those of the people" in refused["reason"]
    assert ("(`clients`)" in refused["reason"]) == (purpose == "online-access")  # the client's interest, not Denaroo's
    assert (traced(unweighed, refused["entry"])["stage"]) == "refused"
    assert traced(unweighed, refused["entry"])["about"]["reason"] == "not-balanced"

    read = at.use(purpose, holding).json
    assert (len(read["records"]), traced(at, read["entry"])["about"]["basis"]) == (1, "legitimate-interest")

    assert at.choose("object", purpose, person).json["said"] == "objected"
    after = at.use(purpose, holding).json
    assert (after["records"], [one["code"] for one in after["left"]]) == ([], ["objected"])


@pytest.mark.parametrize(
    ("purpose", "holding", "law"),
    [
        row("28.1.09", "network-security", "platform.traffic", "CPCE D98-5"),
        row("28.2.06", "billing-details", "platform.call_records", "CPCE L34-1"),
        row("28.4.20", "network-security", "platform.connection_records", "CPCE D98-5"),
        row("28.8.11", "authority-requests", "platform.connection_records", "CPCE L34-1"),
    ],
)
def test_an_obligation_carries_with_its_text(
    at: Denaroo, textless: Denaroo, purpose: str, holding: str, law: str
) -> None:
    """With the text that obliges, the purpose runs on it; without, nothing is read."""
    (basis,) = at.loaded.policy.purposes[purpose].bases
    read = at.use(purpose, holding).json
    assert (basis.law, len(read["records"])) == (law, 1)
    assert traced(at, read["entry"])["about"]["basis"] == "legal-obligation"

    refused = textless.use(purpose, holding).json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "without its text" in refused["reason"]
    assert traced(textless, refused["entry"])["about"]["reason"] == "no-legal-text"


@pytest.mark.clause("denaroo-28.7.13")
def test_recommendations_go_to_those_who_agreed(tmp_path: Path) -> None:
    """Who never agreed is skipped; who agreed where the policy asks is not, with the proof of it; who withdrew is again."""
    own = denaroo(tmp_path)

    def left() -> list[str]:
        used = own.use("recommendations", "platform.accounts").json
        assert len(used["records"]) == (0 if used["left"] else 1)
        return [one["code"] for one in used["left"]]

    assert left() == ["no-consent"]
    elsewhere = own.choose("give", "recommendations", INES, more=("--at", "contract"))
    assert (elsewhere.code, left()) == (1, ["no-consent"])

    assert own.choose("give", "recommendations", INES, more=("--at", "choices")).code == 0
    assert left() == []
    (proof,) = own.kept("choice", "show", ".", "--identify", INES, "--format", "json").json
    assert (proof["said"], proof["point"], proof["version"]) == ("given", "choices", 1)
    assert proof["words"] == "recommend services that your profile points to"

    assert own.choose("withdraw", "recommendations", INES).code == 0
    assert left() == ["withdrawn"]


@pytest.mark.parametrize(
    "part",
    [
        row("10.22", "joint-surveys"),
        row("10.23", "satisfaction-programmes"),
        row("10.24", "service-improvement-programmes"),
    ],
)
def test_who_opted_out_is_absent_from_what_is_decided_jointly(tmp_path: Path, part: str) -> None:
    """The audience is everybody; after the opt-out it is everybody else, while another joint activity keeps them."""
    own = denaroo(tmp_path)
    own.put("crm.contacts", own.rows("crm.contacts")[0] | {"id": 2, "email": "noa@client-a.example", "phone": None})

    def audience(named: str) -> list[int]:
        return [record["id"] for record in own.use(named, "crm.contacts").json["records"]]

    assert audience(part) == [1, 2]
    own.choose("refuse", part, INES)
    assert (audience(part), audience("joint-sales"), audience("joint-activities")) == ([2], [1, 2], [2])


@pytest.mark.clause("optillio-2.04")
def test_an_interest_is_a_basis_once_weighed_and_stated(tmp_path: Path) -> None:
    """Weighed and stated it carries the purpose; struck out, `kept check` asks for it and nothing is read on it."""
    at = house(tmp_path)
    assert at.kept("use", "site-security", ".", "--holding", "logs.visits").code == 0

    rewrite(at, r"(notice attacks .*?), balanced: [0-9-]+", r"\1")
    asked = at.kept("check", ".", "--persona", "dpo").out
    assert "where is the weighing of interests written, for `site-security`?" in asked
    refused = at.kept("use", "site-security", ".", "--holding", "logs.visits", "--format", "json")
    assert (refused.code, refused.json["records"]) == (1, [])
    assert traced(at, refused.json["entry"])["about"]["reason"] == "not-balanced"


@pytest.mark.clause("optillio-2.05")
def test_several_bases_carry_together_and_one_is_enough(tmp_path: Path) -> None:
    """Both are shown; when one falls the other carries, and the journal says which; with none left nothing is read."""
    at = house(tmp_path)
    rewrite(
        at, r"basis: (\{legitimate-interest: \{en: notice attacks .*?\}\})", r"basis: [\1, {legal-obligation: LCEN 6}]"
    )

    def carried() -> Any:
        used = at.kept("use", "site-security", ".", "--holding", "logs.visits", "--format", "json").json
        return traced(at, used["entry"])["about"]["basis"] if used["granted"] else used["reason"]

    assert carried() == ["legitimate-interest", "legal-obligation"]
    at.kept("publish", ".", "--out", "site")
    shown = re.sub(r"<[^>]+>", "", (at.folder / "site" / "en" / "index.html").read_text("utf-8"))
    assert "We have a legitimate interest in this: to notice attacks" in shown
    assert "The law obliges us to do so (art. 6 of the Act on confidence in the digital economy)" in shown

    noted = at.choose("object", "site-security", "email=ada@mail.example").json
    assert noted["left"] == ["legal-obligation"]
    (entry,) = at.journalled("choice.record")
    assert (entry["about"]["said"], entry["about"]["left"]) == ("objected", ["legal-obligation"])

    rewrite(at, r"(notice attacks .*?), balanced: [0-9-]+", r"\1")
    assert carried() == "legal-obligation"
    rewrite(at, r"\{legal-obligation: LCEN 6\}\]", "legal-obligation]")
    assert "was not weighed" in carried()


@pytest.mark.parametrize(
    ("purpose", "holding", "unlisted"),
    [
        row("28.4.09", "location-services", "platform.locations", "crm.tickets"),
        row("28.4.10", "network-security", "platform.traffic", "platform.profiles"),
    ],
)
def test_what_keeps_the_business_safe_reads_its_own_data(
    at: Denaroo, purpose: str, holding: str, unlisted: str
) -> None:
    """Location under its consent, traffic under the law: read, traced, and no other category with them."""
    if purpose == "location-services":
        at.choose("give", purpose, INES, more=("--at", "location"))
    read = at.use(purpose, holding).json
    told = {field for kind in at.loaded.policy.purposes[purpose].data for field in at.loaded.policy.data[kind].fields}
    assert (len(read["records"]), set(read["fields"]) <= told) == (1, True)
    assert traced(at, read["entry"])["about"]["purpose"] == purpose

    refused = at.use(purpose, unlisted).json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert traced(at, refused["entry"])["stage"] == "refused"


@pytest.mark.clause("denaroo-28.8.10")
def test_an_authority_gets_the_categories_that_its_request_names(at: Denaroo) -> None:
    """A request that names identity and contact data: of every holding, their fields leave and nothing else does."""
    policy, inventory = at.loaded.policy, at.loaded.inventory
    assert inventory is not None
    named = {field for kind in ("identity", "contacts") for field in policy.data[kind].fields}
    held = [name for name, one in inventory.holdings.items() if "authority-requests" in one.for_ and one.by is None]
    assert len(held) > 2

    released = {
        name: at.use("authority-requests", name, "--data", "identity", "--data", "contacts").json for name in held
    }
    left = {field for answer in released.values() for record in answer["records"] for field in record} - {"id"}
    assert left == named & {field for name in held for field in inventory.holdings[name].holds}
    assert at.use("authority-requests", "platform.connection_records").json["granted"] is True
    assert released["platform.connection_records"]["granted"] is False
