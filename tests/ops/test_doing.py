"""`poll`, `recheck` and `redeliver` on real parts: a site and a webhook on loopback."""

from pathlib import Path

import pytest

from ingest.store import feeds, sources
from tests.ops.seeding import NOW
from tests.ops.site import Site


@pytest.fixture
def board(run, store, site: Site, tmp_path: Path) -> Site:
    """The site as source `Board`, its edits wanted at its own webhook."""
    file = tmp_path / "watch.yaml"
    file.write_text(
        "sources:\n  - name: Board\n    kind: forum\n    delay: 1s\n"
        f"    feeds: [{site.url}/feed]\n"
        "subscriptions:\n  - name: desk\n    events: [post.edited]\n    settle: 0s\n"
        f"    to: [{{webhook: {site.url}/hook}}]\n"
    )
    assert run("apply", file).exit_code == 0
    return site


def test_poll_looks_now_and_says_what_it_found(run, lines_of, board):
    result = run("poll", "board")
    assert result.exit_code == 0, result.output
    assert "Board" in result.stdout
    [post] = lines_of("posts")
    assert post["title"] == "First"


def test_polling_twice_stores_nothing_twice(run, lines_of, board):
    run("poll", "Board")
    assert run("poll", "Board").exit_code == 0
    assert len(lines_of("posts")) == 1
    assert lines_of("edits") == []


def test_recheck_finds_an_edit_and_its_alert_arrives(run, lines_of, board):
    run("poll", "Board")
    [post] = lines_of("posts")
    assert run("recheck", post["id"]).exit_code == 0
    board.text = board.text.replace("12", "13")
    result = run("recheck", post["id"][:5])
    assert result.exit_code == 0, result.output
    [edit] = lines_of("edits")
    assert (edit["view"], edit["changes"][0]["kind"]) == ("page", "number")
    [alert] = lines_of("alerts")
    assert alert["state"] == "delivered"
    assert b'"post.edited"' in board.hooks[0]


def test_a_source_that_cannot_be_read_fails_with_the_reason(run, board):
    board.shutdown()
    board.server_close()
    result = run("poll", "Board")
    assert result.exit_code == 1
    assert "/feed: " in result.stdout
    assert "Nothing could be read." in result.stderr


def test_what_a_worker_looks_at_is_left_to_it(run, store, board):
    with store.write() as connection:
        source = sources.named(connection, "Board")
        assert source is not None
        [feed] = feeds.of_source(connection, source.id)
        feeds.claim(connection, [feed.id], until=NOW.replace(year=NOW.year + 1))
    result = run("poll", "Board")
    assert result.exit_code == 1
    assert "A worker looks at Board at this moment" in result.stderr


def test_the_lease_is_free_again_afterwards(run, board):
    for _ in range(2):
        assert run("poll", "Board").exit_code == 0


def test_an_unknown_source_is_one_sentence(run, board):
    result = run("poll", "Borad")
    assert result.exit_code == 1
    assert "did you mean `Board`?" in result.stderr


def test_without_a_contact_no_site_is_asked(run, settings, board):
    del settings["PALIMPSEST_CONTACT"]
    result = run("poll", "Board")
    assert result.exit_code == 2
    assert "PALIMPSEST_CONTACT" in result.stderr


@pytest.fixture
def alert(run, lines_of, board: Site) -> str:
    """An alert that its channel refused for good."""
    run("poll", "Board")
    [post] = lines_of("posts")
    run("recheck", post["id"])
    board.text = board.text.replace("12", "13")
    board.hook_status = 410
    run("recheck", post["id"])
    [dead] = lines_of("alerts", "--state", "dead")
    board.hook_status = 200
    board.hooks.clear()
    return dead["id"]


def test_redeliver_sends_a_dead_alert_again(run, lines_of, board, alert):
    result = run("redeliver", alert[:8])
    assert result.exit_code == 0, result.output
    assert f"{alert}  delivered" in result.stdout
    assert len(board.hooks) == 1
    assert [row["state"] for row in lines_of("alerts")] == ["delivered"]


def test_redeliver_that_is_refused_again_says_so(run, board, alert):
    board.hook_status = 410
    result = run("redeliver", alert)
    assert result.exit_code == 1
    assert f"{alert}  dead" in result.stdout
    assert "Not every alert was delivered" in result.stderr


def test_redeliver_of_an_unknown_alert_sends_nothing(run, board, alert):
    result = run("redeliver", alert, "0000000000000000")
    assert result.exit_code == 1
    assert "There is no alert 0000000000000000" in result.stderr
    assert board.hooks == []
