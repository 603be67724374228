"""A board that changes its wrapper or its excerpts changes every item at once: told once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import null, select, update

from ingest.pipeline.alert import alert
from ingest.store import same_edits
from schemas.tables import edits, events, subscriptions
from tests.fakes.channels import FakeChannel
from tests.fakes.sites import FORUM_FEED, RSS, Post, forum_feed
from tests.flow.conftest import WATCH
from tests.flow.test_replay_flow import made, rehearsed, replayed

LONG = (
    "Das Ministerium hat heute mitgeteilt, dass die Arbeiten im {0}. Bezirk noch {1} Wochen dauern."
    " Eine Umleitung ist ausgeschildert, und die Busse der Linie {0} fahren wie gewohnt weiter."
)


@pytest.fixture
def board(watched):
    """Eight posts, each with another text."""
    watched.board = [
        Post(200 + at, f"Beitrag {at}", (LONG.format(at + 3, at * 2 + 5),), author=f"autor{at}",
             published="2026-03-02T08:04:00+00:00")
        for at in range(8)
    ]  # fmt: skip
    watched.publish(*watched.board)
    watched.pass_time(30)
    watched.channel.taken.clear()
    return watched


def wrap(world, shown, *, posts=None):
    """The feed alone shows every post otherwise: `shown` makes one text of another."""
    posts = world.board if posts is None else posts
    made = [replace(post, paragraphs=(shown(post.paragraphs[0], post),)) for post in posts]
    rest = [post for post in world.board if post not in posts]
    world.web.put(FORUM_FEED, forum_feed([*made, *rest]), kind=RSS)
    world.pass_time(30)


def stored(world, view="feed"):
    with world.parts.store.read() as connection:
        query = select(edits).where(edits.c.view == view).order_by(edits.c.detected_at)
        return list(connection.execute(query).mappings())


def stored_all(world):
    """Edits in whichever view, each once."""
    rows = [row for view in ("page", "feed") for row in stored(world, view)]
    return [row for row in rows if row["echo_of"] is None]


def are_one_story(rows):
    """Whether there are eight edits, all listed, of which seven name the first."""
    first = [row["id"] for row in rows if row["story_of"] is None]
    return (
        len(rows) == 8 and len(first) == 1 and {row["story_of"] for row in rows} == {None, *first}
    )


def test_excerpts_that_become_shorter_are_told_once(board):
    wrap(board, lambda text, _: text[: text.index(" Umleitung")])
    assert board.channel.types == ["post.edited"]
    assert len(stored(board)) == 8


def test_a_number_that_differs_between_the_posts_is_told_of_each(board):
    wrap(board, lambda text, post: text.replace("noch", f"noch {post.number - 150} oder"))
    assert board.channel.types == ["post.edited"] * 8


def test_words_replaced_in_every_text_are_told_once_whatever_number_stands_beside_them(board):
    wrap(board, lambda text, _: text.replace("Wochen", "Wochen (5 Werktage)"))
    wrap(board, lambda text, _: text.replace("mitgeteilt", "bestritten"))
    assert board.channel.types == ["post.edited"] * 2
    assert [times for _, times in told_as(board, "desk@")] == [8, 8]


def test_words_replaced_in_every_post_are_one_story_where_pages_are_looked_at_one_by_one(board):
    def shown(text, _):
        return text.replace("Wochen", "Monate")

    told = look_by_look(board, board.board, shown=shown)
    assert [(each["edit"].get("story") or {}).get("kind") for each in told] == [None] * 4 + [
        "alike"
    ]
    assert are_one_story(stored(board, view="page"))


def test_the_same_words_in_a_few_of_many_posts_are_told_of_each(board):
    wrap(board, lambda text, _: f"{text} Das sagt jeder.", posts=board.board[:4])
    assert board.channel.types == ["post.edited"] * 4


def test_an_edit_beside_the_new_wrapper_is_told_with_it(board):
    def shown(text, post):
        changed = text.replace("noch", "nicht") if post.number == 203 else text
        return f"{changed} Weiterlesen im Forum der Zeitung"

    wrap(board, shown)
    assert board.channel.types == ["post.edited"] * 2
    assert any(
        "nicht" in change["after"]
        for message, _ in board.channel.taken
        for change in message.payload["edit"]["changes"]
    )


WRAPPED = " Weiterlesen im Forum der Zeitung"


def look_by_look(world, posts, text=WRAPPED, *, shown=None):
    """The posts' own pages alone show it, one after the other; gives the payloads of the alerts."""
    shown = shown or (lambda before, _: before + text)
    for post in posts:
        after = replace(post, paragraphs=(shown(post.paragraphs[0], post),))
        world.web.put(post.url, after.page())
        world.pass_time(6)
    world.pass_time(10)
    return [message.payload for message, _ in world.channel.taken]


