"""Alembic migrations; the tables they make are compared with `schemas.tables` in a test."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from schemas.tables import metadata


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest migration; doing it twice does nothing."""
    command.upgrade(_config(connection), "head")


def newest() -> str | None:
    """The newest migration that this code knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def current(connection: Connection) -> str | None:
    """The migration that the database is at; None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def differences(connection: Connection) -> list[object]:
    """What the tables of the code and of the database disagree about; empty when nothing."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def draft(connection: Connection, message: str) -> None:
    """Write a new migration file from the differences; a person reads it before it is committed."""
    number = f"{int(newest() or 0) + 1:04d}"
    command.revision(_config(connection), message=message, autogenerate=True, rev_id=number)
