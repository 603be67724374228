"""Discourse, the view for plain HTTP clients (FORUMS.md 1.2): no marker, but `dateModified`."""

from html import escape

from tests.evaluation.edits.engines.parts import body, page, slug, user
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread

NAME = "Discourse"
HOST = "https://discourse.example"
FORMAT, KIND, LANGUAGES, ALONE, TITLED = "page", "post", ("de", "en", "ru", "fr"), False, True


def address(thread: Thread, number: int) -> str:
    """A post's permanent link: its place in the topic."""
    return f"{HOST}/t/{slug(thread)}/{thread.number}/{number - 51000}"


def render(thread: Thread, look: Look) -> str:
    """The topic's page for crawlers."""
    posts = "".join(_post(post, thread, look) for post in thread.posts)
    link = f"{HOST}/t/{slug(thread)}/{thread.number}"
    return page(
        thread,
        look,
        '<div id="main-outlet" class="wrap" role="main"><div id="topic-title"><h1><a href="'
        f'{link}">'
        f"{escape(thread.title)}</a></h1></div><div itemscope itemtype="
        f'"http://schema.org/DiscussionForumPosting"><meta itemprop="headline" content='
        f'"{escape(thread.title)}"><link itemprop="url" href="{link}">{posts}</div>'
        f'<div id="related-topics" class="more-topics__list"><span>{look.views("related")}</span>'
        "</div></div>",
        head=f'<link rel="canonical" href="{link}"><meta name="generator" content="Discourse 3.4">',
    )


def _post(post: Post, thread: Thread, look: Look) -> str:
    name = user(post)
    kind = "" if post.opens else ' itemprop="comment" itemscope'
    stamp = post.edited_at or post.at
    place = post.number - 51000
    likes = look.number(f"likes {post.number}", 0, 30)
    likes_of = look.likes(f"post {post.number}")
    return (
        f'<div id="post_{place}" class="topic-body crawler-post"{kind}><div class='
        '"crawler-post-meta"><span class="creator" itemprop="author" itemscope itemtype='
        f'"http://schema.org/Person"><a itemprop="url" rel="nofollow" href="{HOST}/u/{name}"><span'
        f' itemprop="name">{name}</span></a></span>{_main_entity(post, thread)}<span '
        'class="crawler-post-infos"><time datetime='
        f'"{post.at:%Y-%m-%dT%H:%M:%SZ}" class="post-time">{look.absolute(post.at)}</time>'
        f'<meta itemprop="dateModified" content="{stamp:%Y-%m-%dT%H:%M:%SZ}">'
        f'<span itemprop="position">{place}</span></span></div>'
        f'<div class="post" itemprop="text">{_text(post, look)}</div>'
        '<div itemprop="interactionStatistic" itemscope '
        'itemtype="http://schema.org/InteractionCounter">'
        f'<meta itemprop="userInteractionCount" content="{likes}"><span class="post-likes">'
        f"{likes_of}"
        f'</span></div><div class="crawler-linkback-list">{_linkbacks(look, post)}</div></div>'
    )


def _main_entity(post: Post, thread: Thread) -> str:
    """Only the first post names its page; answers have a place and nothing else."""
    link = f"{HOST}/t/{slug(thread)}/{thread.number}"
    return f'<link itemprop="mainEntityOfPage" href="{link}">' if post.opens else ""


def _linkbacks(look: Look, post: Post) -> str:
    if not look.chance(f"linkback {post.number}", 0.3):
        return ""
    topic = look.topics()[0]
    return f'<div><a href="{HOST}/t/x/{look.number("linkback")}">{topic}</a></div>'


def _text(post: Post, look: Look) -> str:
    def quote(name: str, html: str) -> str:
        modified = " quote-modified" if look.chance("modified", 0.2) else ""
        return (
            f'<aside class="quote no-group{modified}" data-username="{name}" data-post="1" '
            'data-topic="7">'
            '<div class="title"><div class="quote-controls"></div><img loading="lazy" width="24" '
            "src="
            f'"/user_avatar/{look.token("avatar", 8)}.png" class="avatar" alt=""> {name}:</div>'
            f"<blockquote>{html}</blockquote></aside>"
        )

    return body(
        post.wording, look, quote=quote, breaks=False, attributes=' rel="noopener nofollow ugc"'
    )
