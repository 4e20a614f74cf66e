"""What Denaroo does not show: numbers of identity documents are masked, and the secrets of a client's tools go in and never come out."""

from __future__ import annotations

from typing import Any

import pytest
from tests.acceptance.denaroo import CLIENT, EMAIL, Denaroo, denaroo, value_of

SECRET = "unheard-of-7f3a"
SECRETS = ("tokens", "keys", "passwords")


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """One person with a record in every table."""
    return denaroo(tmp_path_factory.mktemp("store"))


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=f"{number}-{values[0]}", marks=pytest.mark.clause(f"denaroo-{number}"))


@pytest.mark.parametrize(
    ("field", "purpose"),
    [row("18.12", "identification_number", "identity-verification"), row("18.35", "title_number", "number-allotment")],
)
def test_a_number_of_a_document_is_masked(at: Denaroo, field: str, purpose: str) -> None:
    """Support opens the file: the end of the number is seen and nothing before it, on the screen and in JSON."""
    for to in ((), ("--to", "staff")):
        read = at.use(purpose, "crm.identity_checks", *to, "--by", "support").json
        assert read["granted"] is True
        assert read["records"][0][field] == "••••" + value_of(field)[-4:]
    screen = at.kept("use", purpose, ".", "--holding", "crm.identity_checks")
    assert value_of(field) not in screen.out


def test_the_person_reads_her_own_number(at: Denaroo) -> None:
    """Her copy carries the number whole (art. 15): what is masked is masked for others."""
    (holding,) = (one for one in at.access(EMAIL)["holdings"] if one["holding"] == "crm.identity_checks")

    assert holding["records"][0]["values"]["title_number"] == value_of("title_number")


@pytest.fixture(scope="module")
def everything_said(at: Denaroo) -> str:
    """All that is said once three secrets were given: every use, screen and document, the person's copy, the journal."""
    given = {"contact_email": EMAIL, **{field: f"{SECRET}-{field}" for field in SECRETS}}
    taken = at.collect("integration", given, "--people", "representatives")
    assert taken.code == 0, taken.out + taken.err
    seen = [taken, *(at.use(purpose, "crm.vault", "--client", CLIENT) for purpose in at.loaded.policy.purposes)]
    seen += [at.use("integrations", "crm.vault", "--client", CLIENT, "--to", "hosting")]
    seen += [at.kept("use", "integrations", ".", "--holding", "crm.vault", "--client", CLIENT)]
    seen += [at.kept("plan", ".", "--on", "2027-01-01", "--sql"), at.kept("explain", "retention.hosted", ".")]
    seen += [at.kept("journal", "show", ".", "--last", "999", "--format", "json"), at.kept("check", ".")]
    files = [*at.answer("access", EMAIL).rglob("*"), *(at.folder / ".kept").rglob("*")]
    said = [file.read_bytes().decode("utf-8", "ignore") for file in files if file.is_file()]
    return "\n".join([*said, *(one.out + one.err for one in seen)])


@pytest.mark.parametrize("field", [row("25.18", "tokens"), row("25.19", "keys"), row("25.20", "passwords")])
def test_a_secret_goes_in_and_never_comes_out(at: Denaroo, everything_said: str, field: str) -> None:
    """A secret is stored; the use for which it is held names the field without it; and nothing that is said has its value."""
    assert f"{SECRET}-{field}" in str(at.rows("crm.vault"))

    read = at.use("integrations", "crm.vault", "--client", CLIENT).json
    assert (read["granted"], field in read["never_shown"], len(read["records"])) == (True, True, 2)
    assert "held, and shown to nobody" in everything_said
    assert f"{SECRET}-{field}" not in everything_said
    assert value_of(field) not in everything_said
