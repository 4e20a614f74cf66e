"""What an option was given, where nothing at all is no answer: a name that a script left empty never widens a command."""

from __future__ import annotations

from collections.abc import Collection

from kept.findings import stopped


def filled(option: str, text: str | None) -> str | None:
    """The text of an option that was given. Raises ``KeptError`` (usage) where it is empty."""
    if text is not None and not text.strip():
        raise stopped(
            "empty-option",
            f"{option} was given with nothing in it",
            f"{option} est donné sans rien",
            help_en=f"write a name after {option}, or leave it out",
            help_fr=f"écrivez un nom après {option}, ou omettez cette option",
            exit_code=2,
        )
    return text


def declared(option: str, text: str | None, known: Collection[str]) -> str | None:
    """A name that the policy has. Raises ``KeptError`` (usage) where it has none of that name."""
    name = filled(option, text)
    if name is not None and name not in known:
        listed = ", ".join(f"`{one}`" for one in known)
        raise stopped(
            "unknown-name",
            f"{option}: the policy has nothing of that name",
            f"{option} : la politique n’a rien de ce nom",
            help_en=f"write one of: {listed}" if known else f"leave {option} out: the policy declares none",
            help_fr=f"écrivez l’un de ceux-ci : {listed}"
            if known
            else f"omettez {option} : la politique n’en déclare pas",
            exit_code=2,
        )
    return name


def pairs(option: str, texts: Collection[str]) -> dict[str, str]:
    """``NAME=VALUE``, each name once. Raises ``KeptError`` (usage)."""
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not (name and sign and value.strip()) or name in found:
            raise stopped(
                "unreadable-option",
                f"{option} is not NAME=VALUE, or gives a name twice",
                f"{option} n’est pas NOM=VALEUR, ou donne deux fois un nom",
                help_en=f"write for instance {option} contract=C-2026-7",
                help_fr=f"écrivez par exemple {option} contract=C-2026-7",
                exit_code=2,
            )
        found[name] = value
    return found
