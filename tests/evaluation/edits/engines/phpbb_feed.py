"""phpBB's Atom feed of a topic (FORUMS.md 1.3 a): "Statistics: Posted by X — Today" at the end."""

from html import escape

from tests.evaluation.edits.engines.parts import body, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "phpBB feed"
HOST = "https://phpbb.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "feed", "post", ("de", "en", "ru", "fr"), False, True
STATISTICS = {
    "de": "Statistik: Verfasst von", "en": "Statistics: Posted by", "ru": "Статистика: Добавлено",
    "fr": "Statistiques : Publié par",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/viewtopic.php?p={number}#p{number}"


def render(thread: Thread, look: Look) -> str:
    """The feed, newest post first."""
    entries = "".join(_entry(post, thread, look) for post in reversed(thread.posts))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{thread.language}">'
        f'<link rel="self" type="application/atom+xml" href="{HOST}/app.php/feed/topic/'
        f'{thread.number}" /><title>Board</title>'
        f"<updated>{thread.posts[-1].at:%Y-%m-%dT%H:%M:%S+00:00}</updated><id>"
        f"{HOST}/app.php/feed/topic/{thread.number}</id>"
        f"{entries}</feed>"
    )


def _entry(post: Post, thread: Thread, look: Look) -> str:
    link = escape(address(thread, post.number))
    title = thread.title if post.opens else f"Re: {thread.first_title}"
    updated = post.edited_at or post.at
    tail = (
        f'<p>{STATISTICS[thread.language]} <a href="'
        f'{HOST}/memberlist.php?mode=viewprofile&amp;u=9">{user(post)}</a> —'
        f" {look.day(post.at)}</p><hr />"
    )
    return (
        f"<entry><author><name><![CDATA[{post.author}]]></name></author><updated>"
        f"{updated:%Y-%m-%dT%H:%M:%S+00:00}</updated>"
        f'<published>{post.at:%Y-%m-%dT%H:%M:%S+00:00}</published><id>{link}</id><link href="'
        f'{link}"/><title type="html">'
        f'<![CDATA[Board • {escape(title, quote=False)}]]></title><content type="html" xml:base="'
        f'{link}"><![CDATA[\n'
        f"{_text(post, look)}{tail}\n]]></content></entry>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f"<blockquote><div><cite>{look.words.wrote.format(u=name)}</cite>{html}</div>"
            "</blockquote>"
        )

    return body(post.wording, look, quote=quote, breaks=True, attributes=' class="postlink"')
