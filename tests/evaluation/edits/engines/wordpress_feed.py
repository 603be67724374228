"""WordPress's RSS of comments (FORUMS.md 1.14 a): `pubDate` never moves on an edit."""

from html import escape

from tests.evaluation.edits.engines.parts import body, slug
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "WordPress feed"
HOST = "https://blog.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "feed", "post", ("de", "en", "ru", "fr"), False, False
BY = {"de": "Von: {u}", "en": "By: {u}", "ru": "Автор: {u}", "fr": "Par : {u}"}
_RFC_822 = "%a, %d %b %Y %H:%M:%S +0000"


def address(thread: Thread, number: int) -> str:
    """A comment's permanent link."""
    return f"{HOST}/2026/03/{slug(thread)}/#comment-{number}"


def render(thread: Thread, look: Look) -> str:
    """The feed, newest comment first."""
    entries = "".join(_entry(post, thread, look) for post in reversed(thread.posts))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Blog</title><link>'
        f"{HOST}/2026/03/{slug(thread)}/</link>"
        f"<description></description><lastBuildDate>{thread.posts[-1].at.strftime(_RFC_822)}"
        f"</lastBuildDate>{entries}"
        f"</channel></rss>"
    )


def _entry(post: Post, thread: Thread, look: Look) -> str:
    text = _text(post, look)
    start = escape(post.wording.visible[:100], quote=False)
    return (
        f"<item><title>{BY[thread.language].format(u=escape(post.author))}</title><link>"
        f"{address(thread, post.number)}</link>"
        f"<dc:creator><![CDATA[{post.author}]]></dc:creator><pubDate>{post.at.strftime(_RFC_822)}"
        "</pubDate><guid isPermaLink="
        f'"false">{HOST}/?p=88#comment-{post.number}</guid><description>{start}</description>'
        f"<content:encoded><![CDATA[{text}"
        f"]]></content:encoded></item>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return f"<blockquote><cite>{name}</cite>{html}</blockquote>"

    return body(post.wording, look, quote=quote, breaks=False, attributes=' rel="nofollow ugc"')
