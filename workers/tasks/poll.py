"""Every tick: the feeds that are due are claimed and given out."""

from ingest.pipeline.parts import Parts
from ingest.pipeline.poll import poll as claim
from schemas.records.steps import Done
from workers.heart import handled
from workers.steps import step


# Database only: well below a second.
@step(time_limit_s=120)
def poll(parts: Parts) -> Done:
    """Claim the due feeds for a batch of looks; feeds that others hold are left alone."""
    done = claim(parts)
    handled(parts, "poll")
    return done
