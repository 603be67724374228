"""What the commands share that work in this process: the parts of a worker, on an own ledger."""

from collections.abc import Iterator
from contextlib import contextmanager

from ingest.pipeline.parts import Parts
from ops.ledger import opened
from workers.settings import load
from workers.wiring import parts as make_parts


@contextmanager
def working_parts() -> Iterator[Parts]:
    """The parts that workers work with, on a ledger that is there and migrated."""
    settings = load()
    with opened(settings):
        parts = make_parts(settings)
        try:
            yield parts
        finally:
            parts.store.close()
