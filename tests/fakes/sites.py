"""Feeds and pages in the form of a forum (heise's) and a press office (kremlin.ru's).

All texts are written by us; only the form is the real sites'.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime
from html import escape

FORUM = "https://forum.example"
FORUM_FEED = f"{FORUM}/feed.rss"
OFFICE = "http://en.kremlin.ru"
OFFICE_FEED = f"{OFFICE}/events/president/news/feed"

RSS = "application/rss+xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Post:
    number: int
    title: str
    paragraphs: tuple[str, ...]  # HTML inside
    author: str = "mueller"
    published: str = "2026-03-02T07:30:00+00:00"
    marker: str = ""  # `02.03.2026 09:15`
    furniture: str = "12 Beiträge seit 01.02.2020"

    @property
    def url(self) -> str:
        return f"{FORUM}/forum/Telepolis/Kommentare/{self.slug}/posting-{self.number}/show/"

    @property
    def slug(self) -> str:
        return self.title.replace(" ", "-")

    def with_text(self, *paragraphs: str, marker: str = "") -> "Post":
        return replace(self, paragraphs=paragraphs, marker=marker)

    @property
    def body(self) -> str:
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)

    def page(self) -> str:
        mark = (
            f"<p>Das Posting wurde vom Benutzer editiert ({self.marker}).</p>"
            if self.marker
            else ""
        )
        return f"""<!DOCTYPE html><html lang="de"><head><title>{escape(self.title)} | Forum</title>
<link rel="canonical" href="{self.url}"></head><body><div id="forum_wrap">
<h1 class="thread_title"><a href="{self.url}">{escape(self.title)}</a></h1>
<div class="post"><div class="userbar"><ul class="author forum_userbar--author"><li>
<span class="full_user_string"><span class="pseudonym">{self.author}</span></span></li></ul>
<p>{self.furniture}</p></div>
<div class="metabar"><time class="posting_timestamp" datetime="{self.published}">02.03.2026</time>
</div><div class="bbcode_v1">{self.body}{mark}</div></div></div></body></html>"""


def forum_feed(posts: list[Post]) -> str:
    items = "".join(
        f"""<item><title>{escape(post.title)}</title><link>{post.url}</link>
<guid isPermaLink="false">posting-{post.number}</guid><author>{post.author}</author>
<pubDate>{_rfc822(post.published)}</pubDate>
<description>{escape(post.body)}</description></item>"""
        for post in posts
    )
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>Telepolis forum</title><link>{FORUM}/</link><description>Posts</description>{items}
</channel></rss>"""


@dataclass(frozen=True)
class Statement:
    number: int
    title: str
    paragraphs: tuple[str, ...]
    published: str = "2026-03-02T07:00:00+03:00"
    updated: str = ""
    sidebar: str = field(default="See also", compare=False)
    office: str = OFFICE

    @property
    def url(self) -> str:
        return f"{self.office}/events/president/news/{self.number}"

    @property
    def body(self) -> str:
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)

    def page(self) -> str:
        return f"""<!DOCTYPE html><html lang="en"><head><title>{escape(self.title)}</title></head>
<body><div class="hentry"><h1 class="entry-title p-name">{escape(self.title)}</h1>
<div class="read__meta"><time class="read__published" datetime="{self.published}">date</time></div>
<div class="read__content entry-content e-content" itemprop="articleBody">{self.body}</div>
<div class="read__bottom">{self.sidebar}</div></div></body></html>"""


def office_feed(statements: list[Statement]) -> str:
    entries = "".join(
        f"""<entry><id>{one.url}</id><title>{escape(one.title)}</title>
<link rel="alternate" href="{one.url}"/><published>{one.published}</published>
<updated>{one.updated or one.published}</updated>
<content type="html">{escape(one.body)}</content></entry>"""
        for one in statements
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>President of Russia: News</title>
<id>{OFFICE}/</id><updated>2026-03-02T07:00:00+03:00</updated>{entries}</feed>"""


def _rfc822(iso: str) -> str:
    return format_datetime(datetime.fromisoformat(iso))
