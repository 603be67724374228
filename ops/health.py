"""Whether one of our processes works, cheaply enough for a health check twice a minute."""

import http.client
from typing import Literal

from workers.health import beat_is_healthy, worker_is_healthy
from workers.settings import Settings

# Flower's loop is called hung when it does not answer a page without content for so long.
ANSWER_WITHIN_S = 5.0


def is_healthy(part: Literal["worker", "beat", "flower"], settings: Settings) -> bool:
    """Whether it works: by its heartbeat in the ledger, or by Flower's own answer.

    Raises: TransientError, PermanentError where the ledger cannot be read.
    """
    match part:
        case "worker":
            return worker_is_healthy(settings)
        case "beat":
            return beat_is_healthy(settings)
        case "flower":
            return answers("127.0.0.1", settings.flower_port)


def answers(host: str, port: int) -> bool:
    """Whether a Flower on this machine says that it is there; no password is needed for it."""
    connection = http.client.HTTPConnection(host, port, timeout=ANSWER_WITHIN_S)
    try:
        connection.request("GET", "/healthcheck")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
