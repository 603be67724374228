"""The plain beat: two messages at every tick, and no memory.

Due times and leases are in the ledger, so a second beat does no harm and a missed tick is made up
for by the next one.
"""

from typing import Any

from workers.queues import PREFIX

# A tick that waited this long is worthless: others came after it. Not a single tick's length, or a
# host whose clock is a few seconds ahead would throw every tick away.
TICK_EXPIRES_S = 60.0


def beat_schedule(tick_s: float) -> dict[str, dict[str, Any]]:
    """What beat sends, every `tick_s` seconds."""
    shown = {"argsrepr": " ", "kwargsrepr": " "}  # Flower would show `()` and `{}`
    return {
        name: {
            "task": PREFIX + name,
            "schedule": tick_s,
            "options": {"expires": TICK_EXPIRES_S, **shown},
        }
        for name in ("poll", "sweep")
    }
