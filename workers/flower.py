"""Flower in this process: what it shows, what it remembers, and whom it lets in.

Source of the options: flower/options.py of Flower 2.2.0; RUNTIME.md says why these.
"""

import signal
from ipaddress import ip_address
from typing import Any

from celery import Celery
from flower.app import Flower
from flower.options import options
from flower.urls import settings as web_settings

from ingest.errors import MisuseError
from workers.settings import Settings

# Flower's own default of 100,000 grows its memory; this is a working day of a busy desk, 50 MB.
MAX_TASKS = 20_000
# In milliseconds: a killed Flower forgets what came after its last minute.
SAVE_EVERY_MS = 60_000
# Seconds: metrics of a worker whose host is gone are dropped after a day.
PURGE_WORKERS_S = 86_400
COLUMNS = "name,args,result,state,received,runtime,worker,uuid"


def serve(app: Celery, settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C; then keep in HOME what was shown.

    Raises: MisuseError where it would be open to others, or the port is taken.
    """
    refuse_open_door(settings)
    settings.home.mkdir(parents=True, exist_ok=True)
    for name, value in flower_options(settings).items():
        setattr(options, name, value)
    server = Flower(capp=app, options=options, **web_settings)
    try:
        server.start_http_server()
    except OSError as error:
        raise MisuseError(
            f"Flower cannot listen on {settings.flower_address}:{settings.flower_port} "
            f"({error.strerror}): set PALIMPSEST_FLOWER_PORT to a free port."
        ) from None
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: server.io_loop.add_callback_from_signal(server.stop))
    server.start()


def flower_options(settings: Settings) -> dict[str, Any]:
    """Flower's options by our settings."""
    password = settings.flower_password
    return {
        "address": settings.flower_address,
        "port": settings.flower_port,
        "basic_auth": [f"{settings.flower_user}:{password}"] if password else [],
        "max_tasks": MAX_TASKS,
        "persistent": True,
        "db": str(settings.home / "flower"),
        "state_save_interval": SAVE_EVERY_MS,
        "purge_offline_workers": PURGE_WORKERS_S,
        "tasks_columns": COLUMNS,
        "natural_time": False,  # instants can be compared with logs, "a minute ago" cannot
    }


def refuse_open_door(settings: Settings) -> None:
    """Raises: MisuseError where Flower would listen beyond loopback without a password."""
    if settings.flower_password or is_loopback(settings.flower_address):
        return
    raise MisuseError(
        f"Flower would listen on {settings.flower_address} without a password: set "
        "PALIMPSEST_FLOWER_PASSWORD, or PALIMPSEST_FLOWER_ADDRESS=127.0.0.1."
    )


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach it; a name other than `localhost` might be anything."""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
