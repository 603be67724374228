"""kremlin.ru's pages (OFFICIAL.md 1.1): read by the site's own adapter."""

from html import escape

from tests.evaluation.edits.engines.parts import body, page
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Thread

NAME = "kremlin.ru"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "statement", ("en", "ru"), True, True


def address(thread: Thread, number: int) -> str:
    """The statement's page."""
    host = "kremlin.ru" if thread.language == "ru" else "en.kremlin.ru"
    return f"http://{host}/events/president/news/{number}"


def render(thread: Thread, look: Look) -> str:
    """The statement's page."""
    post = thread.posts[0]

    def quote(name: str, html: str) -> str:
        return f"<p><b>{name}:</b></p>{html}"

    text = body(post.wording, look, quote=quote, breaks=False, bold="b")
    tags = "".join(f'<a href="/catalog/keywords/{n}">{t}</a>' for n, t in enumerate(look.topics()))
    site = "Президент России" if thread.language == "ru" else "President of Russia"
    return page(
        thread,
        look,
        '<section class="read hentry"><div class="read__top"><h1 class="entry-title p-name">'
        f'{escape(thread.title)}</h1><div class="read__meta"><time class="read__published"'
        f' datetime="{post.at:%Y-%m-%d}">{post.at:%d.%m.%Y}</time><div class="read__time">'
        f'{post.at:%H:%M}</div></div></div><div class="entry-content read__internal_content">'
        f'{text}<div class="read__bottom"><p>{look.words.similar}</p><a href="/events/president/'
        f'news/{look.number("other")}">{look.topics()[0]}</a></div><div class="read__tags">{tags}'
        f'</div></div><div class="read__social">{look.words.share} {look.number("shared")}</div>'
        "</section>",
        head=f'<link rel="canonical" href="{address(thread, post.number)}">',
        site=site,
    )
