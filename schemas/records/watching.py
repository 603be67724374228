"""What `apply` is given and what it did: rows-to-be of sources, feeds and subscriptions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What applying a watch list did, each a list of names."""

    added: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()  # no longer watched; what was stored of them is kept

    @property
    def nothing(self) -> bool:
        """Whether the database agreed with the file already."""
        return not (self.added or self.altered or self.removed)
