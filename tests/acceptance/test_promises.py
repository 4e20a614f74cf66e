"""`kept promises`: a promise is kept where a passing test names it, and nowhere else."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.plugins.promises import named

ROOT = Path(__file__).parents[2]
OUICOM = ROOT / "examples" / "ouicom"
LISTS = {
    path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "examples").glob("*/promises.yaml"))
}
LISTED = LISTS["ouicom"]
SURNAME = "tests/test_form.py::test_the_surname_is_asked"


def kept(*arguments: object, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The command, as a person runs it."""
    clean = {name: value for name, value in os.environ.items() if name not in {"CI", "KEPT_LANG", "LANG", "LC_ALL"}}
    command = [sys.executable, "-m", "kept", "promises", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=clean | environ, capture_output=True, text=True, check=False)


def report(folder: Path, **fates: dict[str, list[str]]) -> Path:
    """A report as a run of the suite writes it."""
    path = folder / "run.json"
    path.write_text(json.dumps({"passed": {}, "skipped": {}, "failed": {}} | fates), encoding="utf-8")
    return path


def standings(answer: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The printed JSON, by id."""
    return {row["id"]: row for row in json.loads(answer.stdout)}


def test_a_promise_is_kept_where_a_passing_test_names_it(tmp_path: Path) -> None:
    """The named one is kept, with what keeps it and its test; the other 177 are open."""
    run = report(tmp_path, passed={"ouicom-1.03": [SURNAME]})
    answer = kept(OUICOM, "--report", run, "--format", "json", cwd=tmp_path)
    assert answer.returncode == 0
    rows = standings(answer)
    assert rows["ouicom-1.03"] == {
        "system": "ouicom",
        "id": "ouicom-1.03",
        "kind": "collects",
        "level": "enforced",
        "status": "kept",
        "kept_by": "policy collection.contact-form.asks.surname, command collect",
        "tests": [SURNAME],
    }
    assert rows["ouicom-1.04"]["status"] == "open"
    assert rows["ouicom-1.04"]["kept_by"] is None
    assert sum(row["status"] == "kept" for row in rows.values()) == 1


@pytest.mark.parametrize("fate", ["skipped", "failed"])
def test_a_test_that_did_not_pass_keeps_nothing(tmp_path: Path, fate: str) -> None:
    """A skipped or a failing test is no evidence."""
    run = report(tmp_path, **{fate: {"ouicom-1.03": [SURNAME]}})
    rows = standings(kept(OUICOM, "--report", run, "--format", "json", cwd=tmp_path))
    assert rows["ouicom-1.03"]["status"] == "open"


def test_a_weak_point_is_told_with_the_rule_that_finds_it(tmp_path: Path) -> None:
    """Tensions stand in the same list, of the kind `tension`."""
    run = report(tmp_path, passed={"ouicom-T8": ["tests/test_cases.py::test_case"]})
    row = standings(kept(OUICOM, "--report", run, "--format", "json", cwd=tmp_path))["ouicom-T8"]
    assert (row["kind"], row["level"], row["kept_by"]) == ("tension", "warning", "rule answer-deadline-missing")


def test_without_a_report_everything_is_open_and_it_says_so(tmp_path: Path) -> None:
    """Nothing is guessed."""
    answer = kept(OUICOM, cwd=tmp_path)
    assert answer.returncode == 0
    assert "0 of 134 promises kept, 0 of 44 weak points found." in answer.stdout
    assert "No report of the tests was found, so everything is open: `make test` writes one." in answer.stdout


def test_the_list_reads_in_french(tmp_path: Path) -> None:
    """Sentences, kinds and totals are French."""
    answer = kept(OUICOM, "--report", report(tmp_path), "--lang", "fr", cwd=tmp_path)
    assert "0 promesse tenue sur 134, 0 point faible trouvé sur 44." in answer.stdout
    assert "Un formulaire de contact demande le nom." in answer.stdout
    assert "sécurité · 0/6" in answer.stdout


def test_a_folder_without_a_list_has_nothing_to_read(tmp_path: Path) -> None:
    """Exit 3, one finding, a way out."""
    answer = kept(tmp_path, cwd=tmp_path)
    assert answer.returncode == 3
    assert "there is no `promises.yaml`" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("text", ["", "[1]", "{}", '{"passed": 3, "skipped": {}}', "\x00"])
def test_what_is_no_report_is_refused(tmp_path: Path, text: str) -> None:
    """Exit 3, one finding."""
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    answer = kept(OUICOM, "--report", path, cwd=tmp_path)
    assert answer.returncode == 3
    assert "error[unreadable-report]: `run.json`" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_promise_kept_by_nothing_that_exists_is_a_finding(tmp_path: Path) -> None:
    """`kept-by` names a place of the policy, a command or a rule; anything else is shown at its line."""
    folder = tmp_path / "ouicom"
    shutil.copytree(OUICOM, folder, ignore=shutil.ignore_patterns(".kept"))
    listed = folder / "promises.yaml"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("policy retention.payments", "policy retention.payment"), encoding="utf-8")
    answer = kept(folder, "--report", report(tmp_path), cwd=tmp_path)
    assert answer.returncode == 1
    assert "`policy retention.payment` leads nowhere" in answer.stderr
    assert re.search(r"promises.yaml:\d+:\d+", answer.stderr)


def test_the_committed_list_is_held_to_the_run(tmp_path: Path) -> None:
    """Same evidence, silence; other evidence, exit 1 with the ids and the command that writes it anew."""
    run, committed = report(tmp_path, passed={"ouicom-1.03": [SURNAME]}), tmp_path / "promises.json"
    assert kept(OUICOM, "--report", run, "--write", committed, "--format", "json", cwd=tmp_path).returncode == 0
    assert kept(OUICOM, "--report", run, "--against", committed, cwd=tmp_path).returncode == 0
    run = report(tmp_path, passed={"ouicom-1.04": [SURNAME]})
    answer = kept(OUICOM, "--report", run, "--against", committed, cwd=tmp_path)
    assert answer.returncode == 1
    assert "for 2 of the promises: ouicom-1.03, ouicom-1.04" in answer.stderr
    assert "make promises" in answer.stderr


def test_a_machine_without_a_server_is_not_blamed(tmp_path: Path) -> None:
    """A committed test that could not run here counts as committed; where CI is set, it does not."""
    run, committed = report(tmp_path, passed={"ouicom-1.03": [SURNAME]}), tmp_path / "promises.json"
    kept(OUICOM, "--report", run, "--write", committed, "--format", "json", cwd=tmp_path)
    run = report(tmp_path, skipped={"ouicom-1.03": [SURNAME]})
    assert kept(OUICOM, "--report", run, "--against", committed, cwd=tmp_path).returncode == 0
    assert kept(OUICOM, "--report", run, "--against", committed, cwd=tmp_path, CI="true").returncode == 1


def test_the_list_is_whole() -> None:
    """134 promises and 44 tensions, numbered without a gap, each said in both languages."""
    sections = {0: 21, 1: 19, 2: 14, 3: 8, 4: 7, 5: 22, 6: 19, 7: 24}
    promises = [f"ouicom-{section}.{n:02d}" for section, last in sections.items() for n in range(1, last + 1)]
    assert list(LISTED["promises"]) == promises
    assert len(promises) == 134
    assert list(LISTED["tensions"]) == [f"ouicom-T{n}" for n in range(1, 45)]
    for line in (*LISTED["promises"].values(), *LISTED["tensions"].values()):
        assert line["en"]
        assert line["fr"]
        assert line["en"] != line["fr"]


COUNTS = {
    "ouicom": (134, 44),
    "ou-serrurier": (256, 50),
    "wimi": (264, 46),
    "optillio": (185, 50),
    "denaroo": (738, 48),
}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_each_promise_in_both_languages(name: str) -> None:
    """Every sentence and every weak point of a page is listed, numbered, and said in English and in French."""
    listed = LISTS[name]
    assert (len(listed["promises"]), len(listed["tensions"])) == COUNTS[name]
    assert list(listed["tensions"]) == [f"{name}-T{n}" for n in range(1, COUNTS[name][1] + 1)]
    assert [
        key for key, line in (listed["promises"] | listed["tensions"]).items() if not (line["en"] and line["fr"])
    ] == []


def test_every_mark_names_a_promise(request: pytest.FixtureRequest) -> None:
    """No test claims to prove something that was never promised."""
    known = {name for each in LISTS.values() for name in (*each["promises"], *each["tensions"])}
    marks = {name: item.nodeid for item in request.session.items for name in named(item)}
    assert {name: node for name, node in marks.items() if name not in known} == {}


def test_what_is_proved_says_by_what_it_is_kept(request: pytest.FixtureRequest) -> None:
    """Whoever marks a test also says, in promises.yaml, which clause, command or rule the promise hangs on."""
    kept_by = {name: line.get("kept-by") for each in LISTS.values() for name, line in each["promises"].items()}
    found_by = {name: line.get("found-by") for each in LISTS.values() for name, line in each["tensions"].items()}
    marks = {name for item in request.session.items for name in named(item)}
    assert [name for name in sorted(marks) if not (kept_by | found_by).get(name, True)] == []


SUITE = '''
"""A small suite with one test of each fate."""
import pytest

@pytest.mark.clause("ouicom-0.01", "ouicom-0.02")
def test_passes():
    """Passes."""

@pytest.mark.clause("ouicom-0.02")
def test_fails():
    """Fails."""
    assert False

@pytest.mark.clause("ouicom-0.03")
@pytest.mark.parametrize("engine", ["here", "absent"])
def test_engines(engine):
    """Runs where the engine is there."""
    if engine == "absent":
        pytest.skip("no such server")

@pytest.mark.tension("ouicom-T1")
def test_breaks_afterwards(broken):
    """Passes, then its clean-up fails."""

@pytest.fixture
def broken():
    yield
    raise RuntimeError
'''


@pytest.mark.parametrize("workers", [0, 2])
def test_a_whole_run_records_what_it_proved(tmp_path: Path, workers: int) -> None:
    """Passed in every phase and with every parameter, or not proved; alone and with several workers alike."""
    found = _run(tmp_path, "-n", str(workers))
    assert found["passed"] == {"ouicom-0.01": ["tests/test_small.py::test_passes"]} | {
        "ouicom-0.02": ["tests/test_small.py::test_passes"]
    }
    assert found["failed"] == {
        "ouicom-0.02": ["tests/test_small.py::test_fails"],
        "ouicom-T1": ["tests/test_small.py::test_breaks_afterwards"],
    }
    assert found["skipped"] == {"ouicom-0.03": ["tests/test_small.py::test_engines"]}


def test_a_run_over_a_part_records_nothing(tmp_path: Path) -> None:
    """A selection could only say less than is true."""
    assert _run(tmp_path, "-k", "passes") is None
    assert _run(tmp_path, "tests/test_small.py") is None


def _run(folder: Path, *options: str) -> Any:
    (folder / "tests").mkdir(exist_ok=True)
    (folder / "tests" / "test_small.py").write_text(SUITE, encoding="utf-8")
    (folder / "conftest.py").write_text('pytest_plugins = ["tests.plugins.promises"]\n', encoding="utf-8")
    marks = '["clause(*ids): .", "tension(*ids): ."]'
    (folder / "pyproject.toml").write_text(
        f'[tool.pytest]\ntestpaths = ["tests"]\nmarkers = {marks}\n', encoding="utf-8"
    )
    shutil.copytree(ROOT / "tests" / "plugins", folder / "tests" / "plugins", dirs_exist_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
    written = folder / "build" / "promises-run.json"
    return json.loads(written.read_text(encoding="utf-8")) if written.exists() else None
