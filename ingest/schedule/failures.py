"""How long a feed is left alone after looks that failed."""

import math
from datetime import timedelta

from ingest.schedule.limits import LOCAL_FLOOR


def back_off(
    failures: int, *, base: timedelta, ceiling: timedelta = timedelta(days=7)
) -> timedelta:
    """Twice as long with each failure in a row: base, 2 base, 4 base, … up to `ceiling`."""
    if base >= ceiling:
        return ceiling
    base = max(base, LOCAL_FLOOR)
    doublings = min(max(failures - 1, 0), math.ceil(math.log2(ceiling / base)))
    return min(base * float(2**doublings), ceiling)
