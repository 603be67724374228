"""When to look again. Pure: `now` is an argument, and the jitter is a hash, never randomness.

Intervals are learned from whether earlier looks found something new (`Looks`), and give way to what
the server or the feed asks for. Later than asked for is polite; earlier never happens.
"""

from ingest.schedule.ages import CLASS_ENDS_S, age_class, eagerness, taught
from ingest.schedule.failures import back_off
from ingest.schedule.feeds import learned_interval, next_poll
from ingest.schedule.hosts import Crowd, room, stretch
from ingest.schedule.limits import FLOOR_S, LOCAL_FLOOR_S
from ingest.schedule.pages import FIRST_PAGE_LOOK, Pace, next_page_look, page_reason, weight
from ingest.schedule.rates import Looks, feed_rate
from ingest.schedule.reasons import Because, PageReason, Planned

__all__ = [
    "CLASS_ENDS_S",
    "FIRST_PAGE_LOOK",
    "FLOOR_S",
    "LOCAL_FLOOR_S",
    "Because",
    "Crowd",
    "Looks",
    "Pace",
    "PageReason",
    "Planned",
    "age_class",
    "back_off",
    "eagerness",
    "feed_rate",
    "learned_interval",
    "next_page_look",
    "next_poll",
    "page_reason",
    "room",
    "stretch",
    "taught",
    "weight",
]
