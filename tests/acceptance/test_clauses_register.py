"""Published clauses on the register, shown on the operator's own: whose instructions each processing for clients follows."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from tests.acceptance.conftest import EXAMPLES

from kept.load import load_folder
from kept.policy import Role


@pytest.mark.clause("denaroo-11.20")
@pytest.mark.parametrize(
    ("language", "client", "source"),
    [
        ("en", "client companies", "the option, the announcement that the client plays first"),
        ("fr", "entreprises clientes", "l’option, l’annonce que le client diffuse d’abord"),
    ],
)
def test_a_processor_record_shows_the_client_and_the_source_of_its_instructions(
    language: str, client: str, source: str
) -> None:
    """Every entry of the record names for whom and on what instructions; that of the recordings names the option."""
    command = ["register", str(EXAMPLES / "denaroo"), "--as", "processor", "--format", "json", "--lang", language]
    ended = subprocess.run([sys.executable, "-m", "kept", *command], capture_output=True, text=True, check=True)
    entries = {entry["activity"]: entry for entry in json.loads(ended.stdout)}
    purposes = load_folder(EXAMPLES / "denaroo").policy.purposes
    assert set(entries) == {name for name, each in purposes.items() if each.role is Role.PROCESSOR}
    assert all(entry["clients"] and entry["instructions"] for entry in entries.values())
    assert client in entries["call-recording"]["clients"]
    assert entries["call-recording"]["instructions"].startswith(source)
