"""Every tick: whatever a lost message left half-way is rung for again."""

from ingest.pipeline.parts import Parts
from ingest.pipeline.sweep import sweep as look_for_leftovers
from schemas.records.steps import Done
from workers.heart import handled
from workers.steps import step


# Database only: well below a second, a minute on a ledger that was neglected for months.
@step(time_limit_s=120)
def sweep(parts: Parts) -> Done:
    """Read in the ledger what is still to do, and ring for it."""
    done = look_for_leftovers(parts)
    handled(parts, "sweep")
    return done
