"""`kept check --links` asks a real server whether each address of the notice still answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.acceptance.conftest import EXAMPLES, Command
from tests.acceptance.links import dead_server

from kept.cli.check_links import links_of, trouble_with
from kept.load import load_folder


@pytest.fixture
def server() -> Iterator[str]:
    """A server on this machine."""
    with dead_server({"/alive"}) as address:
        yield address


@pytest.mark.parametrize("path", ["/alive", "/moved", "/get-only", "/closed"])
def test_an_address_that_answers(server: str, path: str) -> None:
    """A page, a page that moved, one that refuses HEAD, one that wants a login: all alive."""
    assert trouble_with(f"{server}{path}", timeout=5) is None


@pytest.mark.parametrize(("path", "why"), [("/gone", "404"), ("/file", "302"), ("/loop", "302")])
def test_an_address_that_does_not(server: str, path: str, why: str) -> None:
    """A page that is gone, one that leads to a file of the disk, one that leads to itself."""
    trouble = trouble_with(f"{server}{path}", timeout=5)

    assert trouble is not None
    assert why in trouble.en


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org", "javascript:alert(1)", "http://", "http://[", "http://a b/"]
)
def test_an_address_that_is_not_followed(address: str) -> None:
    """Only the web is asked, and an address that is none is told, never raised."""
    assert trouble_with(address, timeout=2) is not None


def test_nobody_listens() -> None:
    """A closed port is told in words."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    trouble = trouble_with(f"http://127.0.0.1:{port}/", timeout=2)

    assert trouble is not None
    assert trouble.fr == "le serveur refuse la connexion"


def test_a_server_that_never_answers() -> None:
    """The question ends in time."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        trouble = trouble_with(f"http://127.0.0.1:{silent.getsockname()[1]}/", timeout=0.3)

    assert trouble is not None
    assert "in time" in trouble.en


@pytest.mark.clause("ouicom-6.19", "ouicom-7.19")
def test_links_of_the_example_are_present_and_alive(command: Command, tmp_path: Path) -> None:
    """The site of the authority and the opt-out module are in the notice, and a live server keeps the check clean."""
    policy = load_folder(EXAMPLES / "ouicom").policy
    addresses = {link.address for link in links_of(policy)}
    assert {"https://www.cnil.fr", "https://tools.google.com/dlpage/gaoptout?hl=en"} <= addresses

    text = (EXAMPLES / "ouicom" / "policy.yaml").read_text(encoding="utf-8")
    with dead_server(
        {"", "/", "/dlpage/gaoptout", "/fr/plaintes", "/fr/cookies-les-outils-pour-les-maitriser"}
    ) as server:
        for outside in (
            "https://www.cnil.fr",
            "https://hub.ouicom.fr",
            "https://ouicom.fr",
            "https://tools.google.com",
        ):
            text = text.replace(outside, server)
        (tmp_path / "policy.yaml").write_text(text, encoding="utf-8")
        alive = command("check", tmp_path, "--links", "--format", "json")
        (tmp_path / "policy.yaml").write_text(text.replace("gaoptout?", "gone?"), encoding="utf-8")
        dead = command("check", tmp_path, "--links", "--format", "json")

    assert "dead-link" not in alive.codes
    [finding] = [f for f in dead.answer["findings"] if f["code"] == "dead-link"]
    assert "/dlpage/gone" in finding["message"]
    assert finding["line"] == next(n for n, line in enumerate(text.splitlines(), 1) if "opt-out: http" in line)
    assert finding["severity"] == "warning"
