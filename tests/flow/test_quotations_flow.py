"""Posts that quote without an address are linked by the index, whichever side comes first."""

from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from ingest.store import citations
from ingest.store.ids import document_id
from schemas.payloads import load
from tests.fakes.sites import Post, Statement
from tests.flow.baseline import STATEMENT

SAID = (
    "The bridge over the river will be rebuilt within eleven months, and every family that lost its"
    " roof in the flood receives a new one before the first snow."
)
OTHER = (
    "Our countries have agreed to exchange grain for copper at the price of the day, and neither"
    " side will ask the other for a guarantee of any bank."
)
SOURCE = replace(
    STATEMENT,
    number=70100,
    title="Meeting on the flood",
    paragraphs=("Good afternoon, colleagues.", SAID, OTHER, "Let us begin our work."),
)
QUOTING = Post(
    301,
    "Die Brücke",
    (
        "Mal sehen, ob das so kommt. Putin sagte gestern auf dem Treffen:",
        f"“{SAID}”",
        "Ich bin gespannt, wer das bezahlen soll.",
    ),
    published="2026-03-02T08:04:00+00:00",
)


@pytest.fixture
def watched(world):
    return world.begin(STATEMENT, SOURCE)


def cited(world, post=QUOTING) -> dict[str, dict]:
    id_ = document_id("post", f"heise:forum.example:{post.number}")
    with world.parts.store.read() as connection:
        found = citations.of_posts(connection, [id_]).get(id_, [])
    return {row["method"]: row for row in found}


