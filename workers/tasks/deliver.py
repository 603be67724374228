"""Channels are handed their due alerts."""

from collections.abc import Sequence

from ingest.pipeline.deliver import deliver as hand_over
from ingest.pipeline.parts import Parts
from schemas.records.steps import Done
from workers.steps import step


# A message ends after 5 s and one attempt, a mail's 60 s at most (`ingest/pipeline/deliver.py`);
# several times as long for a ledger that is slow.
@step(time_limit_s=600)
def deliver(parts: Parts, channel_keys: Sequence[str]) -> Done:
    """Hand over what is due on these channels, and keep what the other side answered."""
    return hand_over(parts, channel_keys)
