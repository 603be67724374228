"""heise and Telepolis (FORUMS.md 1.1): one posting on its page, beside the thread's tree."""

from html import escape

from tests.evaluation.edits.engines.parts import body, page, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "heise"
HOST = "https://www.telepolis.de"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de",), True, True


def address(thread: Thread, number: int) -> str:
    """A posting's own page."""
    return f"{HOST}/forum/Telepolis/Kommentare/Eine-Frage/Betreff/posting-{number}/show/"


def render(thread: Thread, look: Look) -> str:
    """The page of the first posting."""
    post = thread.posts[0]
    name, title = user(post), escape(thread.title, quote=False)
    tree = "".join(_branch(one, thread, look) for one in thread.posts)
    since = f"{look.count(f'posts {name}', 10)} Beiträge seit 11.01.2010"
    return page(
        thread,
        look,
        f'<div id="forum_wrap"><div id="posting_{post.number}" class="full_posting"><div '
        'class="post"><h1 class='
        f'"thread_title"><a href="{address(thread, post.number)}">{title}</a></h1><div '
        'class="metabar"><time class='
        f'"posting_timestamp" datetime="{post.at:%Y-%m-%dT%H:%M:%S+00:00}">'
        f'{post.at:%d.%m.%Y %H:%M}</time> <a class="perma"'
        f' href="{HOST}/forum/p-{post.number}/">Permalink</a> <a href="'
        f'{address(thread, post.number)[:-6]}/feedback-links/">'
        f'{look.words.report}</a><span class="rating">{look.number("rating", 0, 100)}</span></div>'
        '<div class="userbar">'
        '<ul class="author forum_userbar--author"><li><span class="full_user_string"><span '
        f'class="pseudonym">{name}</span>'
        f'</span></li></ul><p>{since}</p></div><div class="bbcode_v1">{_text(post, look)}'
        f"{_marker(post)}</div></div></div>"
        f'<ol id="tree_thread_list">{tree}</ol></div>',
        head=f'<link rel="canonical" href="{address(thread, post.number)}">',
        site="Telepolis",
    )


def _branch(post: Post, thread: Thread, look: Look) -> str:
    current = " current_posting" if post.opens else ""
    return (
        f'<li class="posting_element{current}" id="posting_{post.number}"><a '
        'class="posting_subject" href='
        f'"{address(thread, post.number)}">{escape(thread.title)}</a><span '
        'class="tree_thread_list--written_by_user">'
        f'{user(post)}</span><time data-mysql-beautify-date="{post.at:%Y-%m-%d %H:%M:%S}">'
        f"{look.day(post.at)}</time><span class="
        f'"tree_thread_list--rating">{look.number(f"rating {post.number}", 0, 100)}</span></li>'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return f"<p>{name} schrieb:</p><blockquote>{html}</blockquote>"

    return body(
        post.wording,
        look,
        quote=quote,
        breaks=False,
        bold="b",
        attributes=' rel="external nofollow"',
    )


def _marker(post: Post) -> str:
    if post.edited_at is None:
        return ""
    return f"<p>Das Posting wurde vom Benutzer editiert ({post.edited_at:%d.%m.%Y %H:%M}).</p>"
