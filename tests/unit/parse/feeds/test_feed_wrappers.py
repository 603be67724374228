import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.feed_wrappers import unwrapped, unwrapped_name, unwrapped_title
from ingest.parse.html import rich_text

PHPBB = "https://board.example/viewtopic.php?p=7#p7"
TOPIC = "https://talk.example/t/a-topic/812"
POST = f"{TOPIC}/3"
REDDIT = "https://www.reddit.example/r/news/comments/aa1/x/"
PROFILE = '<a href="https://board.example/memberlist.php?mode=viewprofile&amp;u=5">X Y</a>'

READ_ON = '<p><a href="{}">Read full topic</a></p>'
COLOURED = '<span style="color:#A00" class="username-coloured">Я</span>'
LEMMY = "https://l.example"
LEMMY_HEAD = (
    f'submitted by <a href="{LEMMY}/u/x">x</a> to <a href="{LEMMY}/c/y">y</a>'
    f'<br>-3 points | <a href="{LEMMY}/post/5">12 comments</a>'
)
REDDIT_TAIL = (
    ' &#32; submitted by &#32; <a href="https://www.reddit.example/user/x"> /u/x </a> &#32; to'
    ' &#32; <a href="https://www.reddit.example/r/news/"> r/news </a> <br/> <span>'
    f'<a href="{REDDIT}">[link]</a></span> &#32; <span><a href="{REDDIT}">[comments]</a></span>'
)
DISCOURSE_HEAD = "\n <p>@x_y wrote:</p>\n <blockquote>"
DISCOURSE_TAIL = f"</blockquote>\n {READ_ON.format(POST)}\n"
COUNTS = f"<p><small>3 posts - 2 participants</small></p>\n{READ_ON.format(TOPIC)}"

# Name: before, after the post, the item's address.
WRAPPINGS = {
    "phpBB": ("", f"<p>Statistics: Posted by {PROFILE} — Today, 1:35 pm</p><hr />", PHPBB),
    "phpBB, a guest": ("", "<p>Statistik: Verfasst von Gast — Gestern 13:35</p><hr />\n", PHPBB),
    "phpBB, coloured": ("", f"<p>Статистика: Добавлено {COLOURED} — 20 ноя 2026</p>", PHPBB),
    "phpBB, entity": ("", f"<p>Statistics: Posted by {PROFILE} &mdash; Today, 1:35 pm</p>", PHPBB),
    "Discourse, a post": (DISCOURSE_HEAD, DISCOURSE_TAIL, POST),
    "Discourse, a topic": ("", COUNTS, TOPIC),
    "Lemmy": (LEMMY_HEAD, "", f"{LEMMY}/post/5"),
    "Reddit": ("", REDDIT_TAIL, REDDIT),
}
FRAMED = "<p>@x wrote:</p><blockquote>a</blockquote>"
POSTS = [
    "He said <b>no</b> — twice.",
    "<p>With <a href='https://a.example/?t=1&amp;u=2'>a link</a>.</p><p>End: by me — today</p>",
    "<blockquote><p>quoted</p></blockquote><p>3 points | submitted by nobody [comments]</p>",
]


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("name", sorted(WRAPPINGS))
def test_a_wrapping_is_taken_off_and_the_post_stays(name, post):
    before, after, url = WRAPPINGS[name]
    bare = rich_text(unwrapped(before + post + after, url=url), base_url=url)
    assert bare == rich_text(post, base_url=url)


@pytest.mark.parametrize("name", sorted(WRAPPINGS))
def test_a_wrapping_without_a_post_leaves_nothing(name):
    before, after, url = WRAPPINGS[name]
    assert rich_text(unwrapped(before + after, url=url), base_url=url).visible == ""


def test_what_moves_in_a_wrapping_is_no_edit():
    early, late = (
        f"Same post.<p>Statistics: Posted by {PROFILE} — {day}, 1:35 pm</p><hr />"
        for day in ("Today", "Yesterday")
    )
    assert unwrapped(early, url=PHPBB) == unwrapped(late, url=PHPBB) == "Same post."


def test_the_target_of_a_reddit_link_post_stays():
    _, after, url = WRAPPINGS["Reddit"]
    body = after.replace(f'"{REDDIT}">[link]', '"https://office.example/5">[link]')
    links = rich_text(unwrapped(body, url=url), base_url=url).links
    assert [link.url for link in links] == ["https://office.example/5"]


