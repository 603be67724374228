"""A site that answers 404 or leads elsewhere deletes no post: that is told once, of the source."""

import pytest
from sqlalchemy import select

from schemas.tables import documents
from tests.fakes.sites import FORUM_FEED
from tests.flow.baseline import FIRST
from tests.flow.test_failing_flow import event_details, on_sqlite, posts, source, told
from tests.flow.threads import with_redirects

ELSEWHERE = "http://elsewhere.example/"
MANY = posts(7)


@pytest.fixture
def board(watched):
    """Eight posts of one age, all of them seen."""
    watched.publish(*MANY)
    watched.pass_time(10, step_s=60)
    watched.channel.taken.clear()
    return watched


def take_down(world, taken, status=404):
    for post in taken:
        world.web.take_down(post.url, status=status)


def states(world):
    query = select(documents.c.state).where(documents.c.source_id == source(world)["id"])
    with world.parts.store.read() as connection:
        return set(connection.execute(query).scalars())


def test_a_site_that_closes_is_told_once_and_what_stays_away_when_it_is_back(board):
    take_down(board, (FIRST, *MANY))
    board.pass_time(180, step_s=300)
    assert told(board) == ["source.failing"]
    (detail,) = event_details(board)
    assert (detail["code"], detail["place"]) == ("gone", "pages")
    assert detail["cause"] == (
        "Nothing stands any more on 8 of the 8 pages of its documents that were looked at lately,"
        " they answer 404."
    )
    assert states(board) == {"live"}
    board.publish(FIRST, *MANY[1:])
    board.pass_time(600, step_s=600)
    assert sorted(told(board)) == ["post.gone", "source.failing", "source.recovered"]
    gone = [each.payload for each, _ in board.channel.taken if each.payload["type"] == "post.gone"]
    assert gone[0]["document"]["title"] == MANY[0].title


@on_sqlite
@pytest.mark.parametrize("status", [404, 410])
def test_a_site_whose_feed_goes_too_is_told_once(board, status):
    board.web.take_down(FORUM_FEED, status=status)
    take_down(board, (FIRST, *MANY), status=status)
    board.pass_time(300, step_s=300)
    assert [detail["code"] for detail in event_details(board)] == ["gone"]
    assert told(board) == ["source.failing"]


@on_sqlite
def test_a_small_site_whose_feed_goes_too_deletes_nothing(watched):
    watched.web.take_down(FORUM_FEED)
    watched.web.take_down(FIRST.url)
    watched.pass_time(300, step_s=300)
    assert told(watched) == ["source.failing"]


@on_sqlite
def test_a_site_that_leads_elsewhere_has_moved_and_where_to_is_told(board):
    with_redirects(board)
    for url in (FORUM_FEED, *(post.url for post in (FIRST, *MANY))):
        board.web.lead(url, ELSEWHERE, permanent=False)
    board.pass_time(300, step_s=300)
    assert told(board) == ["source.failing"]
    (detail,) = event_details(board)
    assert detail["code"] == "moved"
    assert detail["cause"] == "The address leads to elsewhere.example/, which answers 404."


@on_sqlite
def test_pages_that_lead_elsewhere_say_where_while_the_feed_is_well(board):
    with_redirects(board)
    for post in (FIRST, *MANY):
        board.web.lead(post.url, ELSEWHERE, permanent=False)
    board.pass_time(180, step_s=300)
    (detail,) = event_details(board)
    assert (detail["code"], told(board)) == ("moved", ["source.failing"])
    assert detail["cause"].endswith("they lead to elsewhere.example/, which answers 404.")


@on_sqlite
def test_what_a_moderator_purges_is_told_post_by_post(board):
    take_down(board, MANY[:5])
    board.pass_time(60, step_s=60)
    assert told(board) == ["post.gone"] * 5
    assert source(board)["state"] == "ok"


@on_sqlite
def test_a_purge_of_all_the_young_posts_is_no_matter_of_the_site_where_older_ones_stand(board):
    """Nobody would look at the older ones between the two looks, were they not asked for."""
    board.pass_time(3 * 24 * 60, step_s=2 * 3600)
    young = [post for post in posts(17) if post not in MANY]
    at = board.clock().isoformat()
    young = [type(post)(**(vars(post) | {"published": at})) for post in young[:6]]
    board.publish(*young)
    board.pass_time(10, step_s=60)
    board.channel.taken.clear()
    take_down(board, young)
    board.pass_time(30, step_s=60)
    assert told(board) == ["post.gone"] * 6


@on_sqlite
def test_an_old_board_of_which_few_pages_are_looked_at_deletes_no_post_by_closing(board):
    board.pass_time(3 * 24 * 60, step_s=2 * 3600)
    take_down(board, (FIRST, *MANY))
    board.pass_time(24 * 60, step_s=600)
    assert told(board) == ["source.failing"]
    assert states(board) == {"live"}
