"""How the sites print documents: pages and feeds in the form of real ones, all texts by us.

`tick` counts the moments at which furniture moved: counters, relative times, side bars, sessions,
tracking parameters and the order of a feed's items. None of it is ever an edit.
"""

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from html import escape
from zoneinfo import ZoneInfo

from tests.story.documents import Document, Site

RSS = "application/rss+xml; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"

_BERLIN = ZoneInfo("Europe/Berlin")

WALL = """<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>
<p>Checking your browser before accessing the site.</p></body></html>"""

FRONT = """<!DOCTYPE html><html><head><title>Forum</title></head><body><h1>Forum</h1>
<ul><li><a href="/a">Politics</a></li><li><a href="/b">Sports</a></li></ul></body></html>"""


def page(document: Document, thread: Sequence[Document], tick: int) -> str:
    """The page at a document's address; `thread` are the posts that share a board's page."""
    form = document.site.form
    if form == "board":
        return _board(document, thread, tick)
    return {"heise": _heise, "plain": _plain, "kremlin": _kremlin, "office": _plain}[form](
        document, tick
    )


def _body(document: Document, tick: int) -> str:
    """The text, its links tracked anew at every tick."""
    html, link = document.body(document.on_page), document.on_page["link"]
    return html.replace(link, f"{link}?utm_source=page{tick}") if tick else html


def _heise(document: Document, tick: int) -> str:
    title, locked = escape(document.on_page["title"]), document.gone == "locked"
    marker = ""
    if document.edited_at:
        at = document.edited_at.astimezone(_BERLIN)
        marker = f"<p>Das Posting wurde vom Benutzer editiert ({at:%d.%m.%Y %H:%M}).</p>"
    listed = '<span class="posting_subject locked">gesperrt</span>' if locked else title
    body = "" if locked else f'<div class="bbcode_v1">{_body(document, tick)}{marker}</div>'
    return f"""<!DOCTYPE html><html lang="de"><head><title>{title} | Forum</title>
<link rel="canonical" href="{document.address}"></head><body>
<nav>{tick + 40} Nutzer online</nav><div id="forum_wrap"><div class="post">
<h1 class="thread_title"><a href="{document.address}">{title}</a></h1><div class="userbar">
<ul class="author forum_userbar--author"><li><span class="full_user_string">
<span class="pseudonym">{document.author}</span></span></li></ul>
<p>{1200 + tick} Beiträge seit 04.03.2009</p></div><div class="metabar">
<time class="posting_timestamp" datetime="{document.published_at.isoformat()}">vor {tick} Min.
</time><span class="rating">Bewertung {50 + tick % 50} %</span></div>{body}</div>
<ol id="tree_thread_list"><li class="posting_element current_posting">{listed}
<time>vor {tick + 1} Stunden</time></li></ol></div></body></html>"""


def _board(document: Document, thread: Sequence[Document], tick: int) -> str:
    session = md5(f"{document.number} {tick}".encode()).hexdigest()
    title = escape(thread[0].on_page["title"])
    posts = "".join(_board_post(each, session, tick) for each in thread if not each.gone)
    return f"""<!DOCTYPE html><html dir="ltr" lang="en-gb"><head><title>Board - {title}</title>
</head><body id="phpbb" class="section-viewtopic"><div id="page-header">
<a href="./index.php?sid={session}">Board index</a><p>{tick} users online</p></div>
<div id="page-body"><h2 class="topic-title"><a href="./viewtopic.php?t=1">{title}</a></h2>
{posts}</div></body></html>"""


