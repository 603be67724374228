"""SMF 2.1 (FORUMS.md 1.7): an empty marker on every post, relative dates in quotes."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "SMF 2.1"
HOST = "https://smf.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "Letzte Änderung: {d} von {u}", "en": "Last Edit: {d} by {u}",
    "ru": "Последнее редактирование: {d} от {u}", "fr": "Dernière édition: {d} par {u}",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/index.php?msg={number}"


def render(thread: Thread, look: Look) -> str:
    """The topic's page."""
    posts = "".join(
        _post(post, thread, place, look) + between(look, str(place))
        for place, post in enumerate(thread.posts)
    )
    return page(
        thread,
        look,
        f'<div id="header"><h1 class="forumtitle"><a href="{HOST}/index.php">Board</a></h1></div>'
        '<div id="display_head" class="information"><h2 class="display_title"><span '
        'id="top_subject">'
        f"{escape(thread.title)}</span></h2><p>{look.views('topic')}</p><p>{look.readers()}</p>"
        "</div><div id="
        f'"forumposts"><form action="{HOST}/index.php?PHPSESSID={look.token("php", 26)}">{posts}'
        "</form></div>",
        head=f'<link rel="canonical" href="{HOST}/index.php?topic={thread.number}.0">',
    )


def _post(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name, words = post.number, user(post), look.words
    session = f"PHPSESSID={look.token('php', 26)}&amp;"
    title = escape(thread.title if post.opens else f"Re: {thread.first_title}", quote=False)
    likes = look.likes(f"post {number}")
    return (
        f'<div class="windowbg" id="msg{number}"><div class="post_wrapper"><div class="poster">'
        "<h4><span class="
        f'"on" title="{look.status(name)}"></span> <a href="{HOST}/index.php?'
        f'{session}action=profile;u=9">{name}'
        f'</a></h4><ul class="user_info"><li class="postgroup">{words.rank}</li><li '
        'class="postcount">'
        f'{look.posts(name)}</li></ul></div><div class="postarea"><div class="keyinfo"><div '
        f'id="subject_{number}"'
        f' class="subject_title subject_hidden"><a href="{HOST}/index.php?{session}msg={number}" '
        'rel="nofollow">'
        f'{title}</a></div><span class="page_number floatright">#{place}</span><div '
        'class="postinfo"><a href='
        f'"{HOST}/index.php?{session}msg={number}" rel="nofollow" class="smalltext">'
        f"{look.day(post.at)}</a> <span"
        f' class="smalltext modified floatright" id="modified_{number}">'
        f"{_marker(post, thread, look)}</span></div>"
        f'</div><div class="post"><div class="inner" data-msgid="{number}" id="msg_{number}">'
        f"{_text(post, look)}"
        '</div></div><div class="under_message"><ul class="floatleft"><li class="like_count '
        f'smalltext">{likes}'
        '</li></ul></div></div><div class="moderatorbar"><div class="signature" id="msg_'
        f'{number}_signature">'
        f"{look.signature(name)}</div></div></div></div><hr class='post_separator'>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        words = look.words.quote_from.format(u=name, d=look.day(post.at))
        return (
            f'<blockquote class="bbc_standard_quote"><cite><a href="{HOST}/index.php?PHPSESSID='
            f'{look.token("php", 26)}&amp;msg=11">{words}</a></cite>{html}</blockquote>'
        )

    return body(
        post.wording,
        look,
        quote=quote,
        breaks=True,
        bold="b",
        attributes=' class="bbc_link" rel="noopener"',
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    words = MARKERS[thread.language].format(u=user(post), d=look.day(post.edited_at))
    return f'<span class="lastedit">{words}</span>'
