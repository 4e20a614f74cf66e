"""A document against its shape: what fits becomes typed, what does not becomes a finding and is left out."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kept.findings import Finding, Note, Severity, Words
from kept.load import mending
from kept.load.keys import keys_at
from kept.load.troubles import told
from kept.source import Document, Route, Span

Shape = TypeVar("Shape", bound=BaseModel)

_MOST = 200  # findings shown of one document: who has more has another problem
_ROUNDS = 12  # each round leaves out what the last one could not read; a policy is not nested deeper than this


def fit(document: Document, shape: type[Shape], empty: Mapping[str, Any]) -> tuple[Shape, list[Finding]]:
    """The typed value of the document and all findings on the way.

    ``empty`` is the least a value of this shape needs, used where the document has nothing readable in its place.
    """
    findings = [told(document, trouble) for trouble in document.troubles]
    plain = copy.deepcopy(document.plain) if isinstance(document.plain, dict) else {}
    if document.plain is not None and not isinstance(document.plain, dict):
        findings.append(_wrong_shape(document, (), "keys and values are expected", "on attend des clés et des valeurs"))
    if document.plain is None and not document.troubles:
        findings.append(_nothing(document))
    for _ in range(_ROUNDS):
        try:
            return shape.model_validate(plain), findings
        except ValidationError as error:
            stumbles = [
                (_route(plain, d["loc"], missing=d["type"] == "missing"), d)
                for d in error.errors(include_url=False, include_input=False)
            ]
        for route, detail in stumbles:
            if len(findings) < _MOST and (detail["type"] != "missing" or isinstance(document.plain, dict)):
                _add(findings, _finding(document, shape, route, detail))
        for route, detail in sorted(stumbles, key=_from_the_end, reverse=True):
            _leave_out(plain, route, missing=detail["type"] == "missing", least=empty)
    return shape.model_validate(dict(empty)), findings


def _from_the_end(stumble: tuple[Route, ErrorDetails]) -> tuple[str, ...]:
    """Later places first, so that what is taken out of a list does not move what is still to be taken out."""
    return tuple(f"{part:08}" if isinstance(part, int) else part for part in stumble[0])


def _add(findings: list[Finding], finding: Finding) -> None:
    if finding not in findings and not any(
        f.code == finding.code and f.primary and finding.primary and f.primary.span == finding.primary.span
        for f in findings
    ):
        findings.append(finding)


def _route(plain: Any, loc: tuple[int | str, ...], *, missing: bool) -> Route:
    """Pydantic's location, without what stands in no document: names of its own branches, keys of a short form."""
    route: list[str | int] = []
    here = plain
    for part in loc:
        if part == "[key]":  # pydantic's own word for: the key itself, not its value
            continue
        inside_list = isinstance(here, list) and isinstance(part, int) and part < len(here)
        if inside_list or (isinstance(here, dict) and part in here):
            here = here[part]
        elif missing and part is loc[-1] and isinstance(here, dict) and isinstance(part, str):
            here = None
        else:
            continue
        route.append(part)
    return tuple(route)


def _leave_out(plain: dict[str, Any], route: Route, *, missing: bool, least: Mapping[str, Any]) -> None:
    """Take the unreadable value out. Where a needed value is missing, its owner goes; the least stands in at the top."""
    if missing and len(route) == 1:
        plain[str(route[0])] = least.get(str(route[0]))
        return
    target = route[:-1] if missing else route
    if not target:
        return
    here: Any = plain
    for part in target[:-1]:
        gone = part not in here if isinstance(here, dict) else not isinstance(part, int) or part >= len(here)
        if gone:  # with what it belonged to
            return
        here = here[part]
    last = target[-1]
    if isinstance(here, dict):
        here.pop(last, None)
        if len(target) == 1 and last in least:
            here[str(last)] = least[str(last)]
    elif isinstance(here, list) and isinstance(last, int) and last < len(here):
        here.pop(last)


def _finding(document: Document, shape: type[BaseModel], route: Route, detail: ErrorDetails) -> Finding:
    kind, last = detail["type"], str(route[-1]) if route else ""
    if kind == "extra_forbidden":
        return _unknown_key(document, shape, route, last)
    if choices := _choices(detail):
        if detail["loc"][-1] == "[key]":
            return _unknown_word(document.key(*route), last, choices)
        return _unknown_word(document.at(*route), _shown(document, route), choices)
    if (known := _TOLD.get(kind)) is not None:
        return known(document, route)
    return _wrong_shape(document, route, *_expected(kind))


def _missing(document: Document, route: Route) -> Finding:
    last = route[-1]
    return Finding(
        "missing-value",
        Severity.ERROR,
        Words(f"`{last}` is missing", f"`{last}` manque"),
        Note(document.key(*route[:-1])),
        help=Words(f"write `{last}:` here", f"écrivez `{last}:` ici"),
    )


def _unreadable_date(document: Document, route: Route) -> Finding:
    shown = _shown(document, route)
    return Finding(
        "unreadable-date",
        Severity.ERROR,
        Words(f"`{shown}` is not a day", f"`{shown}` n’est pas une date"),
        Note(document.at(*route)),
        help=Words("write year-month-day: `2026-03-01`", "écrivez année-mois-jour : `2026-03-01`"),
        instead=mending.day(shown),
    )


