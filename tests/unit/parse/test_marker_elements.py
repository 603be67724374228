"""Markup written for this project in the form of the engines' templates (FORUMS.md 1)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ingest.parse.html import rich_text
from ingest.parse.marker_elements import take_closing, take_markers
from ingest.parse.page import Page
from schemas.records.texts import Block

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVENING = datetime(2022, 1, 11, 18, 47, tzinfo=UTC)
FOOTER = "<p>All times are <span title='Europe/Berlin'>UTC+01:00</span></p>"
TEXT = "The minister said that the report of Monday was edited by nobody."


def post(marker, *, footer=FOOTER):
    source = f"<html><body><div class=post><p>{TEXT}</p>{marker}</div>{footer}</body></html>"
    page = Page(url="https://board.example/t/1", text=source, now=NOW)
    return page.first(".post"), page


def taken(marker, **options):
    """The marker of a post, and what is left of its text."""
    element, page = post(marker, **options)
    found = take_markers([element], page)
    return found, [block.text for block in rich_text(element, base_url=page.base).blocks]


ENGINES = {
    "phpbb": (
        (
            "<div class=notice>Last edited by <a href=u>Kim</a> on Tue Jan 11, 2022 7:47 pm,"
            " edited 2 times in total.<br><strong>Reason:</strong> <em>typo</em></div>"
        ),
        ("Kim", EVENING, 2, "typo"),
    ),
    "xenforo2": (
        (
            "<div class='message-lastEdit'>Last edited: <time class=u-dt"
            " datetime='2022-01-11T19:47:00+0100' data-time='7:47 PM'>Jan 11, 2022</time></div>"
        ),
        (None, EVENING, None, None),
    ),
    "xenforo1": (
        (
            "<div class='editDate item'>Last edited: <span class=DateTime"
            " title='Jan 11, 2022 at 7:47 PM'>Jan 11, 2022</span></div>"
        ),
        (None, EVENING, None, None),
    ),
    "vbulletin3": (
        (
            "<div class=smallfont><hr><em>Last edited by Kim; 01-11-22 at"
            " <span class=time>07:47 PM</span>. Reason: typo</em></div><b>13-01-2022</b>"
        ),
        ("Kim", datetime(2022, 11, 1, 18, 47, tzinfo=UTC), None, "typo"),
    ),
    "vbulletin4": (
        (
            "<blockquote class='postcontent lastedited'>Last edited by Kim; January 11, 2022 at"
            " <span class=time>07:47 PM</span>.</blockquote>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "vbulletin5": (
        (
            "<div class='b-post__edit'>Last edited by <a>Kim</a>; <span>January 11, 2022, 07:47"
            " PM</span>.</div>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "mybb": (
        (
            "<span class=post_edit id=edited_by_5><span class=edited_post>(This post was last"
            " modified: <span title='2022-01-11, 07:47 PM'>2022-01-11</span> by <a>Kim</a>."
            " Edited 1 time in total.)</span></span>"
        ),
        ("Kim", EVENING, 1, None),
    ),
    "smf": (
        (
            "<span class='smalltext modified' id=modified_7>« <em>Last Edit</em>: January 11, 2022,"
            " 07:47:00 PM by Kim »</span>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "invision": (
        (
            "<p class=ipsComment_edit>(edited)</p><span data-excludequote class=ipsEdit>"
            "<strong>Edited <time datetime='2022-01-11T18:47:00Z'>January 11</time> by Kim</strong>"
            "</span>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "invision with a reason": (
        (
            "<span data-excludequote><strong>Edited <time datetime='2022-01-11T18:47:00Z'><span>"
            "January 11</span><span>1 yr</span></time> by El Kim</strong><br>typo"
            " <a href='?do=editlogComment&amp;comment=4'>(see edit history)</a></span>"
        ),
        ("El Kim", EVENING, None, "typo"),
    ),
    "woltlab": (
        (
            "<p class='messageFooterNote wbbPostEditNote'>Edited 2 times, last by <a>Kim</a>"
            " (<woltlab-core-date-time date='2022-01-11T18:47:00+00:00'>Jan 11th 2022"
            "</woltlab-core-date-time>).</p>"
        ),
        ("Kim", EVENING, 2, None),
    ),
    "nodebb": (
        (
            "<i component='post/edit-indicator' class='fa edit-icon' title='Edited 1/13/22, 7:47"
            " PM'></i><span data-editor=kim component='post/editor' class=visually-hidden>last"
            " edited by Kim <span class=timeago title='2022-01-11T18:47:00.000Z'></span></span>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "vanilla": (
        (
            "<span class=DateUpdated title='Edited January 11, 2022 7:47PM by Kim.'>edited January"
            " 2022</span>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "fluxbb": (
        "<p class=postedit><em>Last edited by Kim (2022-01-11 19:47:00)</em></p>",
        ("Kim", EVENING, None, None),
    ),
    "punbb": (
        "<span class=post-edit>(edited by Kim 2022-01-11 19:47)</span>",
        ("Kim", EVENING, None, None),
    ),
    "bbpress": (
        (
            "<ul id=bbp-reply-revision-log-9 class=bbp-reply-revision-log><li"
            " class=bbp-reply-revision-log-item>This reply was modified 3 hours ago by"
            " Robin.</li><li class=bbp-reply-revision-log-item>This reply was modified 2 hours"
            " ago by Kim. Reason: typo</li></ul>"
        ),
        ("Kim", NOW - timedelta(hours=2), 2, "typo"),
    ),
    "mbin": (
        (
            "<span class=edited>(edited <time class=timeago"
            " datetime='2022-01-11T18:47:00+00:00'>4 years ago</time>)</span>"
        ),
        (None, EVENING, None, None),
    ),
    "reddit": (
        (
            "<time class=edited-timestamp title='last edited 13 hours ago'"
            " datetime='2022-01-11T18:47:00+00:00'>*</time>"
        ),
        (None, EVENING, None, None),
    ),
    "stackexchange": (
        (
            "<div class=user-action-time><a href='/posts/4/revisions'>edited <span"
            " class=relativetime title='2022-01-11 18:47:00Z'>Jan 11, 2022 at"
            " 18:47</span></a></div>"
        ),
        (None, EVENING, None, None),
    ),
    "flaskbb": (
        (
            "<small>(Last modified: <time datetime='2022-01-11T18:47:00+00:00'>Jan 11,"
            " 2022</time> by Kim)</small>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "machina": (
        (
            "<div class=edit-info><small>Last edited by: <a>Kim</a> on Jan. 11, 2022, 7:47 p.m.,"
            " edited 1 time in total.</small><small>Reason: typo</small></div>"
        ),
        ("Kim", EVENING, 1, "typo"),
    ),
    "steam": (
        (
            "<div class=forum_audit>Last edited by <a>Kim</a>; <span class=date>11 Jan, 2022 @"
            " 7:47pm</span></div>"
        ),
        ("Kim", EVENING, None, None),
    ),
    "tripadvisor": (
        "<small>Edited: 7:47 pm, January 11, 2022</small>",
        (None, EVENING, None, None),
    ),
    "awful": (
        (
            "<p class=editedby><span>Kim fucked around with this message at Jan 11, 2022 around"
            " 19:47</span></p>"
        ),
        ("Kim", EVENING, None, None),
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_the_marker_of_every_engine_is_read_and_taken_out_of_the_text(engine):
    markup, told = ENGINES[engine]
    found, left = taken(markup)
    assert (found.name, found.edited_at, found.count, found.reason) == told
    assert left[0] == TEXT
    assert all(text in ("", "13-01-2022") for text in left[1:])


@pytest.mark.parametrize(
    "markup",
    [
        # NodeBB Harmony, on each post
        (
            "<i component='post/edit-indicator' class='fa edit-icon hidden' title='Edited"
            " Invalid Date'></i><span data-editor='' component='post/editor'"
            " class=visually-hidden>last edited by <span class=timeago title='Invalid"
            " Date'></span></span>"
        ),
        "<span class='smalltext modified' id=modified_7></span>",  # SMF
        (
            "<template><p class=messageFooterNote>Edited once, last by Kim (Jan 11, 2022 at 7:47"
            " PM).</p></template>"
        ),
        "<p class=editNote style='display: none'>Edited 11 Jan 2022, 19:47 by Kim</p>",
        "<div hidden><p class=editNote>Edited 11 Jan 2022, 19:47 by Kim</p></div>",
        "<a class=edit-post title='Edit this post'></a>",
    ],
)
def test_what_stands_on_posts_that_were_never_edited_is_no_marker_and_no_text(markup):
    assert taken(markup) == (None, [TEXT])


@pytest.mark.parametrize(
    "markup",
    [
        "<p class=edited>He edited the text last Monday.</p>",
        "<p class=notice>The bill was last edited on 11.01.2022, says Kim, and then passed.</p>",
        "<p>EDIT: I was wrong.</p>",
        "<p class=update>UPDATE: 11.01.2022 19:47</p>",
        "<small>3 of 12 members agreed.</small>",
        (
            "<blockquote><p class=postedit><em>Last edited by Kim (2022-01-11 19:47:00)</em></p>"
            "</blockquote>"
        ),
    ],
)
def test_prose_and_what_is_quoted_stay_in_the_text(markup):
    found, left = taken(markup)
    assert found is None
    assert len(left) == 2


def test_a_zone_that_the_page_does_not_show_leaves_the_time_uncertain():
    found, _ = taken("<p class=postedit>Last edited by Kim (2022-01-11 19:47)</p>", footer="")
    assert (found.edited_at.hour, found.uncertainty_s) == (19, 14 * 3600)


def closing(*texts):
    _, page = post("")
    return take_closing([Block(text=text) for text in texts], page)


def test_a_sentence_of_the_engine_that_closes_a_body_is_taken_off():
    blocks, found = closing(TEXT, "Last edited by Kim (2022-01-11 19:47:00)")
    assert ([block.text for block in blocks], found.edited_at) == ([TEXT], EVENING)


def test_lines_that_pile_up_are_counted_and_the_last_speaks():
    blocks, found = closing(TEXT, "[Edited on 10-1-2022 by Robin]", "[Edited on 13-1-2022 by Kim]")
    assert ([block.text for block in blocks], found.name, found.count) == ([TEXT], "Kim", 2)


@pytest.mark.parametrize(
    "texts",
    [
        (TEXT, "He edited the text last Monday."),
        (TEXT, "EDIT: 11.01.2022 19:47"),
        (TEXT, "Edited 11.01.2022"),
        ("Last edited by Kim (2022-01-11 19:47:00)", TEXT),
        ("Last edited by Kim (2022-01-11 19:47:00)",),
    ],
)
def test_only_whole_last_lines_of_the_engine_are_ever_taken_off(texts):
    blocks, found = closing(*texts)
    assert (tuple(block.text for block in blocks), found) == (texts, None)


PROSE = st.text(alphabet="abcdeinrst EDTU.,:;()0123456789äжé-", min_size=1, max_size=80)


@given(st.lists(PROSE, min_size=1, max_size=4), st.sampled_from(["notice", "edited", "x"]))
def test_taking_markers_removes_whole_elements_and_nothing_else(lines, name):
    body = "".join(f"<p class={name}>{line}</p>" for line in lines)
    before = [
        b.text
        for b in rich_text(html.fragment_fromstring(body, create_parent="div"), base_url="").blocks
    ]
    source = f"<html><body><div class=post>{body}</div></body></html>"
    page = Page(url="https://board.example/t/1", text=source, now=NOW)
    element = page.first(".post")
    found = take_markers([element], page)
    after = [block.text for block in rich_text(element, base_url="").blocks]
    assert set(after) <= set(before)
    assert (len(after) == len(before)) == (found is None)
