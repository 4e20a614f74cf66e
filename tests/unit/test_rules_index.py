"""`docs/rules/README.md` is made from the rules and their pages. ``KEPT_UPDATE=1`` rewrites it."""

from __future__ import annotations

import os
from pathlib import Path

from kept.checks import RULES
from kept.checks.pages import codes
from kept.checks.rule import Rule
from kept.law.articles import article
from kept.render.words import REVIEW, SEVERITIES

ROOT = Path(__file__).parents[2]
INDEX = ROOT / "docs" / "rules" / "README.md"
HEAD = """\
# Rules · Règles

What `kept check` looks for, in the order of the matter. Each rule has a page (`kept explain NAME`, with `--lang fr` for
French) and a case that shows it at work. This list is made from the code and checked by a test.

Ce que `kept check` recherche, dans l’ordre du sujet. Chaque règle a une page (`kept explain NOM --lang fr`) et un cas qui
la montre à l’œuvre. Cette liste est tirée du code et vérifiée par un test.

| rule · règle | what it finds · ce qu’elle trouve | law · textes | |
|---|---|---|---|
"""
REST = """\

## What else a command may say · Ce qu’une commande peut dire encore

Documents that cannot be read, places that do not answer, plans that were edited: each has its page too.
Documents illisibles, lieux qui ne répondent pas, plans modifiés : chacun a aussi sa page.

"""


def _row(rule: Rule) -> str:
    law = ", ".join(f"[{article(citation).cite('en')}]({article(citation).url})" for citation in rule.law)
    told = REVIEW if rule.review else SEVERITIES[rule.severity]
    weight = f"{told.en} · {told.fr}"
    name = f"[{rule.code}](../../src/kept/checks/pages/{rule.code}.md)"
    case = f"[case](../../tests/cases/{rule.code}.md)"
    return f"| {name}<br>{weight} | {rule.headline.en}<br>{rule.headline.fr} | {law} | {case} |"


def _index() -> str:
    others = sorted(set(codes()) - {rule.code for rule in RULES})
    rest = ", ".join(f"[{code}](../../src/kept/checks/pages/{code}.md)" for code in others)
    return HEAD + "\n".join(map(_row, RULES)) + "\n" + REST + rest + "\n"


def test_the_index_is_that_of_the_code() -> None:
    """The list of rules in the documentation is the list in the code."""
    if os.environ.get("KEPT_UPDATE"):
        INDEX.parent.mkdir(exist_ok=True)
        INDEX.write_text(_index(), encoding="utf-8")

    assert INDEX.read_text(encoding="utf-8") == _index(), (
        "write it again: KEPT_UPDATE=1 pytest tests/unit/test_rules_index.py"
    )


def test_every_link_of_the_index_leads_somewhere() -> None:
    """Pages and cases are where the index says."""
    for rule in RULES:
        assert (ROOT / "tests" / "cases" / f"{rule.code}.md").exists()
        assert (ROOT / "src" / "kept" / "checks" / "pages" / f"{rule.code}.md").exists()
