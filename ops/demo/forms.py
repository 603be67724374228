"""Feeds and pages in the form of the real sites, heise's forum and kremlin.ru.

Source of the forms: FORUMS.md 1.1 and OFFICIAL.md 1.1. Only the form is the real sites'.
Around every text stands furniture that is another at each view, as on real sites: counters,
ratings, "5 minutes ago", tokens, tracking codes. None of it is ever an edit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from ops.demo.papers import Paper, Site

BERLIN = ZoneInfo("Europe/Berlin")
MOSCOW = ZoneInfo("Europe/Moscow")

RSS = "application/rss+xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A paper as it stands on its site at this moment."""

    paper: Paper
    paragraphs: tuple[str, ...]
    published_at: datetime
    edited_at: datetime | None = None  # by the site's marker

    @property
    def body(self) -> str:
        """Its text as HTML."""
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """What stands around a text; no two views have the same."""

    views: int  # of this page so far
    fidgeted: bool  # everything that can be put another way is

    @property
    def tracking(self) -> str:
        """What a site hangs on its links to count who follows them."""
        return "?wt_mc=rss.forum.fluss&utm_source=feed" if self.fidgeted else ""

    def order(self, lines: Sequence[str]) -> str:
        """The lines of a sidebar, in the order of the day."""
        return "".join(f"<li>{line}</li>" for line in (lines[::-1] if self.fidgeted else lines))


def feed(site: Site, printed: Sequence[Printed], furniture: Furniture) -> tuple[str, str]:
    """The feed of a site and its content type."""
    if site.kind == "official":
        return _atom(site, printed), ATOM
    return _rss(site, printed, furniture), RSS


def page(printed: Printed, furniture: Furniture) -> str:
    """The own page of a paper."""
    if printed.paper.site.kind == "official":
        return _statement_page(printed, furniture)
    return _posting_page(printed, furniture)


def wall() -> str:
    """What a bot wall answers, with status 200."""
    return (
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
        "<h1>Checking your browser</h1><p>This takes a few seconds.</p>"
        '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate.js"></script></body></html>'
    )


def _rss(site: Site, printed: Sequence[Printed], furniture: Furniture) -> str:
    items = "".join(
        f"<item><title>{escape(one.paper.title)}</title>"
        f"<link>{escape(one.paper.url + furniture.tracking)}</link>"
        f'<guid isPermaLink="false">posting-{one.paper.number}</guid>'
        f"<author>{escape(one.paper.author)}</author>"
        f"<pubDate>{format_datetime(one.published_at)}</pubDate>"
        f"<description>{escape(one.body)}</description></item>"
        for one in printed
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{escape(site.name)}</title><link>http://{site.host}/forum/</link>"
        f"<description>{escape(site.tells)}</description>{items}</channel></rss>"
    )


def _posting_page(printed: Printed, furniture: Furniture) -> str:
    paper, views = printed.paper, furniture.views
    at = printed.published_at.astimezone(BERLIN)
    tree = furniture.order((f"{views} Aufrufe", "Alle Beiträge", "Neueste zuerst"))
    return f"""<!DOCTYPE html><html lang="{paper.site.language}"><head>
<title>{escape(paper.title)} | {escape(paper.site.name)}</title>
<link rel="canonical" href="{paper.url}"></head><body><div id="forum_wrap">
<h1 class="thread_title"><a href="{paper.url}">{escape(paper.title)}</a></h1>
<div class="post"><div class="userbar"><ul class="author forum_userbar--author"><li>
<span class="full_user_string"><span class="pseudonym">{escape(paper.author)}</span></span></li>
</ul><p>{412 + views} Beiträge seit 01.02.2020</p></div>
<div class="metabar">
<time class="posting_timestamp" datetime="{at.isoformat()}">{at:%d.%m.%Y %H:%M}</time>
<span class="rating">{views * 3 % 100} % ({views})</span></div>
<div class="bbcode_v1">{printed.body}{_marker(printed)}</div>
<a href="/forum/posting-{paper.number}/feedback-links/?token={views:08x}">Melden</a></div>
<ol id="tree_thread_list"><li class="posting_element current_posting">
<a class="posting_subject" href="{paper.url}">{escape(paper.title)}</a>
<span class="tree_thread_list--written_by_user">{escape(paper.author)}</span>
<span class="tree_thread_list--rating">+{views}</span> vor {views} Minuten</li></ol>
<aside><ul>{tree}</ul></aside></div></body></html>"""


def _marker(printed: Printed) -> str:
    """The forum's own words, the last paragraph of the text; Berlin time without a zone."""
    if printed.edited_at is None:
        return ""
    at = printed.edited_at.astimezone(BERLIN)
    return f"<p>Das Posting wurde vom Benutzer editiert ({at:%d.%m.%Y %H:%M}).</p>"


def _atom(site: Site, printed: Sequence[Printed]) -> str:
    entries = "".join(
        f"<entry><id>{one.paper.url}</id><title>{escape(one.paper.title)}</title>"
        f'<link rel="alternate" href="{one.paper.url}"/>'
        f"<published>{_moscow(one)}</published><updated>{_moscow(one)}</updated>"
        f'<content type="html">{escape(one.body)}</content></entry>'
        for one in printed
    )
    updated = max((_moscow(one) for one in printed), default="")
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(site.name)}</title><id>http://{site.host}/</id>"
        f"<updated>{updated}</updated>{entries}</feed>"
    )


def _statement_page(printed: Printed, furniture: Furniture) -> str:
    paper, at = printed.paper, _moscow(printed)
    sidebar = furniture.order(("See also", f"{furniture.views} photos", "Subscribe", "Geography"))
    return f"""<!DOCTYPE html><html lang="{paper.site.language}"><head>
<title>{escape(paper.title)}</title></head><body><div class="hentry">
<h1 class="entry-title p-name">{escape(paper.title)}</h1>
<div class="read__meta"><time class="read__published" datetime="{at}">{at}</time></div>
<div class="read__content entry-content e-content" itemprop="articleBody">{printed.body}</div>
<div class="read__bottom"><p>Publication status</p>
<p>Direct link: {paper.site.host}/d/{paper.number}</p>
<ul>{sidebar}</ul></div></div></body></html>"""


def _moscow(printed: Printed) -> str:
    return printed.published_at.astimezone(MOSCOW).isoformat(timespec="seconds")
