"""XenForo 2 (FORUMS.md 1.4): image proxies, "Click to expand", fillers, relative times."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "XenForo 2"
HOST = "https://xenforo.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "Zuletzt bearbeitet:", "en": "Last edited:", "ru": "Последнее редактирование:",
    "fr": "Dernière édition:",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/threads/{slug(thread)}.{thread.number}/post-{number}"


def render(thread: Thread, look: Look) -> str:
    """The thread's page."""
    posts = "".join(
        _post(post, thread, look)
        + between(look, str(place), '<div class="samCodeUnit"><div>{ad}</div></div>')
        for place, post in enumerate(thread.posts)
    )
    return page(
        thread,
        look,
        f'<div class="p-body"><div class="p-title"><h1 class="p-title-value">{escape(thread.title)}'
        f'</h1></div><div class="p-description"><ul><li>{look.views("thread")}</li></ul></div>'
        f'<div class="block block--messages" data-csrf="{look.token("xf")}">{posts}</div></div>',
        head=f'<link rel="canonical" href="{HOST}/threads/{slug(thread)}.{thread.number}/">',
    )


def _time(at, look: Look) -> str:
    return (
        f'<time class="u-dt" dir="auto" datetime="{at:%Y-%m-%dT%H:%M:%S+0000}" data-time='
        f'"{int(at.timestamp())}" title="{look.absolute(at)}">{look.ago(at)}</time>'
    )


def _post(post: Post, thread: Thread, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    link = f"/threads/{slug(thread)}.{thread.number}/post-{number}"
    likes = look.likes(f"post {number}")
    return (
        f'<article class="message message--post js-post" data-author="{escape(post.author)}"'
        f' data-content="post-{number}" id="js-post-{number}"><span class="u-anchorTarget" '
        'id="post-'
        f'{number}"></span><div class="message-inner"><div class="message-cell message-cell--user">'
        '<section class="message-user"><div class="message-avatar"><span '
        'class="message-avatar-online"'
        f' title="{look.status(name)}"></span></div><div class="message-userDetails"><h4 class='
        f'"message-name"><a href="/members/u.9/" class="username" data-user-id="9">{name}</a></h4>'
        f'<h5 class="userTitle message-userTitle">{words.rank}</h5></div><div '
        'class="message-userExtras">'
        f'<dl class="pairs pairs--justified"><dt>★</dt><dd>{look.posts(name)}</dd></dl></div>'
        "</section>"
        '</div><div class="message-cell message-cell--main"><div class="message-main"><header '
        "class="
        '"message-attribution message-attribution--split"><ul class="message-attribution-main">'
        "<li>"
        f'<a href="{link}" rel="nofollow">{_time(post.at, look)}</a></li></ul><ul class='
        f'"message-attribution-opposite"><li><a href="{link}" rel="nofollow">#{number}</a></li>'
        "</ul>"
        f'</header><div class="message-content js-messageContent"><div class="message-userContent">'
        f'<article class="message-body js-selectToQuote"><div class="bbWrapper">{_text(post, look)}'
        f'</div><div class="js-selectToQuoteEnd">&nbsp;</div></article></div>'
        f'{_marker(post, thread, look)}<aside class="message-signature"><div class="bbWrapper">'
        f'{look.signature(name)}</div></aside></div><footer class="message-footer"><div class='
        f'"reactionsBar">{likes}</div><a href="/posts/{number}/report?t={look.token("xf", 8)}">'
        f"{words.report}</a></footer></div></div></div></article>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<blockquote data-attributes="member: 7" data-quote="{name}" data-source="post: 11"'
            f' class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote js-expandWatch">'
            '<div class="bbCodeBlock-title"><a href="/goto/post?id=11" '
            'class="bbCodeBlock-sourceJump">'
            f'{look.words.said.format(u=name)}</a></div><div class="bbCodeBlock-content"><div '
            "class="
            f'"bbCodeBlock-expandContent">{html}</div><div class="bbCodeBlock-expandLink"><a role='
            f'"button">{look.words.expand}</a></div></div></blockquote>'
        )

    picture = (
        '<img src="/proxy.php?image=http%3A%2F%2Fp.example%2Fa.jpg&amp;hash='
        f'{look.token("image")}" alt="">'
    )
    text = body(post.wording, look, quote=quote, breaks=True, bold="b",
                attributes=' target="_blank" class="link link--external"')  # fmt: skip
    return f"{text}<br />{picture}"


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    words = MARKERS[thread.language]
    return f'<div class="message-lastEdit">{words} {_time(post.edited_at, look)}</div>'