def test_a_post_that_quotes_without_an_address_is_linked_with_both_passages(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    found = cited(watched)
    assert list(found) == ["quotation"]
    row = found["quotation"]
    assert row["statement_key"] == "kremlin:70100"
    assert row["certainty"] in ("certain", "likely")
    assert row["evidence"]["reasons"]
    (told,) = watched.channel.of_type("post.new")[0].payload["citations"]
    assert told["quotations"][0]["post_text"] == SAID.rstrip(".")
    assert told["quotations"][0]["statement_text"] == SAID.rstrip(".")
    assert (told["method"], told["statement_revision"], told["verdict"]) == ("quotation", 1, None)


def test_what_is_sent_fits_the_published_schema(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    altered = SAID.replace("eleven months", "eleven years")
    watched.publish(QUOTING.with_text(QUOTING.paragraphs[0], f"“{altered}”", QUOTING.paragraphs[2]))
    watched.pass_time(20)
    schema = Draft202012Validator(load("event.v1"))
    assert set(watched.channel.told) == {"post.new", "post.edited", "quotation.broken"}
    for message, _ in watched.channel.taken:
        schema.validate(message.payload)
    (told,) = watched.channel.of_type("quotation.broken")
    (broken,) = told.payload["citations"]
    assert "eleven months" in broken["quotations"][0]["post_text"], "as it was"
    assert any("years" in change["after"] for change in told.payload["edit"]["changes"])


def test_a_post_that_quotes_nobody_cites_nothing(watched):
    watched.publish(QUOTING.with_text("Die Brücke wird niemals fertig, das sage ich euch."))
    watched.pass_time(10)
    assert cited(watched) == {}


def test_what_is_cited_by_address_is_not_cited_by_quotation_too(watched):
    watched.publish(QUOTING.with_text(f"Siehe {SOURCE.url} dazu.", f"“{SAID}”"))
    watched.pass_time(10)
    assert list(cited(watched)) == ["url"]


def test_an_address_taken_out_is_told_as_lost_and_the_quotation_that_stays_is_not_new(watched):
    watched.publish(QUOTING.with_text(f"Siehe {SOURCE.url} dazu.", *QUOTING.paragraphs))
    watched.pass_time(10)
    watched.publish(QUOTING)
    watched.pass_time(20)
    found = cited(watched)
    assert found["url"]["status"] == "lost"
    assert found["quotation"]["status"] == "held"
    assert sorted(watched.channel.told) == ["citation.lost", "post.edited", "post.new"]


def test_an_address_put_in_beside_a_quotation_is_not_a_new_citation(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    watched.publish(QUOTING.with_text(*QUOTING.paragraphs, f"Quelle: {SOURCE.url} vom Montag."))
    watched.pass_time(20)
    found = cited(watched)
    assert {row["status"] for row in found.values()} == {"held"}
    assert set(found) == {"url", "quotation"}
    assert "citation.new" not in watched.channel.told
    assert "citation.lost" not in watched.channel.told


def test_a_quotation_that_is_edited_in_is_a_new_citation(watched):
    watched.publish(QUOTING.with_text("Mal sehen, ob das so kommt.", "Ich bin gespannt."))
    watched.pass_time(10)
    watched.publish(QUOTING)
    watched.pass_time(20)
    (message,) = watched.channel.of_type("citation.new")
    assert message.payload["citations"][0]["key"] == "kremlin:70100"


def test_a_quotation_that_is_edited_out_is_a_lost_citation(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    watched.publish(QUOTING.with_text(QUOTING.paragraphs[0], "Ach, lassen wir das lieber."))
    watched.pass_time(20)
    (message,) = watched.channel.of_type("citation.lost")
    assert message.payload["citations"][0]["method"] == "quotation"
    assert "quotation.broken" not in watched.channel.told


def test_an_altered_word_in_a_quotation_without_address_is_told_as_broken(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    altered = SAID.replace("eleven months", "eleven years")
    watched.publish(QUOTING.with_text(QUOTING.paragraphs[0], f"“{altered}”", QUOTING.paragraphs[2]))
    watched.pass_time(20)
    assert watched.channel.told.count("quotation.broken") == 1
    assert "citation.lost" not in watched.channel.told
    assert cited(watched)["quotation"]["status"] == "held"


def test_an_edited_statement_breaks_a_quotation_without_address_and_keeps_it(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    altered = SAID.replace("every family", "no family")
    watched.state(
        replace(SOURCE, paragraphs=(SOURCE.paragraphs[0], altered, *SOURCE.paragraphs[2:]))
    )
    watched.pass_time(20)
    (message,) = watched.channel.of_type("quotation.broken")
    assert message.payload["document"]["kind"] == "statement"
    row = cited(watched)["quotation"]
    assert (row["status"], len(row["evidence"]["quotations"])) == ("held", 1)


def test_a_post_that_quotes_what_an_edit_took_out_cites_the_earlier_text(watched):
    watched.state(replace(SOURCE, paragraphs=(SOURCE.paragraphs[0], *SOURCE.paragraphs[2:])))
    watched.pass_time(10)
    watched.publish(QUOTING)
    watched.pass_time(10)
    row = cited(watched)["quotation"]
    assert row["statement_key"] == "kremlin:70100"
    assert row["evidence"]["outdated"] is True
    (told,) = watched.channel.of_type("post.new")[0].payload["citations"]
    assert told["statement_revision"] == 1


def test_an_address_that_is_put_in_later_ends_the_quotation_of_another_statement(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    copy = Statement(70300, "A copy of it", ("Dear friends.", SAID, "Goodbye."))
    watched.state(copy)
    watched.pass_time(5)
    watched.publish(QUOTING.with_text(*QUOTING.paragraphs, f"Quelle: {copy.url} vom Montag."))
    watched.pass_time(20)
    found = cited(watched)
    assert (found["url"]["statement_key"], found["url"]["status"]) == ("kremlin:70300", "held")
    assert (found["quotation"]["statement_key"], found["quotation"]["status"]) == (
        "kremlin:70100", "lost",
    )  # fmt: skip


def test_while_a_cited_page_is_awaited_a_quotation_is_only_possible_and_then_told(watched):
    far = replace(SOURCE, number=70900, title="Elsewhere", paragraphs=("Good day.", "Goodbye."))
    watched.publish(QUOTING.with_text(*QUOTING.paragraphs, f"Quelle: {far.url} vom Montag."))
    watched.pass_time(2)
    assert cited(watched)["quotation"]["certainty"] == "possible"
    assert [each["method"] for each in told_of(watched, "post.new")] == ["url"]
    watched.web.put(far.url, far.page())
    watched.pass_time(120, step_s=60)
    assert cited(watched)["quotation"]["certainty"] in ("certain", "likely")
    assert [each["method"] for each in told_of(watched, "citation.new")] == ["quotation"]


def test_the_earlier_of_two_statements_takes_the_passage_when_it_arrives(watched):
    first = Statement(
        70050, "An earlier meeting", ("Dear friends.", LATER, "Goodbye."),
        published="2026-03-01T09:00:00+03:00",
    )  # fmt: skip
    watched.state(LATE)
    watched.pass_time(5)
    watched.publish(replace(EARLY, published="2026-03-02T08:20:00+00:00"))
    watched.pass_time(10)
    assert cited(watched)["quotation"]["statement_key"] == "kremlin:70200"
    watched.state(first)
    watched.pass_time(10)
    id_ = document_id("post", f"heise:forum.example:{QUOTING.number}")
    with watched.parts.store.read() as connection:
        rows = citations.of_posts(connection, [id_])[id_]
    sure = {row["statement_key"]: row["certainty"] for row in rows}
    assert sure["kremlin:70200"] == "possible"
    assert "citation.lost" not in watched.channel.told


def told_of(world, type_):
    return world.channel.of_type(type_)[0].payload["citations"]


LATER = (
    "No school in the north will be closed while there is a single child who would have to walk for"
    " longer than half an hour to reach the next one."
)
LATE = replace(
    SOURCE, number=70200, title="Another meeting", published="2026-03-02T11:00:00+03:00",
    paragraphs=("Good evening.", LATER, "Thank you."),
)  # fmt: skip
EARLY = QUOTING.with_text("Aus der Rede von heute Morgen:", f"“{LATE.paragraphs[1]}”")


def test_a_statement_that_comes_late_is_linked_to_the_post_that_quoted_it(watched):
    watched.publish(EARLY)
    watched.pass_time(10)
    before = cited(watched)
    watched.state(LATE)
    watched.pass_time(10)
    row = cited(watched)["quotation"]
    assert before == {}
    assert row["statement_key"] == "kremlin:70200"
    (message,) = watched.channel.of_type("citation.new")
    assert message.payload["document"]["kind"] == "post"
    assert message.payload["citations"][0]["quotations"][0]["post_text"]


def test_an_old_post_whose_source_turns_up_is_listed_and_told_to_nobody(watched):
    watched.publish(EARLY)
    watched.pass_time(10)
    watched.clock.go(days=3)
    watched.state(replace(LATE, published="2026-03-02T11:00:00+03:00"))
    watched.pass_time(10)
    assert "quotation" in cited(watched)
    assert "citation.new" not in watched.channel.told


def test_words_that_two_statements_share_are_at_most_possible(watched):
    watched.state(Statement(70300, "A copy of it", ("Dear friends.", SAID, "Goodbye.")))
    watched.pass_time(5)
    watched.publish(QUOTING.with_text("Irgendwo stand das hier:", SAID, "Wer weiß?"))
    watched.pass_time(10)
    assert {row["certainty"] for row in cited(watched).values()} <= {"possible"}
    assert watched.channel.of_type("post.new")[0].payload["citations"] == []


def test_a_quotation_that_was_broken_is_not_told_again_at_the_next_edit(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    greeting, _, other, end = SOURCE.paragraphs
    steps = (
        (greeting, other, end),
        (greeting, other.replace("grain", "salt"), end),
        (greeting, other.replace("grain", "salt").replace("bank", "purse"), end),
    )
    for paragraphs in steps:
        watched.state(STATEMENT, replace(SOURCE, paragraphs=paragraphs))
        watched.pass_time(20)
    assert watched.channel.told.count("statement.edited") == len(steps)
    assert watched.channel.told.count("quotation.broken") == 1
