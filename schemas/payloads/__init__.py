"""JSON Schemas of what is sent to others; receivers may copy them.

A published schema is changed only by adding optional fields, so every receiver must ignore what
it does not know.
"""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def _text(name: str) -> str:
    return resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")


def load(name: str) -> dict[str, Any]:
    """The JSON Schema of that name, `event.v1` for one; a fresh dictionary each time.

    Raises: FileNotFoundError where no schema has that name.
    """
    schema: dict[str, Any] = json.loads(_text(name))
    return schema
