"""Shortened addresses are asked where they lead, step by step, and nothing else is fetched."""

from datetime import timedelta
from itertools import pairwise

import pytest

from ingest.citations.links import find_addresses
from ingest.pipeline.shortened import WAITS, resolve
from ingest.store import shortened
from ingest.store.ids import document_id, revision_id
from schemas.records.texts import Block, RichText
from tests.flow.baseline import STATEMENT

SHORT = "https://bit.ly/3abcDEF"
SECOND = "https://t.co/xYz12345"
REVISION = revision_id(document_id("post", "heise:forum.example:101"), "page", 1)


def addresses(text: str):
    return find_addresses(RichText(blocks=(Block(text=text),)))


def resolved(world, text: str = f"Siehe {SHORT} dazu."):
    return resolve(world.parts, {REVISION: addresses(text)})[REVISION]


def rows(world):
    with world.parts.store.read() as connection:
        return shortened.rows_by_url(connection, [SHORT, SECOND])


@pytest.fixture
def asked(watched):
    watched.web.asked.clear()
    return watched


def test_the_way_is_kept_as_evidence_and_the_page_behind_is_not_fetched(asked):
    asked.web.lead(SHORT, SECOND)
    asked.web.lead(SECOND, STATEMENT.url + "?utm_source=x")
    (one,) = resolved(asked)
    assert one.url.startswith(STATEMENT.url)
    assert one.chain == (SHORT, SECOND, STATEMENT.url + "?utm_source=x")
    assert one.displayed == SHORT
    assert [request.url for request in asked.web.asked] == [SHORT, SECOND]


def test_what_was_resolved_is_never_asked_for_again(asked):
    asked.web.lead(SHORT, STATEMENT.url)
    first = resolved(asked)
    asked.web.asked.clear()
    asked.clock.go(seconds=86_400)
    assert resolved(asked) == first
    assert asked.web.asked == []


def test_a_text_without_shortened_addresses_asks_nobody(asked):
    (one,) = resolved(asked, f"Siehe {STATEMENT.url} dazu.")
    assert one.chain == ()
    assert asked.web.asked == []


def test_a_wrapper_on_the_way_is_opened(asked):
    asked.web.lead(SHORT, f"https://web.archive.org/web/2026/{STATEMENT.url}")
    (one,) = resolved(asked)
    assert one.url == STATEMENT.url


@pytest.mark.parametrize(
    ("lead_on", "answer"),
    [
        (lambda web: web.take_down(SHORT), "Nothing stands there any more"),
        (lambda web: web.put(SHORT, "<html>a page</html>"), "shows a page of its own"),
        (lambda web: web.lead(SHORT, SHORT), "leads to no page of the web"),
        (lambda web: web.lead(SHORT, "javascript:alert(1)"), "leads to no page of the web"),
    ],
)
def test_what_leads_nowhere_stays_as_it_is_and_is_settled(asked, lead_on, answer):
    lead_on(asked.web)
    (one,) = resolved(asked)
    assert (one.url, one.chain) == (SHORT, ())
    row = rows(asked)[SHORT]
    assert answer in row["answer"]
    assert row["ask_again_at"] is None


def test_more_than_five_hops_are_not_followed(asked):
    hops = [f"https://bit.ly/hop{n}" for n in range(7)]
    for here, there in pairwise(hops):
        asked.web.lead(here, there)
    (one,) = resolved(asked, f"Siehe {hops[0]} dazu.")
    assert one.url == hops[0]
    assert len(asked.web.asked) == 5


def test_a_service_that_is_down_is_asked_again_later_and_the_revision_linked_again(asked):
    asked.web.take_down(SHORT, status=503)
    resolved(asked)
    asked.web.lead(SHORT, STATEMENT.url)
    assert resolved(asked)[0].url == SHORT  # not so soon
    asked.clock.go(seconds=WAITS[0].total_seconds() + 1)
    with asked.parts.store.write() as connection:
        due = shortened.ring_due(
            connection, now=asked.clock(), again=asked.clock() + timedelta(minutes=1), limit=9
        )
    assert due == [REVISION]
    assert resolved(asked)[0].url == STATEMENT.url
    assert rows(asked)[SHORT]["ask_again_at"] is None


def test_it_is_given_up_in_the_end(asked):
    asked.web.take_down(SHORT, status=503)
    for wait in WAITS:
        resolved(asked)
        asked.clock.go(seconds=wait.total_seconds() + 1)
    resolved(asked)
    asked.clock.go(seconds=30 * 86_400)
    asked.web.asked.clear()
    resolved(asked)
    assert asked.web.asked == []
