"""FluxBB 1.5 (FORUMS.md 1.13): the marker inside the body, the signature of the body's class."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "FluxBB"
HOST = "https://fluxbb.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "Beitrag geändert von {u} ({d})", "en": "Last edited by {u} ({d})",
    "ru": "Изменено {u} ({d})", "fr": "Dernière modification par {u} ({d})",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/viewtopic.php?pid={number}#p{number}"


def render(thread: Thread, look: Look) -> str:
    """The topic's page."""
    posts = "".join(
        _post(post, thread, place, look)
        + between(look, str(place), '<div class="block"><p>{ad}</p></div>')
        for place, post in enumerate(thread.posts, start=1)
    )
    return page(
        thread,
        look,
        '<div id="brdmain"><div class="linkst"><ul class="crumbs"><li><strong><a '
        'href="viewtopic.php?id='
        f'{thread.number}">{escape(thread.title)}</a></strong></li></ul></div>{posts}'
        f'<p class="subscribelink">{look.views("topic")}</p></div>',
    )


def _post(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name = post.number, user(post)
    title = escape(thread.title if post.opens else f"Re: {thread.title}", quote=False)
    return (
        f'<div id="p{number}" class="blockpost {"rowodd" if place % 2 else "roweven"}'
        f'{" blockpost1 firstpost" if post.opens else ""}"><h2><span><span class="conr">#{place}'
        "</span>"
        f' <a href="viewtopic.php?pid={number}#p{number}">{look.day(post.at)}</a></span></h2><div '
        "class="
        '"box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong>'
        f"{name}"
        f'</strong></dt><dd class="usertitle"><strong>{look.words.rank}</strong></dd><dd><span>'
        f'{look.posts(name)}</span></dd></dl></div><div class="postright"><h3>{title}</h3><div '
        "class="
        f'"postmsg">{_text(post, look)}{_marker(post, thread, look)}</div><div '
        'class="postsignature postmsg">'
        f'<hr />{look.signature(name)}</div></div></div></div><div class="inbox"><div '
        'class="postfoot'
        f' clearb"><div class="postfootleft"><p><span>{look.status(name)}</span></p></div></div>'
        "</div>"
        f"</div></div>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<div class="quotebox"><cite>{look.words.wrote.format(u=name)}</cite><blockquote>'
            f"<div>{html}"
            f"</div></blockquote></div>"
        )

    return body(post.wording, look, quote=quote, breaks=False, attributes=' rel="nofollow"')


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    words = MARKERS[thread.language].format(u=user(post), d=look.day(post.edited_at))
    return f'<p class="postedit"><em>{words}</em></p>'
