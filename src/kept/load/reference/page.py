"""The page of the language: every key of a document, noun by noun, with an example that loads."""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

from kept.findings import Language, Words
from kept.load.reference.schema import keys_told, nouns


class _Said(NamedTuple):
    title: Words
    opening: Words


_PAGES = {
    "policy": _Said(
        Words("The language of policy.yaml", "La langue de policy.yaml"),
        Words(
            "`policy.yaml` is the promise: public, readable by a lawyer, free of tables and columns. Below is a whole "
            "policy that uses most of the language, then every key with its meaning.",
            "`policy.yaml` est la promesse : publique, lisible par un juriste, sans table ni colonne. Voici une politique "
            "entière qui emploie presque toute la langue, puis chaque clé et son sens.",
        ),
    ),
    "holdings": _Said(
        Words("The language of holdings.yaml", "La langue de holdings.yaml"),
        Words(
            "`holdings.yaml` says where the data lies. It is private, and engineers own it. Below are holdings for the "
            "policy of the [other page](policy.md), then every key with its meaning.",
            "`holdings.yaml` dit où se trouvent les données. Il est privé et appartient aux ingénieurs. Voici les gisements "
            "de la politique de [l’autre page](policy.fr.md), puis chaque clé et son sens.",
        ),
    ),
    "contracts": _Said(
        Words("The language of contracts.yaml", "La langue de contracts.yaml"),
        Words(
            "`contracts.yaml` says what binds each party that receives data, and until when. It is private, and belongs to "
            "whoever files the contracts; without it, nothing is said. Below are the contracts of the policy of the "
            "[other page](policy.md), then every key with its meaning.",
            "`contracts.yaml` dit ce qui lie chaque partie qui reçoit des données, et jusqu’à quand. Il est privé et "
            "appartient à qui classe les contrats ; sans lui, rien n’est dit. Voici les contrats de la politique de "
            "[l’autre page](policy.fr.md), puis chaque clé et son sens.",
        ),
    ),
}
_EDITOR = Words(
    """An editor that knows YAML completes these keys and shows their meaning. With the YAML language server (VS Code, Neovim, Zed,
Emacs), write this first line, and put the schema beside the file with `kept schema {document} --out {document}.schema.json`:

```
# yaml-language-server: $schema={document}.schema.json
```

In PyCharm, add the same file under *Languages & Frameworks › Schemas and DTDs › JSON Schema Mappings*.""",
    """Un éditeur qui connaît YAML complète ces clés et en montre le sens. Avec le serveur de langage YAML (VS Code, Neovim, Zed,
Emacs), écrivez cette première ligne, et placez le schéma à côté du fichier par
`kept schema {document} --lang fr --out {document}.schema.json` :

```
# yaml-language-server: $schema={document}.schema.json
```

Dans PyCharm, ajoutez le même fichier sous *Languages & Frameworks › Schemas and DTDs › JSON Schema Mappings*.""",
)
_TITLES = Words("Every key", "Chaque clé")
_EXAMPLE = Words("An example", "Un exemple")
_EDITORS = Words("In an editor", "Dans un éditeur")


def page(document: str, language: Language) -> str:
    """The page of one document in one language, as Markdown."""
    said, french = _PAGES[document], language == "fr"

    def word(words: Words) -> str:
        return words.fr if french else words.en

    parts = [
        f"# {word(said.title)}\n\n{word(said.opening)}",
        f"## {word(_EDITORS)}\n\n{word(_EDITOR).format(document=document)}",
        f"## {word(_EXAMPLE)}\n\n```yaml\n{example(document)}```",
        f"## {word(_TITLES)}",
    ]
    head = "| clé | sens |" if french else "| key | meaning |"
    for noun in nouns(document):
        told = keys_told().get(noun.__name__, {})
        rows = [f"| `{key}` | {word(words).replace('|', chr(92) + '|')} |" for key, words in told.items()]
        parts.append(f"### {noun.__name__}\n\n{head}\n|---|---|\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def example(document: str) -> str:
    """A whole document that loads without a finding."""
    return files("kept.load.reference").joinpath(f"example-{document}.yaml").read_text(encoding="utf-8")
