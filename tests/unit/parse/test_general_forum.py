import re
from datetime import UTC, datetime

import pytest

from ingest.parse.forums import general
from ingest.parse.page import Page
from tests.unit.parse import golden

THREAD = "https://board.example/threads/a-speech.12/"
TEXTS = [
    "The operation took less than 6 hours, as the minister said on Monday.",
    "I do not believe a word of it.",
    "Has anybody read the transcript?",
]


def post(number, text, *, extra="", views=10):
    """In the form of an engine that nobody knows: every class is invented."""
    return (
        f'<section class="zz-entry" id="msg-{number}"><div class="zz-side"><a class="username"'
        f' href="/who/{number}">User {number}</a><span>{views + number} messages</span></div>'
        f'<span class="zz-when"><a href="/threads/a-speech.12/msg-{number}">'
        f'<time datetime="2022-01-11T1{number % 10}:00:00Z">today</time></a></span>'
        f'<div class="message-text">{text}{extra}</div>'
        f'<div class="signature">My boat is a {number} footer</div></section>'
    )


def thread(*posts, title="A speech", canonical=THREAD):
    return (
        f'<html lang="en"><head><title>{title} | Board</title><link rel="canonical"'
        f' href="{canonical}"></head><body><nav><ul><li>Home</li><li>Forum</li></ul></nav>'
        f"<h1>{title}</h1>{''.join(posts)}<ul class=similar><li><a href='/threads/x.13/'>Another"
        " thread</a> <time datetime='2022-01-10T10:00:00Z'></time></li><li>"
        "<a href='/threads/y.14/'>One more thread</a> <time datetime='2022-01-09T10:00:00Z'></time>"
        "</li></ul><footer>1234 users online</footer></body></html>"
    )


def read(html, *, asked=THREAD, url=THREAD):
    parsed = general.read(Page(url=url, text=html, now=golden.FETCHED_AT, asked=asked))
    assert parsed.method == general.METHOD
    return parsed.items


def standard(texts=TEXTS, **how):
    return thread(*(post(number, text) for number, text in enumerate(texts, start=1)), **how)


def test_posts_of_an_unknown_engine_are_found_with_all_that_belongs_to_them():
    items = read(standard())
    assert [item.text.visible for item in items] == TEXTS
    assert [item.author for item in items] == ["User 1", "User 2", "User 3"]
    assert [item.guid for item in items] == ["msg-1", "msg-2", "msg-3"]
    assert items[1].url == "https://board.example/threads/a-speech.12/msg-2"
    assert items[1].published_at == datetime(2022, 1, 11, 12, 0, tzinfo=UTC)


def test_one_changed_word_changes_one_post_and_nothing_else():
    before = read(standard())
    after = read(standard([TEXTS[0].replace("6", "60"), *TEXTS[1:]]))
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True, True]
    assert after[0].text.visible == TEXTS[0].replace("6", "60")


@pytest.mark.parametrize(
    "other",
    [
        thread(*(post(n, text, views=99) for n, text in enumerate(TEXTS, start=1))),
        standard().replace("1234 users", "77 users"),
        standard().replace("Another", "A third"),
        standard([*TEXTS, "A fourth post, longer than all the others: " + "word " * 200]),
        standard().replace("footer", "foot yacht"),
        standard().replace("zz-entry", "zz-entry unread").replace("zz-side", "zz-side online"),
    ],
)
def test_counters_signatures_other_threads_and_new_answers_change_no_post(other):
    assert read(other)[: len(TEXTS)] == read(standard())


