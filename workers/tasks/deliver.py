"""Alerts are handed to their channels."""

from collections.abc import Sequence

from ingest.pipeline.deliver import deliver as hand_over
from ingest.pipeline.parts import Parts
from schemas.records.steps import Done
from workers.steps import step


# 20 alerts a message (`ingest/pipeline/alert.py`), each at the longest time-out of a channel, a
# mail's 60 s, and half as much again.
@step(time_limit_s=1800)
def deliver(parts: Parts, alert_ids: Sequence[str]) -> Done:
    """Send these alerts once each, and keep what the other side answered."""
    return hand_over(parts, alert_ids)