def test_who_adds_the_same_words_to_all_of_their_own_posts_is_told_of_each(watched):
    watched.publish(
        *(Post(200 + n, f"Beitrag {n}", (LONG.format(n + 3, n * 2 + 5),),
               published="2026-03-02T08:04:00+00:00") for n in range(6))
    )  # fmt: skip
    watched.pass_time(30)
    watched.channel.taken.clear()
    told = look_by_look(watched, [post for post in watched.posts.values() if post.number >= 200])
    assert [each["edit"].get("story") for each in told] == [None] * 6


def test_words_that_come_and_go_in_one_post_silence_no_other_that_gets_them(board):
    first, second, *_ = board.board
    look_by_look(board, [first])
    for text in ("", WRAPPED, ""):
        look_by_look(board, [first], text)
    told = look_by_look(board, [second])
    assert told[-1]["document"]["url"] == second.url


def asking_for(world, **authors):
    """Further subscriptions, by name, each for the posts of some authors."""
    world.parts.senders["webhook"] = FakeChannel()
    further = (
        f"  - {{name: {name}, events: [post.edited], at_least: minor, settle: 0s,\n"
        f"     where: {{author: {these}}}, to: [{{webhook: 'https://desk.example/{name}'}}]}}\n"
        for name, these in authors.items()
    )
    world.watch(WATCH + "".join(further))


def told_as(world, name):
    """Of whose posts a subscription was told, and in how many documents alike."""
    taken = [each for sender in world.parts.senders.values() for each in sender.taken]
    payloads = [each.payload for each, channel in taken if name in channel.target]
    stories = [each["edit"].get("story") or {"kind": "alike", "times": 1} for each in payloads]
    assert {story["kind"] for story in stories} == {"alike"}
    return [
        (each["document"]["author"], story["times"])
        for each, story in zip(payloads, stories, strict=True)
    ]


def test_a_campaign_reaches_whoever_asks_for_one_that_joins_it_late_and_each_hears_of_it_once(
    board,
):
    asking_for(board, one="[autor6]", some="[autor2, autor6, autor7]")
    look_by_look(board, board.board, " Das Ministerium belügt uns alle.")
    assert told_as(board, "one") == [("autor6", 7)]
    assert told_as(board, "some") == [("autor2", 1), ("autor6", 7)], "one before it was a story"
    *before, story = [times for _, times in told_as(board, "desk@")]
    assert (before, story >= 5) == ([1] * 4, True)
    assert are_one_story(stored(board, view="page"))
    assert rehearsed(replayed(board)) == made(board)


def test_words_that_a_board_adds_to_every_post_are_told_once_to_whoever_asks_for_some(board):
    asking_for(board, one="[autor6]", some="[autor2, autor6]")
    wrap(board, lambda text, _: f"{text} Weiterlesen im Forum der Zeitung")
    assert told_as(board, "one") == [("autor6", 8)]
    assert len(told_as(board, "some")) == len(told_as(board, "desk@")) == 1
    assert board.channel.types == ["post.edited"]
    assert are_one_story(stored(board))
    assert rehearsed(replayed(board)) == made(board)


@pytest.mark.parametrize("pages", [3, 6])
def test_pages_looked_at_before_their_feed_and_the_feed_are_one_message_with_the_whole_number(
    board, pages
):
    board.watch(WATCH.replace("settle: 0s", "settle: 3h"))
    look_by_look(board, board.board[:pages])
    wrap(board, lambda text, _: text + WRAPPED)
    assert board.channel.types == []
    board.pass_time(200, step_s=60)
    assert [times for _, times in told_as(board, "desk@")] == [8]
    assert len({row["story_of"] or row["id"] for row in stored_all(board)}) == 1
    assert rehearsed(replayed(board)) == made(board)


def test_two_alert_steps_at_once_tell_nobody_of_one_story_twice(board, monkeypatch):
    shown = [replace(post, paragraphs=(post.paragraphs[0] + WRAPPED,)) for post in board.board]
    board.web.put(FORUM_FEED, forum_feed(shown), kind=RSS)
    while not (ids := waiting(board)):
        board.pass_time(0.5)
    board.clock.go(minutes=2)
    with board.parts.store.write() as connection:  # no cap either, which is counted one by one
        connection.execute(update(subscriptions).values(at_most=null()))
    meeting, asked = threading.Barrier(2), same_edits.told_to

    def met(*args):
        found = asked(*args)
        with suppress(threading.BrokenBarrierError):
            meeting.wait(timeout=0.3)  # never both here: the other one waits for our lock
        return found

    monkeypatch.setattr(same_edits, "told_to", met)
    with ThreadPoolExecutor() as workers:
        list(workers.map(lambda some: alert(board.parts, some), (ids[::2], ids[1::2])))
    board.pass_time(2)
    assert len(told_as(board, "desk@")) == 1


def waiting(world):
    with world.parts.store.read() as connection:
        query = select(events.c.id).where(events.c.alerted_at.is_(None))
        return sorted(connection.execute(query).scalars())
