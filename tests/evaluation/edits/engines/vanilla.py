"""Vanilla (FORUMS.md 1.12): the marker says only the month, its title the rest."""

from html import escape

from tests.evaluation.edits.engines.parts import body, page, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "Vanilla"
HOST = "https://vanilla.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "bearbeitet {d}", "en": "edited {d}", "ru": "отредактировано {d}", "fr": "Modifié ({d})",
}  # fmt: skip
TITLES = {
    "de": "Von {d} bearbeitet {u}.", "en": "Edited {d} by {u}.",
    "ru": "Отредактировано {d} по {u}.",
    "fr": "{d} modifié par {u}.",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link; the opening post's is the discussion's."""
    if number == thread.posts[0].number:
        return f"{HOST}/discussion/{thread.number}/{slug(thread)}"
    return f"{HOST}/discussion/comment/{number}/#Comment_{number}"


def render(thread: Thread, look: Look) -> str:
    """The discussion's page."""
    opening, *answers = thread.posts
    comments = "".join(_comment(post, thread, look) for post in answers)
    link = address(thread, opening.number)
    return page(
        thread,
        look,
        '<div id="Content" class="Content"><div class="MessageList Discussion"><div '
        'class="PageTitle"><h1>'
        f'{escape(thread.title)}</h1></div><div id="Discussion_{thread.number}" class="Item '
        'ItemDiscussion pageBox">'
        f'<div class="Discussion">{_head(opening, link, thread, look)}{_message(opening, look)}'
        "</div></div></div><div"
        f' class="CommentsWrap"><ul class="MessageList DataList Comments">{comments}</ul></div>'
        '<input type="hidden" name='
        f'"TransientKey" value="{look.token("tk", 16)}"></div>',
        head=f'<link rel="canonical" href="{link}">',
    )


def _comment(post: Post, thread: Thread, look: Look) -> str:
    link = f"/discussion/comment/{post.number}/#Comment_{post.number}"
    return (
        f'<li class="Item ItemComment pageBox" id="Comment_{post.number}"><div class="Comment">'
        f"{_head(post, link, thread, look)}{_message(post, look)}</div></li>"
    )


def _head(post: Post, link: str, thread: Thread, look: Look) -> str:
    name = user(post)
    month = f"{post.at:%B %Y}"
    return (
        f'<div class="Item-Header"><div class="AuthorWrap"><span class="Author"><a title="{name}" '
        f'href="{HOST}/profile/u"'
        f' class="PhotoWrap"><img src="/p.png?{look.token("p", 6)}" alt="{name}" '
        'class="ProfilePhoto"></a><a href='
        f'"{HOST}/profile/u" class="Username">{name}</a></span><span class="AuthorInfo"><span '
        'class="MItem">'
        f'{look.posts(name)}</span></span></div><div class="Meta CommentMeta"><span class="MItem '
        f'DateCreated"><a href="{link}"'
        f' class="Permalink" name="Item_2" rel="nofollow"><time title="{look.absolute(post.at)}" '
        "datetime="
        f'"{post.at:%Y-%m-%dT%H:%M:%S+00:00}">{month}</time></a></span>'
        f"{_marker(post, thread, look)}</div></div>"
    )


def _message(post: Post, look: Look) -> str:
    likes = look.number(f"score {post.number}", 0, 9)
    return (
        '<div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent">'
        f"{_text(post, look)}</div>"
        f'<div class="Signature UserSignature userContent">{look.signature(post.author)}</div>'
        '<div class="Reactions"><span'
        f' class="Column-Score">{likes}</span></div></div></div>'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            '<blockquote class="Quote UserQuote"><div class="QuoteAuthor"><a href="/profile/q" '
            f'class="js-userCard">{name}</a>'
            f' {look.words.said.format(u="").strip()}</div><div class="QuoteText">{html}</div>'
            "</blockquote>"
        )

    return body(post.wording, look, quote=quote, breaks=False, attributes=' rel="nofollow"')


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    words = MARKERS[thread.language].format(d=f"{post.edited_at:%B %Y}")
    title = TITLES[thread.language].format(d=look.absolute(post.edited_at), u=user(post))
    return (
        f'<span class="MItem Edited"><span class="DateUpdated" title="{title}">{words}</span>'
        "</span>"
    )