def test_a_renamed_thread_renames_the_post_that_opens_it_only():
    before, after = read(standard()), read(standard(title="A speech (long)"))
    assert (before[0].title, after[0].title) == ("A speech", "A speech (long)")
    assert before[1:] == after[1:]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (THREAD, 0),
        (THREAD + "msg-2", 1),
        (THREAD + "#msg-3", 2),
        ("https://board.example/showthread.php?t=12&p=3", 2),
        (THREAD + "?p=9", None),
        (THREAD + "#msg-9", None),
        ("https://board.example/threads/another.99/", None),
    ],
)
def test_the_post_that_was_asked_for_keeps_the_address_it_was_asked_under(asked, place):
    items = read(standard(), asked=asked, url="https://board.example/threads/a-speech.12/page-1")
    assert [item.url == asked for item in items] == [n == place for n in range(len(TEXTS))]
    assert [item.identity.key for item in items] == [
        f"url:board.example/threads/a-speech.12/msg-{n}" for n in (1, 2, 3)
    ]


def test_an_answer_inside_what_it_answers_is_no_part_of_it():
    nested = post(1, TEXTS[0]).replace("</section>", post(2, TEXTS[1]) + "</section>")
    assert [item.text.visible for item in read(thread(nested))] == TEXTS[:2]


@pytest.mark.parametrize(
    ("extra", "name", "by"),
    [
        (
            "<p class='edited'>Last edited by User 1; 01-11-2022 at 07:47 PM.</p>",
            "User 1",
            "author",
        ),
        (
            "<p class='postedit'><em>Last edited by Mod (2022-01-11 19:47:00)</em></p>",
            "Mod",
            "moderator",
        ),
        ("<p><i>Zuletzt geändert von User 1 am Di 11. Jan 2022, 19:47</i></p>", "User 1", "author"),
    ],
)
def test_a_marker_inside_the_text_is_taken_out_of_it(extra, name, by):
    first = read(thread(post(1, TEXTS[0], extra=extra), post(2, TEXTS[1])))[0]
    assert first.text.visible == TEXTS[0]
    assert (first.marker.name, first.marker.by) == (name, by)
    assert first.marker.edited_at == datetime(2022, 1, 11, 19, 47, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "<p>EDIT: it was 7 hours.</p>",
        "<p class='edited'>I have edited this three times because nobody understood it.</p>",
        "<blockquote><p class='edited'>Last edited by Kim; 01-11-2022, 07:47 PM.</p></blockquote>",
    ],
)
def test_what_an_author_wrote_or_quoted_is_no_marker(typed):
    first = read(thread(post(1, TEXTS[0], extra=typed), post(2, TEXTS[1])))[0]
    assert first.marker is None
    assert re.sub("<[^>]*>", "", typed) in first.text.visible


def test_an_empty_marker_on_a_post_that_was_never_edited_is_none():
    # NodeBB's theme Harmony and SMF print one on every post (FORUMS.md, fact 7).
    extra = (
        "<span class='modified' id='modified_1'></span><span class='edited'>last edited by</span>"
    )
    first = read(thread(post(1, TEXTS[0], extra=extra), post(2, TEXTS[1])))[0]
    assert first.marker is None


def test_a_quotes_head_line_with_its_moving_date_becomes_its_name():
    quote = "<blockquote><cite>Quote from: Kim on {}</cite>Words.</blockquote>Mine."
    today, later = (
        read(thread(post(1, quote.format(when)), post(2, TEXTS[1])))[0]
        for when in ("Today at 10:00:11", "January 11, 2022, 10:00:11")
    )
    assert today == later
    assert today.text.blocks[0].quote_of == "Kim"
    assert today.text.visible == "Words.\nMine."


def test_a_post_that_was_taken_away_is_locked_and_has_no_text():
    items = read(standard([TEXTS[0], "This post has been deleted.", TEXTS[2]]))
    assert [item.locked for item in items] == [False, True, False]
    assert items[1].text.visible == ""


def test_a_tombstone_in_the_place_of_the_post_that_was_asked_for_is_told():
    html = standard([TEXTS[0], "This post has been deleted.", TEXTS[2]])
    asked = THREAD + "msg-2"
    page = Page(url=THREAD, text=html, now=golden.FETCHED_AT, asked=asked)
    assert (general.read(page).state, general.read(page).items) == ("tombstone", ())


