"""Which events a subscription wants. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from ingest.alerts.cites import cites
from ingest.alerts.folding import folded
from ingest.alerts.matters import is_of_citation
from ingest.alerts.sure_enough import sure_only, tells_of_citation
from schemas.records.alerts import EventFacts, Subscription, Where

# What is told of ourselves, and of no source.
_OF_OURS: Final = ("channel.", "alert.")


def is_over(subscription: Subscription, now: datetime) -> bool:
    """Whether the subscription has expired: it wants nothing any more, whatever happened before."""
    return subscription.expires_at is not None and subscription.expires_at <= now


def wants(subscription: Subscription, event: EventFacts) -> bool:
    """Whether the subscription asks for this event.

    An event without significance (`post.gone`, `source.failing`) passes every `at_least`. Citations
    that are less sure than the subscription asks for are as if they were not there.
    """
    if event.baseline and not subscription.baseline:
        return False
    if not asks_for(subscription.events, event.type):
        return False
    if event.significance is not None and event.significance < subscription.at_least:
        return False
    payload = sure_only(event.payload, subscription.citations)
    if not tells_of_citation(payload):
        return False
    seen = replace(event, payload=payload)
    return fulfils(subscription.where, seen) and not meets_any(subscription.unless, seen)


def fulfils(where: Where, event: EventFacts) -> bool:
    """Whether the event meets every condition; an empty one is met by everything.

    Of `source.*` events only `source` is asked: that a source has fallen silent concerns whoever
    watches it, whichever authors or words they look for in its posts. Of `channel.*` and
    `alert.dead` nothing is asked: a channel fails whatever it was to be told, and says so once.
    """
    return all(_conditions(where, event))


def meets_any(unless: Where, event: EventFacts) -> bool:
    """Whether the event meets any of the conditions that are given; asked as `fulfils` asks."""
    return any(_conditions(unless, event))


def _conditions(where: Where, event: EventFacts) -> Iterator[bool]:
    """Of each condition that is given whether it is met by any of its values."""
    if event.type.startswith(_OF_OURS):
        return
    if where.source:
        yield folded(event.source_name) in map(folded, where.source)
    if event.type.startswith("source."):
        return
    if where.author:
        yield folded(event.author or "") in map(folded, where.author)
    if where.cites:
        yield cites(event.payload, where.cites)
    if where.contains:
        yield _is_in(where.contains, [*_text(event), *_sides(event)])
    if where.changed:
        yield _is_in(where.changed, _changed(event))


@lru_cache(maxsize=4096)
def asks_for(patterns: tuple[str, ...], event_type: str) -> bool:
    """Whether one of the patterns is this type, its group (`post.*`) or everything (`*`).

    Remembered, since this is all that is asked of most events for most subscriptions.
    """
    group = event_type.partition(".")[0] + ".*"
    return not {"*", group, event_type}.isdisjoint(patterns)


def _is_in(words: Iterable[str], places: Iterable[str]) -> bool:
    """Looks for parts of words too: German compounds and scripts without spaces need it."""
    wanted = [folded(word) for word in words]
    return any(word in _folded_text(place) for place in places for word in wanted)


def _text(event: EventFacts) -> list[str]:
    return [event.text, (event.payload.get("document") or {}).get("title") or ""]


def _sides(event: EventFacts) -> list[str]:
    """The places that changed, of text and title, on both sides: a removed word is found too."""
    return [side for sides in _changes(event) for side in sides]


def _changes(event: EventFacts) -> list[tuple[str, str]]:
    changes = (event.payload.get("edit") or {}).get("changes", ())
    return [(change["before"], change["after"]) for change in changes]


def _changed(event: EventFacts) -> list[str]:
    """What was taken out or put in: all of a document that came or went.

    Of an edit before first sight nobody knows it. Words that merely stand elsewhere are neither.
    """
    if event.type.endswith((".new", ".gone", ".restored")) and not is_of_citation(event.type):
        return _text(event)
    return [
        side for before, after in _changes(event) if before != after for side in (before, after)
    ]


@lru_cache(maxsize=32)
def _folded_text(text: str) -> str:
    """As `folded`; a text is asked for by each subscription in turn, and may be long."""
    return folded(text)
