"""Sitemaps (https://www.sitemaps.org/protocol.html) as feeds: addresses and dates."""

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml.etree import _Element

from ingest.parse.dates import feed_date
from ingest.text import one_line
from schemas.records.items import Item, NotParsed, ParsedFeed
from schemas.records.texts import RichText

METHOD = "feeds.sitemap/1"


def is_sitemap(root: _Element) -> bool:
    """Whether this is the root of a sitemap or of an index of sitemaps."""
    return _local(root) in {"urlset", "sitemapindex"}


def read_sitemap(root: _Element, *, url: str) -> ParsedFeed | NotParsed:
    """The pages of a sitemap that came from `url`; an index of sitemaps is no list of pages."""
    if _local(root) == "sitemapindex":
        return NotParsed(complaint=_index_complaint(root, url))
    entries = [_facts(entry, url) for entry in root if _local(entry) == "url"]
    items = tuple(_item(facts) for facts in entries if facts.get("loc"))
    left_out = len(entries) - len(items)
    complaints = (f"{left_out} of its entries have no address.",) if left_out else ()
    return ParsedFeed(format="sitemap", items=items, method=METHOD, complaints=complaints)


def _item(facts: dict[str, str]) -> Item:
    """A page that is listed. `lastmod` is the site's word and often the time of its last build."""
    return Item(
        guid=facts["loc"],
        url=facts["loc"],
        text=RichText(),
        title=one_line(facts.get("title", "")),  # Google News sitemaps have these two
        published_at=feed_date(facts.get("publication_date", "")),
        updated_at=feed_date(facts.get("lastmod", "")),
        language=facts.get("language"),
        partial=True,
    )


def _index_complaint(root: _Element, url: str) -> str:
    sitemaps = [_facts(entry, url) for entry in root if _local(entry) == "sitemap"]
    named = [facts for facts in sitemaps if facts.get("loc")]
    if not named:
        return "This is an index of sitemaps that names none: give the address of a sitemap."
    newest = max(named, key=_changed)
    return (
        f"This is an index of {len(named)} sitemaps, not a list of pages: put one of them into the"
        f" watch list, for example {newest['loc']}"
    )


def _changed(facts: dict[str, str]) -> float:
    at = feed_date(facts.get("lastmod", ""))
    return at.timestamp() if at else 0.0


def _facts(entry: _Element, url: str) -> dict[str, str]:
    """The texts of an entry by local name, the first of each; `loc` is absolute."""
    facts: dict[str, str] = {}
    for element in _elements(entry):
        facts.setdefault(_local(element), (element.text or "").strip())
    try:
        facts["loc"] = urljoin(url, facts["loc"]) if facts.get("loc") else ""
    except ValueError:
        facts["loc"] = ""
    return facts


def _elements(entry: _Element) -> Iterator[_Element]:
    """Children, and what is inside `news:news`; pictures have their own `loc` and `title`."""
    for child in entry:
        name = _local(child)
        if name in {"news", "publication"}:
            yield from _elements(child)
        elif name not in {"image", "video"}:
            yield child


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
