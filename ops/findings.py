"""One line of `doctor`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is so, whether that is well, and the way out where it is not."""

    about: str
    well: bool
    found: str  # what is so
    do: str = ""  # the way out; of what is well, what else could be done: a note
