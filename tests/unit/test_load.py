"""Loading never raises on what a person wrote, and tells every mistake at once."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kept.checks import Subject, judge
from kept.findings import KeptError, Severity
from kept.load import Loaded, load_folder, load_text
from kept.load.references import EVENTS
from kept.render.text import render_findings
from kept.source import read

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"
EXAMPLE: dict[str, Any] = read((OUICOM / "policy.yaml").read_text(encoding="utf-8"), "policy.yaml").plain
HOLDINGS: dict[str, Any] = read((OUICOM / "holdings.yaml").read_text(encoding="utf-8"), "holdings.yaml").plain

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(sorted(EXAMPLE)), inner, max_size=4)
    ),
    max_leaves=20,
)


def _whole(policy: str, holdings: str | None = None) -> str:
    """Load, judge and print: nothing on the way may raise."""
    from datetime import date

    loaded = load_text(policy, holdings)
    findings = judge(Subject(loaded, date(2026, 11, 22)))
    for finding in findings:
        assert finding.primary is None or finding.primary.span.line >= 1
    return render_findings(findings, "en", colour=False) + render_findings(findings, "fr", colour=True)


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever is written, there is an answer."""
    _whole(text, text)


@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """Whatever a file holds, there is an answer."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "policy.yaml").write_bytes(raw)
    (folder / "holdings.yaml").write_bytes(raw)

    assert isinstance(load_folder(folder), Loaded)


@given(VALUES)
@example({"purposes": {"": {}, ":": None}})
@example({"languages": ["xx", "en", "yy", "fr"]})
def test_any_yaml(value: Any) -> None:
    """Any YAML value, of any shape, as either document."""
    text = yaml.safe_dump(value, allow_unicode=True)
    _whole(text, text)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_the_example_with_one_value_replaced(data: st.DataObject) -> None:
    """The example with anything in the place of any of its values still gets an answer, and keeps the rest."""
    document = copy.deepcopy(data.draw(st.sampled_from([EXAMPLE, HOLDINGS])))
    policy_changed = "policy" in document
    route = _replace(document, data)
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    other = yaml.safe_dump(HOLDINGS if policy_changed else EXAMPLE, allow_unicode=True, sort_keys=False)

    _whole(*((text, other) if policy_changed else (other, text)))
    loaded = load_text(text if policy_changed else other)
    if route[0] != "retention":
        assert len(loaded.policy.retention) == len(EXAMPLE["retention"])


def _replace(document: dict[str, Any], data: st.DataObject) -> list[Any]:
    route: list[Any] = []
    here: Any = document
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = data.draw(st.sampled_from(keys))
        route.append(key)
        deeper = isinstance(here[key], dict | list) and here[key]
        if not deeper or data.draw(st.booleans()):
            here[key] = data.draw(VALUES)
            return route
        here = here[key]


def test_all_mistakes_at_once() -> None:
    """Six mistakes are six findings, each at its line; what can be read is read."""
    loaded = load_text(
        "policy: Ours\n"
        "controler: acme\n"
        "effective: 2026-02-30\n"
        "languages: [en, de]\n"
        "purposes:\n"
        "  answer: {basis: consent}\n"
        "retention:\n"
        "  prospects: {keep: 3 yeers, since: last-contct}\n"
    )

    assert sorted((f.code, f.primary.span.line) for f in loaded.findings if f.primary) == [
        ("missing-value", 1),
        ("missing-value", 6),
        ("unknown-key", 2),
        ("unknown-reference", 8),
        ("unknown-word", 4),
        ("unreadable-date", 3),
        ("unreadable-period", 8),
    ]
    assert loaded.policy.retention["prospects"].since == "last-contct"


def test_many_mistakes_are_bounded() -> None:
    """A file with fifty thousand mistakes gets an answer, and not fifty thousand findings."""
    loaded = load_text("policy: Ours\ncontroller: acme\n" + "".join(f"key{n}: value\n" for n in range(45_000)))

    assert 0 < len(loaded.findings) <= 250


def test_the_example_loads_without_a_finding() -> None:
    """The worked example and its earlier version are read whole."""
    loaded = load_folder(OUICOM)

    assert loaded.findings == ()
    assert [policy.version for policy in loaded.every_version] == [1, 2]
    assert loaded.inventory is not None
    assert len(loaded.inventory.holdings) == len(HOLDINGS["holdings"])


def test_a_broken_frozen_version_is_told_and_left_out(tmp_path: Path) -> None:
    """An earlier version that cannot be read is a finding in its own file; the current one stands."""
    (tmp_path / "policy.yaml").write_text("policy: Ours\ncontroller: acme\nversion: 2\n", encoding="utf-8")
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "1.yaml").write_text("policy: {", encoding="utf-8")

    loaded = load_folder(tmp_path)

    assert {f.primary.span.document.name for f in loaded.findings if f.primary and f.code == "unreadable-yaml"} == {
        "versions/1.yaml"
    }
    assert loaded.versions == ()


@pytest.mark.parametrize("what", ["absent", "folder", "unreadable"])
def test_nothing_to_read(tmp_path: Path, what: str) -> None:
    """No policy, a folder in its place, a file nobody may read: exit code 3, and a way out."""
    path = tmp_path / "policy.yaml"
    if what == "folder":
        path.mkdir()
    if what == "unreadable":
        path.symlink_to(path)  # a circle: no user may read it, not even the superuser

    with pytest.raises(KeptError) as stopped:
        load_folder(tmp_path)

    assert stopped.value.exit_code == 3
    assert stopped.value.finding.severity is Severity.ERROR
    assert stopped.value.finding.help is not None


def test_events_that_come_with_kept_need_no_declaration() -> None:
    """Each built-in event may start a clause; another must be declared."""
    clauses = "".join(f"  c{n}: {{keep: 1 year, since: {event}}}\n" for n, event in enumerate(EVENTS))
    loaded = load_text(f"policy: Ours\ncontroller: acme\nparties: {{acme: {{name: A}}}}\nretention:\n{clauses}")

    assert loaded.findings == ()


def test_an_umbrella_word_that_covers_itself() -> None:
    """Words that cover each other in a circle end all the same."""
    loaded = load_text(
        "policy: Ours\ncontroller: acme\n"
        "people: {a: {en: a, covers: [b]}, b: {en: b, covers: [a, c]}, c: {en: c}, d: {en: d, covers: [d]}}\n"
    )

    assert loaded.policy.kinds("a") == ("c",)
    assert loaded.policy.kinds("d") == ("d",)
    assert loaded.policy.kinds("unknown") == ("unknown",)


@pytest.mark.parametrize("share", ["60", "1.5", "inf", "nan", "-0.1"])
def test_a_guard_that_guards_nothing_is_refused(share: str) -> None:
    """A share of a table lies between 0 and 1: `60`, meant as a percentage, would let every record through."""
    holdings = f"places: {{crm: {{kind: sql, connect: env:CRM, at-most-share: {share}}}}}\n"
    loaded = load_text("policy: Ours\ncontroller: acme\nparties: {acme: {name: A}}\n", holdings)

    assert [finding.primary.span.line for finding in loaded.findings if finding.primary] == [1]
    assert "this number lies outside" in loaded.findings[0].headline.en
    assert loaded.inventory is None or loaded.inventory.places["crm"].at_most_share is None


@pytest.mark.parametrize("version", ["0", "-1"])
def test_versions_are_counted_from_one(version: str) -> None:
    """There is no version 0, and none before it."""
    loaded = load_text(f"policy: Ours\ncontroller: acme\nversion: {version}\nparties: {{acme: {{name: A}}}}\n")

    assert [finding.primary.span.line for finding in loaded.findings if finding.primary] == [3]
    assert loaded.policy.version is None


def test_a_folder_of_a_name_too_long_for_any() -> None:
    """It is nothing to read, told as such."""
    with pytest.raises(KeptError) as told:
        load_folder(Path("a" * 5000))

    assert told.value.finding.code == "nothing-to-read"
