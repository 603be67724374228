"""A board that changes its wrapper or its excerpts changes every item at once: told once."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from schemas.tables import edits
from tests.fakes.sites import FORUM_FEED, RSS, Post, forum_feed

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


def stored(world):
    with world.parts.store.read() as connection:
        query = select(edits).where(edits.c.view == "feed").order_by(edits.c.detected_at)
        return list(connection.execute(query).mappings())


def test_words_that_a_board_adds_to_every_post_are_told_once(board):
    wrap(board, lambda text, _: f"{text} Weiterlesen im Forum der Zeitung")
    assert board.channel.types == ["post.edited"]
    assert len(stored(board)) == 8
    told = [row for row in stored(board) if row["story_of"] is None]
    assert len(told) == 1
    assert {row["story_of"] for row in stored(board)} == {None, told[0]["id"]}


def test_excerpts_that_become_shorter_are_told_once(board):
    wrap(board, lambda text, _: text[: text.index(" Umleitung")])
    assert board.channel.types == ["post.edited"]
    assert len(stored(board)) == 8


def test_a_number_that_differs_between_the_posts_is_told_of_each(board):
    wrap(board, lambda text, post: text.replace("noch", f"noch {post.number - 150} oder"))
    assert board.channel.types == ["post.edited"] * 8


def test_a_word_exchanged_in_every_text_is_told_of_each(board):
    wrap(board, lambda text, _: text.replace("mitgeteilt", "bestritten"))
    assert board.channel.types == ["post.edited"] * 8


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


def look_by_look(world, posts, text=WRAPPED):
    """The posts' own pages alone show it, one after the other; gives the payloads of the alerts."""
    for post in posts:
        world.web.put(post.url, replace(post, paragraphs=(post.paragraphs[0] + text,)).page())
        world.pass_time(6)
    world.pass_time(10)
    return [message.payload for message, _ in world.channel.taken]


def test_words_that_a_board_adds_page_by_page_are_told_as_one_cause_from_the_fifth_on(board):
    told = look_by_look(board, board.board)
    *alone, story = [each["edit"].get("story") for each in told]
    assert alone == [None] * 4
    assert story["kind"] == "alike"
    assert story["times"] >= 5
    with board.parts.store.read() as connection:
        pages = select(edits.c.story_of).where(edits.c.view == "page")
        stories = [row.story_of for row in connection.execute(pages)]
    assert len(stories) == 8, "all are stored and listed"
    assert len(set(stories) - {None}) == 1
    assert stories.count(None) == 1


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
