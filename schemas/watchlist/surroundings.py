"""What a watch list is held against besides itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the file is held against; None means not known here, so not checked."""

    local_host: Callable[[str], bool]
    environment: Mapping[str, str] | None = None
    engines: frozenset[str] | None = None
    apprise_schemes: frozenset[str] | None = None
    languages: frozenset[str] | None = None  # of messages
