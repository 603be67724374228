"""Flarum without JavaScript (FORUMS.md 1.11): no time, no link, no number; read as one document."""

from html import escape

from tests.evaluation.edits.engines.parts import body, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "Flarum"
HOST = "https://flarum.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), True, True


def address(thread: Thread, number: int) -> str:
    """The discussion's address."""
    return f"{HOST}/d/{thread.number}-{slug(thread)}"


def render(thread: Thread, look: Look) -> str:
    """The discussion's page for plain clients."""
    posts = "".join(_post(post, look) for post in thread.posts[:1])
    title = escape(thread.title)
    return (
        f'<!doctype html><html dir="ltr" lang="{thread.language}"><head><meta charset="utf-8">'
        f"<title>{title} -"
        f' Flarum</title><link rel="canonical" href="{address(thread, 0)}"></head><body><div '
        'id="app" class="App">'
        '<main class="App-content"><div id="content"><noscript><div class="Alert"><div '
        'class="container">JavaScript'
        '</div></div></noscript><div id="flarum-loading" style="display: none">…</div><noscript '
        'id="flarum-content">'
        f'<div class="container"><h1>{title}</h1><div>{posts}</div><a href="'
        f'{address(thread, 0)}?page=2">»</a></div>'
        f'</noscript></div></main></div><script id="flarum-json-payload" type="application/json">'
        f'{{"session":{{"userId":0,"csrfToken":"{look.token("csrf", 40)}"}}}}</script></body>'
        "</html>"
    )


def _post(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        return (
            f'<blockquote class="uncited"><div><p><a class="PostMention" href="{HOST}/d/1/2">'
            f"{name}</a></p>{html}</div></blockquote>"
        )

    text = body(post.wording, look, quote=quote, breaks=False, attributes=' rel="ugc nofollow"')
    return (
        f'<article><div class="PostUser"><h3 class="PostUser-name">{user(post)}</h3></div><div '
        f'class="Post-body">{text}</div></article>'
    )
