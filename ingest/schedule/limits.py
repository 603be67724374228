"""The least and the most that may lie between two looks, and what a look costs."""

from datetime import timedelta

FLOOR_S = 60.0  # DESIGN.md section 6: polite floor; no publisher expects more than a look a minute
LOCAL_FLOOR_S = 1.0  # ... "may be as short as one second" towards addresses named in settings
FLOOR, LOCAL_FLOOR = timedelta(seconds=FLOOR_S), timedelta(seconds=LOCAL_FLOOR_S)
CEILING_S = 86_400.0  # a learned interval is a day at most: a feed that wakes up is seen that day

# What a look costs, in seconds of delay: a look is worth making when it is expected to save that
# much. With it a feed changed hourly is looked at every 15 minutes, daily every 76, weekly every
# 3.4 hours. Doubling it makes every interval longer by the root of two. Pages cost the same.
POLL_PRICE_S = 120.0
