"""Events are held against the subscriptions."""

from collections.abc import Sequence

from ingest.pipeline.alert import alert as match
from ingest.pipeline.parts import Parts
from schemas.records.steps import Done
from workers.steps import step


# Database only: well below a second.
@step(time_limit_s=120)
def alert(parts: Parts, event_ids: Sequence[str]) -> Done:
    """Make the alerts that these events ask for."""
    return match(parts, event_ids)
