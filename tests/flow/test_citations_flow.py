"""Posts are linked to the statements they cite, whichever arrives first, and both sides move."""

from dataclasses import replace

import pytest

from ingest.store import citations
from ingest.store.ids import document_id
from tests.fakes.sites import Post
from tests.flow.baseline import STATEMENT

QUOTED = STATEMENT.paragraphs[1]
CITING = Post(
    201,
    "Was im Wortlaut steht",
    (
        f'Hier der Wortlaut: <a href="{STATEMENT.url}">{STATEMENT.url}</a>',
        f"“{QUOTED}”",
        "Das ist deutlich genug.",
    ),
    published="2026-03-02T08:04:00+00:00",
)


@pytest.fixture
def watched(world):
    world.publish(Post(101, "Etwas anderes", ("Ein erster Beitrag ohne Verweis.",)))
    world.state(STATEMENT)
    world.watch()
    world.turn()
    world.pass_time(5)
    return world


def cited(world, post=CITING):
    id_ = document_id("post", f"heise:forum.example:{post.number}")
    with world.parts.store.read() as connection:
        return citations.of_posts(connection, [id_]).get(id_, [])


def standing(world):
    return [row for row in cited(world) if row["status"] != "lost"]


def test_a_post_is_linked_to_the_statement_with_the_passage_on_both_sides(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    (row,) = cited(watched)
    assert (row["method"], row["publisher"], row["statement_key"]) == (
        "url", "kremlin", "kremlin:67568",
    )  # fmt: skip
    assert row["statement_id"] == document_id("statement", "kremlin:67568@en")
    (quotation,) = row["evidence"]["quotations"]
    assert quotation["score"] == 1.0
    message = watched.channel.of_type("post.new")[0]
    (told,) = message.payload["citations"]
    assert told["quotations"][0]["statement_text"].startswith("The measures taken")


@pytest.mark.parametrize(
    "address",
    [
        "http://kremlin.ru/events/president/news/67568",
        "https://www.en.kremlin.ru/events/president/transcripts/67568/print",
        "http://en.kremlin.ru/d/67568",
    ],
)
def test_every_face_of_a_statement_is_one_statement(watched, address):
    post = CITING.with_text(f"Siehe {address} dazu.")
    watched.publish(post)
    watched.pass_time(10)
    (row,) = cited(watched)
    assert row["statement_id"] == document_id("statement", "kremlin:67568@en")


def test_a_cited_statement_that_is_not_held_is_fetched_and_the_citation_resolved(watched):
    late = replace(STATEMENT, number=70001, title="Another session")
    watched.web.put(late.url, late.page())  # not in the office's feed
    watched.publish(CITING.with_text(f"Siehe {late.url} dazu.", f"“{QUOTED}”"))
    watched.pass_time(10)
    (row,) = standing(watched)
    assert row["statement_id"] == document_id("statement", "kremlin:70001@en")
    assert len(row["evidence"]["quotations"]) == 1
    assert "statement.new" not in watched.channel.told


def test_a_statement_that_comes_later_resolves_earlier_posts(watched):
    late = replace(
        STATEMENT, number=70002, title="A later session", published="2026-03-02T11:30:00+03:00"
    )
    watched.publish(CITING.with_text(f"Siehe {late.url} dazu.", f"“{QUOTED}”"))
    watched.pass_time(5)
    assert cited(watched)[0]["statement_id"] is None
    watched.state(late)
    watched.pass_time(10)
    (row,) = standing(watched)
    assert row["statement_id"] == document_id("statement", "kremlin:70002@en")
    assert len(row["evidence"]["quotations"]) == 1


def test_an_edit_that_takes_the_address_out_loses_the_citation(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    watched.publish(CITING.with_text("Hier stand einmal ein Verweis.", CITING.paragraphs[2]))
    watched.pass_time(20)
    assert sorted(watched.channel.told) == ["citation.lost", "post.edited", "post.new"]
    lost = watched.channel.of_type("citation.lost")[0].payload
    assert [(each["key"], each["status"]) for each in lost["citations"]] == [
        ("kremlin:67568", "lost")
    ]
    edited = watched.channel.of_type("post.edited")[0].payload
    assert [each["status"] for each in edited["citations"]] == ["lost"]


def test_an_edit_that_adds_an_address_is_a_new_citation(watched):
    watched.publish(CITING.with_text("Noch ohne Verweis."))
    watched.pass_time(10)
    watched.publish(CITING)
    watched.pass_time(20)
    assert "citation.new" in watched.channel.told
    assert watched.channel.of_type("citation.new")[0].payload["citations"][0]["status"] == "new"


def test_an_edited_statement_breaks_the_quotations_of_all_posts_in_one_alert(watched):
    second = replace(CITING, number=202, title="Auch dazu", author="schmidt")
    watched.publish(CITING, second)
    watched.pass_time(10)
    changed = QUOTED.replace("destabilise", "improve")
    watched.state(
        replace(STATEMENT, paragraphs=(STATEMENT.paragraphs[0], changed, STATEMENT.paragraphs[2]))
    )
    watched.pass_time(20)
    assert watched.channel.told.count("statement.edited") == 1
    (broken,) = watched.channel.of_type("quotation.broken")
    assert broken.payload["document"]["kind"] == "statement"
    assert {each["post_author"] for each in broken.payload["citations"]} == {"mueller", "schmidt"}
    texts = [
        quotation["statement_text"]
        for each in broken.payload["citations"]
        for quotation in each["quotations"]
    ]
    assert all("destabilise" in text for text in texts)


def test_an_edited_quotation_in_a_post_is_told_with_the_post(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    changed = CITING.with_text(
        CITING.paragraphs[0], f"“{QUOTED.replace('would not let', 'would let')}”"
    )
    watched.publish(changed)
    watched.pass_time(20)
    (broken,) = watched.channel.of_type("quotation.broken")
    assert broken.payload["document"]["kind"] == "post"
    assert broken.payload["citations"][0]["status"] == "changed"


def test_a_link_to_any_other_site_is_no_citation(watched):
    watched.publish(CITING.with_text("Siehe https://en.wikipedia.org/wiki/Palimpsest dazu."))
    watched.pass_time(10)
    assert cited(watched) == []
