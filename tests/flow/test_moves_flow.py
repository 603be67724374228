"""A moved, split or merged thread keeps its posts: no edit, nothing gone, nothing new."""

import pytest
from sqlalchemy import func, select

from schemas.tables import addresses, documents, edits
from tests.fakes.sites import FORUM, OFFICE
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.threads import (
    BOARD,
    WATCH,
    Thread,
    put_thread,
    with_redirects,
)


def counted(world, table=documents):
    with world.parts.store.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def addresses_of(world, url):
    with world.parts.store.read() as connection:
        query = (
            select(addresses.c.url)
            .join(documents, documents.c.id == addresses.c.document_id)
            .where(documents.c.url == url)
        )
        return set(connection.execute(query).scalars())


def states(world):
    with world.parts.store.read() as connection:
        return set(connection.execute(select(documents.c.state)).scalars())


def test_a_post_whose_thread_was_renamed_is_the_same_post_under_one_more_address(watched):
    with_redirects(watched)
    before = counted(watched)
    new = f"{FORUM}/forum/Politik/Kommentare/Ein-anderer-Titel/posting-{FIRST.number}/show/"
    watched.web.put(new, FIRST.page())
    watched.web.lead(FIRST.url, new)
    watched.pass_time(90, step_s=60)
    assert (watched.channel.types, counted(watched), counted(watched, edits)) == ([], before, 0)
    assert new in addresses_of(watched, FIRST.url)
    assert states(watched) == {"live"}


def test_a_statement_that_moved_for_good_is_found_under_its_new_address(watched):
    with_redirects(watched)
    before = counted(watched)
    new = f"{OFFICE}/catalog/keywords/5/events/{STATEMENT.number}"
    watched.web.put(new, STATEMENT.page())
    watched.web.lead(STATEMENT.url, new)
    watched.pass_time(90, step_s=60)
    assert (watched.channel.types, counted(watched), counted(watched, edits)) == ([], before, 0)
    assert new in addresses_of(watched, STATEMENT.url)


@pytest.fixture
def board(world):
    """A thread of three posts, its baseline stored and every page seen."""
    world.thread = Thread()
    put_thread(world, world.thread)
    world.watch(WATCH)
    world.turn()
    world.pass_time(6)
    with_redirects(world)
    return world


def moved_to(board, thread, *, path, numbers):
    """The thread's posts stand on another thread's page, to which their old links lead."""
    board.web.put(f"{BOARD}{path}", thread.page())
    for number in numbers:
        board.web.lead(board.thread.link(number), f"{BOARD}{path}")


def test_posts_of_a_merged_thread_keep_their_identity_by_their_numbers(board):
    merged = Thread("die-grosse-meldung.3", board.thread.posts | {99: "Und hier noch etwas dazu."})
    put_thread(board, merged, listed=board.thread)
    moved_to(board, merged, path="/threads/die-grosse-meldung.3/page-1", numbers=(91, 92, 93))
    board.pass_time(240, step_s=60)
    assert (board.channel.types, counted(board, edits)) == ([], 0)
    assert counted(board) == 4  # the other thread's post is new to us
    assert merged.link(92) in addresses_of(board, board.thread.link(92))
    assert states(board) == {"live"}


def test_a_post_that_was_split_off_is_the_same_post_under_the_title_of_its_new_thread(board):
    rest = board.thread.without(93)
    split = Thread("ein-neues-thema.8", {93: board.thread.posts[93]})
    put_thread(board, rest)
    moved_to(board, split, path="/threads/ein-neues-thema.8/", numbers=(93,))
    put_thread(board, split)
    board.pass_time(120, step_s=60)
    assert (board.channel.types, counted(board)) == (["post.edited"], 3)
    ((message, _),) = board.channel.taken
    assert [each["field"] for each in message.payload["edit"]["changes"]] == ["title"]
    assert states(board) == {"live"}


def test_an_edit_after_a_move_is_told(board):
    merged = Thread(name="die-grosse-meldung.3", posts=dict(board.thread.posts))
    moved_to(board, merged, path="/threads/die-grosse-meldung.3/page-1", numbers=(91, 92, 93))
    board.pass_time(30, step_s=60)
    changed = merged.says(91, merged.posts[91].replace("6", "8"))
    moved_to(board, changed, path="/threads/die-grosse-meldung.3/page-1", numbers=(91,))
    board.pass_time(60, step_s=60)
    assert board.channel.types == ["post.edited"]


def test_the_posts_own_link_goes_on_being_asked_where_its_redirect_names_a_page_only(board):
    merged = Thread(name="die-grosse-meldung.3", posts=dict(board.thread.posts))
    moved_to(board, merged, path="/threads/die-grosse-meldung.3/page-1", numbers=(91, 92, 93))
    board.pass_time(180, step_s=60)
    asked = [request.url for request in board.web.asked[-20:]]
    assert board.thread.link(91) in asked
    assert f"{BOARD}/threads/die-grosse-meldung.3/page-1" not in asked


def test_the_whole_board_under_another_path_is_no_edit_of_anything(board):
    for number in board.thread.posts:
        new = board.thread.link(number).replace("/threads/", "/community/threads/")
        page = board.thread.page().replace('"/threads/', '"/community/threads/')
        board.web.put(new, page)
        board.web.lead(board.thread.link(number), new)
    feed = board.thread.feed().replace("/threads/", "/community/threads/")
    board.web.put(f"{BOARD}/posts.rss", feed, kind="application/rss+xml; charset=utf-8")
    board.pass_time(120, step_s=60)
    assert (board.channel.types, counted(board), counted(board, edits)) == ([], 3, 0)
