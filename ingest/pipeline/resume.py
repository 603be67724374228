"""A person says that channels work again: their pauses end, and what waits for them is due."""

from collections.abc import Iterable
from datetime import datetime

from ingest.store import alerts, channels
from ingest.store.session import Connection


def end_pauses(connection: Connection, keys: Iterable[str], *, now: datetime) -> None:
    """Let the next alert of each of these channels be tried at once.

    What is known of their failures stays, until one arrives: if the next fails too, they are
    paused for as long as before.
    """
    for key in sorted(set(keys)):
        channels.change(connection, key, {"paused_until": None, "rung_at": None})
        alerts.let_go(connection, key, now=now)
