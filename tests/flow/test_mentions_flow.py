"""Posts that name a statement without address or quotation: only ever possible."""

from dataclasses import replace

import pytest

from tests.fakes.sites import Post
from tests.flow.baseline import STATEMENT
from tests.flow.test_quotations_flow import cited

SPOKEN = replace(
    STATEMENT,
    number=70500,
    title="Address on the state of the railways",
    published="2026-02-26T12:00:00+03:00",
    paragraphs=("Dear citizens, today I speak about rails and sleepers.", "Thank you all."),
)
NAMING = Post(
    501,
    "Die Eisenbahn",
    (
        "Putin hat in seiner Ansprache am 26. Februar 2026 nur von Schwellen geredet.",
        "Von den Fahrgästen sprach er kein Wort, und das ist bezeichnend.",
    ),
    published="2026-03-02T08:04:00+00:00",
)


@pytest.fixture
def watched(world):
    return world.begin(STATEMENT, SPOKEN)


def test_a_speaker_with_a_day_is_a_possible_mention_and_told_to_nobody(watched):
    watched.publish(NAMING)
    watched.pass_time(10)
    row = cited(watched, NAMING)["mention"]
    assert (row["statement_key"], row["certainty"]) == ("kremlin:70500", "possible")
    assert row["statement_id"] is not None
    assert row["evidence"]["mentions"][0]["date"] == "2026-02-26"
    assert watched.channel.of_type("post.new")[0].payload["citations"] == []


def test_a_title_set_apart_is_a_possible_mention(watched):
    watched.publish(NAMING.with_text(f"Wer hat „{SPOKEN.title}“ schon ganz gelesen?"))
    watched.pass_time(10)
    assert cited(watched, NAMING)["mention"]["statement_key"] == "kremlin:70500"


def test_a_statement_that_is_cited_by_address_is_not_mentioned_too(watched):
    watched.publish(NAMING.with_text(*NAMING.paragraphs, f"Siehe {SPOKEN.url} dazu."))
    watched.pass_time(10)
    assert list(cited(watched, NAMING)) == ["url"]


def test_a_mention_edited_out_is_lost_without_a_word(watched):
    watched.publish(NAMING)
    watched.pass_time(10)
    watched.publish(NAMING.with_text("Er hat nur von Schwellen geredet.", NAMING.paragraphs[1]))
    watched.pass_time(20)
    assert cited(watched, NAMING)["mention"]["status"] == "lost"
    assert "citation.lost" not in watched.channel.told
