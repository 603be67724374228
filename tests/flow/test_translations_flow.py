"""Posts that translate what they cite: passage beside passage, and what edits do to them."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.store import citations
from ingest.store.ids import document_id
from tests.fakes.sites import Post
from tests.flow.baseline import STATEMENT

TRANS = Path("/usr/share/trans")
pytestmark = pytest.mark.skipif(
    not (TRANS / "de-en").exists(), reason="needs `apt-get install trans-de-en`"
)

SOURCE = replace(
    STATEMENT,
    number=70400,
    title="Meeting on the harvest",
    paragraphs=(
        "Good afternoon, colleagues. We meet today in Saratov to look at the results of the year.",
        (
            "The farmers of the region have harvested 14 million tonnes of wheat, two million more"
            " than last year, although the summer was dry and the rivers were low."
        ),
        (
            "I ask the Minister of Transport to open the new railway bridge near Engels before the"
            " end of November, because without it the wagons wait for nine days."
        ),
        (
            "The banks must not raise the interest on loans for seed and fuel. I said this in May,"
            " and nothing has been done since then."
        ),
        "We shall not sell our grain below the price that was agreed with our partners in Astana.",
        "Now I give the floor to the governor, who will tell us about the schools and hospitals.",
    ),
)
PASSAGE = (
    "Die Bauern der Region haben 14 Millionen Tonnen Weizen geerntet, zwei Millionen mehr als im"
    " letzten Jahr, obwohl der Sommer trocken war und die Flüsse wenig Wasser führten."
)
SECOND = (
    "Die Banken dürfen die Zinsen auf Kredite für Saatgut und Treibstoff nicht erhöhen. Das habe"
    " ich im Mai gesagt, und seitdem ist nichts geschehen."
)
CITING = Post(
    401,
    "Die Ernte",
    (
        "Ich habe mir die Rede einmal angesehen und das Wichtigste übersetzt:",
        f'<a href="{SOURCE.url}">{SOURCE.url}</a>',
        f"„{PASSAGE}“",
        f"„{SECOND}“",
        "Mal sehen, ob sich die Banken daran halten. Ich glaube es nicht.",
    ),
    published="2026-03-02T08:04:00+00:00",
)


@pytest.fixture
def watched(world, dictionaries):
    world.parts = replace(world.parts, dictionaries=dictionaries)
    return world.begin(STATEMENT, SOURCE)


def passages(world) -> dict[str, dict]:
    """What is stored of the post's citation: quotations by what they say in the post."""
    id_ = document_id("post", f"heise:forum.example:{CITING.number}")
    with world.parts.store.read() as connection:
        (row,) = citations.of_posts(connection, [id_]).get(id_, [])
        text = citations.newest_revisions(connection, [id_])[id_]["text"]
    return {text[slice(*each["post"])]: each for each in row["evidence"]["quotations"]}


def altered(number, old, new):
    paragraphs = list(SOURCE.paragraphs)
    assert old in paragraphs[number]
    paragraphs[number] = paragraphs[number].replace(old, new)
    return replace(SOURCE, paragraphs=tuple(paragraphs))


def test_translated_passages_stand_beside_what_they_translate(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    (told,) = watched.channel.of_type("post.new")[0].payload["citations"]
    assert told["method"] == "url"
    sides = {each["post_text"]: each for each in told["quotations"]}
    assert {each["method"] for each in sides.values()} == {"translation"}
    wheat = next(each for text, each in sides.items() if "Weizen" in text)
    assert "14 million tonnes" in wheat["statement_text"]
    banks = next(each for text, each in sides.items() if "Banken" in text)
    assert "banks must not raise" in banks["statement_text"]
    assert wheat["signals"]


def test_a_number_that_was_translated_wrongly_is_shown_beside_the_passage(watched):
    watched.publish(
        CITING.with_text(*CITING.paragraphs[:2], f"„{PASSAGE.replace('14', '40')}“", SECOND)
    )
    watched.pass_time(10)
    (message,) = watched.channel.of_type("post.new")
    (told,) = message.payload["citations"]
    found = [each for quotation in told["quotations"] for each in quotation["mismatches"]]
    assert "number" in {each["kind"] for each in found}
    assert "number" in message.text


def test_a_number_edited_in_the_statement_breaks_the_passage_that_translates_it(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    watched.state(altered(1, "14 million", "11 million"))
    watched.pass_time(20)
    (message,) = watched.channel.of_type("quotation.broken")
    assert message.payload["document"]["kind"] == "statement"
    (told,) = message.payload["citations"]
    assert ["Weizen" in each["post_text"] for each in told["quotations"]] == [True]


def test_a_statement_that_is_named_and_translated_is_possible_with_both_passages(watched):
    post = CITING.with_text(
        "Putin sagte am 26. Februar 2026 in seiner Ansprache Folgendes, ich habe es übersetzt:",
        *CITING.paragraphs[2:],
    )
    watched.state(replace(SOURCE, published="2026-02-26T12:00:00+03:00", number=70410))
    watched.pass_time(10)
    watched.publish(post)
    watched.pass_time(10)
    id_ = document_id("post", f"heise:forum.example:{CITING.number}")
    with watched.parts.store.read() as connection:
        (row,) = citations.of_posts(connection, [id_])[id_]
    assert (row["method"], row["certainty"]) == ("translation", "possible")
    assert (row["statement_key"], row["margin"]) == ("kremlin:70410", None)
    assert {each["method"] for each in row["evidence"]["quotations"]} == {"translation"}
    assert watched.channel.of_type("post.new")[0].payload["citations"] == []


def test_a_comma_or_another_paragraph_of_the_statement_breaks_no_translation(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    edited = altered(1, "wheat, two", "wheat – two")
    last = edited.paragraphs[5].replace("schools", "roads")
    watched.state(replace(edited, paragraphs=(*edited.paragraphs[:5], last)))
    watched.pass_time(20)
    assert "statement.edited" in watched.channel.told
    assert "quotation.broken" not in watched.channel.told


def test_a_negation_edited_out_of_the_translation_breaks_it_in_the_post(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    watched.publish(
        CITING.with_text(
            *CITING.paragraphs[:3], f"„{SECOND.replace(' nicht erhöhen', ' erhöhen')}“",
            CITING.paragraphs[4],
        )
    )  # fmt: skip
    watched.pass_time(20)
    (message,) = watched.channel.of_type("quotation.broken")
    assert message.payload["document"]["kind"] == "post"


def test_the_face_in_the_language_of_the_post_is_asked_for_where_the_office_has_one(watched):
    post = CITING.with_text(
        "Вот что было сказано на этой встрече о хлебе и о банках, прочтите сами:",
        f'<a href="{SOURCE.url}">{SOURCE.url}</a>',
        "Мне кажется, что этого мало, и я не верю, что банки будут слушаться.",
    )
    watched.publish(post)
    watched.pass_time(3)
    asked = {request.url for request in watched.web.asked}
    assert any("//kremlin.ru/" in url and "70400" in url for url in asked)


def test_a_dictionary_that_is_taken_away_takes_no_passage_away(watched):
    watched.publish(CITING)
    watched.pass_time(10)
    before = passages(watched)
    assert [each for each in before.values() if "dictionary" in each["signals"]]
    watched.parts = replace(watched.parts, dictionaries=None)
    watched.publish(CITING.with_text("Nachtrag vom Abend.", *CITING.paragraphs))
    watched.pass_time(20)
    assert passages(watched).keys() >= before.keys()
    watched.state(altered(1, "14 million tonnes", "11 million tonnes"))
    watched.pass_time(20)
    assert watched.channel.told.count("quotation.broken") == 1
