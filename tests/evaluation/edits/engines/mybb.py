"""MyBB 1.8 (FORUMS.md 1.6): the marker with relative time stands inside the date."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "MyBB"
HOST = "https://mybb.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "(Dieser Beitrag wurde zuletzt bearbeitet: {d} von {u}.)",
    "en": "(This post was last modified: {d} by {u}.)",
    "ru": "(Сообщение последний раз редактировалось: {d} {u}.)",
    "fr": "(This post was last modified: {d} by {u}.)",  # half-translated boards are real
}


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/showthread.php?tid={thread.number}&pid={number}#pid{number}"


def render(thread: Thread, look: Look) -> str:
    """The thread's page."""
    posts = "".join(
        _post(post, thread, look) + between(look, str(place))
        for place, post in enumerate(thread.posts)
    )
    return page(
        thread,
        look,
        '<div id="content"><table class="tborder"><tr><td class="thead"><strong>'
        f"{escape(thread.title)}"
        f'</strong></td></tr><tr><td id="posts_container"><div id="posts">{posts}</div></td></tr>'
        "</table>"
        f'<form><input type="hidden" name="my_post_key" value="{look.token("key")}"></form>'
        f"<div>{look.readers()}</div></div>",
        head=f'<link rel="canonical" href="{HOST}/showthread.php?tid={thread.number}">',
    )


def _post(post: Post, thread: Thread, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    link = f"showthread.php?tid={thread.number}&amp;pid={number}#pid{number}"
    return (
        f'<a name="pid{number}" id="pid{number}"></a><div class="post " id="post_{number}"><div '
        "class="
        '"post_author"><div class="author_avatar"><img src="images/a.png?dateline='
        f'{look.number("a")}"'
        f' alt=""></div><div class="author_information"><strong><span class="largetext"><a href='
        f'"member.php?action=profile&amp;uid=9">{name}</a></span></strong> <img '
        'src="images/buddy.png"'
        f' title="{look.status(name)}" alt="{look.status(name)}"><br><span class="smalltext">'
        f"{words.rank}"
        f'</span></div><div class="author_statistics">{look.posts(name)}<br>'
        f"{words.joined.format(d='2019')}"
        f"<br>Reputation: <strong>{look.number(f'rep {name}', 0, 50)}</strong></div></div><div "
        "class="
        f'"post_content"><div class="post_head"><div class="float_right"><strong><a href="{link}">'
        f'#{number}</a></strong></div><span class="post_date"><span title="'
        f'{look.absolute(post.at)}">'
        f'{look.ago(post.at)}</span> <span class="post_edit" id="edited_by_{number}">'
        f'{_marker(post, thread, look)}</span></span></div><div class="post_body scaleimages" id='
        f'"pid_{number}">{_text(post, look)}</div><div class="signature scaleimages">'
        f'{look.signature(name)}</div><div class="post_meta" id="post_meta_{number}"></div></div>'
        '<div class="post_controls"><div class="postbit_buttons"><a href="newreply.php?replyto='
        f'{number}">'
        f"<span>{words.reply}</span></a></div></div></div>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<blockquote class="mycode_quote"><cite><span> ({look.ago(post.at)})</span>{name} '
            f'{look.words.wrote.format(u="").strip()} <a href="showthread.php?pid=11#pid11" class='
            f'"quick_jump"></a></cite>{html}</blockquote>'
        )

    return body(
        post.wording,
        look,
        quote=quote,
        breaks=True,
        attributes=' target="_blank" class="mycode_url"',
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    name = f'<a href="member.php?action=profile&amp;uid=9">{user(post)}</a>'
    words = MARKERS[thread.language].format(u=name, d=look.ago(post.edited_at))
    return f'<span class="edited_post">{words}</span>'
