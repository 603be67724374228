"""What stands in a document's place though the status says 200. Pure.

A login or bot wall and an error page are neither gone nor an edit; a tombstone or soft 404 is one
of the two looks that make a document gone. Wrong here is worse than missing: a post that speaks of
captchas is a post, so a page with a passage of real text is never taken for any of these.
"""

from dataclasses import dataclass
from typing import Literal

from ingest.parse.elements import SKIP, attribute_flags
from ingest.parse.page import Element, Page, attributes
from ingest.parse.selectors import select
from ingest.parse.wall_phrases import CHALLENGES, ERRORS, TOMBSTONES, WALLS
from ingest.urls import registrable
from ingest.urls.parsing import parse
from schemas.records.items import ParsedPage
from schemas.records.texts import RichText

METHOD = "walls/1"

# Challenge pages of all makers show at most some sentences; the longest met has about 700
# characters with its footer. Raised, ordinary short pages with such a script would be lost.
CHALLENGE_CHARS = 1200
# Lines this long are prose, not navigation; a page with this much prose shows a document.
PROSE_LINE_CHARS = 120
PROSE_CHARS = 900
# A notice is a short line; "Access denied to the minister, he said …" goes on for longer.
NOTICE_CHARS = 300
# In a post's place: the sentence with a name and a date.
TOMBSTONE_CHARS = 120
_BARE_TOMBSTONES = tuple(phrase.strip(" .…[]()") for phrase in TOMBSTONES)

State = Literal["wall", "error", "tombstone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the page is instead of the document."""

    state: State
    complaint: str  # one sentence with the way out

    def as_page(self) -> ParsedPage:
        """The page as parsed: no items."""
        return ParsedPage(state=self.state, items=(), method=METHOD, complaint=self.complaint)


def challenge(page: Page) -> Verdict | None:
    """A bot wall, told by its script and by showing hardly any text. Cheap on ordinary pages."""
    source = page.text.casefold()
    for needle, name in CHALLENGES:
        if needle in source and sum(map(len, page.lines)) < CHALLENGE_CHARS:
            return _wall(f"The site answered with {name} instead of the page")
    return None


def notice(page: Page) -> Verdict | None:
    """A wall, error or tombstone, told by its sentence. Ask only where no document was found."""
    if _prose_chars(page) >= PROSE_CHARS:
        return None
    lines = [line.casefold() for line in (page.title, *page.lines) if len(line) <= NOTICE_CHARS]
    error = _said(lines, ERRORS)
    if error:
        return Verdict(
            state="error",
            complaint=f"The site answered with an error page ({error!r}); it is looked at again.",
        )
    wall = _said(lines, WALLS)
    if wall:
        return _wall(f"The site shows {wall!r} instead of the page")
    tombstone = _said(lines, TOMBSTONES)
    if tombstone:
        return Verdict(
            state="tombstone", complaint=f"The site says {tombstone!r} in the document's place."
        )
    return _login_form(page)


def is_tombstone(text: RichText) -> bool:
    """Whether a document's whole text is the site's sentence that it was taken away."""
    line = text.visible.strip(" .…[]()").casefold()
    return len(line) <= TOMBSTONE_CHARS and line.startswith(_BARE_TOMBSTONES)


def front_page_instead(asked: str, answered: str) -> bool:
    """Whether a redirect led from a document's address to the front page of the same site."""
    before, after = parse(asked), parse(answered)
    if before is None or after is None or registrable(before.host) != registrable(after.host):
        return False
    return not _is_front(before.path, before.query) and _is_front(after.path, after.query)


def _is_front(path: str, query: str) -> bool:
    # /en/ and /de are front pages of a language; a longer word is a section.
    name = path.strip("/").lower()
    return not query and (len(name) <= 2 or name in {"index.html", "index.php", "index.htm"})


def _wall(what: str) -> Verdict:
    return Verdict(
        state="wall",
        complaint=f"{what}; it is looked at again, and if this lasts the source cannot be read"
        " without an account or an arrangement with the site.",
    )


def _prose_chars(page: Page) -> int:
    return sum(len(line) for line in page.lines if len(line) >= PROSE_LINE_CHARS)


def _said(lines: list[str], phrases: tuple[str, ...]) -> str | None:
    return next((phrase for line in lines for phrase in phrases if line.startswith(phrase)), None)


def _login_form(page: Page) -> Verdict | None:
    """A page that is nothing but a form with a password."""
    fields = select(page.tree, "input[type=password]")
    if any(map(_is_shown, fields)) and sum(map(len, page.lines)) < CHALLENGE_CHARS:
        return _wall("The site shows a login form instead of the page")
    return None


def _is_shown(field: Element) -> bool:
    """Scripted forums (Discourse) keep a hidden login form on every page."""
    around = (field, *field.iterancestors("*"))
    return not any(attribute_flags(str(one.tag), attributes(one)) & SKIP for one in around)
