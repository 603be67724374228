"""What stands in a document's place: never an edit; gone and hidden only on two looks."""

import pytest
from sqlalchemy import select

from schemas.tables import documents, edits, revisions
from tests.fakes.sites import FORUM
from tests.flow.baseline import FIRST
from tests.flow.threads import BOARD_FEED, WATCH, Thread, put_thread, with_redirects

WALL = "<title>Just a moment...</title><body>Checking your browser</body>"
EMPTY = "<title>Forum</title><body><nav>Home</nav></body>"
BROKEN = "<h1>Wartungsarbeiten</h1><p>Das Forum ist gleich wieder da.</p>"
CONSENTS = {
    "de": "<h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie uns wie gewohnt mit Werbung.</p>",
    "en": "<h1>We value your privacy</h1><p>We and our partners store cookies.</p>",
    "fr": "<h1>Nous respectons votre vie privée</h1><p>Continuer sans accepter</p>",
    "ru": "<h1>Прежде чем перейти к сайту</h1><p>Мы используем файлы cookie.</p>",
}
MISSING = {
    "vBulletin": "<p>Invalid Post specified. If you followed a valid link, please tell us.</p>",
    "phpBB, ru": "<p>Запрошенной темы не существует.</p>",
}


def told_of(world, document_id=None):
    with world.parts.store.read() as connection:
        query = select(edits.c.id, edits.c.kind)
        found = [row for row in connection.execute(query) if row.kind != "before_seen"]
        texts = connection.execute(select(revisions.c.title, revisions.c.id)).all()
    return found, len(texts)


def state_of(world, title=FIRST.title):
    with world.parts.store.read() as connection:
        query = select(documents.c.state).where(documents.c.title == title)
        return connection.execute(query).scalar_one()


def put_at_first(world, html):
    world.web.put(FIRST.url, html)


def test_walls_errors_consent_and_empty_pages_are_nothing_and_the_post_is_live_after_them(watched):
    before = told_of(watched)
    for html in (WALL, EMPTY, BROKEN, *CONSENTS.values()):
        put_at_first(watched, html)
        watched.clock.go(hours=2)
        watched.turn()
        assert FIRST.url in {request.url for request in watched.web.asked[-6:]}
    watched.publish(FIRST)
    watched.pass_time(240, step_s=240)
    assert (state_of(watched), watched.channel.types, told_of(watched)) == ("live", [], before)


@pytest.mark.parametrize("html", [WALL, CONSENTS["de"], BROKEN])
def test_three_looks_at_a_wall_make_nothing_gone(watched, html):
    looks = len([request for request in watched.web.asked if request.url == FIRST.url])
    put_at_first(watched, html)
    watched.pass_time(120, step_s=120)
    assert len([r for r in watched.web.asked if r.url == FIRST.url]) >= looks + 3
    assert (state_of(watched), watched.channel.types) == ("live", [])


def test_an_edit_made_behind_a_wall_is_told_when_the_wall_is_away(watched):
    put_at_first(watched, WALL)
    watched.pass_time(40, step_s=120)
    changed = FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"), FIRST.paragraphs[1])
    put_at_first(watched, changed.page())
    watched.pass_time(240, step_s=240)
    assert watched.channel.types == ["post.edited"]


@pytest.mark.parametrize("engine", MISSING)
def test_an_error_page_with_status_200_that_calls_the_post_missing_is_gone_on_two_looks(
    watched, engine
):
    before = told_of(watched)
    put_at_first(watched, f"<title>Forum</title><body>{MISSING[engine]}</body>")
    watched.pass_time(8)
    assert watched.channel.types == []
    watched.pass_time(40, step_s=60)
    assert (state_of(watched), watched.channel.types) == ("gone", ["post.gone"])
    watched.publish(FIRST)
    watched.pass_time(120, step_s=120)
    assert (state_of(watched), watched.channel.types) == (
        "restored", ["post.gone", "post.restored"],
    )  # fmt: skip
    assert told_of(watched) == before


def test_a_404_that_is_a_wall_says_nothing_of_the_post(watched):
    with_redirects(watched)
    watched.web.put(FIRST.url, WALL, status=404)
    watched.pass_time(90, step_s=120)
    assert (state_of(watched), watched.channel.types) == ("live", [])


