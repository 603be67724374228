"""vBulletin 4 (FORUMS.md 1.5): body and marker are both `blockquote`s."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, user
from tests.evaluation.edits.engines.vbulletin3 import MARKERS
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "vBulletin 4"
HOST = "https://vb4.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True


def address(thread: Thread, number: int) -> str:
    """A post's permanent link."""
    return f"{HOST}/showthread.php?{thread.number}-topic&p={number}#post{number}"


def render(thread: Thread, look: Look) -> str:
    """The thread's page."""
    posts = "".join(
        _post(post, thread, place, look) + between(look, str(place), '<li class="ad">{ad}</li>')
        for place, post in enumerate(thread.posts, start=1)
    )
    return page(
        thread,
        look,
        f'<div id="pagetitle" class="pagetitle"><h1>Thread: <span class="threadtitle"><a href='
        f'"showthread.php?{thread.number}-topic&amp;s={look.token("s")}">{escape(thread.title)}'
        "</a></span>"
        f'</h1></div><div id="postlist" class="postlist"><ol id="posts" class="posts">{posts}</ol>'
        "</div>"
        f'<div id="thread_info" class="thread_info"><p>{look.readers()}</p></div>',
        head=(
            f'<base href="{HOST}/"><link rel="canonical" href="showthread.php?'
            f'{thread.number}-topic">'
        ),
    )


def _post(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name, session = post.number, user(post), look.token("s")
    title = escape(thread.title, quote=False) if post.opens else ""
    heading = f'<h2 class="title icon">{title}</h2>' if title else ""
    link = f"showthread.php?{thread.number}-topic&amp;s={session}&amp;p={number}#post{number}"
    return (
        f'<li class="postbitlegacy postbitim postcontainer old" id="post_{number}"><div '
        'class="posthead">'
        f'<span class="postdate old"><span class="date">{look.day(post.at)}</span></span><span '
        "class="
        f'"nodecontrols"><a name="post{number}" href="{link}" class="postcounter">#{place}</a>'
        "</span></div>"
        '<div class="postdetails"><div class="userinfo"><div class="username_container"><div '
        "class="
        f'"popupmenu memberaction"><a class="username {look.status(name).casefold()} popupctrl" '
        "href="
        f'"member.php?9&amp;s={session}" title="{name} {look.status(name)}"><strong>{name}'
        "</strong></a></div>"
        f'<span class="rank">{look.words.rank}</span></div><dl class="userinfo_extra"><dt>★</dt>'
        "<dd>"
        f'{look.posts(name)}</dd></dl></div><div class="postbody"><div class="postrow">{heading}'
        "<div class="
        f'"content"><div id="post_message_{number}"><blockquote class="postcontent restore">'
        f'{_text(post, look)}</blockquote></div></div></div><div class="after_content">'
        f'{_marker(post, thread, look)}<blockquote class="signature restore"><div '
        'class="signaturecontainer">'
        f'{look.signature(name)}</div></blockquote></div></div></div><div class="postfoot"><div '
        "class="
        f'"textcontrols"><a href="newreply.php?p={number}&amp;s={session}">{look.words.quote}</a>'
        "</div></div></li>"
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            '<div class="bbcode_container"><div class="bbcode_quote"><div '
            'class="quote_container"><div class='
            '"bbcode_quote_container"></div><div class="bbcode_postedby"><img '
            'src="images/quote_icon.png" alt='
            f'"Quote" /> Originally Posted by <strong>{name}</strong> <a '
            'href="showthread.php?p=11&amp;s='
            f'{look.token("s")}#post11" rel="nofollow"></a></div><div class="message">{html}</div>'
            "</div></div></div>"
        )

    return body(
        post.wording, look, quote=quote, breaks=True, bold="b", attributes=' target="_blank"'
    )


def _marker(post: Post, thread: Thread, look: Look) -> str:
    if post.edited_at is None:
        return ""
    at = post.edited_at
    day = look.day(at).rsplit(",", 1)[0].rsplit(" ", 1)[0]
    name = f'<a href="member.php?9&amp;s={look.token("s")}">{user(post)}</a>'
    words = MARKERS[thread.language].format(
        u=name, d=day, t=f'<span class="time">{at:%H:%M}</span>'
    )
    return f'<blockquote class="postcontent lastedited">{words}</blockquote>'