def test_comments_below_something_else_never_take_the_address_of_the_page():
    html = standard().replace("msg-", "comment-")
    assert all(item.url != THREAD for item in read(html))


def test_a_single_post_is_found_by_what_its_id_says():
    (only,) = read(thread(post(1, TEXTS[0])))
    assert only.text.visible == TEXTS[0]


def test_a_page_without_posts_is_read_as_one_document():
    html = golden.source("general-one-post")
    parsed = general.read(Page(url=THREAD, text=html, now=golden.FETCHED_AT))
    assert (parsed.method, len(parsed.items)) == ("sites.general/2", 1)


def test_the_shared_tree_of_the_page_is_left_as_it_was():
    page = Page(url=THREAD, text=standard(), now=golden.FETCHED_AT)
    assert general.read(page) == general.read(page)
    assert TEXTS[0] in "\n".join(page.lines)


QUOTE_HEADS = {
    "MyBB": '<blockquote class="mycode_quote"><cite><span> ({})</span>Kim Wrote: <a></a></cite>{}'
    "</blockquote>",
    "Invision": '<blockquote class="ipsQuote" data-ipsquote-username="Kim"><div class='
    '"ipsQuote_citation">{}, Kim said:</div><div class="ipsQuote_contents">{}</div></blockquote>',
    "XenForo 1": '<div class="bbCodeBlock bbCodeQuote" data-author="Kim"><aside><div class='
    '"attribution type">Kim said: <a title="{}">↑</a></div><blockquote>{}</blockquote></aside>'
    "</div>",
    "WoltLab": '<blockquote class="quoteBox" cite="https://w.example/thread/1/"><div class='
    '"quoteBoxTitle"><a title="{}">Zitat von Kim</a></div><div>{}</div></blockquote>',
    "vBulletin 4": '<div class="bbcode_quote"><div class="bbcode_postedby">Originally Posted by'
    ' <strong>Kim</strong> <img title="{}"></div><div class="message">{}</div></div>',
    "Discourse": '<aside class="quote" data-username="Kim"><div class="title"><img title="{}">'
    " Kim:</div><blockquote>{}</blockquote></aside>",
    "Vanilla": '<blockquote class="Quote"><div class="QuoteAuthor"><a>Kim</a> wrote:<i title="{}">'
    "</i></div><div>{}</div></blockquote>",
    "SMF in Russian": "<blockquote><cite>Цитата: Kim от {}</cite>{}</blockquote>",
}


@pytest.mark.parametrize("engine", QUOTE_HEADS)
def test_the_head_of_a_quote_names_its_speaker_in_every_engines_markup_and_never_moves(engine):
    markup = QUOTE_HEADS[engine]
    one, other = (
        read(thread(post(1, markup.format(when, "Words.") + "Mine."), post(2, TEXTS[1])))[0]
        for when in ("2 hours ago", "Yesterday, 03:27 AM")
    )
    assert one == other
    assert one.text.visible == "Words.\nMine."
    assert (one.text.blocks[0].kind, one.text.blocks[0].quote_of) == ("quote", "Kim")


def test_a_passage_given_to_another_speaker_reads_otherwise():
    markup = QUOTE_HEADS["Discourse"]
    kim, lee = (
        read(thread(post(1, markup.format("", "Words.").replace("Kim", name)), post(2, "x")))[0]
        for name in ("Kim", "Lee")
    )
    assert kim.text != lee.text


def test_the_opening_post_has_the_threads_title_whether_or_not_times_can_be_read():
    readable = standard()
    unreadable = re.sub(r"<time[^>]*>[^<]*</time>", "<time>at the fourth glass</time>", readable)
    assert [item.title for item in read(readable)] == ["A speech", "", ""]
    assert [item.title for item in read(unreadable)] == ["A speech", "", ""]


@pytest.mark.parametrize("page", ["?start=20", "page-2", "?page=3", "?pageNo=2", "page/12/"])
def test_a_post_that_moves_to_the_head_of_a_later_page_gets_no_title(page):
    html = standard(canonical=THREAD + page)
    assert [item.title for item in read(html, asked=THREAD + page + "#msg-1")] == ["", "", ""]


