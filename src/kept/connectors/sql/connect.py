"""From an address to an engine that is ready: driver there, file there, session settled, nothing created."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kept.connectors.interface import Settings
from kept.connectors.sql.dialect import Dialect
from kept.findings import KeptError, stopped

if TYPE_CHECKING:
    from sqlalchemy.engine import URL, Engine

_ROOM = "64MB"  # for the keys that a link leads to, which PostgreSQL else reads anew for every record; more: `?options=-c work_mem=…`
_WAIT = 10  # seconds for a connection or a lock: long enough for a busy server, short enough for a person
_STATEMENT_MINUTES = 10


def open_engine(settings: Settings) -> tuple[Engine, Dialect]:
    """The engine and its dialect. Raises ``KeptError``; no message repeats the address, which may hold a password."""
    from sqlalchemy import create_engine

    url = _url(settings)
    family = url.get_backend_name()
    if family == "sqlite":
        from kept.connectors.sql.sqlite import SQLite

        return _settled(create_engine(_sqlite(settings, url), paramstyle="named"), SQLite())
    if family in {"postgresql", "postgres"}:
        from kept.connectors.sql.postgresql import PostgreSQL

        _require("psycopg", "postgres", settings.place)
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"), pool_pre_ping=False, connect_args=_postgres(url)
        )
        return _settled(engine, PostgreSQL())
    if family in {"mysql", "mariadb"}:
        from kept.connectors.sql.mariadb import MariaDB

        _require("pymysql", "mariadb", settings.place)
        engine = create_engine(url.set(drivername="mysql+pymysql"), connect_args={"connect_timeout": _WAIT})
        return _settled(engine, MariaDB())
    raise _unknown_engine(settings.place)


def _settled(engine: Engine, dialect: Dialect) -> tuple[Engine, Dialect]:
    dialect.prepare(engine)
    return engine, dialect


def _url(settings: Settings) -> URL:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(settings.address)
    except (ArgumentError, ValueError):
        pass
    raise stopped(
        "unreadable-address",
        f"the address of the place `{settings.place}` is not that of a database",
        f"l’adresse du lieu `{settings.place}` n’est pas celle d’une base de données",
        help_en="write e.g. sqlite:///folder/file.db, postgresql://user@host/database or mariadb://user@host/database",
        help_fr="écrivez par exemple sqlite:///dossier/fichier.db, postgresql://compte@hote/base ou mariadb://compte@hote/base",
        exit_code=2,
    )


def _postgres(url: URL) -> dict[str, Any]:
    """Session settings travel with the connection: no statement is spent on them."""
    given = url.query.get("options", "")
    ours = f"-c lock_timeout={_WAIT}s -c statement_timeout={_STATEMENT_MINUTES}min -c timezone=UTC -c work_mem={_ROOM}"
    options = f"{ours} {given if isinstance(given, str) else ' '.join(given)}".strip()
    # No prepared statements: each stretch of a table is planned for itself.
    return {"options": options, "connect_timeout": _WAIT, "application_name": "kept", "prepare_threshold": None}


def _sqlite(settings: Settings, url: URL) -> URL:
    """A file that is there, opened without the right to create one."""
    from urllib.parse import quote

    name = url.database or ""
    path = Path(name)
    if not name or name == ":memory:" or not path.is_file():
        raise _missing_file(settings.place, name)
    mode = "ro" if url.query.get("mode") == "ro" else "rw"
    return url.set(database=f"file:{quote(str(path.absolute()))}", query={"mode": mode, "uri": "true"})


def _require(module: str, extra: str, place: str) -> None:
    try:
        importlib.import_module(module)
    except ImportError:
        pass
    else:
        return
    raise stopped(
        "missing-driver",
        f"the place `{place}` needs the driver `{module}`, which is not installed",
        f"le lieu `{place}` a besoin du pilote `{module}`, qui n’est pas installé",
        help_en=f"pip install 'kept[{extra}]'",
        help_fr=f"pip install 'kept[{extra}]'",
        exit_code=2,
    )


def _missing_file(place: str, name: str) -> KeptError:
    shown = f"`{Path(name).name}`" if name and name != ":memory:" else "in memory"
    return stopped(
        "missing-file",
        f"the place `{place}` has no database file ({shown}), and Kept creates none",
        f"le lieu `{place}` n’a pas de fichier de base ({shown.replace('in memory', 'en mémoire')}), et Kept n’en crée pas",
        help_en="check the address; a relative path starts from the folder where the command runs",
        help_fr="vérifiez l’adresse ; un chemin relatif part du dossier où la commande s’exécute",
        exit_code=3,
    )


def _unknown_engine(place: str) -> KeptError:
    return stopped(
        "unknown-database-engine",
        f"the place `{place}` is a database that this connector does not speak to",
        f"le lieu `{place}` est une base que ce connecteur ne sait pas joindre",
        help_en="it speaks to sqlite, postgresql, mariadb and mysql; install a package for another kind of place",
        help_fr="il joint sqlite, postgresql, mariadb et mysql ; installez un paquet pour un autre type de lieu",
        exit_code=2,
    )
