"""What waited, was echoed or was replaced is told in the end, with all that it says."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from ingest.pipeline.observe import observe
from schemas.tables import edits, feeds, heads
from tests.fakes.sites import ATOM, FORUM_FEED, OFFICE_FEED, RSS, Post, forum_feed, office_feed
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH

COUNTED = "Diesen Beitrag haben schon {} Leserinnen und Leser zustimmend zur Kenntnis genommen."
SIGNED = "So far {} people of all ages have signed the appeal to the council."
EIGHT = FIRST.paragraphs[0].replace("6", "8")
DAY = 24 * 60  # minutes
PARAGRAPH = (
    "Das Ministerium hat heute mitgeteilt, dass die Arbeiten im {0}. Bezirk noch {1} Wochen dauern."
    " Eine Umleitung ist ausgeschildert, und die Busse der Linie {0} fahren wie gewohnt weiter."
)


def told(world):
    """Field, before and after of every change in every alert, in their order."""
    return [
        (each["field"], each["before"], each["after"])
        for message, _ in world.channel.taken
        if message.payload.get("edit")
        for each in message.payload["edit"]["changes"]
    ]


def told_after(world):
    return [after for _, _, after in told(world)]


def rest(world, *, days=6):
    world.pass_time(days * DAY, step_s=900)


def on_page(world, post):
    world.web.put(FIRST.url, post.page())


def in_feed(world, *posts):
    world.web.put(FORUM_FEED, forum_feed(list(posts)), kind=RSS)


def on_both(world, post):
    on_page(world, post)
    in_feed(world, post)


def look(world, url):
    """One look at one feed or page; the messages it would send on are lost."""
    with world.parts.store.read() as connection:
        feed_id = connection.execute(select(feeds.c.id).where(feeds.c.url == url)).scalar_one()
    observe(world.parts, [feed_id])


def pass_time_until_stored(world, after):
    """Until an edit to these words is in the ledger."""
    for _ in range(4 * 60):
        world.pass_time(0.5)
        with world.parts.store.read() as connection:
            stored = connection.execute(select(edits.c.changes)).scalars().all()
        if any(each["after"] == after for changes in stored for each in changes):
            return
    pytest.fail(f"no edit to {after!r} within two hours")


def counting(number, *paragraphs):
    return FIRST.with_text(COUNTED.format(number), *(paragraphs or FIRST.paragraphs[:1]))


def restless(world, show, numbers):
    """A counter moves at look after look, until its passage is observed."""
    for number in numbers:
        show(number)
        world.pass_time(2)


def test_what_a_feed_shows_beyond_the_pages_open_account_is_told(watched):
    on_page(watched, FIRST.with_text(EIGHT, FIRST.paragraphs[1]))
    watched.clock.go(minutes=5)
    look(watched, FIRST.url)
    linked = '<a href="https://amt.example/heute">Ich glaube</a> das nicht.'
    in_feed(watched, FIRST.with_text(EIGHT, linked))
    watched.clock.go(seconds=20)
    look(watched, FORUM_FEED)
    watched.pass_time(300, step_s=60)
    assert ("text", "6", "8") in told(watched)
    assert ("link", "", "https://amt.example/heute") in told(watched)


def test_what_a_page_shows_beyond_a_feeds_waiting_edit_is_told(watched):
    def show(number, tail="Ich glaube das nicht."):
        in_feed(watched, counting(number))
        on_page(watched, counting(number, FIRST.paragraphs[0], tail))

    show(100)
    watched.pass_time(40)
    restless(watched, show, range(101, 112))
    watched.channel.taken.clear()
    show(500, "Ich glaube das.")
    rest(watched)
    assert any("nicht" in before for _, before, _ in told(watched))


@pytest.fixture
def board(watched):
    """Eight posts, each with another text; `show` makes the feed show them otherwise."""
    watched.board = [
        Post(200 + at, f"Beitrag {at}", (PARAGRAPH.format(at + 3, at * 2 + 5),),
             author=f"autor{at}", published="2026-03-02T08:04:00+00:00")
        for at in range(8)
    ]  # fmt: skip
    return watched


def publish(board, text_of):
    board.board = [replace(post, paragraphs=(text_of(post),)) for post in board.board]
    board.publish(*board.board)
    board.pass_time(30)
    board.channel.taken.clear()


def show_in_feed(board, text_of):
    in_feed(board, *(replace(post, paragraphs=(text_of(post),)) for post in board.board))


def test_an_edit_that_waited_is_told_though_a_new_wrapper_came_over_it(board):
    own = {post.number: post.paragraphs[0] for post in board.board}

    def disputed(figure, wrapper=""):
        def text_of(post):
            prefix = f"Schon {figure} Menschen haben das bestritten. "
            return (prefix if post.number == 205 else "") + own[post.number] + wrapper

        return text_of

    publish(board, disputed(10))
    restless(board, lambda figure: show_in_feed(board, disputed(figure)), range(11, 15))
    board.pass_time(150)
    board.channel.taken.clear()
    show_in_feed(board, disputed(99))
    board.pass_time(3)
    assert told(board) == [], "the observed passage waits for rest"
    show_in_feed(board, disputed(99, " Weiterlesen im Forum der Zeitung"))
    rest(board)
    assert "99" in told_after(board)


def test_another_number_put_behind_each_of_many_texts_is_told_of_each(board):
    def announced(tail=""):
        return lambda post: (
            f"Der Vorstand der Gesellschaft Nummer {post.number} hat heute mitgeteilt, dass die"
            f" Quote im letzten Jahr so hoch war{tail.format(post.number * 7 + 3)}"
        )

    publish(board, announced())
    show_in_feed(board, announced(" wie {} Prozent"))
    board.pass_time(60)
    assert board.channel.types == ["post.edited"] * 8


def test_what_waited_on_a_page_is_told_though_an_echo_took_its_place(watched):
    def show(number):
        on_page(watched, counting(number))

    in_feed(watched, FIRST.with_text(FIRST.paragraphs[0]))  # without the counter
    show(100)
    watched.pass_time(40)
    restless(watched, show, range(101, 112))
    watched.pass_time(120)
    watched.channel.taken.clear()
    show(500)
    pass_time_until_stored(watched, "500")
    assert told(watched) == [], "the observed passage waits for rest"
    in_feed(watched, FIRST.with_text(EIGHT))
    watched.web.take_down(FIRST.url, status=503)
    watched.pass_time(10)
    assert told(watched) == [("text", "6", "8")]
    on_page(watched, counting(500, EIGHT))
    rest(watched)
    assert "500" in told_after(watched)


def test_what_a_page_goes_on_showing_is_told_though_its_feed_went_back(watched):
    on_both(watched, counting(100))
    watched.pass_time(40)
    restless(watched, lambda number: on_both(watched, counting(number)), [101])
    watched.channel.taken.clear()
    restless(watched, lambda number: on_both(watched, counting(number)), [500])
    in_feed(watched, counting(101))  # a stale cache
    watched.pass_time(2)
    in_feed(watched)
    rest(watched)
    assert "500" in told_after(watched)


def test_signs_that_go_to_and_fro_are_told_when_they_rest(watched):
    hyphen, dash = (
        FIRST.with_text(FIRST.paragraphs[0], f"Ich {sign} glaube das nicht.") for sign in "-–"
    )
    watched.watch(WATCH.replace("at_least: minor", "at_least: cosmetic"))
    on_both(watched, hyphen)
    watched.pass_time(60)
    watched.channel.taken.clear()
    for shown in (dash, hyphen, dash):
        on_page(watched, shown)
        watched.pass_time(60, step_s=60)
    rest(watched, days=9)
    assert len(told(watched)) == 3


def test_a_waiting_edit_that_a_feed_declares_meanwhile_is_told_as_declared(watched):
    def signed(number, updated=""):
        paragraphs = (SIGNED.format(number), *STATEMENT.paragraphs)
        return replace(STATEMENT, paragraphs=paragraphs, updated=updated)

    def show(statement):
        watched.web.put(STATEMENT.url, statement.page())
        watched.web.put(OFFICE_FEED, office_feed([statement]), kind=ATOM)

    show(signed(100))
    watched.pass_time(40)
    restless(watched, lambda number: show(signed(number)), range(101, 109))
    watched.pass_time(150)
    watched.channel.taken.clear()
    watched.web.put(STATEMENT.url, signed(500).page())
    pass_time_until_stored(watched, "500")
    show(signed(500, "2026-03-02T16:00:00+03:00"))
    rest(watched, days=5)
    payloads = [message.payload for message, _ in watched.channel.taken]
    assert [each["edit"]["declared"] for each in payloads if each.get("edit")] == [True]


def test_what_is_observed_may_hold_more_than_this_program_knows(watched):
    """A ledger that a later release wrote to, and this one goes on with."""
    kept = {"seq": 1, "told": 1, "waiting": None, "passages": [], "later": 1}
    with watched.parts.store.write() as connection:
        connection.execute(update(heads).values(observing=kept))
    on_both(watched, FIRST.with_text("Neu.", "Ganz neu."))
    watched.pass_time(5)
    assert "post.edited" in watched.channel.types
