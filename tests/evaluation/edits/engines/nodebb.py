"""NodeBB 4, Harmony (FORUMS.md 1.10): "last edited by" on every post, edited or not."""

from html import escape

from tests.evaluation.edits.engines.parts import body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "NodeBB"
HOST = "https://nodebb.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "zuletzt editiert von {u}", "en": "last edited by {u}", "ru": "отредактировано {u}",
    "fr": "dernière édition par {u}",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/post/{number}"


def render(thread: Thread, look: Look) -> str:
    """The topic's page."""
    posts = "".join(_post(post, thread, place, look) for place, post in enumerate(thread.posts))
    return page(
        thread,
        look,
        '<div data-widget-area="header"></div><div class="topic"><h1 component="post/header" '
        'itemprop="name"><span'
        f' class="topic-title" component="topic/title">{escape(thread.title)}</span></h1><div '
        'class="stats"><span'
        f' title="{look.number("v")}">{look.views("topic")}</span></div><ul component="topic" '
        'class="posts timeline'
        f' list-unstyled" data-tid="{thread.number}" data-cid="2">{posts}</ul></div>',
        head=f'<link rel="canonical" href="{HOST}/topic/{thread.number}/topic">',
    )


def _post(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    edited = post.edited_at
    stamp = (
        f'<meta itemprop="dateModified" content="{edited:%Y-%m-%dT%H:%M:%S.000Z}">'
        if edited
        else ""
    )
    title = f"Edited {look.absolute(edited)}" if edited else "Edited Invalid Date"
    said = MARKERS[thread.language].format(u=name if edited else "")
    return (
        f'<li component="post" class="pt-4{" self-post" if look.chance("self", 0.1) else ""}" '
        f'data-index="{place}"'
        f' data-pid="{number}" data-uid="9" data-timestamp="{int(post.at.timestamp())}000" '
        "data-username="
        f'"{escape(post.author)}" data-userslug="u" itemprop="comment" itemscope><a '
        'component="post/anchor" data-index='
        f'"{place}" id="{place + 1}"></a><meta itemprop="datePublished" content="'
        f'{post.at:%Y-%m-%dT%H:%M:%S.000Z}">'
        f'{stamp}<div class="d-flex align-items-start gap-3"><div class="bg-body"><a '
        'href="/user/u"><span component='
        f'"user/status" class="status {look.status(name)}"><span class="visually-hidden">'
        f"{look.status(name)}</span>"
        '</span></a></div><div class="post-container d-flex"><div class="d-flex post-header"><a '
        f'href="/user/u">{name}'
        f'</a><div class="d-flex gap-1"><span class="text-muted">{words.on and "wrote"}</span><a '
        'class="permalink'
        f' text-muted" href="/post/{number}"><span class="timeago" title="'
        f'{post.at:%Y-%m-%dT%H:%M:%S.000Z}">'
        f'{look.ago(post.at)}</span></a></div><span component="post/edit-indicator" '
        'class="edit-icon'
        f'{"" if edited else " hidden"}" title="{title}"></span><span data-editor="'
        f'{name if edited else ""}" component='
        f'"post/editor" class="visually-hidden">{said} <span class="timeago" title="{title[7:]}">'
        f"{look.ago(edited) if edited else 'Invalid Date'}</span></span><span "
        f'class="visually-hidden">#{place}</span>'
        '</div><div class="content mt-2 text-break" component="post/content" itemprop="text">'
        f"{_text(post, look)}</div>"
        '<div component="post/footer" class="post-footer"><div component="post/signature" '
        'class="post-signature">'
        f'{look.signature(name)}</div><div class="d-flex"><a component="post/reply-count" href="#">'
        f'{look.number(f"replies {number}", 0, 4)} {words.reply}</a><div component="post/actions">'
        '<a href="#" component='
        f'"post/vote-count" data-votes="{look.number(f"votes {number}", 0, 9)}">'
        f"{look.number(f'votes {number}', 0, 9)}"
        f"</a></div></div></div></div></div></li>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<p dir="auto">@{name} {look.words.said.format(u="").strip()}</p><blockquote>{html}'
            "</blockquote>"
        )

    return body(post.wording, look, quote=quote, breaks=False, attributes=' rel="nofollow ugc"')
