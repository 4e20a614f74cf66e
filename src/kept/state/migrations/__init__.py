"""The history of the tables' shape, one file a step, carried out by Alembic inside one transaction.

Alembic is imported here and nowhere else: a state that is already in today's shape never loads it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Engine, text

from kept.state.errors import StateUnusable

_LOCK = 0x6B657074  # PostgreSQL's advisory lock: two processes do not migrate at once


def settings_of_alembic() -> Config:
    """Alembic's configuration, made here rather than read from a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def newest() -> str | None:
    """The name of the last migration in the folder."""
    return ScriptDirectory.from_config(settings_of_alembic()).get_current_head()


def upgrade(engine: Engine, revision: str) -> None:
    """Bring the tables to ``revision``. A state from a later Kept is refused untouched (``state-newer``)."""
    config = settings_of_alembic()
    with engine.execution_options(kept_writing=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except CommandError:
            raise StateUnusable("state-newer", engine.url.database or "") from None
