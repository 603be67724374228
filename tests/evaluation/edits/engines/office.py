"""A press office's page of no known site: read by the general extractor of statements."""

from html import escape

from tests.evaluation.edits.engines.parts import between, body, page, slug
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Thread

NAME = "Press office"
HOST = "https://office.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "statement", ("de", "en", "ru", "fr"), True, True


def address(thread: Thread, number: int) -> str:
    """The statement's page."""
    return f"{HOST}/news/{slug(thread)}-{number}.html"


def render(thread: Thread, look: Look) -> str:
    """The statement's page."""
    post = thread.posts[0]

    def quote(name: str, html: str) -> str:
        return f"<blockquote><p>{name}:</p>{html}</blockquote>"

    text = body(post.wording, look, quote=quote, breaks=False)
    return page(
        thread,
        look,
        f'<main id="content"><div class="breadcrumb"><a href="/">{look.words.home}</a> › <a '
        'href="/news">News</a></div><article'
        f' class="press-release"><h1>{escape(thread.title)}</h1><p class="date"><time datetime="'
        f'{post.at:%Y-%m-%d}">'
        f'{post.at:%d.%m.%Y}</time></p><div class="article-text">{text}</div><div class="share">'
        '<a href="https://social.example'
        f'/share?u={look.token("u", 6)}">{look.words.share}</a></div></article>'
        f'{between(look, "below")}<section class="latest">'
        f"<h2>{look.words.similar}</h2><ul>"
        f"{''.join(f'<li><a href=/n/{n}>{t}</a></li>' for n, t in enumerate(look.topics()))}</ul>"
        f"</section></main>",
        head=(
            f'<link rel="canonical" href="{address(thread, post.number)}"><meta '
            'property="article:published_time" content='
            f'"{post.at:%Y-%m-%dT%H:%M:%S+00:00}">'
        ),
        site="Office",
    )
