"""A document's own page: bytes to posts or a statement, or to what stands in its place. Pure.

The one door to walls, engines, sites and the fallbacks for pages that none of them knows. Never
fetches, never raises for what a body holds, and never takes a wall, an error page or an empty
extraction for a text.
"""

from datetime import datetime

from ingest.parse import forums, sites
from ingest.parse.bodies import no_page
from ingest.parse.encoding import decode
from ingest.parse.forums import general as any_forum
from ingest.parse.forums.groups import posts_of
from ingest.parse.page import Page
from ingest.parse.sites import general as any_site
from ingest.parse.walls import Verdict, challenge, led_astray, notice
from schemas.records.items import DocumentKind, Identity, Item, NotParsed, ParsedPage

# Letters. A fallback takes an error page's own sentences for a text; a telling one, an apology and
# a hint to search are shorter than this. Raised, short documents that begin like a notice are lost.
NOTICE_ONLY_CHARS = 500


def parse_page(  # noqa: PLR0913 - a page is read with all of its circumstances
    body: bytes,
    *,
    content_type: str | None,
    url: str,
    asked: str,
    kind: DocumentKind,
    engine: str | None,
    now: datetime,
) -> ParsedPage | NotParsed:
    """The posts or the statement of a page.

    `url` is where the body came from, `asked` the address before redirects, `engine` the forum
    software where the watch list names it, `now` when the page was fetched. `tombstone` tells of
    this one look: it takes two to make a document gone.
    """
    refusal = no_page(body, content_type=content_type)
    if refusal is not None:
        return refusal
    page = Page(url=url, text=decode(body, content_type=content_type), now=now, asked=asked)
    verdict = challenge(page) or _too_deep(page) or led_astray(page)
    if verdict is not None:
        return verdict.as_page()
    return _read(page, kind=kind, engine=engine)


def parse_missing(body: bytes, *, url: str) -> ParsedPage | None:
    """What a page says that came with a status of 404 or 410; None where it says nothing known."""
    if no_page(body, content_type=None) is not None:
        return None
    page = Page(url=url, text=decode(body, content_type=None))
    verdict = challenge(page) or notice(page)
    return verdict.as_page() if verdict else None


def identify(url: str, *, kind: DocumentKind, engine: str | None) -> Identity | None:
    """The document that an address names: posts as engines tell them, statements as sites do."""
    if kind == "post":
        return forums.identity(url, engine=engine)
    return sites.identity(url)


def _read(page: Page, *, kind: DocumentKind, engine: str | None) -> ParsedPage | NotParsed:
    adapter = _engine(page, engine) if kind == "post" else sites.of(page.url)
    if adapter is None:
        return _by_fallback(page, any_forum.read(page) if kind == "post" else any_site.read(page))
    found = adapter.read(page)
    if isinstance(found, ParsedPage) and found.state != "error":
        return found
    return _standing_in(page) or found


def _engine(page: Page, name: str | None) -> forums.Engine | None:
    return (forums.named(name) if name else None) or forums.recognised(page)


def _by_fallback(page: Page, found: ParsedPage) -> ParsedPage:
    if len(found.items) > 1 or any(map(_is_document, found.items)):
        return found
    return _standing_in(page) or found


def _standing_in(page: Page) -> ParsedPage | None:
    """What the page says that it is instead; a page of posts says nothing, one of them may."""
    verdict = notice(page) if len(posts_of(page.tree)) < 2 else None
    return verdict.as_page() if verdict else None


def _is_document(item: Item) -> bool:
    """Long, or by somebody at some time: forums tell every guest that he is not logged in."""
    signed = item.author is not None and item.published_at is not None
    return signed or len(item.text.visible) > NOTICE_ONLY_CHARS


def _too_deep(page: Page) -> Verdict | None:
    if not page.cut:
        return None
    return Verdict(
        state="error",
        complaint="The page nests its elements too deeply to be read as a whole; nothing of it is"
        " compared.",
    )
