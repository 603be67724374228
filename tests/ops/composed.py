"""docker-compose.yml as Compose reads it: merged, with the operator's variables filled in."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"

# What an operator must set; letters that mean something in an address are allowed in passwords.
FILLED_IN = {
    "PALIMPSEST_CONTACT": "desk@example.org",
    "POSTGRES_PASSWORD": "p@ss:w/rd#$x % ü",
    "REDIS_PASSWORD": "abc123",
    "PALIMPSEST_FLOWER_PASSWORD": "f:l@wer",
}

# `$$`, `${NAME}`, `${NAME:-default}`, `${NAME:?sentence}`: the forms that the file uses.
_VARIABLE = re.compile(r"\$(?:(\$)|\{([A-Z_]+)(?::([-?])([^}]*))?\})")


class NotSetError(Exception):
    """A variable that must be set is not; says what Compose would say."""


def compose(variables: Mapping[str, str] = FILLED_IN) -> dict[str, Any]:
    """The file with these variables. Raises: NotSetError."""
    filled: dict[str, Any] = _filled(yaml.safe_load(FILE.read_text(encoding="utf-8")), variables)
    return filled


def services(variables: Mapping[str, str] = FILLED_IN) -> dict[str, dict[str, Any]]:
    """Its services by name."""
    found: dict[str, dict[str, Any]] = compose(variables)["services"]
    return found


def variables_named() -> set[str]:
    """Every variable that the file asks the operator's environment for."""
    values = json.dumps(yaml.safe_load(FILE.read_text(encoding="utf-8")))  # without its comments
    return {match[2] for match in _VARIABLE.finditer(values) if match[2]}


def _filled(value: object, variables: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, variables) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, variables) for each in value]
    if not isinstance(value, str):
        return value
    return _VARIABLE.sub(lambda match: _one(match, variables), value)


def _one(match: re.Match[str], variables: Mapping[str, str]) -> str:
    dollar, name, kind, rest = match.groups()
    if dollar:
        return "$"
    if value := variables.get(name, ""):
        return value
    if kind == "?":
        raise NotSetError(f"{name}: {rest}")
    return rest or ""
