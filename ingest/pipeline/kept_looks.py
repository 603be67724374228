"""The looks that were read again last, as many as their texts allow: a feed holds many items."""

from collections import OrderedDict
from dataclasses import dataclass, field

from ingest.pipeline.rereading import Shown

Key = tuple[int, str, str]  # feed, snapshot, the method that had read it

# Characters of all texts that are kept: 20 to 40 MB with blocks and links. Documents are read again
# in the order of their ids, which scatters those of one feed: the looks of some hundred feeds stay.
MOST_CHARS = 5_000_000


@dataclass(slots=True)
class KeptLooks:
    """Looks by key; the one that was used longest ago is dropped first."""

    _looks: OrderedDict[Key, tuple[Shown, int]] = field(default_factory=OrderedDict)
    _chars: int = 0

    def get(self, key: Key) -> Shown | None:
        """The look, if it is kept."""
        if key not in self._looks:
            return None
        self._looks.move_to_end(key)
        return self._looks[key][0]

    def keep(self, key: Key, shown: Shown) -> None:
        """Keep a look that is not kept yet; one that is larger than all the room is not."""
        size = sum(len(block.text) for each in shown.values() for block in each.content.text.blocks)
        self._looks[key] = (shown, size)
        self._chars += size
        while self._chars > MOST_CHARS:
            _, (_, dropped) = self._looks.popitem(last=False)
            self._chars -= dropped
