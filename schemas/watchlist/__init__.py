"""The watch.yaml model (DESIGN.md section 6): what is watched, and who is told.

Sits before the flow: `palimpsest apply` turns it into rows. Never touches database, web or
environment; what it needs to know of them are arguments.
"""

from schemas.watchlist.events import EVENT_PATTERNS, EVENT_TYPES, expand_events
from schemas.watchlist.problems import Problem, WatchListError
from schemas.watchlist.read import read_watchlist
from schemas.watchlist.values import WatchedFeed, WatchedSource, WatchedSubscription, WatchList

__all__ = [
    "EVENT_PATTERNS",
    "EVENT_TYPES",
    "Problem",
    "WatchList",
    "WatchListError",
    "WatchedFeed",
    "WatchedSource",
    "WatchedSubscription",
    "expand_events",
    "read_watchlist",
]
