"""What may happen in the story, and what an alert must then tell; plain values."""

from dataclasses import dataclass, field
from typing import Literal

from tests.story.texts import Told


@dataclass(frozen=True, kw_only=True)
class Edit:
    url: str
    where: Literal["page", "feed", "both"]
    words: tuple[tuple[str, str], ...]  # place, new words
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Publish:
    """Let a document appear that was written down from the beginning."""

    url: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Delete:
    url: str
    how: Literal["404", "410", "front", "locked"]


@dataclass(frozen=True, kw_only=True)
class Restore:
    url: str


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A feed or page answers otherwise, `times` times or until it is mended (0)."""

    address: str
    what: Literal["500", "wall", "cut"]
    times: int


@dataclass(frozen=True, kw_only=True)
class Mend:
    address: str


@dataclass(frozen=True, kw_only=True)
class Unlist:
    """A document falls off its feed; its page stands."""

    url: str


@dataclass(frozen=True, kw_only=True)
class Fidget:
    """All furniture of all sites moves, and every feed lists its items in another order."""


Act = Edit | Publish | Delete | Restore | Trouble | Mend | Unlist | Fidget

NOTHING: Told = ((), ())


@dataclass(frozen=True, kw_only=True, order=True)
class Expected:
    """One alert: the event's type, whom it is about, and for edits what changed and how."""

    type: str
    about: str  # the document's address, the source's name
    words: Told = NOTHING
    kind: str = ""  # of the edit: changed, reverted, growing, before_seen
    declared: bool = False


@dataclass(frozen=True, kw_only=True)
class Wave:
    """What happens at once, and what must be told of it."""

    name: str
    acts: tuple[Act, ...]
    expected: tuple[Expected, ...] = field(default=())
