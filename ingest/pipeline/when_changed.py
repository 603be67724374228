"""Between which moments the site made an edit: by all views that have shown it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.store.session import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenChanged:
    """Aware UTC; `after` is None where nobody knows."""

    after: datetime | None  # a look still showed the earlier text
    before: datetime  # a look showed the later one


def between(steps: Sequence[Row], accounts: Mapping[str, Sequence[Row]]) -> WhenChanged:
    """The last look at the text before the first edit, and the first look at that after the last.

    `steps`: rows of a whole step's edits, oldest first. `accounts`: by an edit, what other views
    have told of it (`ingest.store.edits.accounts`). A view that lags, as a cached page
    does, may show the earlier text after another has shown the later one: that look says nothing.
    """
    first, last = steps[0], steps[-1]
    begun = _told(first, accounts)
    seen = min(row["detected_at"] for row in begun)
    looks = [row["unchanged_at"] for row in begun]
    after = max((at for at in looks if at is not None and at <= seen), default=None)
    return WhenChanged(after=after, before=min(row["detected_at"] for row in _told(last, accounts)))


def _told(edit: Row, accounts: Mapping[str, Sequence[Row]]) -> list[Row]:
    return [edit, *accounts.get(edit["id"], ())]