def _board_post(post: Document, session: str, tick: int) -> str:
    number, name = post.number, f'<a href="./memberlist.php?u=2" class="username">{post.author}</a>'
    notice = ""
    if post.edited_at:
        at = post.edited_at.strftime("%a %b %d, %Y %-I:%M %p").replace("AM", "am")
        at = at.replace("PM", "pm")
        notice = f'<div class="notice">Last edited by {name} on {at}, edited 1 time in total.</div>'
    return f"""<div id="p{number}" class="post has-profile bg2"><div class="inner">
<dl class="postprofile"><dt>{name}</dt><dd><strong>Posts:</strong> {300 + tick}</dd></dl>
<div class="postbody"><div id="post_content{number}">
<h3><a href="#p{number}">{escape(post.on_page["title"])}</a></h3>
<p class="author"><a href="./viewtopic.php?p={number}&amp;sid={session}#p{number}">Post</a> by
<strong>{name}</strong> &raquo; <time datetime="{post.published_at.isoformat()}">today</time></p>
<div class="content">{_body(post, tick)}</div>{notice}
<div id="sig{number}" class="signature">My words are mine, {tick}.</div>
</div></div></div></div><hr class="divider">"""


def _plain(document: Document, tick: int) -> str:
    title, site = escape(document.on_page["title"]), escape(document.site.source)
    others = _others(tick)
    return f"""<!DOCTYPE html><html lang="{document.site.language.code}"><head>
<title>{title} - {site}</title></head><body><nav><a href="/">Start</a> {tick} online</nav>
<main><h1>{title}</h1><article>
<time datetime="{document.published_at.isoformat()}">{document.published_at:%Y-%m-%d}</time>
{_body(document, tick)}<p>{100 + tick} views</p></article></main>
<aside><h2>Latest</h2><ul>{others}</ul></aside><footer><p>Imprint</p></footer></body></html>"""


def _others(tick: int) -> str:
    return "".join(f'<li><a href="/t/{tick + n}.html">Other {tick + n}</a></li>' for n in range(5))


def _kremlin(document: Document, tick: int) -> str:
    title, language = escape(document.on_page["title"]), document.site.language.code
    return f"""<!DOCTYPE html><html lang="{language}"><head><title>{title}</title></head>
<body><div class="hentry"><h1 class="entry-title p-name">{title}</h1><div class="read__meta">
<time class="read__published" datetime="{document.published_at.isoformat()}">date</time></div>
<div class="read__content entry-content e-content" itemprop="articleBody">{_body(document, tick)}
</div><div class="read__bottom">See also: {_others(tick)}</div></div></body></html>"""


def feed(site: Site, documents: Sequence[Document], tick: int, *, now: datetime) -> tuple[str, str]:
    """The feed of a site and its content type; another order at every tick."""
    listed = [each for each in documents if each.listed and not each.gone]
    random.Random(tick).shuffle(listed)
    if site.form in ("board", "kremlin"):
        return _atom(site, listed, now=now), ATOM
    return _rss(site, listed, tick, now=now), RSS


def _rss(site: Site, documents: Sequence[Document], tick: int, *, now: datetime) -> str:
    tracked = "" if site.etags else f"?utm_source=rss{tick}"
    built = "" if site.etags else f"<lastBuildDate>{format_datetime(now)}</lastBuildDate>"
    items = "".join(
        f"""<item><title>{escape(each.in_feed["title"])}</title><link>{each.url}{tracked}</link>
<guid isPermaLink="false">{site.form}-{each.number}</guid><author>{each.author}</author>
<pubDate>{format_datetime(each.published_at)}</pubDate>
<description>{escape(each.body(each.in_feed))}</description></item>"""
        for each in documents
    )
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>{escape(site.source)}</title><link>{site.feed_url}</link><description>Posts</description>
{built}{items}</channel></rss>"""


def _atom(site: Site, documents: Sequence[Document], *, now: datetime) -> str:
    updated = datetime(2026, 1, 1, tzinfo=UTC) if site.etags else now
    entries = "".join(
        f"""<entry><id>{escape(each.url)}</id><title>{escape(each.in_feed["title"])}</title>
<link rel="alternate" href="{escape(each.url)}"/><author><name>{each.author}</name></author>
<published>{each.published_at.isoformat()}</published>
<updated>{each.published_at.isoformat()}</updated>
<content type="html">{escape(each.body(each.in_feed))}</content></entry>"""
        for each in documents
    )
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>{escape(site.source)}</title><id>{site.feed_url}</id>
<updated>{updated.isoformat()}</updated>{entries}</feed>"""
