"""What a reader of YAML stumbled on, told to a person: in words, in both languages, with a way out."""

from __future__ import annotations

from kept.findings import Finding, Note, Severity, Words
from kept.source import Document, Span, Trouble

_LOOK = Words(
    "check the indentation, the colons and the quotes around this line",
    "vérifiez l’indentation, les deux-points et les guillemets autour de cette ligne",
)
_QUOTE = Words(
    'put the text between quotes: `name: "Acme: the company"`',
    'mettez le texte entre guillemets : `name: "Acme : société"`',
)
_CLOSE = Words("close what is open: quotes, `]` or `}`", "fermez ce qui est ouvert : guillemets, `]` ou `}`")
_SPACES = Words("indent with spaces", "indentez avec des espaces")
_ONCE = Words("keep one of the two", "gardez l’un des deux")
_UTF8 = Words("save the file as UTF-8", "enregistrez le fichier en UTF-8")
_SHORTER = Words("write it out, shorter", "écrivez-le en toutes lettres, plus court")

# The reader's own sentence begins with the key; what a person reads, and the way out, follow.
_TOLD: tuple[tuple[str, Words, Words], ...] = (
    ("mapping values are not allowed", Words("a colon where none may stand", "deux-points mal placés"), _QUOTE),
    ("could not find expected ':'", Words("a key without its colon", "une clé sans ses deux-points"), _LOOK),
    ("did not find expected key", Words("the indentation does not fit", "l’indentation ne convient pas"), _LOOK),
    ("did not find expected '-'", Words("the list is not aligned", "la liste n’est pas alignée"), _LOOK),
    (
        "did not find expected ','",
        Words("a comma or a closing sign is missing", "une virgule ou un signe fermant manque"),
        _CLOSE,
    ),
    ("did not find expected node", Words("a value is missing", "une valeur manque"), _LOOK),
    ("found unexpected end of stream", Words("the file ends too early", "le fichier s’arrête trop tôt"), _CLOSE),
    ("block sequence entries are not", Words("a list where none may stand", "une liste mal placée"), _LOOK),
    ("found unknown escape", Words("a backslash that means nothing", "une barre oblique inversée sans effet"), _QUOTE),
    (
        "a control character",
        Words("a control character", "un caractère de contrôle"),
        Words("take it out", "retirez-le"),
    ),
    ("nested too deeply", Words("it is nested too deeply", "l’imbrication est trop profonde"), _SHORTER),
    ("too many values", Words("it holds too many values", "il contient trop de valeurs"), _SHORTER),
    ("a second document", Words("a second document begins here", "un second document commence ici"), _ONCE),
    ("a key must be a word", Words("a key must be a word", "une clé doit être un mot"), _LOOK),
    ("not UTF-8 text", Words("it is not UTF-8 text", "ce n’est pas du texte UTF-8"), _UTF8),
)


def told(document: Document, trouble: Trouble) -> Finding:
    """The finding for a trouble, at its place."""
    what, way_out = _said(document, trouble)
    length = max(1, len(document.line(trouble.line).rstrip()) - trouble.column + 1)
    return Finding(
        "unreadable-yaml",
        Severity.ERROR,
        Words(f"this is not YAML that can be read: {what.en}", f"ce YAML n’est pas lisible : {what.fr}"),
        Note(Span(document, trouble.line, trouble.column, length)),
        help=way_out,
    )


def _said(document: Document, trouble: Trouble) -> tuple[Words, Words]:
    problem = trouble.problem
    if "\t" in document.line(trouble.line)[: trouble.column] and "cannot start any token" in problem:
        return Words("a tab where spaces are expected", "une tabulation au lieu d’espaces"), _SPACES
    if problem.endswith("is written twice"):
        return Words(problem, problem.replace("is written twice", "est écrit deux fois")), _ONCE
    if problem.endswith("names nothing written before"):
        return Words(problem, problem.replace("names nothing written before", "ne désigne rien d’écrit avant")), _QUOTE
    if problem.endswith("stands inside what it names"):
        return Words(
            problem, problem.replace("stands inside what it names", "se trouve dans ce qu’il désigne")
        ), _SHORTER
    known = next(((what, way_out) for start, what, way_out in _TOLD if problem.startswith(start)), None)
    return known or (Words(problem, f"« {problem} »"), _LOOK)