_NAME = Words("write for instance `last-contact`", "écrivez par exemple `last-contact`")


def _no_name(document: Document, route: Route) -> Finding:
    en = f"`{route[-1]}` is not a name: lower case letters, digits and hyphens"
    fr = f"`{route[-1]}` n’est pas un nom : minuscules, chiffres et traits d’union"
    return Finding("wrong-shape", Severity.ERROR, Words(en, fr), Note(document.key(*route)), help=_NAME)


def _unknown_key(document: Document, shape: type[BaseModel], route: Route, key: str) -> Finding:
    known = sorted(keys_at(shape, route[:-1]))
    near = get_close_matches(key, known, n=1)
    en = f"did you mean `{near[0]}`?" if near else f"write one of: {', '.join(known)}"
    fr = f"vouliez-vous écrire `{near[0]}` ?" if near else f"écrivez l’une de ces clés : {', '.join(known)}"
    span = document.key(*route)
    if not near and _cut_by_comma(document, route):
        en, fr = _COMMA
    words = Words(f"`{key}` is not a key that Kept knows here", f"`{key}` n’est pas une clé connue ici")
    instead = near[0] if near and mending.alone(key, known, taken=document.siblings(*route)) else None
    return Finding("unknown-key", Severity.ERROR, words, Note(span), help=Words(en, fr), instead=instead)


_COMMA = (
    "a comma ends a value inside { }: put the text between quotes",
    "entre { }, une virgule termine une valeur : mettez le texte entre guillemets",
)


def _cut_by_comma(document: Document, route: Route) -> bool:
    """Whether a key without a value, inside braces, is rather the rest of a text that held a comma."""
    here: Any = document.plain
    for part in route:
        here = here.get(part) if isinstance(here, dict) else None
    span = document.key(*route)
    return here is None and "{" in span.text[: span.column]


def _unknown_word(span: Span, word: str, choices: list[str]) -> Finding:
    near = get_close_matches(word, choices, n=1)
    listed = ", ".join(choices)
    en = f"did you mean `{near[0]}`? The choices are: {listed}" if near else f"write one of: {listed}"
    fr = f"vouliez-vous écrire `{near[0]}` ? Les choix : {listed}" if near else f"écrivez l’un de ces mots : {listed}"
    words = Words(f"`{word}` is not one of the choices", f"`{word}` ne fait pas partie des choix")
    instead = near[0] if near and mending.alone(word, choices) else None
    return Finding("unknown-word", Severity.ERROR, words, Note(span), help=Words(en, fr), instead=instead)


def _unreadable_period(document: Document, route: Route) -> Finding:
    shown = _shown(document, route)
    return Finding(
        "unreadable-period",
        Severity.ERROR,
        Words(f"`{shown}` is not a length of time", f"`{shown}` n’est pas une durée"),
        Note(document.at(*route), Words("expected a number and a unit", "on attend un nombre et une unité")),
        law=("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
        help=Words("write `3 years`, `18 months` or `30 days`", "écrivez `3 years`, `18 months` ou `30 days`"),
        instead=mending.length(shown),
    )


_TOLD = {
    "missing": _missing,
    "unreadable-period": _unreadable_period,
    "unreadable-date": _unreadable_date,
    "string_pattern_mismatch": _no_name,
}


def _wrong_shape(document: Document, route: Route, en: str, fr: str) -> Finding:
    where = ".".join(map(str, route)) or document.name
    return Finding(
        "wrong-shape",
        Severity.ERROR,
        Words(en, fr),
        Note(document.at(*route)),
        help=Words(
            f"see `kept explain wrong-shape`; the place is `{where}`",
            f"voir `kept explain wrong-shape` ; l’endroit est `{where}`",
        ),
    )


def _nothing(document: Document) -> Finding:
    return Finding(
        "nothing-written",
        Severity.ERROR,
        Words("the file is empty", "le fichier est vide"),
        Note(document.at()),
        help=Words("start from `kept init DIR`", "partez de `kept init DOSSIER`"),
    )


def _shown(document: Document, route: Route) -> str:
    span = document.at(*route)
    return span.text[span.column - 1 : span.column - 1 + span.length].strip("\"'")


def _expected(kind: str) -> tuple[str, str]:
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        return "keys and values are expected here", "on attend ici des clés et des valeurs"
    if kind in {"list_type", "tuple_type"}:
        return "a list is expected here", "on attend ici une liste"
    if kind.startswith(("greater", "less", "finite")):
        return "this number lies outside of what makes sense here", "ce nombre sort de ce qui a un sens ici"
    if kind.startswith("int"):
        return "a whole number is expected here", "on attend ici un nombre entier"
    if kind.startswith(("float", "bool")):
        return "a number, true or false is expected here", "on attend ici un nombre, true ou false"
    return "a text is expected here", "on attend ici un texte"


def _choices(detail: ErrorDetails) -> list[str]:
    """The closed list that the error names, if it names one."""
    expected = str((detail.get("ctx") or {}).get("expected", ""))
    if detail["type"] not in {"literal_error", "enum"} or not expected:
        return []
    return [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",") if part.strip()]
