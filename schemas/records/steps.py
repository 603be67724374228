"""What a step of the flow leaves to be done: bells to ring, once its transaction is committed."""

from dataclasses import dataclass
from typing import Literal

Step = Literal["observe", "link", "alert", "deliver"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One message for the next step: ids only, the ledger has the rest."""

    step: Step
    ids: tuple[int, ...] | tuple[str, ...]  # feeds, revisions, events or channels' keys
    label: str  # names of sources, events or channels for a person: what Flower shows as argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step's short result and what follows from it."""

    line: str  # "Telepolis forum: 30 items, 2 new, 1 edited"; no text of a post, no secret
    rings: tuple[Ring, ...] = ()
