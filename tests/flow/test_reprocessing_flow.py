"""Our own changes are never told as edits, and never hide one."""

import pytest
from sqlalchemy import select

from ingest.parse.forums import heise
from schemas.tables import revisions
from tests.fakes.sites import FORUM_FEED, RSS, forum_feed
from tests.flow.baseline import FIRST


def kept(world, view):
    with world.parts.store.read() as connection:
        query = select(revisions).where(revisions.c.view == view).order_by(revisions.c.seq)
        rows = connection.execute(query).mappings()
        return [row for row in rows if "Einsatz" in row["text"] or "Frage" in row["text"]]


@pytest.fixture
def upgraded(watched, monkeypatch):
    """A release of ours that reads every posting's page with one more line."""
    old = heise._text

    def new(body, page):
        text, marker = old(body, page)
        return type(text)(blocks=(*text.blocks, type(text.blocks[0])(text="Eine Frage."))), marker

    monkeypatch.setattr(heise, "_text", new)
    monkeypatch.setattr(heise, "METHOD", "forums.heise/999")
    return watched


def test_an_upgrade_of_a_parser_is_recorded_as_reprocessed_and_told_to_nobody(upgraded):
    # the page is served with other bytes, or an equal body would not be parsed at all
    upgraded.web.put(FIRST.url, FIRST.page().replace("</body>", "<!-- 2 --></body>"))
    upgraded.pass_time(20)
    assert upgraded.channel.types == []
    assert [row["reprocessed"] for row in kept(upgraded, "page")] == [False, True]


def test_an_edit_made_while_a_parser_was_upgraded_is_told(upgraded):
    upgraded.web.put(FIRST.url, FIRST.with_text(FIRST.paragraphs[0], "Ich glaube das.").page())
    upgraded.pass_time(20)
    assert upgraded.channel.types == ["post.edited"]
    edit = upgraded.channel.taken[0][0].payload["edit"]
    assert "Frage" not in str(edit["changes"])
    assert (edit["from"], edit["to"]) == (2, 3)


def test_an_edit_in_a_feed_that_only_the_reference_could_read_is_told(watched):
    text = forum_feed([FIRST.with_text(FIRST.paragraphs[0].replace("6", "8"))])
    watched.web.put(FORUM_FEED, text.replace("<channel>", "<channel><br>", 1), kind=RSS)
    watched.web.put(FIRST.url, FIRST.with_text(FIRST.paragraphs[0].replace("6", "8")).page())
    watched.pass_time(3)
    methods = {row["method"] for row in kept(watched, "feed")}
    assert methods == {"feeds.fast/2", "feeds.reference/2"}
    watched.pass_time(15)
    assert watched.channel.types == ["post.edited"]
    assert watched.channel.taken[0][0].payload["edit"]["significance"] == "substantive"