@pytest.mark.parametrize(
    ("path", "ends"),
    [
        ("/", ["post.gone"]),
        ("/forum/", ["post.gone"]),
        ("/login?next=x", []),
    ],
)
def test_a_redirect_away_from_the_post_is_read_by_where_it_ends(watched, path, ends):
    with_redirects(watched)
    before = told_of(watched)
    page = "<h1>Willkommen</h1>" + "<p>Hier schreiben viele Leute ueber vieles. </p>" * 40
    watched.web.put(f"{FORUM}{path}", page)
    watched.web.lead(FIRST.url, f"{FORUM}{path}")
    watched.pass_time(60, step_s=60)
    assert watched.channel.types == ends
    assert told_of(watched) == before


def test_one_look_at_the_front_page_is_forgotten_when_the_post_is_back(watched):
    with_redirects(watched)
    watched.web.put(f"{FORUM}/", "<h1>Willkommen</h1>")
    watched.web.lead(FIRST.url, f"{FORUM}/", permanent=False)
    watched.pass_time(3)
    watched.web.leads.clear()
    watched.pass_time(120, step_s=60)
    assert (state_of(watched), watched.channel.types) == ("live", [])


# --- a forum that the general reader reads -----------------------------------------------------


@pytest.fixture
def board(world):
    """A thread of three posts, its baseline stored and every page seen."""
    world.thread = Thread()
    put_thread(world, world.thread)
    world.watch(WATCH)
    world.turn()
    world.pass_time(6)
    assert world.channel.types == []
    return world


def state_at(world, number):
    with world.parts.store.read() as connection:
        query = select(documents.c.state).where(documents.c.url == world.thread.link(number))
        return connection.execute(query).scalar_one()


TOMBSTONES = {"Discourse": "(post deleted by author)", "NodeBB": "Это сообщение удалено!"}
HIDDEN = {
    "Discourse": "This post was flagged by the community and is temporarily hidden.",
    "Misago": "Ce message est masqué. Vous ne pouvez pas voir son contenu.",
}


@pytest.mark.parametrize("engine", TOMBSTONES)
def test_a_tombstone_in_feed_and_page_is_gone_on_two_looks_and_never_an_edit(board, engine):
    before = told_of(board)
    put_thread(board, board.thread.says(92, TOMBSTONES[engine]))
    board.pass_time(6)
    assert board.channel.types == []
    board.pass_time(60, step_s=60)
    assert (state_at(board, 92), board.channel.types) == ("gone", ["post.gone"])
    put_thread(board, board.thread)
    board.pass_time(180, step_s=120)
    assert (state_at(board, 92), board.channel.types) == (
        "restored", ["post.gone", "post.restored"],
    )  # fmt: skip
    assert told_of(board) == before


@pytest.mark.parametrize("engine", HIDDEN)
def test_a_hidden_post_is_told_as_gone_with_the_state_hidden_and_is_restored(board, engine):
    before = told_of(board)
    put_thread(board, board.thread.says(92, HIDDEN[engine]))
    board.pass_time(60, step_s=60)
    assert (state_at(board, 92), board.channel.types) == ("hidden", ["post.gone"])
    assert board.channel.taken[0][0].payload["document"]["state"] == "hidden"
    put_thread(board, board.thread)
    board.pass_time(180, step_s=120)
    assert (state_at(board, 92), board.channel.types) == (
        "restored", ["post.gone", "post.restored"],
    )  # fmt: skip
    assert told_of(board) == before


def test_a_hidden_post_that_is_then_deleted_is_gone_without_a_second_alert(board):
    put_thread(board, board.thread.says(92, HIDDEN["Discourse"]))
    board.pass_time(60, step_s=60)
    put_thread(board, board.thread.says(92, TOMBSTONES["Discourse"]))
    board.pass_time(240, step_s=120)
    assert (state_at(board, 92), board.channel.types) == ("gone", ["post.gone"])


def test_a_tombstone_seen_first_makes_no_post(board):
    late = board.thread.says(94, "(post deleted by author)")
    put_thread(board, late)
    board.pass_time(30, step_s=60)
    with board.parts.store.read() as connection:
        assert len(connection.execute(select(documents.c.id)).all()) == 3
    assert board.channel.types == []


def test_a_post_that_moved_to_another_page_of_its_thread_is_not_gone(board):
    shorter = board.thread.without(92)
    for number in (91, 92, 93):
        board.web.put(board.thread.link(number), shorter.page())
    board.web.put(BOARD_FEED, shorter.feed(), kind="application/rss+xml")
    board.pass_time(120, step_s=120)
    assert (state_at(board, 92), board.channel.types) == ("live", [])
