"""A batch of claimed feeds is looked at: fetched, read, compared, stored."""

from collections.abc import Sequence

from ingest.pipeline.observe import observe as look
from ingest.pipeline.parts import Parts
from schemas.records.steps import Done
from workers.steps import step


# A lease's worth of one host's requests (`ingest/pipeline/poll.py`), 60 of them, each at its
# time-out of 30 s, and half as much again.
@step(time_limit_s=2700)
def observe(parts: Parts, feed_ids: Sequence[int]) -> Done:
    """Look at these feeds once, however long their hosts take (each request is bounded)."""
    return look(parts, feed_ids)
