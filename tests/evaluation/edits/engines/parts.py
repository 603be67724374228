"""What the templates of all engines share."""

from collections.abc import Callable
from html import escape
from itertools import groupby

from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread
from tests.evaluation.edits.writing import Wording

Quote = Callable[[str, str], str]  # whose words, and their HTML


def body(
    wording: Wording,
    look: Look,
    *,
    quote: Quote,
    breaks: bool,
    attributes: str = "",
    bold: str = "strong",
) -> str:
    """A text as HTML: paragraphs, or lines with breaks between them, as BBCode makes them."""
    parts: list[str] = []
    for speaker, run in groupby(wording.paragraphs, key=lambda said: said.speaker):
        lines = [look.inline(said, attributes=attributes, bold=bold) for said in run]
        joined = (
            "<br />\n<br />\n".join(lines) if breaks else "".join(f"<p>{x}</p>\n" for x in lines)
        )
        parts.append(quote(escape(speaker, quote=False), joined) if speaker else joined)
    return ("<br />\n" if breaks else "").join(parts)


def slug(thread: Thread) -> str:
    """The topic's name in addresses; this evaluation never renames it there."""
    return f"topic-in-{thread.language}"


def user(post: Post) -> str:
    """The author's name as text."""
    return escape(post.author, quote=False)


def page(thread: Thread, look: Look, content: str, *, head: str = "", site: str = "Board") -> str:
    """The page around an engine's content: head, navigation, box of topics, foot."""
    words = look.words
    title = escape(thread.title, quote=False)
    topics = "".join(
        f'<li><a href="/similar/{look.token(f"id {name}", 6)}">{name}</a>'
        f" <span>{look.views(name)}</span></li>"
        for name in look.topics()
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{thread.language}"><head><meta charset="utf-8">'
        f"<title>{title} - {site}</title>{head}"
        f'<meta name="csrf-token" content="{look.token("csrf", 40)}">'
        f'<script>var token = "{look.token("script", 16)}", now = {int(look.now.timestamp())};'
        f"</script></head>\n<body>\n<header><nav><ul><li><a href='/'>{words.home}</a></li>"
        f"<li><a href='/search?sid={look.token('sid')}'>{words.search}</a></li></ul></nav>"
        f"<p>{look.ago(look.now)}</p></header>\n{content}\n"
        f"<aside class='similar'><h3>{words.similar}</h3><ul>{topics}</ul></aside>\n"
        f"<footer><p>{look.readers()}</p><p>{words.copyright}</p></footer></body></html>"
    )


def between(look: Look, place: str, markup: str = '<div class="adslot">{ad}</div>') -> str:
    """An advertisement between two posts, at some looks."""
    ad = look.ad(place)
    return markup.format(ad=ad) if ad else ""
