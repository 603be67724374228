"""Which events a subscription wants. Pure."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from ingest.alerts.sure_enough import sure_only, tells_of_citation
from schemas.records.alerts import EventFacts, Subscription, Where


def wants(subscription: Subscription, event: EventFacts) -> bool:
    """Whether the subscription asks for this event.

    An event without significance (`post.gone`, `source.failing`) passes every `at_least`. Citations
    that are less sure than the subscription asks for are as if they were not there.
    """
    if event.baseline and not subscription.baseline:
        return False
    if not any(_names(pattern, event.type) for pattern in subscription.events):
        return False
    if event.significance is not None and event.significance < subscription.at_least:
        return False
    payload = sure_only(event.payload, subscription.citations)
    return tells_of_citation(payload) and fulfils(
        subscription.where, replace(event, payload=payload)
    )


def fulfils(where: Where, event: EventFacts) -> bool:
    """Whether the event meets every condition; an empty one is met by everything.

    Of `source.*` events only `source` is asked: that a source has fallen silent concerns whoever
    watches it, whichever authors or words they look for in its posts.
    """
    if where.source and _folded(event.source_name) not in map(_folded, where.source):
        return False
    if event.type.startswith("source."):
        return True
    if where.author and _folded(event.author or "") not in map(_folded, where.author):
        return False
    if where.cites and not any(_cites(event.payload, wanted) for wanted in where.cites):
        return False
    return not where.contains or _contains(event, where.contains)


def _names(pattern: str, event_type: str) -> bool:
    if pattern == "*":
        return True
    if pattern.endswith(".*"):
        return event_type.startswith(pattern[:-1])
    return pattern == event_type


def _folded(text: str) -> str:
    """NFC, case folded, any run of white space one space: line ends do not part a phrase."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _contains(event: EventFacts, words: Iterable[str]) -> bool:
    """Looks for parts of words too: German compounds and scripts without spaces need it.

    The places that changed are looked at on both sides, so that a removed word is found.
    """
    document = event.payload.get("document") or {}
    changes = (event.payload.get("edit") or {}).get("changes", ())
    places = [event.text, document.get("title") or ""]
    places += [side for change in changes for side in (change["before"], change["after"])]
    folded = [_folded(place) for place in places]
    return any(_folded(word) in place for word in words for place in folded)


def _cites(payload: dict[str, Any], wanted: str) -> bool:
    """A statement counts as citing itself: who follows `kremlin:67568` wants its edits too."""
    document = payload.get("document") or {}
    cited = list(payload.get("citations") or ())
    if document.get("kind") == "statement":
        cited.append(document)
    return any(_is_statement(statement, _folded(wanted)) for statement in cited)


def _is_statement(statement: dict[str, Any], wanted: str) -> bool:
    named = (statement.get("key"), statement.get("publisher"))
    if wanted in {_folded(name) for name in named if name}:
        return True
    url = statement.get("url") or ""
    return _is_host(url, wanted) or _bare(url) == _bare(wanted)


def _is_host(url: str, wanted: str) -> bool:
    """`kremlin.ru` covers `en.kremlin.ru`; a name without a dot is a publisher, never a host."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return "." in wanted and (host == wanted or host.endswith("." + wanted))


def _bare(url: str) -> str:
    """An address without scheme, `www.`, fragment and closing slash, case folded.

    Coarser than an identity key on purpose: a person types this one by hand.
    """
    rest = url.casefold().partition("#")[0].rpartition("://")[2]
    return rest.removeprefix("www.").rstrip("/")
