"""Invision Community 4 (FORUMS.md 1.8): the marker's foot inside the body, relative times."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "Invision 4"
HOST = "https://invision.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "Bearbeitet {d} von {u}", "en": "Edited {d} by {u}",
    "ru": "Изменено {d} пользователем {u}", "fr": "Modifié {d} par {u}",
}  # fmt: skip
POSTED = {"de": "Geschrieben", "en": "Posted", "ru": "Опубликовано:", "fr": "Posté(e)"}


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/topic/{thread.number}-topic/?do=findComment&comment={number}"


def render(thread: Thread, look: Look) -> str:
    """The topic's page."""
    posts = "".join(
        _post(post, thread, look) + between(look, str(place))
        for place, post in enumerate(thread.posts)
    )
    return page(
        thread,
        look,
        '<div id="ipsLayout_mainArea"><div class="ipsPageHeader"><h1 class="ipsType_pageTitle">'
        "<span>"
        f"{escape(thread.title)}</span></h1></div><div "
        'data-controller="core.front.core.commentFeed" id='
        f'"elPostFeed"><form action="?csrfKey={look.token("csrf")}">{posts}</form></div><aside '
        "class="
        f'"cTopicOverview"><span>{look.views("topic")}</span><span>{look.ago(thread.posts[-1].at)}'
        "</span></aside></div>",
        head=f'<link rel="canonical" href="{HOST}/topic/{thread.number}-topic/">',
    )


def _time(at, look: Look) -> str:
    return (
        f'<time datetime="{at:%Y-%m-%dT%H:%M:%SZ}" title="{look.absolute(at)}" data-short="'
        f'{look.ago(at)}">{look.ago(at)}</time>'
    )


def _post(post: Post, thread: Thread, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    link = f"{HOST}/topic/{thread.number}-topic/?do=findComment&amp;comment={number}"
    author = (
        f'<a href="{HOST}/profile/9-u/?wr={look.token("w", 8)}" rel="nofollow" '
        f'class="ipsType_break">{name}</a>'
    )
    return (
        f'<a id="comment-{number}"></a><article id="elComment_{number}" class="cPost ipsBox '
        "ipsComment"
        ' ipsComment_parent"><div class="cAuthorPane_mobile"><div class="cAuthorPane_content">'
        "<h3 class="
        f'"ipsType_sectionHead cAuthorPane_author">{author}</h3><div class="ipsType_light"><a '
        f'href="{link}"'
        f' class="ipsType_blendLinks">{POSTED[thread.language]} {_time(post.at, look)}</a></div>'
        "</div></div>"
        '<aside class="ipsComment_author cAuthorPane"><h3 class="ipsType_sectionHead '
        'cAuthorPane_author">'
        f'<strong>{author}</strong></h3><ul class="cAuthorPane_info"><li data-role="group">'
        f"{words.rank}</li><li"
        f' data-role="stats">{look.posts(name)}</li><li>{look.status(name)}</li></ul></aside><div '
        "class="
        f'"ipsColumn ipsMargin:none"><div id="comment-{number}_wrap" '
        'data-controller="core.front.core.comment"'
        f' data-commentid="{number}" class="ipsComment_content ipsType_medium"><div '
        'class="ipsComment_meta">'
        f'<div class="ipsType_reset"><a href="{link}">{POSTED[thread.language]} '
        f"{_time(post.at, look)}</a></div>"
        '</div><div class="cPost_contentWrap"><div data-role="commentContent" '
        'class="ipsType_normal'
        f' ipsType_richText">{_text(post, look)}{_marker(post, thread, look)}</div><div '
        'class="ipsItemControls">'
        f'<div class="ipsReact ipsPos_right">{look.likes(f"post {number}")}</div><ul '
        'class="ipsComment_controls">'
        f'<li><a href="#" data-action="quoteComment">{words.quote}</a></li></ul></div><div '
        "data-role="
        f'"memberSignature" class="ipsResponsive_hidePhone">{look.signature(name)}</div></div>'
        "</div></div></article>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            '<blockquote class="ipsQuote" data-gramm="false" data-ipsquote="" '
            f'data-ipsquote-username="{name}"'
            f' data-ipsquote-timestamp="{int(post.at.timestamp())}" '
            'data-ipsquote-contentcommentid="11"><div'
            f' class="ipsQuote_citation">{look.ago(post.at)}, {look.words.said.format(u=name)}'
            "</div><div class="
            f'"ipsQuote_contents">{html}</div></blockquote>'
        )

    return body(
        post.wording, look, quote=quote, breaks=False, attributes=' rel="external nofollow"'
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    words = MARKERS[thread.language].format(u=user(post), d=_time(post.edited_at, look))
    return (
        '<span class="ipsType_reset ipsType_medium ipsType_light" data-excludequote=""><strong>'
        f"{words}</strong>"
        f"</span>"
    )
