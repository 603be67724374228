"""Puts the environment's secrets into what `watch.yaml` names as `${NAME}`. Pure."""

import re
from collections.abc import Mapping

from ingest.errors import PermanentError

_NAME = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


def secret_names(template: str) -> tuple[str, ...]:
    """The names in a template, each once, in the order of appearance."""
    return tuple(dict.fromkeys(_NAME.findall(template)))


def fill(template: str, environment: Mapping[str, str]) -> str:
    """The template with every `${NAME}` replaced; what is filled in is never filled again.

    Raises: PermanentError where a variable is missing or empty; the sentence names the variable
    and never a value.
    """
    missing = [name for name in secret_names(template) if not environment.get(name)]
    if missing:
        raise PermanentError(
            f"The environment variable {missing[0]} is not set: set it where the workers run, "
            "then send the alert again."
        )
    return _NAME.sub(lambda found: environment[found[1]], template)