def test_the_at_sign_of_a_mailing_list_archive_is_an_at_sign_there_only():
    url = "https://l.example/hyperkitty/list/a@l.example/message/X/"
    assert unwrapped("to a＠b.example", url=url) == "to a@b.example"
    assert unwrapped_name("a＠b.example", url=url) == "a@b.example"
    assert unwrapped("to a＠b.example", url="https://other.example/") == "to a＠b.example"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        # forms of the software, with a link that is not the software's own
        (f"{FRAMED}{READ_ON.format('https://e.example/')}", POST),
        (f"{FRAMED}{READ_ON.format('https://talk.example/')}", POST),
        (f"<p><small>1 post</small></p>{READ_ON.format(TOPIC + '9')}", f"{TOPIC}/"),
        ('<p>Source: see <a href="https://e.example/doc">it</a> — 3 May 2026</p>', PHPBB),
        # the forms elsewhere
        (f"<p>Statistics: Posted by {PROFILE} — Today, 1:35 pm</p>", "https://blog.example/1"),
    ],
)
def test_what_only_looks_like_a_wrapping_stays(body, url):
    assert unwrapped(body, url=url) == body


words = st.text("ab <>—:|[]@.1", max_size=12)
links = st.integers(0, 99).map(lambda n: f'<a href="https://poster.example/{n}">see {n}</a>')
SHAPES = (
    *("{}", "<p>{}</p>", "<blockquote>{}</blockquote>", "<p><small>{}</small></p>"),
    *("<p>Statistics: by {} — it</p>", "submitted by {} to you<br>", "<span>{}</span>"),
    "<p>@x wrote:</p><blockquote>{}",
)
shapes = st.sampled_from(SHAPES)
pieces = st.builds(lambda shape, inside: shape.format(inside), shapes, st.one_of(words, links))
HREF = re.compile(r"https://poster\.example/\d+")


@given(st.lists(pieces, max_size=8).map("".join), st.sampled_from(sorted(WRAPPINGS)), st.booleans())
def test_no_rule_takes_away_a_link_that_the_poster_set(post, name, is_wrapped):
    before, after, url = WRAPPINGS[name]
    body = before + post + after if is_wrapped else post
    assert HREF.findall(unwrapped(body, url=url)) == HREF.findall(post)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece",
    [
        *("—<p>a:b<a href='", "<p><small>", "</blockquote><p>", "submitted by [comments]"),
        *("[comments] ", "&#32;", " ", "<a href='", "— ", DISCOURSE_HEAD, "\uff20"),
    ],
)
@pytest.mark.parametrize("url", [PHPBB, POST])
def test_a_megabyte_of_half_a_wrapping_is_read_in_time(piece, url):
    filler = piece * (1_000_000 // len(piece))
    signs = "submitted by —[comments] points</blockquote><p><small>"
    assert unwrapped(signs + filler + signs, url=url).startswith("submitted by")


MACHINA = "https://f.example/forum/news-3/topic/a-topic-12/"
MACHINA_BODY = "<p>{}</p>\n<br /><br />\n<i>{} anna - Nov. 25, 2026, 4:36 p.m.</i>"
LATEST = {
    "django-machina": (MACHINA_BODY.format("A reply.", "Posted by"), MACHINA),
    "django-machina, fr": (MACHINA_BODY.format("Une réponse.", "Posté par"), MACHINA),
    "NodeBB": ("<p>A reply.</p>", "https://n.example/topic/12/a-topic"),
    "FluxBB": ("<p>A reply.</p>", "https://x.example/viewtopic.php?id=12&action=new"),
}


@pytest.mark.parametrize("name", sorted(LATEST))
def test_the_latest_reply_is_not_taken_for_the_text_of_its_topic(name):
    body, url = LATEST[name]
    assert unwrapped(body, url=url) == ""


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("<p>A reply.</p>", "https://n.example/post/12"),
        ("<p>A post.</p>", "https://x.example/viewtopic.php?pid=12#p12"),
        ("<p>A post.</p>", "https://i.example/topic/12-a-topic/"),
        ("<p>A post.</p>", MACHINA),
        ("<p>A post.</p><br /><br /><i>Written by Anna - Bonn, 2026</i>", "https://b.example/7"),
        ("<p>A post.</p><i>Posted by anna - Nov. 25, 2026</i>", MACHINA),
    ],
)
def test_the_text_of_a_single_post_stays(body, url):
    assert unwrapped(body, url=url) == body


@pytest.mark.parametrize(
    ("guid", "url", "title"),
    [
        ("talk.example-post-812-3", POST, ""),
        ("talk.example-post-4711", POST, ""),
        ("talk.example-post-812-1", f"{TOPIC}/1", "A topic"),
        ("talk.example-topic-812", TOPIC, "A topic"),
        ("7", "https://b.example/t/a/812/3", "A topic"),
    ],
)
def test_only_the_opening_post_of_a_discourse_topic_has_its_title(guid, url, title):
    assert unwrapped_title("A topic", guid=guid, url=url) == title
