"""XenForo 1 (FORUMS.md 1.4): times as words without a machine's form for recent ones."""

from html import escape

from tests.evaluation.edits.engines.parts import body, page, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "XenForo 1"
HOST = "https://xenforo1.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "Zuletzt bearbeitet:", "en": "Last edited:", "ru": "Последнее редактирование:",
    "fr": "Dernière édition:",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/threads/{slug(thread)}.{thread.number}/#post-{number}"


def render(thread: Thread, look: Look) -> str:
    """The thread's page."""
    posts = "".join(_post(post, thread, look) for post in thread.posts)
    return page(
        thread,
        look,
        f'<div class="pageContent"><div class="titleBar"><h1>{escape(thread.title)}</h1><p id='
        f'"pageDescription" class="muted">{look.views("thread")}</p></div><form '
        'class="InlineModForm">'
        f'<ol class="messageList" id="messageList">{posts}</ol><input type="hidden" name="_xfToken"'
        f' value="{look.token("xf")}"></form></div>',
        head=f'<link rel="canonical" href="{HOST}/threads/{slug(thread)}.{thread.number}/">'
        f'<base href="{HOST}/">',
    )


def _time(at, look: Look) -> str:
    if (look.now.date() - at.date()).days < 2:
        return (
            f'<abbr class="DateTime" data-time="{int(at.timestamp())}" title="'
            f'{look.absolute(at)}">{look.ago(at)}</abbr>'
        )
    return f'<span class="DateTime" title="{look.absolute(at)}">{look.absolute(at)}</span>'


def _post(post: Post, thread: Thread, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    link = f"threads/{slug(thread)}.{thread.number}/#post-{number}"
    likes = look.likes(f"post {number}")
    return (
        f'<li id="post-{number}" class="sectionMain message" data-author="{escape(post.author)}">'
        "<div"
        ' class="messageUserInfo"><div class="messageUserBlock"><div class="avatarHolder"><span '
        "class="
        f'"{"onlineMarker" if look.chance(f"online {name}") else ""}"></span></div><h3 '
        'class="userText">'
        f'<a href="members/u.9/" class="username">{name}</a><em class="userTitle">{words.rank}'
        "</em></h3>"
        f'<div class="extraUserInfo"><dl class="pairsJustified"><dt>★</dt><dd>{look.posts(name)}'
        "</dd>"
        '</dl></div></div></div><div class="messageInfo primaryContent"><div '
        'class="messageContent">'
        '<article><blockquote class="messageText SelectQuoteContainer ugc baseHtml">'
        f"{_text(post, look)}"
        f'<div class="messageTextEndMarker">&nbsp;</div></blockquote></article></div>'
        f'<div class="baseHtml signature messageText ugc"><aside>{look.signature(name)}</aside>'
        "</div>"
        f'{_marker(post, thread, look)}<div class="messageMeta ToggleTriggerAnchor"><div class='
        f'"privateControls"><span class="item muted"><span class="authorEnd"><a href="members/u.9/"'
        f' class="username author">{name}</a>,</span> <a href="{link}" title="Permalink" class='
        f'"datePermalink">{_time(post.at, look)}</a></span> <a href="posts/{number}/report" '
        'class="item">'
        f'{words.report}</a></div><div class="publicControls"><a href="{link}" class="item muted '
        "postNumber"
        f' hashPermalink">#{number}</a></div></div><div id="likes-post-{number}"><div class='
        f'"likesSummary secondaryContent">{likes}</div></div></div></li>'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<div class="bbCodeBlock bbCodeQuote" data-author="{name}"><aside><div '
            'class="attribution'
            f' type">{look.words.said.format(u=name)} <a href="goto/post?id=11#post-11" class='
            '"AttributionLink">&uarr;</a></div><blockquote class="quoteContainer"><div '
            'class="quote">'
            f'{html}</div><div class="quoteExpand">{look.words.expand}</div></blockquote></aside>'
            "</div>"
        )

    return body(
        post.wording, look, quote=quote, breaks=True, bold="b", attributes=' class="externalLink"'
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    return (
        f'<div class="editDate item">{MARKERS[thread.language]} {_time(post.edited_at, look)}</div>'
    )
