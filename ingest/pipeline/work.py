"""What the recording of one observe message works on."""

from dataclasses import dataclass, field

from ingest.pipeline.known import Known
from ingest.pipeline.outcome import Outcome
from ingest.pipeline.rows import Rows


@dataclass(slots=True)
class Work:
    """What is known, what will be written, and what follows from it."""

    known: Known
    rows: Rows = field(default_factory=Rows)
    outcome: Outcome = field(default_factory=Outcome)
