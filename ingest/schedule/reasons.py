"""Why a feed or a page is due when it is: one word, kept beside `next_poll_at`.

How it is said to people stands in one place, `ops.shown.due`.
"""

from datetime import datetime
from typing import Literal, NamedTuple

FeedReason = Literal[
    "new",  # a feed that was never looked at
    "every",  # the watch list says how often
    "learned",  # as often as it was found changed
    "asked",  # the server wishes to be left alone until then
    "ttl",  # the feed itself asks for so much time
    "skipped",  # the feed asks not to be looked at in some hours or days
    "failing",  # the last looks failed
    "set_aside",  # workers died while they looked at it
]
PageReason = Literal[
    "first",  # a page that was never looked at
    "young",  # its document was published or edited within the hour
    "age",  # ever more rarely, as the document grows older
    "rate",  # oftener than that: documents of its source are edited much at this age
    "cited",  # oftener than that: citations lead to it or from it
    "limit",  # later than that: its host has no room for all looks that are wanted
    "confirm",  # what was not there is looked for a second time
    "edited",  # an edit was seen in a feed: its own page is looked at at once
]
Because = FeedReason | PageReason


class Planned(NamedTuple):
    """When the next look is due, and why then."""

    at: datetime
    because: Because
