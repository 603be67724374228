"""Heartbeats: the ticks that were handled, and the workers that are there.

A worker beats only while its loop runs and the broker listens: Celery's own heartbeat is the pulse.
"""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import structlog
from celery import signals

from ingest.errors import PalimpsestError
from ingest.pipeline.parts import Parts
from ingest.store import heartbeats

_log = structlog.get_logger(__name__)

# One small write each; a health check that looks twice a minute sees a fresh one.
BEAT_EVERY_S = 10.0
# Rows of hosts that never come back are dropped then.
FORGET = timedelta(days=1)


def handled(parts: Parts, step: str) -> None:
    """Remember that a tick of this step ended well."""
    with parts.store.write() as connection:
        heartbeats.beat(connection, step, now=parts.now())


def keep_beating(name: str, *, parts: Callable[[], Parts]) -> None:
    """Beat from now on, in a thread of its own, as long as the worker's loop runs."""
    pulse = threading.Event()
    signals.heartbeat_sent.connect(lambda **_: pulse.set(), weak=False)
    threading.Thread(target=_beat, args=(name, pulse, parts), name="heart", daemon=True).start()


def _beat(name: str, pulse: threading.Event, parts: Callable[[], Parts]) -> None:
    while pulse.wait():
        pulse.clear()
        try:
            _write(name, parts())
        except PalimpsestError as error:
            _log.warning("no heartbeat was written", reason=str(error))
        time.sleep(BEAT_EVERY_S)


def _write(name: str, parts: Parts) -> None:
    now = parts.now()
    with parts.store.write() as connection:
        heartbeats.beat(connection, name, now=now)
        heartbeats.forget(connection, before=now - FORGET)
