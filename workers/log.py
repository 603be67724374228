"""Logs: one line for each thing that happened, for a person or as JSON, with its task.

Our own lines and those of the libraries go the same way, and no secret passes.
"""

import logging
import re
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import structlog
from celery import signals

from workers.settings import Settings

# `scheme://user:password@host`, wherever it stands.
_CREDENTIALS = re.compile(r"(?<=://)[^/\s@'\"]*:[^/\s@'\"]*@")
_HIDDEN = "***"
# Shorter secrets would blot out ordinary words.
_SHORTEST = 4

# Only ours are ever at DEBUG: Celery would print every message with its arguments there.
_OURS = ("schemas", "ingest", "workers", "ops")

# What these say below the level is said better by the boundary, or is no news.
_TALKATIVE = {
    "alembic": "WARNING",  # which dialect it has found
    "celery.app.trace": "WARNING",  # "succeeded" of every task
    "celery.beat": "WARNING",  # "sending" of every tick
    "celery.worker.strategy": "WARNING",  # "received" of every task
    "flower.inspector": "ERROR",  # that no worker has answered yet
    "py.warnings": "ERROR",  # Python's, for developers: in our tests each is an error
    "tornado.access": "ERROR",  # every page that asked for the password
}


def set_up(settings: Settings) -> None:
    """Send every log line of this process to standard error in one form."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,  # loggers made before this call obey it too
    )
    logging.captureWarnings(capture=True)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(settings, shared))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(logging.INFO, logging.getLevelName(settings.log_level)))
    for name in _OURS:
        logging.getLogger(name).setLevel(settings.log_level)
    for name, level in _TALKATIVE.items():
        logging.getLogger(name).setLevel(max(logging.getLevelName(level), root.level))
    # Celery sets up logging by itself unless somebody answers this signal.
    signals.setup_logging.connect(_already_done)


def _already_done(**_: object) -> None:
    return None


def _formatter(settings: Settings, shared: list[structlog.types.Processor]) -> logging.Formatter:
    people = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    machines = structlog.processors.JSONRenderer()
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_shortened, *shared],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            hide(secrets(settings)),
            machines if settings.log_format == "json" else people,
        ],
    )


def _shortened(
    _logger: object, _method: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    """A library's warning without its traceback: Celery adds 60 lines to "connection lost"."""
    if event["_record"].levelno <= logging.WARNING:
        event["_record"].exc_info = None
        event.pop("exc_info", None)
    return event


def secrets(settings: Settings) -> frozenset[str]:
    """The passwords that this process knows, as they stand in settings and as they are meant."""
    found = {settings.flower_password}
    for url in (settings.database_url, settings.broker_url, settings.smtp_url):
        password = urlsplit(url).password or ""
        found |= {password, unquote(password)}
    return frozenset(each for each in found if len(each) >= _SHORTEST)


def hide(
    known: frozenset[str],
) -> Callable[[Any, str, structlog.types.EventDict], structlog.types.EventDict]:
    """A processor that blots out these secrets, and what stands before the @ of any address."""

    def clean(value: object) -> object:
        if not isinstance(value, str):
            return value if isinstance(value, int | float | bool | None) else clean(str(value))
        for secret in known:
            value = value.replace(secret, _HIDDEN)
        return _CREDENTIALS.sub(_HIDDEN + "@", value)

    def process(
        _logger: object, _method: str, event: structlog.types.EventDict
    ) -> structlog.types.EventDict:
        return {name: clean(value) for name, value in event.items()}

    return process
