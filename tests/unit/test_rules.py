"""The rules and their pages: each rule is one file, one page and one case of the same name."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kept.checks import MODULES, RULES, Subject, judge
from kept.checks.pages import codes, page
from kept.checks.rule import Rule
from kept.checks.undeclared_column import looks_personal
from kept.findings import Severity
from kept.law.articles import articles
from kept.load import load_text

SOURCE = Path(__file__).parents[2] / "src" / "kept"
CASES = Path(__file__).parents[1] / "cases"
STOPPING = re.compile(
    r"""(?:stopped|Finding|Refusal|NoDate|_stop)\(\s*"(?P<code>[a-z]+(?:-[a-z]+)+)"|code="(?P<other>[a-z]+(?:-[a-z]+)+)\""""
)
BLOCK = re.compile(r"^```yaml(?P<where> (?:holdings|contracts)\.yaml)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_list_is_complete() -> None:
    """Every file that holds a rule is in the list, once."""
    files = {path.stem for path in (SOURCE / "checks").glob("*.py")} - {
        "__init__",
        "bindings",
        "rule",
        "weights",
        "wording",
    }

    assert {module.__name__.rpartition(".")[2] for module in MODULES} == files
    assert len(RULES) == len(files)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_file_a_page_and_a_case_of_its_name(rule: Rule) -> None:
    """The name leads to all three."""
    assert (SOURCE / "checks" / f"{rule.code.replace('-', '_')}.py").exists()
    assert (CASES / f"{rule.code}.md").exists()
    assert rule.law
    for citation in rule.law:
        assert articles(citation)
    for language in ("en", "fr"):
        text = page(rule.code, language)
        assert text is not None
        assert len(text) > 80
        assert rule.headline[language]


@pytest.mark.parametrize("code", codes())
def test_a_page_has_two_languages(code: str) -> None:
    """English first, French after; neither repeats the other."""
    english, french = page(code, "en"), page(code, "fr")

    assert english is not None
    assert french is not None
    assert english.startswith(f"# {code}\n")
    assert french.startswith(f"# {code}\n")
    assert english != french
    assert "## En français" not in english


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES} & set(codes())))
def test_what_a_page_says_to_write_is_right(code: str) -> None:
    """The example of a page loads, and the rule has nothing to say about it."""
    for language in ("en", "fr"):
        text = page(code, language) or ""
        for block in BLOCK.finditer(text):
            policy = block["text"] if block["where"] is None else ""
            beside = [block["text"] if name in (block["where"] or "") else None for name in ("holdings", "contracts")]
            names = {line.partition(":")[0] for line in policy.splitlines()}
            least = "".join(f"{key}: acme\n" for key in ("policy", "controller") if key not in names)
            loaded = load_text(least + policy, *beside)
            assert {finding.code for finding in loaded.findings} <= {"unknown-reference"}, loaded.findings
            if policy:
                found = [f for f in judge(Subject(loaded, date(2026, 11, 22))) if f.code == code]
                assert found == []


def test_every_way_to_stop_has_a_page() -> None:
    """Each code that a command may end with is explained by `kept explain`."""
    used = {
        match["code"] or match["other"]: path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for match in STOPPING.finditer(path.read_text(encoding="utf-8"))
    }

    assert {code: path for code, path in used.items() if code not in codes()} == {}


def test_every_finding_says_what_to_write() -> None:
    """No finding leaves a person without a way out: help in both languages, words under the mark."""
    text = (SOURCE.parents[1] / "examples" / "ouicom" / "as-published" / "policy.yaml").read_text(encoding="utf-8")

    for finding in judge(Subject(load_text(text), date(2026, 11, 22))):
        assert finding.help is not None
        assert finding.help.en != finding.headline.en
        assert finding.headline.en
        assert finding.headline.fr
        assert finding.primary is not None
        for citation in finding.law:
            assert articles(citation)


def test_findings_come_in_the_order_of_the_page() -> None:
    """The policy before the holdings, each from top to bottom."""
    text = "policy: Ours\ncontroller: acme\nretention: {a: {}, b: {}}\n"
    found = judge(Subject(load_text(text, "holdings: {x: {}}"), date(2026, 11, 22)))

    places = [(f.primary.span.document.name, f.primary.span.line) for f in found if f.primary]
    assert places == sorted(places, key=lambda place: (place[0] != "policy.yaml", place[1]))
    assert [place[0] for place in places][-1] == "holdings.yaml"


def test_a_policy_that_cannot_be_read_is_not_judged() -> None:
    """One trouble is told, and nothing is said to be missing."""
    found = judge(Subject(load_text("policy: {", "holdings: {"), date(2026, 11, 22)))

    assert {finding.code for finding in found} == {"unreadable-yaml"}


@pytest.mark.parametrize(
    "column",
    ["email", "e_mail", "customerEmail", "last_name", "nom", "prenom", "telephone", "mobile_2", "iban", "ip", "client_ip",
     "birth_date", "date_naissance", "adresse", "ZIP", "userName", "passport_no", "comment"],
)  # fmt: skip
def test_names_that_personal_data_goes_by(column: str) -> None:
    """In English and French, in snake and camel case."""
    assert looks_personal(column)


@pytest.mark.parametrize(
    "column", ["id", "version", "created_at", "status", "total", "shipping_id", "recipe", "panel", "description"]
)
def test_names_that_say_nothing(column: str) -> None:
    """A word inside another word is no match."""
    assert not looks_personal(column)


def test_weights() -> None:
    """What the law asks is rather an error than a warning, and rather a warning than a note."""
    weights = [rule.severity for rule in RULES if not rule.review]

    assert weights.count(Severity.ERROR) > weights.count(Severity.WARNING) > weights.count(Severity.NOTE)