def test_the_boards_name_above_a_thread_is_not_its_title():
    html = standard().replace("<nav>", '<h1><a href="/">The board</a></h1><nav>', 1)
    assert read(html)[0].title == "A speech"
    html = standard().replace("<nav>", "<h1>The board</h1><nav>", 1)
    html = html.replace("<h1>A speech</h1>", '<h2 class="topic-title">A speech</h2>')
    assert read(html)[0].title == "A speech"


@pytest.mark.parametrize(
    "heading",
    [
        "<h4 class='message-name'>User 2</h4><h5 class='userTitle'>Regular</h5>",
        "<h3 class='ipsType_sectionHead cAuthorPane_author'>User 2</h3>",
        "<h4>User 2</h4>",
        "<h4>Link to comment</h4>",
    ],
)
def test_names_and_ranks_set_as_headings_are_no_titles(heading):
    answer = post(2, TEXTS[1]).replace('<div class="zz-side">', f'<div class="zz-side">{heading}')
    assert read(thread(post(1, TEXTS[0]), answer))[1].title == ""


def test_answers_keep_their_own_subject_but_none_that_follows_the_topics():
    own = post(2, TEXTS[1]).replace(
        '<div class="zz-side">', '<h3><a href="#msg-2">Not so</a></h3><div class="zz-side">'
    )
    assert read(thread(post(1, TEXTS[0]), own))[1].title == "Not so"
    fluxbb = own.replace("zz-entry", "blockpost")  # its template writes the topic's over each
    assert read(thread(post(1, TEXTS[0]), fluxbb))[1].title == ""


def test_a_post_of_discourses_plain_view_is_found_under_its_place_in_the_topic():
    topic = "https://discourse.example/t/a-speech/12"
    posts = "".join(
        f'<div id="post_{number}" class="topic-body crawler-post"><time datetime='
        f'"2022-01-11T1{number}:00:00Z"></time><div class="post" itemprop="text">{text}</div></div>'
        for number, text in enumerate(TEXTS, start=1)
    )
    html = f'<html><link rel="canonical" href="{topic}"><body>{posts}</body></html>'
    items = read(html, asked=f"{topic}/3", url=f"{topic}/3")
    assert [item.url for item in items] == [f"{topic}/1", f"{topic}/2", f"{topic}/3"]


def test_a_bbpress_post_has_author_and_text_from_the_element_behind_its_head():
    posts = "".join(
        f'<div id="post-{number}" class="bbp-reply-header"><span class="bbp-reply-post-date">'
        f"January 11, 2022 at 1:0{number} pm</span></div><div class='post-{number} reply hentry'>"
        f"<div class='bbp-reply-author'><span class='bbp-author-name'>User {number}</span></div>"
        f"<div class='bbp-reply-content'><p>{text}</p><ul class='bbp-reply-revision-log'><li id="
        f"'bbp-reply-revision-log-{number}-item'>This reply was modified 2 hours ago by User"
        f" {number}.</li></ul></div></div>"
        for number, text in enumerate(TEXTS, start=1)
    )
    items = read(f"<html><body>{posts}</body></html>")
    assert [item.text.visible for item in items] == TEXTS
    assert [item.author for item in items] == ["User 1", "User 2", "User 3"]
    assert all(item.marker for item in items)


def blog(comments, *, article=100, article_id="post-9"):
    """In the form of a WordPress page: an article with its time, and comments below it."""
    said = "".join(
        f'<li id="comment-{number}" class="comment"><article id="div-comment-{number}" class='
        f'"comment-body"><footer><div class="comment-author"><b class="fn">User {number}</b></div>'
        f'<time datetime="2022-01-11T1{number}:00:00+00:00">today</time></footer><div class='
        f'"comment-content"><p>{text}</p></div></article></li>'
        for number, text in enumerate(comments, start=1)
    )
    return (
        f'<html lang="en"><head><link rel="canonical" href="{THREAD}"></head><body><main><article'
        f' id="{article_id}" class="post hentry"><header><h1 class="entry-title">The bridge</h1>'
        '<time class="entry-date" datetime="2022-01-10T10:00:00+00:00">yesterday</time></header>'
        f'<div class="entry-content"><p>{"The harbour has a tunnel, and no bridge. " * article}</p>'
        f'</div></article><ol class="comment-list">{said}</ol></main></body></html>'
    )


