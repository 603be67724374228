"""Rings the bell for the next steps: one message each, after the commit that it tells of.

The ledger already says what is to do, so a message that cannot be sent is no loss: the sweep rings
again. Nothing here raises for a broker that is away.
"""

from collections.abc import Iterable

import structlog
from celery import Celery
from kombu.exceptions import OperationalError

from ingest.pipeline.sweep import AGAIN
from schemas.records.steps import Ring
from workers.queues import PREFIX

_log = structlog.get_logger(__name__)


def ring(app: Celery, rings: Iterable[Ring], *, lease_s: float) -> int:
    """Send the messages; how many the broker took.

    Arguments are ids; Flower shows the label instead. `lease_s`: how long claimed feeds are kept.
    """
    waiting = list(rings)
    for sent, each in enumerate(waiting):
        try:
            app.send_task(
                PREFIX + each.step,
                args=[list(each.ids)],
                argsrepr=each.label,
                kwargsrepr=" ",  # an empty one would be shown as `{}`
                expires=expires_s(each, lease_s=lease_s),
            )
        except (OperationalError, OSError) as error:
            # The others would only wait as long for the same answer.
            left = len(waiting) - sent
            _log.warning("the broker is away, the sweep rings again", left=left, reason=str(error))
            return sent
    return len(waiting)


def expires_s(ring: Ring, *, lease_s: float) -> float:
    """Seconds after which a message is worthless, since another was sent for the same.

    So a queue that nobody serves for a day does not hold a day of doubles.
    """
    return lease_s if ring.step == "observe" else 2 * AGAIN.total_seconds()
