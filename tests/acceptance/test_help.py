"""`--help` opens with an example that a person can read line by line, for every verb."""

import pytest
from click.testing import CliRunner

from kept.cli import COMMANDS, kept


def spoken(*arguments: str) -> list[str]:
    """The lines of a help page."""
    answer = CliRunner().invoke(kept, [*arguments, "--help"])
    assert answer.exit_code == 0, answer.output
    return [line.strip() for line in answer.output.splitlines()]


@pytest.mark.parametrize("verb", COMMANDS)
def test_the_help_of_a_verb_shows_it_at_work(verb: str) -> None:
    """`Example:` stands on a line of its own, and a use of the verb begins one of the next."""
    lines = spoken(verb)
    example = lines[lines.index("Example:") + 1 :]
    assert any(line.startswith(f"kept {verb}") for line in example[: example.index("")])


def test_kept_alone_lists_its_verbs() -> None:
    """Each verb begins a line."""
    assert set(COMMANDS) <= {line.partition(" ")[0] for line in spoken()}
