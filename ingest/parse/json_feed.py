"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), and what forums make of it.

Reads what the specification asks for and forgives types: numbers as ids, one author for many.
"""

import json
from collections.abc import Iterable
from typing import Any

from ingest.parse.feed_entries import Body, RawEntry, RawFeed

METHOD = "feeds.json/1"

Part = dict[str, Any]


class NotJsonFeedError(ValueError):
    """The text is no JSON Feed; the message is a sentence with the way out."""


def read_json_feed(text: str) -> RawFeed:
    """The feed in a JSON document. Raises: NotJsonFeedError."""
    feed = _part(_loaded(text))
    items = feed.get("items")
    if not isinstance(items, list):
        raise NotJsonFeedError(
            "This is JSON, but no JSON Feed (it has no list of `items`): give the address of the"
            " source's feed."
        )
    people = _people(feed)
    return RawFeed(
        format="json-feed",
        entries=[_entry(_part(item), people, _text(feed, "language")) for item in items],
        title=Body(value=_text(feed, "title"), is_plain=True),
        hub=_hub(feed),
        older=_text(feed, "next_url") or None,
    )


def _loaded(text: str) -> object:
    """Raises: NotJsonFeedError, also for what is nested too deep or a number without end."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        where = f"at character {error.pos}" if isinstance(error, json.JSONDecodeError) else "nested"
        raise NotJsonFeedError(
            f"This begins like JSON and is broken ({where}): look at the address in a browser, and"
            " give that of the source's feed if it is another."
        ) from None


def _entry(item: Part, people: str, language: str) -> RawEntry:
    guid = _text(item, "id")
    return RawEntry(
        guid=guid,
        guid_is_link=guid.startswith(("http://", "https://")),
        link=_text(item, "url") or _text(item, "external_url"),
        title=Body(value=_text(item, "title"), is_plain=True),
        body=_body(item),
        author=_people(item) or people,
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        language=_text(item, "language") or language or None,
    )


def _body(item: Part) -> Body:
    html = _text(item, "content_html")
    if html.strip():
        return Body(value=html)
    plain = _text(item, "content_text")
    if plain.strip():
        return Body(value=plain, is_plain=True)
    return Body(value=_text(item, "summary"), is_plain=True, is_excerpt=True)


def _people(part: Part) -> str:
    """Names, from `authors` of 1.1 or the `author` of 1.0."""
    authors = part.get("authors")
    people: Iterable[object] = authors if isinstance(authors, list) else [part.get("author")]
    names = [
        person if isinstance(person, str) else _text(_part(person), "name") for person in people
    ]
    return ", ".join(name for name in names if name)


def _hub(feed: Part) -> str | None:
    hubs = feed.get("hubs")
    for hub in map(_part, hubs if isinstance(hubs, list) else ()):
        if _text(hub, "type").lower() == "websub":
            return _text(hub, "url") or None
    return None


def _part(value: object) -> Part:
    """An object by its keys; MyBB writes `"date_modified "` with a space (FORUMS.md 1.6)."""
    return (
        {name.strip(): inside for name, inside in value.items()} if isinstance(value, dict) else {}
    )


def _text(part: Part, name: str) -> str:
    """A text, or a number as it is written; "" for anything else."""
    value = part.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
