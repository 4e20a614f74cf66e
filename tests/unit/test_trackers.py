"""The gate of trackers: nothing before a choice but what is exempt, and only what the policy names after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.consent import gate
from kept.consent.trackers import fingerprint
from kept.load import load_folder, load_text
from kept.policy import Policy
from kept.web import choices

OUICOM = load_folder(Path(__file__).parents[2] / "examples" / "ouicom").policy
GOOGLE = "https://www.googletagmanager.com"


def policy(trackers: str) -> Policy:
    """A policy with these trackers."""
    return load_text(f"policy: x\ncontroller: x\nparties: {{x: {{name: X}}}}\ntrackers:\n{trackers}").policy


def directive(header: str, name: str) -> list[str]:
    """The sources of one directive of a Content-Security-Policy."""
    return next(part.split()[1:] for part in header.split("; ") if part.split()[0] == name)


def test_before_a_choice_only_what_is_exempt_passes() -> None:
    """No script, no foreign address, only the essential cookie; the choice is asked for."""
    before = gate(OUICOM)
    assert (before.trackers, before.scripts, before.cookies, before.hosts) == (("session",), (), ("session",), ())
    assert before.ask == ("analytics",)
    assert directive(before.header, "script-src") == ["'self'"]
    assert directive(before.header, "connect-src") == ["'self'"]


def test_after_consent_only_the_hosts_of_the_policy_pass() -> None:
    """The script of the accepted tool, its cookies, its hosts; nobody else's."""
    after = gate(OUICOM, {"analytics": True})
    assert after.scripts[0].startswith(f"{GOOGLE}/gtag/js")
    assert after.cookies == ("session", "_ga", "_gid")
    assert directive(after.header, "script-src") == ["'self'", GOOGLE, "https://www.google-analytics.com"]
    assert after.ask == ()


def test_a_refusal_closes_and_asks_no_more() -> None:
    """Refusing is an answer."""
    refused = gate(OUICOM, {"analytics": False})
    assert (refused.trackers, refused.ask) == (("session",), ())


def test_a_browser_that_refuses_for_its_user_is_heard() -> None:
    """Global Privacy Control outweighs an earlier yes, and nothing is asked again."""
    signalled = gate(OUICOM, {"analytics": True}, refuses=True)
    assert (signalled.trackers, signalled.scripts, signalled.ask) == (("session",), (), ())


@pytest.mark.clause("ouicom-7.06")
@pytest.mark.parametrize("kind", ["personalisation", "advertising"])
def test_what_personalises_is_never_exempt(kind: str) -> None:
    """Whatever the policy says of it, it waits for consent."""
    told = policy(f"  t: {{by: x, kind: {kind}, consent: exempt, lasts: 1 day, cookies: [p]}}\n")
    assert gate(told).cookies == ()
    assert gate(told).ask == ("t",)
    assert gate(told, {"t": True}).cookies == ("p",)


@pytest.mark.parametrize("consent", ["required", "opt-out"])
def test_an_opt_out_is_no_consent(consent: str) -> None:
    """Silence accepts nothing."""
    told = policy(f"  t: {{by: x, kind: audience, consent: {consent}, lasts: 1 day, hosts: ['https://t.example']}}\n")
    assert gate(told).hosts == ()


def test_a_tracker_without_a_lifetime_is_not_let_through() -> None:
    """Nobody was told how long it stays."""
    told = policy("  t: {by: x, kind: audience, consent: required, cookies: [p], hosts: ['https://t.example']}\n")
    assert gate(told, {"t": True}).cookies == ()


@pytest.mark.parametrize(
    "host", ["*", "https:", "http://t.example", "https://t.example; script-src *", "'unsafe-inline'", "https://t.example/x y", "data:"]
)  # fmt: skip
def test_a_host_cannot_widen_the_header(host: str) -> None:
    """Only https origins enter the header: whatever else a policy writes there is left out."""
    told = policy(f'  t: {{by: x, kind: audience, consent: required, lasts: 1 day, hosts: ["{host}"]}}\n')
    assert directive(gate(told, {"t": True}).header, "script-src") == ["'self'"]


def test_a_script_must_lie_on_its_own_hosts() -> None:
    """A script from elsewhere is not put in the page."""
    told = policy(
        "  t: {by: x, kind: audience, consent: required, lasts: 1 day, hosts: ['https://t.example'], script: 'https://u.example/s.js'}\n"
    )
    assert gate(told, {"t": True}).scripts == ()


def test_a_choice_is_remembered_and_read_back() -> None:
    """Yes and no survive the cookie; what was not chosen stays open."""
    for made in ({"analytics": True}, {"analytics": False}, {}):
        assert choices.read(OUICOM, choices.written(OUICOM, made)) == made


def test_a_choice_about_other_trackers_is_none() -> None:
    """When what is asked changes, it is asked again."""
    other = policy("  analytics: {by: x, kind: advertising, consent: required, lasts: 1 day}\n")
    assert fingerprint(other) != fingerprint(OUICOM)
    assert choices.read(OUICOM, choices.written(other, {"analytics": True})) == {}


@given(st.one_of(st.none(), st.text()))
def test_a_cookie_that_is_not_ours_chooses_nothing(value: str | None) -> None:
    """Whatever a browser sends, it is read without harm, and accepts nothing by accident."""
    assert choices.read(OUICOM, value) == {}
