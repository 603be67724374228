"""Payloads as JSON on one line. Pure."""

import json
from collections.abc import Mapping
from typing import Any


def json_body(body: Mapping[str, Any]) -> bytes:
    """Compact JSON in UTF-8, without a line end.

    `backslashreplace` writes a lone surrogate, which UTF-8 cannot hold, as the escape that JSON has
    for it. Raises: ValueError for a number that JSON does not have.
    """
    text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")
