"""vBulletin 5 (FORUMS.md 1.5)."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.engines.vbulletin3 import MARKERS
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "vBulletin 5"
HOST = "https://vb5.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/forum/news/{thread.number}-topic?p={number}#post{number}"


def render(thread: Thread, look: Look) -> str:
    """The thread's page."""
    posts = "".join(
        _post(post, thread, place, look) + between(look, str(place), '<li class="b-ad">{ad}</li>')
        for place, post in enumerate(thread.posts, start=1)
    )
    return page(
        thread,
        look,
        '<div class="conversation-view"><h1 class="main-title js-main-title">'
        f"{escape(thread.title)}</h1>"
        f'<ul class="conversation-list list-container stream-view">{posts}</ul></div>',
        head=f'<link rel="canonical" href="{HOST}/forum/news/{thread.number}-topic">',
    )


def _post(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    likes = look.number(f"likes {number}", 0, 40)
    return (
        f'<li data-node-id="{number}" data-node-publishdate="{int(post.at.timestamp())}" '
        "itemscope class="
        f'"b-post js-post" id="post{number}"><a id="post_{number}"></a><div class="b-post__grid">'
        "<div class="
        '"b-post__sidebar"><div class="b-userinfo"><div class="author"><strong><a '
        'href="/member/9" itemprop='
        f'"url"><span itemprop="name">{name}</span></a></strong></div><div class="usertitle">'
        f"{words.rank}</div>"
        f'<ul class="b-userinfo__additional-info"><li>{look.posts(name)}</li></ul></div></div>'
        "<div class="
        '"b-post__body"><div class="b-post__arrow"></div><hr class="b-divider"><div '
        'class="b-post__timestamp">'
        f'<time itemprop="dateCreated" datetime="{post.at:%Y-%m-%dT%H:%M:%S}">{look.day(post.at)}'
        "</time></div>"
        f'<div class="b-post__count"><a href="/forum/news/{thread.number}-topic?p={number}#post'
        f'{number}" class='
        f'"b-post__count js-show-post-link">#{place}</a></div><div class="b-post__content '
        'js-post__content">'
        '<div class="js-post__content-text OLD__post-content-text restore h-wordwrap" '
        'itemprop="text">'
        f'{_text(post, look)}</div><div class="b-post__edit post-edit">'
        f"{_marker(post, thread, look)}</div>"
        f'<div class="post-signature restore h-wordwrap">{look.signature(name)}</div></div><div '
        "class="
        f'"b-post__footer"><ul class="b-post-control__list"><li>{words.report}</li><li '
        'class="js-post-control__'
        f'vote-count votecount"><a href="#">{likes}</a></li></ul></div></div></div></li>'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            '<div class="bbcode_container"><div class="bbcode_quote"><div '
            'class="quote_container"><div class='
            f'"bbcode_postedby">Originally posted by <strong>{name}</strong> <a '
            'href="/forum/news/9?p=11#post11"'
            f' rel="nofollow"></a></div><div class="message">{html}</div></div></div></div>'
        )

    return body(
        post.wording, look, quote=quote, breaks=True, bold="b", attributes=' target="_blank"'
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    at = post.edited_at
    day = look.day(at).rsplit(",", 1)[0].rsplit(" ", 1)[0]
    return MARKERS[thread.language].format(
        u=f'<a href="/member/9">{user(post)}</a>', d=day, t=f"{at:%H:%M}"
    )
