"""The queues: one for each step, of the same name as the step, and nothing else.

So a container can serve a step alone, and no slow channel (`deliver`) delays the looks. Names stand
bare: a Redis database or a RabbitMQ virtual host belongs to one Palimpsest.
"""

from collections.abc import Sequence
from typing import Final

from ingest.errors import MisuseError

QUEUES: Final = ("poll", "observe", "link", "alert", "deliver", "sweep")

PREFIX: Final = "palimpsest."  # of the tasks' names, as Flower shows them


def declared() -> dict[str, dict[str, str]]:
    """The queues as Celery declares them: durable and direct, so that RabbitMQ keeps them too."""
    return {
        name: {"exchange": name, "exchange_type": "direct", "routing_key": name} for name in QUEUES
    }


def routes() -> dict[str, dict[str, str]]:
    """Which task goes to which queue, every one named: nothing falls to a default queue."""
    return {PREFIX + name: {"queue": name, "routing_key": name} for name in QUEUES}


def chosen(names: Sequence[str] | None) -> tuple[str, ...]:
    """The queues that a worker serves: those named, or all.

    Raises: MisuseError naming the queue that is not there; a worker would wait at it for ever.
    """
    unknown = [name for name in names or () if name not in QUEUES]
    if unknown:
        raise MisuseError(
            f"There is no queue {', '.join(unknown)}: the queues are {', '.join(QUEUES)}."
        )
    return tuple(dict.fromkeys(names or QUEUES))