@pytest.mark.parametrize("article", [1, 10, 100])
@pytest.mark.parametrize("article_id", ["post-9", "x"])
@pytest.mark.parametrize("first", ["Yes.", TEXTS[0]])
def test_comments_are_found_however_long_the_article_above_them_is(article, article_id, first):
    items = read(blog([first, "No.", "Why not?"], article=article, article_id=article_id))
    comments = [item for item in items if item.url != THREAD]
    assert [item.text.visible for item in comments][-3:] == [first, "No.", "Why not?"]
    assert [item.author for item in comments][-3:] == ["User 1", "User 2", "User 3"]
    assert len({item.identity.key for item in items}) == len(items)


def test_a_changed_comment_below_a_long_article_changes_that_comment_only():
    before = read(blog(["Yes.", "No.", "Why not?"]))
    after = read(blog(["Yes.", "Never.", "Why not?"]))
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [item.text.visible for item in changed] == ["Never."]


TYPED = "Last edited by Smith; 01-11-2022 at 07:47 PM."
BODIES = {
    "phpBB": '<div id="p{0}" class="post"><div class="postbody"><p class="author"><a class='
    '"username" href="/u/{0}">User {0}</a> <time datetime="2022-01-11T1{0}:00:00+00:00">today'
    '</time></p><div class="content">{1}</div>{2}</div></div>',
    "XenForo": '<article class="message" data-author="User {0}" id="js-post-{0}"><a href='
    '"/threads/a-speech.12/post-{0}"><time datetime="2022-01-11T1{0}:00:00+00:00">today</time></a>'
    '<div class="message-body"><div class="bbWrapper">{1}</div></div>{2}</article>',
    "WordPress": '<article id="div-comment-{0}" class="comment-body"><b class="fn">User {0}</b>'
    '<time datetime="2022-01-11T1{0}:00:00+00:00">today</time><div class="comment-content">{1}'
    "</div>{2}</article>",
}


@pytest.mark.parametrize("engine", BODIES)
@pytest.mark.parametrize("line", ["<p>{}</p>", "<br>{}", "<p><em>{}</em></p>"])
def test_a_last_line_typed_where_an_engine_prints_no_marker_stays_text(engine, line):
    first, second = read(
        thread(
            BODIES[engine].format(1, f"<p>{TEXTS[0]}</p>{line.format(TYPED)}", ""),
            BODIES[engine].format(2, f"<p>{TEXTS[1]}</p>", ""),
        )
    )
    assert (first.text.visible, first.marker) == (f"{TEXTS[0]}\n{TYPED}", None)
    assert second.text.visible == TEXTS[1]


PRINTED = {
    "phpBB": '<div class="notice">Last edited by User 1 on 01-11-2022 at 07:47 PM</div>',
    "XenForo": '<div class="message-lastEdit">Last edited: <time datetime="2022-01-11T19:47:00'
    '+00:00">today</time></div>',
}


@pytest.mark.parametrize("engine", PRINTED)
def test_the_marker_that_an_engine_prints_behind_its_texts_is_read(engine):
    first, _ = read(
        thread(
            BODIES[engine].format(1, f"<p>{TEXTS[0]}</p><p>{TYPED}</p>", PRINTED[engine]),
            BODIES[engine].format(2, f"<p>{TEXTS[1]}</p>", ""),
        )
    )
    assert first.text.visible == f"{TEXTS[0]}\n{TYPED}"
    assert first.marker.edited_at == datetime(2022, 1, 11, 19, 47, tzinfo=UTC)
