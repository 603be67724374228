"""Sweep: whatever the ledger says is still to do, and nobody was told of lately, is rung again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ingest.pipeline.bells import delivery_rings
from ingest.pipeline.labels import counted
from ingest.pipeline.parts import Parts
from ingest.pipeline.silence import tell_silence
from ingest.store import addressing, channels, clock, events, revisions, shortened, unsearched
from schemas.records.steps import Done, Ring

# A message that was not acted on within this time counts as lost. Shorter, and a queue that is
# merely long is filled with doubles; longer, and a lost message delays its alert by that much.
AGAIN = timedelta(minutes=1)

# An index that is behind reads some thousand revisions in this time.
LATER = timedelta(minutes=5)

# What one sweep rings at most, so that a backlog of thousands does not flood the broker.
MOST = 1_000
IDS_A_MESSAGE = 20


def sweep(parts: Parts) -> Done:
    """Ring for revisions not linked, events not alerted and channels with alerts that are due."""
    now = parts.now()
    with parts.store.write() as connection:
        if clock.went_back(connection, now=now):
            clock.mend(connection, now=now)
        unlinked = revisions.unlinked(connection, before=now - AGAIN, limit=MOST)
        unlinked += shortened.ring_due(connection, now=now, again=now + AGAIN, limit=MOST)
        unlinked += unsearched.ring_due(connection, before=now - LATER, now=now, limit=MOST)
        ready = events.ring_ready(connection, now=now, again=AGAIN, limit=MOST)
        addressing.adopt(connection, limit=MOST)
        due = channels.ring_due(connection, now=now, again=AGAIN, limit=MOST)
    rings = (
        *(Ring(step="link", ids=ids, label="left over") for ids in _parts(unlinked)),
        *(Ring(step="alert", ids=ids, label="due") for ids in _parts(ready)),
        *delivery_rings(due),
    )
    line = _line(len(unlinked), len(ready), len(due))
    return Done(line=line + _silences(parts, now=now), rings=rings)


def _silences(parts: Parts, *, now: datetime) -> str:
    """Tell of sources that are silent for long: last, and whatever fails in it holds up no ring."""
    try:
        tell_silence(parts.store, now=now)
    except Exception as error:  # noqa: BLE001 (all that waits depends on the rings)
        return f"; silent sources were not looked for: {type(error).__name__}"
    return ""


def _parts(ids: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(ids[at : at + IDS_A_MESSAGE]) for at in range(0, len(ids), IDS_A_MESSAGE)]


def _line(unlinked: int, ready: int, due: int) -> str:
    told = [
        counted(number, noun)
        for number, noun in ((unlinked, "revision"), (ready, "event"), (due, "channel"))
        if number
    ]
    return f"{', '.join(told)} due" if told else "nothing is left over"
