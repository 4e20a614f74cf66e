"""Organisations served over a real socket, and a real browser to look at them.

Chromium is the one that ``KEPT_CHROMIUM`` names, or that stands on the path. Where there is none, the tests that need
it are skipped with the reason; where ``CI=true`` they fail.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from uvicorn import Server

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WAIT = 20.0  # seconds for a server to answer

Serve = Callable[..., str]


@pytest.fixture
def organisation_folder(tmp_path: Path) -> Path:
    """The worked example in a folder of its own, without a journal."""
    made = tmp_path / "ouicom"
    made.mkdir()
    for name in ("policy.yaml", "holdings.yaml"):
        shutil.copy(OUICOM / name, made)
    return made


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve folders, with their places where a form is taken in; the answer is the address. Everything stops with the test."""
    from kept.cli.serve import bind, server
    from kept.work.organisation import Organisation

    running: list[tuple[Server, threading.Thread, list[Organisation]]] = []

    def start(*folders: Path, places: Mapping[str, str] = MappingProxyType({}), public: str = "") -> str:
        organisations = [Organisation.at(folder, places) for folder in folders]
        made = server(organisations, lambda: NOW, public)
        listening = bind("127.0.0.1", 0)
        thread = threading.Thread(target=made.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((made, thread, organisations))
        until = time.monotonic() + WAIT
        while not made.started and time.monotonic() < until:
            time.sleep(0.01)
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield start
    for stopping, thread, organisations in running:
        stopping.should_exit = True
        thread.join(WAIT)
        for organisation in organisations:
            if "state" in vars(organisation):
                organisation.state.close()
            organisation.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of a page; each opens a context of its own.

    Not for the whole run: while it is open the thread has an event loop, in which durable work refuses to begin.
    """
    from playwright.sync_api import sync_playwright

    path = os.environ.get("KEPT_CHROMIUM") or shutil.which("chromium")
    if path is None:
        reason = "no Chromium: install one, or name it in KEPT_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}; a machine that checks must have one", pytrace=False)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
