"""An edit that was undone before it was told: for how long the text read otherwise. Pure."""

from collections.abc import Mapping
from datetime import timedelta
from math import ceil
from typing import Any

from ingest.alerts.phrases import Phrases

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_IN_MINUTES = 99 * 60  # seconds; what is longer is told in hours


def within(undone: Mapping[str, Any], say: Phrases) -> dict[str, str]:
    """What phrases about it are made of: whether it is `known`, and the `span`, rounded up."""
    seconds = undone.get("within_s")
    if seconds is None:
        return {"known": "no", "span": ""}
    unit = _MINUTE if seconds <= _IN_MINUTES else _HOUR  # as spans are told
    return {"known": "yes", "span": say.span(unit * max(1, ceil(seconds / unit.total_seconds())))}
