"""What stands in a document's place though the status says 200. Pure.

A login or bot wall and an error page are neither gone nor an edit; a tombstone or soft 404 is one
of the two looks that make a document gone. Wrong here is worse than missing: a post that speaks of
captchas is a post, so a page with a passage of real text is never taken for any of these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.parse.elements import SKIP, attribute_flags
from ingest.parse.missing_phrases import MISSING
from ingest.parse.page import Element, Page, attributes
from ingest.parse.redirects import led_to
from ingest.parse.selectors import select
from ingest.parse.stand_ins import stands_in
from ingest.parse.wall_phrases import CHALLENGES, CONSENT, ERRORS, WALLS
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

State = Literal["wall", "error", "tombstone", "hidden"]


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
    """A wall, an error, or what is said of the document. Ask only where no document was found."""
    if _prose_chars(page) >= PROSE_CHARS:
        return None
    lines = [line for line in (page.title, *page.lines) if len(line) <= NOTICE_CHARS]
    folded = [line.casefold() for line in lines]
    if error := _said(folded, ERRORS):
        return Verdict(
            state="error",
            complaint=f"The site answered with an error page ({error!r}); it is looked at again.",
        )
    if wall := _said(folded, WALLS) or _said(folded, CONSENT):
        return _wall(f"The site shows {wall!r} instead of the page")
    return _of_the_document(lines, folded) or _login_form(page)


def _of_the_document(lines: Sequence[str], folded: Sequence[str]) -> Verdict | None:
    """What the site says of the document itself: hidden before missing, which is the stronger."""
    told = {said: line for line in lines if (said := stands_in(line))}
    if "hidden" in told:
        complaint = f"The site says {told['hidden']!r}: it may be shown again."
        return Verdict(state="hidden", complaint=complaint)
    missing = told.get("tombstone") or _said(folded, MISSING)
    if missing is None:
        return None
    return Verdict(state="tombstone", complaint=f"The site says {missing!r} in its place.")


def is_tombstone(text: RichText) -> bool:
    """Whether a document's whole text is the site's sentence that it was taken away."""
    return stands_in(text) == "tombstone"


def led_astray(page: Page) -> Verdict | None:
    """What stands at the end of a redirect that did not lead to the document."""
    place = led_to(page.asked, page.url) if page.asked else None
    if place is None:
        return None
    if place == "login":
        return _wall("The site sends to its login or consent page instead of the page")
    if place == "error":
        return Verdict(
            state="error", complaint="The site sends to an error page; it is looked at again."
        )
    reason = notice(page)  # the front page may say why it stands there
    shown = {"front": "front page", "index": "index", "missing": "page for what is missing"}[place]
    return reason or Verdict(
        state="tombstone", complaint=f"The site shows its {shown} in the document's place."
    )


def _wall(what: str) -> Verdict:
    return Verdict(
        state="wall",
        complaint=f"{what}; it is looked at again, and if this lasts the source cannot be read"
        " without an account or an arrangement with the site.",
    )


def _prose_chars(page: Page) -> int:
    return sum(len(line) for line in page.lines if len(line) >= PROSE_LINE_CHARS)


def _said(lines: Sequence[str], phrases: tuple[str, ...]) -> str | None:
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
