"""WoltLab Suite (FORUMS.md 1.9)."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "WoltLab"
HOST = "https://woltlab.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en"), False, True
MARKERS = {
    "de": "Einmal editiert, zuletzt von {u} ({d}).", "en": "Edited once, last by {u} ({d}).",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/forum/thread/{thread.number}-topic/?postID={number}#post{number}"


def render(thread: Thread, look: Look) -> str:
    """The thread's page."""
    posts = "".join(
        _post(post, thread, look)
        + between(look, str(place), '<li><div class="wcfAdLocation">{ad}</div></li>')
        for place, post in enumerate(thread.posts)
    )
    return page(
        thread,
        look,
        '<div id="main" class="boxesFooter"><header class="contentHeader '
        'messageGroupContentHeader"><h1 class='
        f'"contentTitle">{escape(thread.title)}</h1><ul><li>{look.views("thread")}</li></ul>'
        "</header><ul class="
        f'"wbbThreadPostList messageList" data-security-token="{look.token("t")}">{posts}</ul>'
        "</div>",
        head=f'<link rel="canonical" href="{HOST}/forum/thread/{thread.number}-topic/">',
    )


def _time(at, look: Look) -> str:
    return (
        f'<woltlab-core-date-time date="{at:%Y-%m-%dT%H:%M:%S+00:00}">{look.day(at)}'
        "</woltlab-core-date-time>"
    )


def _post(post: Post, thread: Thread, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    link = f"{HOST}/forum/thread/{thread.number}-topic/?postID={number}#post{number}"
    return (
        f'<li id="post{number}" class="anchorFixedHeader"><article class="wbbPost message '
        'messageSidebarOrientationLeft"'
        f' data-post-id="{number}" data-can-edit="0" data-object-id="{number}"><aside '
        'class="messageSidebar member">'
        '<div class="messageAuthor"><div class="messageAuthorContainer"><a href="'
        f'{HOST}/user/9-u/" class="username'
        f' userLink" data-object-id="9">{name}</a></div><div class="userTitle"><span>{words.rank}'
        "</span></div></div>"
        f'<div class="userCredits"><dl class="plain dataList"><dt>★</dt><dd>{look.posts(name)}'
        "</dd></dl></div><span"
        f' class="badge">{look.status(name)}</span></aside><div class="messageContent"><header '
        'class="messageHeader">'
        f'<div class="messageHeaderBox"><ul class="messageHeaderMetaData"><li><a href="{link}" '
        'class="permalink'
        f' messagePublicationTime">{_time(post.at, look)}</a></li></ul></div><ul '
        'class="messageQuickOptions"><li>'
        f'<a href="{link}" class="jsTooltip wsShareButton">#{number}</a></li></ul></header><div '
        'class="messageBody">'
        f'<div class="messageText">{_text(post, look)}</div></div><footer class="messageFooter">'
        f'{_marker(post, thread, look)}<div class="messageFooterButtonsExtra">'
        f"{look.likes(f'post {number}')}</div><ul"
        f' class="messageFooterButtons buttonList"><li><a href="#">{words.quote}</a></li></ul>'
        "</footer><div class="
        f'"messageSignature"><div>{look.signature(name)}</div></div></div></article></li>'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        label = {"de": "Zitat von", "en": "Quote from"}[look.language]
        return (
            '<blockquote class="quoteBox collapsibleBbcode jsCollapsibleBbcode" cite="'
            f"{HOST}/forum/thread/1/?postID="
            '11#post11"><div class="quoteBoxIcon"></div><div class="quoteBoxTitle"><a href="'
            f"{HOST}/forum/thread/1/"
            f'?postID=11#post11">{label} {name}</a></div><div class="quoteBoxContent">{html}</div>'
            "</blockquote>"
        )

    return body(
        post.wording,
        look,
        quote=quote,
        breaks=False,
        attributes=' class="externalURL" rel="nofollow ugc"',
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    name = f'<a href="{HOST}/user/9-u/" class="userLink">{user(post)}</a>'
    words = MARKERS[thread.language].format(u=name, d=_time(post.edited_at, look))
    return f'<p class="messageFooterNote wbbPostEditNote">{words}</p>'
