"""phpBB 3.3, prosilver (FORUMS.md 1.3): `sid=` links, dates in quotes, marker in `.notice`."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "phpBB 3"
HOST = "https://phpbb.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "Zuletzt geändert von {u} am {d}, insgesamt {n}-mal geändert.",
    "en": "Last edited by {u} on {d}, edited {n} time(s) in total.",
    "ru": "Последний раз редактировалось {u} {d}, всего редактировалось {n} раза.",
    "fr": "Dernière modification par {u} le {d}, modifié {n} fois.",
}


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/viewtopic.php?p={number}#p{number}"


def render(thread: Thread, look: Look) -> str:
    """The topic's page."""
    sid = look.token("sid")
    posts = "".join(
        _post(post, thread, look) + between(look, str(place))
        for place, post in enumerate(thread.posts)
    )
    return page(
        thread,
        look,
        f'<div id="site-description"><h1>Board</h1><p>{look.words.home}</p></div><div '
        f'id="page-body"><h2 class="topic-title"><a href="./viewtopic.php?t={thread.number}'
        f'&amp;sid={sid}">{escape(thread.title)}</a></h2>'
        f'<div class="pagination">{look.count("posts of all", 4, 90)} • 1/3</div>{posts}'
        f'<div class="stat-block online-list"><p>{look.readers()}</p></div></div>',
        head=f'<link rel="canonical" href="{HOST}/viewtopic.php?t={thread.number}">',
    )


def _post(post: Post, thread: Thread, look: Look) -> str:
    sid, number, name = look.token("sid"), post.number, user(post)
    title = escape(thread.title if post.opens else f"Re: {thread.first_title}", quote=False)
    return (
        f'<div id="p{number}" class="post has-profile bg{number % 2 + 1}'
        f'{" online" if look.chance(f"online {name}") else ""}"><div class="inner">'
        f'<dl class="postprofile" id="profile{number}"><dt class="no-profile-rank has-avatar">'
        f'<div class="avatar-container"><a href="./memberlist.php?mode=viewprofile&amp;u=9&amp;sid='
        f'{sid}" class="avatar"><img class="avatar" src="./download/file.php?avatar=9_'
        f'{sid[:6]}.jpg"'
        f' alt=""/></a></div><a href="./memberlist.php?mode=viewprofile&amp;u=9&amp;sid={sid}"'
        f' class="username">{name}</a></dt><dd class="profile-rank">{look.words.rank}</dd>'
        f'<dd class="profile-posts">{look.posts(name)}</dd></dl>'
        f'<div class="postbody"><div id="post_content{number}"><h3><a href="#p{number}">{title}</a>'
        '</h3><ul class="post-buttons"><li><a href="./posting.php?mode=quote&amp;p='
        f"{number}&amp;sid="
        f'{sid}">{look.words.quote}</a></li></ul>'
        f'<p class="author"><a class="unread" href="./viewtopic.php?p={number}&amp;sid={sid}'
        f'#p{number}"></a><span class="responsive-hide">{look.words.by} <strong><a href='
        f'"./memberlist.php?mode=viewprofile&amp;u=9&amp;sid={sid}" class="username">{name}</a>'
        f'</strong> » </span><time datetime="{post.at:%Y-%m-%dT%H:%M:%S+00:00}">{look.ago(post.at)}'
        f'</time></p><div class="content">{_text(post, look)}</div>{_marker(post, thread, look)}'
        f'</div></div><div id="sig{number}" class="signature">{look.signature(name)}</div>'
        f'<div class="back2top"><a href="#top">↑</a></div></div></div><hr class="divider" />'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<blockquote><div><cite><a href="./memberlist.php?mode=viewprofile&amp;u=7&amp;sid='
            f'{look.token("sid")}">{name}</a> {look.words.wrote.format(u="").strip()} <a href='
            f'"./viewtopic.php?p=11&amp;sid={look.token("sid")}#p11" data-post-id="11">↑</a>'
            f'<span class="responsive-hide">{look.ago(post.at)}</span></cite>{html}</div>'
            "</blockquote>"
        )

    return body(post.wording, look, quote=quote, breaks=True, attributes=' class="postlink"')


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    name = (
        f'<a href="./memberlist.php?u=9&amp;sid={look.token("sid")}" class="username">{user(post)}'
        "</a>"
    )
    words = MARKERS[thread.language].format(u=name, d=look.day(post.edited_at), n=post.edits)
    return f'<div class="notice">{words}</div>'
