"""bbPress (FORUMS.md 1.14): a log of revisions with relative times inside the body."""

from html import escape

from tests.evaluation.edits.engines.parts import body, page, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "bbPress"
HOST = "https://bbpress.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("en",), False, True


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/forums/topic/{slug(thread)}/#post-{number}"


def render(thread: Thread, look: Look) -> str:
    """The topic's page."""
    posts = "".join(_post(post, thread, place, look) for place, post in enumerate(thread.posts))
    return page(
        thread,
        look,
        '<div id="bbpress-forums" class="bbpress-wrapper"><h1 class="entry-title">'
        f"{escape(thread.title)}</h1><div class="
        '"bbp-template-notice info"><ul><li class="bbp-topic-description">'
        f"{look.ago(thread.posts[-1].at)}</li></ul></div>"
        f'<ul id="topic-{thread.number}-replies" class="forums bbp-replies"><li class="bbp-body">'
        f"{posts}</li></ul></div>",
        head=f'<link rel="canonical" href="{HOST}/forums/topic/{slug(thread)}/">',
    )


def _post(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name = post.number, user(post)
    kind = "topic" if post.opens else "reply"
    return (
        f'<div id="post-{number}" class="bbp-reply-header"><div class="bbp-meta"><span '
        'class="bbp-reply-post-date">'
        f'{post.at:%B %-d, %Y at %-I:%M %p}</span><a href="{address(thread, number)}" '
        f'class="bbp-reply-permalink">#{number}'
        f'</a><span class="bbp-admin-links"></span></div></div><div class="loop-item-{place} '
        "user-id-9 bbp-parent-forum-3"
        f" {'even' if place % 2 else 'odd'} post-{number} {kind} type-{kind} status-publish "
        'hentry"><div class='
        f'"bbp-reply-author"><a href="{HOST}/users/u/" title="{name}" class="bbp-author-link">'
        "<span class="
        f'"bbp-author-name">{name}</span></a><div class="bbp-author-role">{look.words.rank}</div>'
        "</div><div class="
        f'"bbp-reply-content">{_text(post, look)}{_marker(post, look)}</div></div>'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return f"<blockquote><cite>{name}</cite>{html}</blockquote>"

    return body(post.wording, look, quote=quote, breaks=False, attributes=' rel="nofollow"')


def _marker(post: Post, look: Look) -> str:
    if post.edited_at is None:
        return ""
    kind = "topic" if post.opens else "reply"
    words = f"This {kind} was modified {look.ago(post.edited_at)} by"
    name = (
        f'<a href="{HOST}/users/u/" class="bbp-author-link"><span class="bbp-author-name">'
        f"{user(post)}</span></a>"
    )
    return (
        f'<ul id="bbp-{kind}-revision-log-{post.number}" class="bbp-{kind}-revision-log"><li '
        f'id="bbp-{kind}-revision-log-'
        f'{post.number}-item" class="bbp-{kind}-revision-log-item">{words} {name}.</li></ul>'
    )
