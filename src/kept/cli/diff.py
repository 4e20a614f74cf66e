"""`kept diff`: what changes for people from one version of a policy to another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.calendar import day_in_words
from kept.cli.words import format_option, lang_option, language, say
from kept.findings import KeptError, stopped

if TYPE_CHECKING:
    from kept.comparing import Comparison
    from kept.load import Loaded
    from kept.policy import Policy

_COLOURS = {"substantial": "red", "favourable": "green", "editorial": None}


@click.command(
    help=say(
        """Say what changes for people from one version of a policy to another.

        \b
        Example:
          kept diff examples/ouicom                 the version before, and this one
          kept diff examples/ouicom 1 2             two versions, by number
          kept diff old/policy.yaml new/policy.yaml --format markdown

        Each change is editorial, favourable or substantial; of substantial ones people must be told beforehand. With
        --check, exit code 1 where a substantial change gives no reason or no later version.
        """,
        """Dire ce qui change pour les personnes d’une version d’une politique à l’autre.

        \b
        Exemple :
          kept diff examples/ouicom                 la version précédente et celle-ci
          kept diff examples/ouicom 1 2             deux versions, par leur numéro
          kept diff ancien/policy.yaml nouveau/policy.yaml --format markdown

        Chaque changement est rédactionnel, favorable ou substantiel ; les personnes sont prévenues à l’avance de ceux
        qui sont substantiels. Avec --check, code de sortie 1 si un changement substantiel est sans motif ou ne porte
        pas de version ultérieure.
        """,
    )
)
@click.argument(
    "what",
    nargs=-1,
    required=True,
    metavar=say("DIR [N [M]] | A B", "DOSSIER [N [M]] | A B"),
    help=say(
        "A folder, and one or two numbers of versions; or two folders or files.",
        "Un dossier, et un ou deux numéros de version ; ou deux dossiers ou fichiers.",
    ),
)
@click.option(
    "--check",
    is_flag=True,
    help=say(
        "Fail where a substantial change is not declared.", "Échouer si un changement substantiel n’est pas déclaré."
    ),
)
@format_option("text", "markdown", "json")
@lang_option
def diff(what: tuple[str, ...], check: bool, format_: str) -> None:
    """Every difference, with its effect on people."""
    from kept.comparing import compare

    old, new = _two(what)
    found = compare(old, new)
    if format_ == "json":
        click.echo(json.dumps(_plain(found, new), ensure_ascii=False, indent=2))
    elif format_ == "markdown":
        click.echo(_markdown(found, new))
    else:
        _show(found, new)
    if check and _grave(found) and _undeclared(old, new):
        raise _silent()


def _two(what: tuple[str, ...]) -> tuple[Policy, Policy]:
    folder, *rest = what
    loaded = _readable(Path(folder))
    if not rest:
        every = loaded.every_version
        if len(every) == 1:
            raise _alone(folder)
        return every[-2], every[-1]
    if all(one.isdecimal() for one in rest) and len(rest) <= 2:  # noqa: PLR2004 - a version, or two
        return _version(loaded, rest[0]), _version(loaded, rest[1]) if rest[1:] else loaded.policy
    if len(rest) > 1:
        raise click.UsageError(
            say("name a folder and versions, or two policies", "donnez un dossier et des versions, ou deux politiques")
        )
    return loaded.policy, _readable(Path(rest[0])).policy


def _readable(folder: Path) -> Loaded:
    """What stands there. A policy of which nothing could be read is not compared: all of it would seem to have changed."""
    from kept.load import load_folder

    loaded = load_folder(folder)
    document = loaded.document
    if not document.plain or not isinstance(document.plain, dict):
        first = next(f for f in loaded.findings if f.primary and f.primary.span.document is document)
        raise KeptError(first)
    return loaded


def _version(loaded: Loaded, number: str) -> Policy:
    """By its digits: a number may be longer than any that Python reads."""
    for policy in loaded.every_version:
        if str(policy.version or 1) == number.lstrip("0"):
            return policy
    known = ", ".join(str(policy.version or 1) for policy in loaded.every_version)
    raise stopped(
        "unknown-version",
        f"there is no version {number} of this policy",
        f"cette politique n’a pas de version {number}",
        help_en=f"it has: {known}; earlier ones stand in `versions/`",
        help_fr=f"elle a : {known} ; les précédentes sont dans `versions/`",
        exit_code=2,
    )


def _plain(found: Comparison, new: Policy) -> dict[str, Any]:
    from kept.comparing import told_kinds

    effect = found.effect
    tell = told_kinds(new, found.tell) if found.before or _grave(found) else None
    return {
        "from": found.old,
        "to": found.new,
        "effect": effect.value if effect else None,
        "because": new.changed.model_dump() if new.changed else None,
        "differences": [
            {
                "clause": one.clause,
                "effect": one.effect.value,
                "en": one.words.en,
                "fr": one.words.fr,
                "people": list(one.people),
            }
            for one in found.differences
        ],
        "tell": {"people": list(found.tell), "en": tell.en, "fr": tell.fr} if tell else None,
        "before": found.before.isoformat() if found.before else None,
    }


def _grave(found: Comparison) -> bool:
    return any(one.effect.value == "substantial" for one in found.differences)


def _titled(found: Comparison) -> str:
    effect = found.effect
    if effect is None:
        return say("Nothing changes.", "Rien ne change.")
    old, new = found.old or "?", found.new or "?"
    return say(
        f"From version {old} to version {new}: {effect.words.en}",
        f"De la version {old} à la version {new} : {effect.words.fr}",
    )


def _because(found: Comparison, new: Policy) -> str:
    """Why the later version was made, as the notice says it; empty where it does not say."""
    if new.changed is None or found.old == found.new:
        return ""
    from kept.publish.sections.telling import TONGUES

    tongue = TONGUES[language()]
    _, why = tongue.changed(new.changed)
    return _line(tongue.typeset(why))


def _show(found: Comparison, new: Policy) -> None:
    click.secho(_titled(found), bold=True)
    if because := _because(found, new):
        click.echo(because)
    last = None
    for one in found.differences:
        if one.effect != last:
            click.secho(f"\n{one.effect.words[language()].capitalize()}", fg=_COLOURS[one.effect.value], bold=True)
            last = one.effect
        click.echo(f"  {_line(one.words[language()])} [{one.clause}]")
    if _grave(found):
        click.echo(f"\n{_line(_telling(found, new))}")


def _markdown(found: Comparison, new: Policy) -> str:
    lines = [f"## {_titled(found)}"]
    if because := _because(found, new):
        lines += ["", _escaped(because)]
    last = None
    for one in found.differences:
        if one.effect != last:
            lines += ["", f"### {one.effect.words[language()].capitalize()}", ""]
            last = one.effect
        lines.append(f"- {_escaped(one.words[language()])} (`{one.clause}`)")
    if _grave(found):
        lines += ["", _escaped(_telling(found, new))]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in _line(text))


def _line(text: str) -> str:
    """One line, without what would move a terminal's cursor: the policy compared may be a stranger's proposal."""
    return "".join(letter if letter.isprintable() or letter in "\u00a0\u202f" else " " for letter in text)


def _telling(found: Comparison, new: Policy) -> str:
    """Who must be told, how, and before when (WP 260 rev.01, points 29 to 31)."""
    from kept.comparing import told_kinds

    who = told_kinds(new, found.tell)
    day = found.before
    return say(
        f"To be told: {who.en}, by a message of its own, not only on the changed page"
        + (f", well before {day_in_words(day, 'en')}." if day else ", well before it takes effect."),
        f"À prévenir : {who.fr}, par un message dédié et non par la seule page modifiée"
        + (f", bien avant le {day_in_words(day, 'fr')}." if day else ", bien avant la prise d’effet."),
    )


def _undeclared(old: Policy, new: Policy) -> bool:
    return new.changed is None or (new.version or 1) <= (old.version or 1)


def _alone(folder: str) -> KeptError:
    return stopped(
        "unknown-version",
        "there is no earlier version to compare with",
        "il n’y a pas de version antérieure à comparer",
        help_en=f"freeze one in `{folder}/versions/` with `kept publish`, or name two policies",
        help_fr=f"figez-en une dans `{folder}/versions/` avec `kept publish`, ou donnez deux politiques",
        exit_code=2,
    )


def _silent() -> KeptError:
    return stopped(
        "change-not-declared",
        "a substantial change is not declared as a new version with its reason",
        "un changement substantiel n’est pas déclaré comme une nouvelle version motivée",
        help_en="raise `version:`, and write `effective:` and `changed: {reason: …, what: …}`",
        help_fr="augmentez `version:`, et écrivez `effective:` et `changed: {reason: …, what: …}`",
        exit_code=1,
    )
