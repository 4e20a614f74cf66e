"""The report of a check as a paper, in either language: from the values that were written on the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kept.calendar import Period, day_in_words
from kept.findings import Language
from kept.grammar.figures import number
from kept.publish.clauses import cited
from kept.publish.paper import Paper, Part, Table
from kept.publish.sections.telling import TONGUES, Telling
from kept.publish.values import Paragraph

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    dated: str
    judged: str
    found: str
    levels: Mapping[str, str]
    parts: Mapping[str, str]
    columns: Mapping[str, tuple[str, ...]]
    languages: Mapping[str, str]
    off: str
    waits: str
    nothing: str
    of_limit: str


WORDS: dict[Language, _Words] = {
    "en": _Words(
        title="Report of the check",
        dated="Version {version}, checked on {day}",
        judged="{rules} rules were applied. The digest of the text (SHA-256) is {sha256}.",
        found="{error} errors, {warning} warnings, {note} notes; {questions} questions for a person.",
        levels={"error": "error", "warning": "warning", "note": "note"},
        parts={
            "outcome": "Outcome",
            "principles": "The principles of article 5 of the GDPR, and the rules that carry them",
            "texts": "The texts that were checked",
            "findings": "What was found",
            "weighed": "Rules that weigh otherwise here",
            "figures": "Durations held against the law",
            "notice": "How the notice reads",
            "publications": "What authorities published",
        },
        columns={
            "principles": ("Principle", "Rules that pass", "Rules that found something"),
            "texts": ("Text", "Articles", "Rules", "Findings"),
            "findings": ("Finding", "Weight", "Rule", "Law"),
            "weighed": ("Rule", "Weight", "Why"),
            "figures": ("Clause", "Length", "Law", "Checked on"),
            "notice": ("Language", "First layer", "Words in all", "Reading ease (0 to 100)"),
            "publications": ("Publication", "Published", "To be read by", "Read on"),
        },
        languages={"en": "English", "fr": "French"},
        off="silenced",
        waits="not yet",
        nothing="none",
        of_limit="{count} words, limit {limit}",
    ),
    "fr": _Words(
        title="Rapport du contrôle",
        dated="Version {version}, contrôlée le {day}",
        judged="{rules} règles ont été appliquées. L’empreinte du texte (SHA-256) est {sha256}.",
        found="Erreurs : {error} ; avertissements : {warning} ; remarques : {note} ; questions à lire : {questions}.",
        levels={"error": "erreur", "warning": "avertissement", "note": "remarque"},
        parts={
            "outcome": "Résultat",
            "principles": "Les principes de l’article 5 du RGPD, et les règles qui les portent",
            "texts": "Les textes contrôlés",
            "findings": "Ce qui a été trouvé",
            "weighed": "Règles qui pèsent autrement ici",
            "figures": "Durées confrontées à la loi",
            "notice": "Comment se lit la mention",
            "publications": "Ce qu’ont publié les autorités",
        },
        columns={
            "principles": ("Principe", "Règles satisfaites", "Règles qui ont trouvé quelque chose"),
            "texts": ("Texte", "Articles", "Règles", "Constats"),
            "findings": ("Constat", "Gravité", "Règle", "Textes"),
            "weighed": ("Règle", "Poids", "Pourquoi"),
            "figures": ("Clause", "Durée", "Texte", "Contrôlée le"),
            "notice": ("Langue", "Premier niveau", "Mots en tout", "Facilité de lecture (0 à 100)"),
            "publications": ("Publication", "Parue le", "À examiner avant le", "Examinée le"),
        },
        languages={"en": "anglais", "fr": "français"},
        off="réduite au silence",
        waits="pas encore",
        nothing="aucune",
        of_limit="{count} mots, limite {limit}",
    ),
}


def report_paper(made: Json, told: Telling) -> Paper:
    """The paper. ``made`` is what :func:`kept.publish.report.report` gave on its day; ``told`` names the organisation."""
    language, words = told.language, WORDS[told.language]
    outcome: list[Paragraph | Table] = [_says(words.judged.format(**made), language)]
    counts = {name: number(count, language) for name, count in made["found"].items()}
    outcome.append(_says(words.found.format(**counts, questions=number(made["questions"], language)), language))
    parts = [Part("outcome", TONGUES[language].typeset(words.parts["outcome"]), tuple(outcome))]
    for name, rows in _tables(made, language, words).items():
        if rows:
            set_ = TONGUES[language].typeset
            heads = tuple(map(set_, words.columns[name]))
            table = Table("", heads, tuple(tuple(map(set_, row)) for row in rows))
            parts.append(Part(name, set_(words.parts[name]), (table,)))
    return Paper(
        language,
        words.title,
        told.party.name[language],
        tuple(parts),
        dated=words.dated.format(version=made["version"], day=_day(made["checked"], language)),
        wide=True,
    )


def _tables(made: Json, language: Language, words: _Words) -> dict[str, list[tuple[str, ...]]]:
    return {
        "principles": [
            (
                f"{cited(each['principle'], language)} – {each[language]}",
                "\n".join(each["passing"]) or words.nothing,
                "\n".join(each["failing"]) or words.nothing,
            )
            for each in made["principles"]
        ],
        "findings": [
            (
                each[language],
                words.levels[each["level"]],
                each["rule"],
                "\n".join(cited(law, language) for law in each["law"]),
            )
            for each in made["findings"]
        ],
        "weighed": [
            (each["rule"], words.levels.get(each["level"], words.off), each[language]) for each in made["weighed"]
        ],
        "figures": [
            (
                each["clause"],
                Period.parse(each["length"]).in_words(language),
                cited(each["law"], language),
                _day(each["checked"], language),
            )
            for each in made["figures"]
        ],
        "notice": [
            (
                words.languages[name],
                words.of_limit.format(count=each["first-layer"], limit=each["limit"]),
                number(each["words"], language),
                str(each["reading-ease"]).replace(".", "," if language == "fr" else "."),
            )
            for name, each in made["notice"].items()
        ],
        "publications": [
            (
                each[language],
                _day(each["published"], language),
                _day(each["review-by"], language),
                _day(each["reviewed"], language) if each["reviewed"] else words.waits,
            )
            for each in made["publications"]
        ],
        "texts": [
            (
                each[language],
                "\n".join(cited(article, language) for article in each["articles"]),
                str(each["rules"]),
                str(each["findings"]),
            )
            for each in made["texts"]
        ],
    }


def _day(iso: str, language: Language) -> str:
    return day_in_words(date.fromisoformat(iso), language)


def _says(text: str, language: Language) -> Paragraph:
    return Paragraph(TONGUES[language].typeset(text))
