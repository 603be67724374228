"""WordPress: comments under a blog's post (FORUMS.md 1.14); no marker at all."""

from tests.evaluation.edits.engines.parts import body, page, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread
from tests.evaluation.edits.words import TOPICS

NAME = "WordPress"
HOST = "https://blog.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, False


def address(thread: Thread, number: int) -> str:
    """A comment's permanent link."""
    return f"{HOST}/2026/03/{slug(thread)}/#comment-{number}"


def render(thread: Thread, look: Look) -> str:
    """The page with its comments."""
    comments = "".join(
        _comment(post, thread, place, look) for place, post in enumerate(thread.posts)
    )
    link = f"{HOST}/2026/03/{slug(thread)}/"
    topics = ", ".join(TOPICS[look.language])
    return page(
        thread,
        look,
        '<main id="main" class="site-main"><article id="post-88" class="post-88 post type-post '
        'status-publish hentry">'
        '<header class="entry-header"><h1 class="entry-title">Blog</h1><time class="entry-date '
        'published" datetime='
        '"2026-03-01T08:00:00+00:00">1.3.2026</time></header><div class="entry-content"><p>'
        f"{look.words.similar}: {topics}.</p><p>{look.views('blog')}</p>"
        '</div></article><div id="comments" class="comments-area"><h2 class="comments-title">'
        f"{len(thread.posts)}</h2>"
        f'<ol class="comment-list">{comments}</ol><div id="respond" class="comment-respond"><form>'
        '<input type="hidden"'
        f' name="ak_js" value="{look.number("ak")}"></form></div></div></main>',
        head=f'<link rel="canonical" href="{link}">',
    )


def _comment(post: Post, thread: Thread, place: int, look: Look) -> str:
    number, name = post.number, user(post)
    parity = "even thread-even" if place % 2 else "odd alt thread-odd"
    return (
        f'<li id="comment-{number}" class="comment {parity} depth-1"><article id="div-comment-'
        f'{number}" class='
        '"comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img '
        'alt="" src='
        f'"https://secure.gravatar.com/avatar/{look.token("g", 12)}?s=32" class="avatar avatar-32 '
        'photo"><b class="fn">'
        f'{name}</b> <span class="says">:</span></div><div class="comment-metadata"><a href="'
        f'{address(thread, number)}">'
        f'<time datetime="{post.at:%Y-%m-%dT%H:%M:%S+00:00}">{look.ago(post.at)}</time></a></div>'
        "</footer><div class="
        f'"comment-content">{_text(post, look)}</div><div class="reply"><a rel="nofollow" '
        'class="comment-reply-link"'
        f' href="?replytocom={number}#respond">{look.words.reply}</a></div></article></li>'
    )


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return f"<blockquote><cite>{name}</cite>{html}</blockquote>"

    return body(post.wording, look, quote=quote, breaks=False, attributes=' rel="nofollow ugc"')
