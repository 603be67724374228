"""The child processes of the local runtime: their names, command lines and environment."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import ops
from workers.queues import QUEUES

PREFIX = "PALIMPSEST_"

# Sending waits for other people's servers, up to half a minute each: in a process of its own it
# delays no look at a feed. All else shares one process, which keeps memory small.
DELIVERING = ("deliver",)


def commands() -> dict[str, list[str]]:
    """The command line of each child by its name; together the workers take every queue."""
    flowing = [queue for queue in QUEUES if queue not in DELIVERING]
    return {
        "worker": _palimpsest("worker", "--queues", ",".join(flowing)),
        "deliver": _palimpsest("worker", "--queues", ",".join(DELIVERING)),
        "beat": _palimpsest("beat"),
        "flower": _palimpsest("flower"),
    }


def _palimpsest(*arguments: str) -> list[str]:
    # -P: a folder `workers` or `schemas` in the folder where a person types `up` is none of ours.
    return [sys.executable, "-P", "-m", "ops.cli", *arguments]


def environment_of(settings: Mapping[str, str]) -> dict[str, str]:
    """What a child finds in its environment: ours without PALIMPSEST_ variables, and `settings`.

    The rest is handed on because secrets of channels (`${NAME}`) and PATH stand there.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return kept | _for_our_code() | dict(settings)


def _for_our_code() -> dict[str, str]:
    folder = str(Path(ops.__file__).parents[1])  # found also where it is not installed
    paths = [folder, *filter(None, [os.environ.get("PYTHONPATH")])]
    # Threads each take a 64 MB arena of glibc's by default; two are as fast here and stay small.
    return {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1", "MALLOC_ARENA_MAX": "2"}
