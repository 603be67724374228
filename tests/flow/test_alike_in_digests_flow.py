"""Many edits of a board at once in a digest: one line, counted by documents."""

from dataclasses import replace

import pytest

from tests.fakes.sites import Post
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.conftest import WATCH

TEXT = "Das Ministerium hat heute mitgeteilt, dass die Arbeiten im {0}. Bezirk noch lange dauern."


@pytest.fixture
def board(world):
    """Eight posts, each with another text, one that cites a statement, and one message an hour."""
    posts = [
        Post(200 + at, f"Beitrag {at}", (TEXT.format(at + 3),), author=f"autor{at}")
        for at in range(8)
    ]
    cites = replace(FIRST, paragraphs=(*FIRST.paragraphs, f"Siehe {STATEMENT.url}"))
    world.board = [*posts, cites]
    world.publish(*world.board)
    world.state(STATEMENT)
    world.watch(WATCH.replace("settle: 0s", "settle: 0s\n    digest: 1h"))
    world.turn()
    world.pass_time(5, step_s=60)
    return world


def told(world, shown):
    """The digest, after the board shows each post otherwise."""
    *posts, cites = world.board
    changed = [replace(post, paragraphs=(shown(post.paragraphs[0]),)) for post in posts]
    less = replace(cites, paragraphs=("Der Einsatz dauerte 9 Stunden.", *cites.paragraphs[1:]))
    world.publish(*changed, less)
    world.pass_time(90, step_s=300)
    (message,) = [message for message, _ in world.channel.taken]
    return message


@pytest.mark.parametrize(
    "shown",
    [
        lambda text: f"{text} Weiterlesen im Forum der Zeitung",
        lambda text: text.replace("heute", "gestern"),
    ],
    ids=["added", "exchanged"],
)
def test_an_edit_told_once_for_many_posts_counts_them_all(board, shown):
    message = told(board, shown)
    assert message.subject.startswith("desk: 9 posts edited (")
    assert message.payload["alerts"] == 2
