"""Revisions are searched for what they cite."""

from collections.abc import Sequence

from ingest.pipeline.link import link as find_citations
from ingest.pipeline.parts import Parts
from schemas.records.steps import Done
from workers.steps import step


# Bounded work on bounded texts: seconds. Past this, a text has found a hole in the bounds.
@step(time_limit_s=300)
def link(parts: Parts, revision_ids: Sequence[str]) -> Done:
    """Find, keep and judge the citations of these revisions."""
    return find_citations(parts, revision_ids)
