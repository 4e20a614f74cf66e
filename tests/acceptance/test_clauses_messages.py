"""Messages of service: to the account and nowhere else, also to those who refused offers, and without an offer in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.office import Office
from tests.acceptance.optillio import House, house
from tests.acceptance.wimi import account, wimi

ADA, IDA = "ada@mail.example", "ida@mail.example"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Optillio with two users, of whom Ada refused its offers."""
    at = house(tmp_path_factory.mktemp("optillio"))
    for key, email in enumerate((ADA, IDA), 1):
        told = {"id": key, "email": email, "role": "member", "full_name": "-", "created_at": "2026-09-01 09:00:00"}
        at.put("app.accounts", {**told, "origin": "account"})
    assert at.choose("object", "offers", f"email={ADA}").json["said"] == "objected"
    return at


def send(at: Office, message: str, text: str, *more: object) -> Any:
    """Ask whether the message may go, with this text."""
    (at.folder / "letter.txt").write_text(text, "utf-8")
    return at.kept("message", message, ".", "--text", "letter.txt", *more, "--format", "json").json


@pytest.mark.parametrize(
    ("message", "text", "offer"),
    [
        pytest.param(
            *(
                "technical",
                "The platform is closed for repairs on Sunday from 2 to 4 a.m.",
                "Enjoy 20 % off until Sunday.",
            ),
            marks=pytest.mark.clause("optillio-7.02"),
        ),
        pytest.param(
            *(
                "administrative",
                "Your invoice of October is in your space.",
                "Profitez d’une remise sur votre facture.",
            ),
            marks=pytest.mark.clause("optillio-7.03"),
        ),
        pytest.param(
            *("evolution", "The calendar can now be printed.", "Découvrez notre offre : le calendrier."),
            marks=pytest.mark.clause("optillio-7.04"),
        ),
    ],
)
def test_a_message_of_service_reaches_who_refused_offers_and_holds_none(
    at: House, message: str, text: str, offer: str
) -> None:
    """Ada, who refused offers and is in no campaign, gets it; with an offer in it, or said to be one, nobody does."""
    campaign = at.kept("use", "offers", ".", "--holding", "app.accounts", "--format", "json").json
    assert "objected" in [one["code"] for one in campaign["left"]]

    sent = send(at, message, text)
    assert (sent["granted"], sent["addresses"]) == (True, [ADA, IDA])
    (entry,) = (one for one in at.journalled("message.decide") if one["seq"] == sent["entry"])
    assert (entry["about"]["message"], entry["about"]["records"]) == (message, 2)

    for refused in (send(at, message, offer), send(at, message, text, "--promotional")):
        assert (refused["granted"], refused["addresses"]) == (False, [])
        assert "carries no offer" in refused["reason"]
    assert at.journalled("message.decide")[-1]["about"]["reason"] == "carries-an-offer"


@pytest.mark.clause("optillio-7.01")
def test_a_message_on_the_account_goes_to_its_address(at: House) -> None:
    """To the address of the account, however it is written, it goes; to another it is refused, and no address is noted."""
    text = "Your password was changed."
    assert send(at, "technical", text, "--to", "Ada@Mail.example")["addresses"] == [ADA]

    refused = send(at, "technical", text, "--to", "ada@elsewhere.example")
    assert (refused["granted"], refused["addresses"]) == (False, [])
    assert "the address of an account" in refused["reason"]
    (last,) = at.journalled("message.decide")[-1:]
    assert (last["stage"], last["about"]["reason"]) == ("refused", "another-address")
    assert "elsewhere" not in str(last)


@pytest.mark.clause("wimi-7.08")
def test_what_matters_about_the_service_reaches_who_opted_out_of_marketing(tmp_path: Path) -> None:
    """Ada is out of every campaign, and is told what matters about the service; tagged promotional, it goes to nobody."""
    at = wimi(tmp_path)
    at.put("service.accounts", account(1, ADA))
    for purpose in ("newsletter", "prospecting", "targeting"):
        assert at.choose("refuse", purpose, f"email={ADA}").code == 0
    text = "We move to new servers on 4 December: nothing changes for you."

    assert send(at, "service-information", text)["addresses"] == [ADA]
    tagged = send(at, "service-information", text, "--promotional")
    assert (tagged["granted"], tagged["addresses"]) == (False, [])
    assert "it is said to be promotional" in tagged["reason"]
