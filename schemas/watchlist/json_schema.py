"""The JSON Schema of watch.yaml, for editors that complete and check while one types.

Published as `schemas/payloads/watchlist.v1.json`; `python -m schemas.watchlist.json_schema` writes
it anew. It says less than `read_watchlist`: rules over two places of the file are not in it.
"""

import json
from pathlib import Path
from typing import Any, Final

from schemas.watchlist.model import WatchFile

PUBLISHED: Final = Path(__file__).parents[1] / "payloads" / "watchlist.v1.json"


def json_schema() -> dict[str, Any]:
    """The schema, draft 2020-12, as made from the model."""
    made: dict[str, Any] = _trimmed(WatchFile.model_json_schema(mode="validation"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Palimpsest watch list",
        **made,
    }


def write_schema(path: Path = PUBLISHED) -> None:
    """Writes the schema as text that differs only where the model does."""
    path.write_text(json.dumps(json_schema(), indent=2) + "\n", encoding="utf-8")


def _trimmed(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Without pydantic's titles, and without null, which the reader refuses everywhere."""
    if isinstance(node, list):
        return [_trimmed(child) for child in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _trimmed(value) for key, value in node.items() if not _noise(key, value)}
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**choices[0], **{key: value for key, value in kept.items() if key != "anyOf"}}
    return kept


def _noise(key: str, value: object) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)


if __name__ == "__main__":
    write_schema()
