"""vBulletin 3.8 (FORUMS.md 1.5): tables, `s=` in links, the marker beside the text."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "vBulletin 3"
HOST = "https://vb3.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True
MARKERS = {
    "de": "Geändert von {u} ({d} um {t} Uhr)", "en": "Last edited by {u}; {d} at {t}.",
    "ru": "Последний раз редактировалось {u}; {d} в {t}.",
    "fr": "Dernière modification par {u} ; {d} à {t}.",
}  # fmt: skip


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/showthread.php?p={number}#post{number}"


def render(thread: Thread, look: Look) -> str:
    """The thread's page."""
    posts = "".join(
        _post(post, thread, place, look)
        + between(
            look,
            str(place),
            '<div align="center"><table class="tborder"><tr><td>{ad}</td></tr></table></div>',
        )
        for place, post in enumerate(thread.posts, start=1)
    )
    return page(
        thread,
        look,
        f'<table class="tborder"><tr><td class="alt1"><span class="navbar"><a href="index.php?s='
        f'{look.token("s")}">{look.words.home}</a></span><div class="navbar"><strong>'
        f"{escape(thread.title)}</strong></div></td></tr></table><table class='tborder'><tr><td "
        "class="
        f"'tcat'><div class='smallfont'>{look.views('t')}</div></td></tr></table><div id='posts'>"
        f"{posts}</div>"
        f"<table id='similarthreads'><tr><td><a href='showthread.php?s={look.token('s')}&amp;t=9'>"
        f"{look.topics()[0]}</a></td><td>{look.ago(thread.posts[0].at)}</td></tr></table>",
    )


def _post(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name, words, session = post.number, user(post), look.words, look.token("s")
    title = escape(thread.title, quote=False) if post.opens else ""
    heading = (
        f'<div class="smallfont"><strong>{title}</strong></div><hr size="1" />' if title else ""
    )
    return (
        f'<div align="center"><div class="page"><div id="edit{number}"><table id="post{number}" '
        "class="
        '"tborder" width="100%"><tr><td class="thead"><div class="normal" style="float:right">'
        "&nbsp; #<a"
        f' href="showpost.php?s={session}&amp;p={number}&amp;postcount={place}" id="postcount'
        f'{number}"'
        f' name="{place}"><strong>{place}</strong></a></div><div class="normal"><a name="post'
        f'{number}">'
        f'<img src="statusicon/post_old.gif" alt="Old" /></a> {look.day(post.at)}</div></td></tr>'
        "<tr><td"
        f' class="alt2"><div id="postmenu_{number}"><a class="bigusername" href="member.php?s='
        f'{session}&amp;u=9">'
        f'{name}</a></div><div class="smallfont">{words.rank}</div><div class="smallfont"><div>'
        f"{words.joined.format(d='01.2012')}</div><div>{look.posts(name)}</div></div></td></tr>"
        "<tr><td class="
        f'"alt1" id="td_post_{number}">{heading}<div id="post_message_{number}">'
        f"{_text(post, look)}</div>"
        f"<div>__________________<br />{look.signature(name)}</div>{_marker(post, thread, look)}"
        "</td></tr><tr>"
        f'<td class="alt2"><img class="inlineimg" src="statusicon/user_offline.gif" alt="{name} :'
        f' {look.status(name)}" /><a href="newreply.php?s={session}&amp;do=newreply&amp;p='
        f'{number}">'
        f"{words.quote}</a></td></tr></table></div></div></div>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        session = look.token("s")
        return (
            '<div style="margin:20px"><div class="smallfont" style="margin-bottom:2px">'
            f"{look.words.quote}:"
            '</div><table width="100%"><tr><td class="alt2 bbcode_quote"><div '
            'class="bbcode_postedby">'
            f'Originally Posted by <strong>{name}</strong> <a href="showthread.php?s='
            f'{session}&amp;p=11#post11"'
            ' rel="nofollow"><img class="inlineimg" src="viewpost.gif" alt="View Post" /></a>'
            "</div><div"
            f' style="font-style:italic">{html}</div></td></tr></table></div>'
        )

    return body(
        post.wording, look, quote=quote, breaks=True, bold="b", attributes=' target="_blank"'
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    at = post.edited_at
    day = look.day(at).rsplit(",", 1)[0].rsplit(" ", 1)[0]
    words = MARKERS[thread.language].format(u=user(post), d=day, t=f"{at:%H:%M}")
    return f'<div class="smallfont"><hr size="1" /><em>{words}</em></div>'
