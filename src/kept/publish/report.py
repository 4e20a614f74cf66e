"""The dated report of a check, kept beside the version that was published (GDPR art. 5(2): accountability).

For a DPO: on the day a version goes out, Kept writes what it was judged by: which texts of law, how many rules, what was
found at which weight, which rules carry each principle of art. 5, how easily the notice reads, and on which day the
durations were held against the law. Whoever is asked later shows the paper of that day, not an opinion of today. It
names no person; each sentence stands in both languages, so that it is read in either.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kept.checks import RULES, Judgement, Rule
from kept.findings import Finding, Language, Severity, in_french, stopped
from kept.grammar.readability import readability
from kept.law.articles import UnknownArticle, articles
from kept.law.references import TEXTS
from kept.load import Loaded
from kept.load.folder import content_hash
from kept.policy import Policy
from kept.publish.first_page import limit, words_of_first_layer
from kept.publish.notice import notice

Json = dict[str, Any]

PRINCIPLES: dict[str, tuple[str, ...]] = {
    "GDPR 5(1)(a)": ("GDPR 5(1)(a)", "GDPR 6", "GDPR 7", "GDPR 9", "GDPR 12", "GDPR 13", "GDPR 14"),
    "GDPR 5(1)(b)": ("GDPR 5(1)(b)", "GDPR 6(4)"),
    "GDPR 5(1)(c)": ("GDPR 5(1)(c)", "GDPR 25"),
    "GDPR 5(1)(d)": ("GDPR 5(1)(d)", "GDPR 16", "GDPR 19", "GDPR 13(2)(b)"),
    "GDPR 5(1)(e)": ("GDPR 5(1)(e)", "GDPR 13(2)(a)"),
    "GDPR 5(1)(f)": ("GDPR 5(1)(f)", "GDPR 32", "GDPR 33", "GDPR 34"),
    "GDPR 5(2)": ("GDPR 5(2)", "GDPR 24", "GDPR 28", "GDPR 30", "GDPR 35", "GDPR 37"),
}
"""Each principle of art. 5, and the articles that give it its substance: rules that rest on these carry it."""


def report(loaded: Loaded, judged: Judgement, on: date) -> Json:
    """The report, as plain values."""
    policy, found = loaded.policy, judged.findings
    counts = Counter(finding.severity.value for finding in found)
    return {
        "controller": policy.controller,
        "version": policy.version,
        "effective": policy.effective.isoformat() if policy.effective else None,
        "sha256": content_hash(loaded.document),
        "checked": on.isoformat(),
        "rules": len(RULES),
        "found": {each.value: counts[each.value] for each in Severity},
        "questions": len(judged.reviews),
        "findings": [_finding(each) for each in found],
        "weighed": [
            {"rule": each.code, "level": str(each.weight.level), **_two(each.weight.because)} for each in judged.weighed
        ],
        "texts": list(_texts(found)),
        "principles": [_principle(name, found) for name in PRINCIPLES],
        "figures": list(_figures(policy, on)),
        "notice": {language: _measures(loaded, language) for language in policy.languages},
        "publications": [_publication(name, policy) for name in policy.publications],
    }


def keep(folder: Path, made: Json) -> tuple[str, str] | None:
    """Write a report beside its version: its name and its digest; ``None`` where the same stands there already."""
    name = f"{made['version']}.checked-{made['checked']}.json"
    path, text = folder / "versions" / name, json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    try:
        if path.exists() and path.read_text("utf-8") == text:
            return None
        path.parent.mkdir(exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_text(text, "utf-8", newline="")
        draft.replace(path)
    except OSError as error:
        raise stopped(
            "report-unwritten",
            f"the report of the check cannot be written to `versions/{name}`: {error.strerror}",
            f"le rapport du contrôle ne peut pas être écrit dans `versions/{name}` : {in_french(error)}",
            help_en="let Kept write to the folder of the policy; nothing was published",
            help_fr="laissez Kept écrire dans le dossier de la politique ; rien n’a été publié",
        ) from None
    return name, hashlib.sha256(text.encode()).hexdigest()


def kept_reports(folder: Path, version: int | None = None) -> tuple[Path, ...]:
    """The reports that stand beside the versions, oldest first; those of one version where it is named."""
    found = (folder / "versions").glob(f"{'*' if version is None else version}.checked-*.json")
    return tuple(sorted(found, key=lambda path: (path.name.partition(".checked-")[2], int(path.name.split(".")[0]))))


def _finding(each: Finding) -> Json:
    place = each.primary.span if each.primary else None
    return {
        "rule": each.code,
        "level": each.severity.value,
        **_two(each.headline),
        "line": place.line if place else None,
        "law": list(each.law),
    }


def _texts(found: tuple[Finding, ...]) -> Iterator[Json]:
    """Each text of law that rules rest on: its articles, how many rules, how many findings cite it."""
    rules: dict[str, dict[str, set[str]]] = {}
    for rule in RULES:
        for one in _articles(rule.law):
            rules.setdefault(_text_of(one), {}).setdefault(one, set()).add(rule.code)
    for name, of in rules.items():
        text = TEXTS[name]
        cited = sum(any(_text_of(one) == name for one in _articles(finding.law)) for finding in found)
        yield {
            "text": name,
            "en": text.title("en"),
            "fr": text.title("fr"),
            "articles": list(of),
            "rules": len(set().union(*of.values())),
            "findings": cited,
        }


@cache
def _text_of(article: str) -> str:
    return max((name for name in TEXTS if article.startswith(f"{name} ")), key=len)


def _principle(name: str, found: tuple[Finding, ...]) -> Json:
    """The rules that carry a principle: those that found nothing pass, the others do not."""
    (known,) = articles(name)
    carried = [rule for rule in RULES if not rule.review and _carries(rule, PRINCIPLES[name])]
    failing = {finding.code for finding in found if finding.severity is not Severity.NOTE}
    return {
        "principle": name,
        "en": known.title("en"),
        "fr": known.title("fr"),
        "passing": [rule.code for rule in carried if rule.code not in failing],
        "failing": [rule.code for rule in carried if rule.code in failing],
    }


def _carries(rule: Rule, wanted: tuple[str, ...]) -> bool:
    return any(one == each or one.startswith(f"{each}(") for one in _articles(rule.law) for each in wanted)


@cache
def _articles(law: tuple[str, ...]) -> tuple[str, ...]:
    """The articles of citations, by name; what a policy cites beyond the tables of Kept is none of them."""
    found: list[str] = []
    for citation in law:
        try:
            found += [one.id for one in articles(citation)]
        except UnknownArticle:
            continue
    return tuple(found)


def _figures(policy: Policy, on: date) -> Iterator[Json]:
    """Each duration that a law or a recommendation governs, with the day on which it was held against it."""
    for name, clause in policy.retention.items():
        if clause.duty and clause.length is not None:
            yield {
                "clause": f"retention.{name}",
                "length": clause.length.iso(),
                "law": clause.duty,
                "checked": (clause.taken_from.checked if clause.taken_from else on).isoformat(),
            }


def _measures(loaded: Loaded, language: Language) -> Json:
    told = readability([each.text for each in notice(loaded, language).paragraphs], language)
    policy = loaded.policy
    return {
        "first-layer": words_of_first_layer(policy, language),
        "limit": limit(policy),
        "words": told.words,
        "sentences": told.sentences,
        "reading-ease": told.ease,
    }


def _publication(name: str, policy: Policy) -> Json:
    one = policy.publications[name]
    return {
        "publication": name,
        **_two(one.is_),
        "published": one.published.isoformat(),
        "review-by": one.review_by.isoformat(),
        "reviewed": one.reviewed.isoformat() if one.reviewed else None,
    }


def _two(words: Any) -> Json:
    return {"en": words["en"], "fr": words["fr"]}
