"""Discourse's RSS of a topic (FORUMS.md 1.2 a): wrapped, `pubDate` never moves."""

from html import escape

from tests.evaluation.edits.engines.parts import body, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "Discourse feed"
HOST = "https://discourse.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "feed", "post", ("de", "en", "ru", "fr"), False, True
WROTE = {"de": "schrieb:", "en": "wrote:", "ru": "писал:", "fr": "a écrit :"}
MORE = {
    "de": "Vollständiges Thema lesen", "en": "Read full topic", "ru": "Читать полностью",
    "fr": "Lire le sujet en entier",
}  # fmt: skip
_RFC_822 = "%a, %d %b %Y %H:%M:%S +0000"


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/t/{slug(thread)}/{thread.number}/{number - 51000}"


def render(thread: Thread, look: Look) -> str:
    """The feed, newest post first."""
    entries = "".join(_entry(post, thread, look) for post in reversed(thread.posts))
    return (
        '<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(thread.title)}</title><link>{HOST}/t/{slug(thread)}/{thread.number}"
        "</link><description>x</description>"
        f"<lastBuildDate>{look.now.strftime(_RFC_822)}</lastBuildDate>{entries}</channel></rss>"
    )


def _entry(post: Post, thread: Thread, look: Look) -> str:
    link = address(thread, post.number)
    topic = f"{HOST}/t/{slug(thread)}/{thread.number}"
    return (
        f"<item><title>{escape(thread.title)}</title><dc:creator><![CDATA[@{user(post)} "
        f"{post.author}]]></dc:creator>"
        f"<description><![CDATA[<p>@{user(post).replace(' ', '_')} {WROTE[thread.language]}</p>"
        f"<blockquote>{_text(post, look)}"
        f'</blockquote><p><a href="{topic}/{post.number - 51000}">{MORE[thread.language]}</a></p>'
        f"]]></description><link>{link}"
        f"</link><pubDate>{post.at.strftime(_RFC_822)}</pubDate><discourse:topicPinned "
        "xmlns:discourse="
        '"http://www.discourse.org/">No</discourse:topicPinned><guid isPermaLink="false">'
        "discourse.example-post-"
        f"{thread.number}-{post.number - 51000}</guid></item>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<aside class="quote no-group" data-username="{name}" data-post="1" data-topic="7">'
            '<div class="title"><div class='
            '"quote-controls"></div><img alt="" width="24" src="/user_avatar/'
            f'{look.token("avatar", 8)}.png" class="avatar">'
            f" {name}:</div><blockquote>{html}</blockquote></aside>"
        )

    return body(
        post.wording, look, quote=quote, breaks=False, attributes=' rel="noopener nofollow ugc"'
    )
