"""feedparser: the reference for the fast parser, and the fallback wherever that one has a doubt.

Never touches the network: it is given bytes in memory, and external entities are off. Never raises
and never runs for long: see `feed_bounds`. It does not sanitise and does not resolve addresses:
both are done after it, alike for all parsers.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import feedparser
from feedparser.exceptions import UndeclaredNamespace

from ingest.parse.feed_bounds import bounded
from ingest.parse.feed_entries import Body, RawEntry, RawFeed
from ingest.parse.feed_hints import skipped_days, skipped_hours, ttl_seconds

METHOD = "feeds.reference/2"

Part = Mapping[str, Any]

# What feedparser and the SGML reader below it raise on broken markup: numbers of no character,
# surrogates, elements that end before they began.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    UndeclaredNamespace,
    ValueError,
)
_SKIPPED_CHARACTERS = 2000  # 24 hours with their tags are 500


def read_reference(text: str) -> tuple[RawFeed, tuple[str, ...]]:
    """The feed in a decoded document, with no entries where none is found; and complaints."""
    part, complaints = bounded(text)
    try:
        result = feedparser.parse(
            io.BytesIO(part.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _BROKEN as error:
        broken = f"The reference could not read it either ({type(error).__name__})."
        return RawFeed(format="rss", entries=[]), (*complaints, broken)
    return _feed(result, part), complaints


def _feed(result: Part, text: str) -> RawFeed:
    is_atom = _written(result, "version").startswith("atom")  # none where it was given nothing
    feed: Part = result["feed"]
    author = _authors(feed, is_atom=is_atom)
    return RawFeed(
        format="atom" if is_atom else "rss",
        entries=[_entry(entry, author, is_atom=is_atom) for entry in result["entries"]],
        title=_title(feed, is_atom=is_atom),
        ttl_s=ttl_seconds(
            _written(feed, "ttl"),
            period=_written(feed, "sy_updateperiod"),
            frequency=_written(feed, "sy_updatefrequency"),
        ),
        skip_hours=skipped_hours(_skipped(text, "skipHours", "hour")),
        skip_days=skipped_days(_skipped(text, "skipDays", "day")),
        hub=_link(feed, "hub") or None,
        older=_link(feed, "prev-archive") or None,
    )


def _entry(entry: Part, author: str, *, is_atom: bool) -> RawEntry:
    guid = _written(entry, "id")
    published, updated = _dates(entry, is_atom=is_atom)
    return RawEntry(
        guid=guid,
        guid_is_link=guid.startswith(("http://", "https://")) and _guid_may_be_link(entry),
        link=guid if guid and guid == _written(entry, "comments") else _link(entry, "alternate"),
        title=_title(entry, is_atom=is_atom),
        body=_body(entry, is_atom=is_atom),
        author=_authors(entry, is_atom=is_atom) or (_inherited(entry, author) if is_atom else ""),
        published=published,
        updated=updated,
        language=_language(entry),
    )


def _inherited(entry: Part, author: str) -> str:
    """Atom: the author of the feed that an entry was taken from, else of this one."""
    return _authors(entry.get("source") or {}, is_atom=True) or author


def _guid_may_be_link(entry: Part) -> bool:
    """False for `isPermaLink="false"`; feedparser says False too where there is a link besides."""
    return bool(entry.get("guidislink", True)) or bool(entry.get("link"))


def _dates(entry: Part, *, is_atom: bool) -> tuple[str, str]:
    """Published and updated. Outside Atom feedparser takes `dc:date` for the latter."""
    published = _written(entry, "published") or _written(entry, "created")
    updated = _written(entry, "updated")
    return (published, updated) if published or is_atom else (updated, "")


def _title(part: Part, *, is_atom: bool) -> Body:
    detail: Part = part.get("title_detail") or {}
    return Body(
        value=_written(detail, "value") or _written(part, "title"),
        is_plain=is_atom and detail.get("type") == "text/plain",
    )


def _body(entry: Part, *, is_atom: bool) -> Body:
    """The content, else the summary.

    Outside Atom, feedparser also counts a second description (`itunes:summary`) as content, plain.
    """
    contents: list[Part] = list(entry.get("content", ()))
    plain = [] if is_atom else [part for part in contents if part.get("type") == "text/plain"]
    whole = [part for part in contents if part not in plain]
    summary: Part = entry.get("summary_detail") or {"value": _written(entry, "summary")}
    for part in (*whole, summary, *plain):
        value = _written(part, "value")
        if value.strip():
            return Body(
                value=value,
                is_plain=is_atom and part.get("type") == "text/plain",
                is_excerpt=part not in whole,
                base=part.get("base") or None,
            )
    return Body()


def _authors(part: Part, *, is_atom: bool) -> str:
    people: Sequence[Part] = part.get("authors") or ()
    names = [_written(person, "name") or _written(person, "email") for person in people]
    several = ", ".join(dict.fromkeys(name for name in names if name))
    # RSS: one string, which feedparser takes apart by rules of its own
    return several if len(people) > 1 or is_atom else _written(part, "author") or several


def _link(part: Part, rel: str) -> str:
    """The first link of a relation; one that leads to HTML where there are several."""
    found: list[Part] = [link for link in part.get("links", ()) if link.get("rel") == rel]
    html = [link for link in found if link.get("type") == "text/html"]
    written = (_written(link, "href") for link in (*html, *found))
    return next((href for href in written if href), "")


def _language(entry: Part) -> str | None:
    for part in (*entry.get("content", ()), entry.get("summary_detail"), entry.get("title_detail")):
        if part and part.get("language"):
            return str(part["language"])
    return None


def _written(part: Part, name: str) -> str:
    """A text as it stands, "" for none. Looked for first: asking for `updated` may warn."""
    if name not in part:
        return ""
    value = part[name]
    return value if isinstance(value, str) else ""


def _skipped(text: str, parent: str, child: str) -> list[str]:
    """Hours or days to leave out; feedparser keeps only the last one."""
    inside = text.partition(f"<{parent}>")[2].partition(f"</{parent}>")[0][:_SKIPPED_CHARACTERS]
    return [piece.partition("</")[0] for piece in inside.split(f"<{child}>")[1:]]
