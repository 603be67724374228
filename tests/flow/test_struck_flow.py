"""Words struck through, from the site through the store to the reader, on both databases."""

import json

import pytest
from sqlalchemy import select

from ingest.store.codec import blocks_from_json, blocks_to_json
from ingest.store.revisions import content_from_row
from schemas.records.texts import Block, RichText
from schemas.tables import revisions
from tests.flow.baseline import FIRST

STRUCK = FIRST.with_text(f"<s>{FIRST.paragraphs[0]}</s>", FIRST.paragraphs[1])


def stored(world):
    with world.parts.store.read() as connection:
        rows = connection.execute(select(revisions).order_by(revisions.c.seq)).mappings().all()
    return [(row["view"], content_from_row(row).text.blocks) for row in rows]


def test_a_struck_line_is_told_once_though_feed_and_page_show_it(watched):
    watched.publish(STRUCK)
    watched.pass_time(15)
    assert watched.channel.types == ["post.edited"]
    edit = watched.channel.taken[0][0].payload["edit"]
    line = FIRST.paragraphs[0]
    assert edit["significance"] == "substantive"
    assert [(each["kind"], each["before"], each["after"]) for each in edit["changes"]] == [
        ("removal", line, f"~~{line}~~")
    ]


def test_both_views_keep_the_stroke_in_the_store(watched):
    watched.publish(STRUCK)
    watched.pass_time(15)
    line = FIRST.paragraphs[0]
    views = {
        view
        for view, blocks in stored(watched)
        for block in blocks
        if block.text == line and block.struck == ((0, len(line)),)
    }
    assert views == {"feed", "page"}


def test_taking_the_stroke_back_is_told_as_a_return(watched):
    watched.publish(STRUCK)
    watched.pass_time(15)
    watched.publish(FIRST)
    watched.pass_time(30)
    kinds = [message.payload["edit"]["kind"] for message, _ in watched.channel.taken]
    assert kinds == ["changed", "reverted"]


@pytest.mark.parametrize(
    "block",
    [
        Block(text="Er log."),
        Block(text="Er log.", emphasis=((0, 2),)),
        Block(text="Er log.", struck=((0, 2), (3, 6))),
        Block(text="Er log.", emphasis=((0, 2),), struck=((0, 7),)),
    ],
)
def test_a_stored_text_is_the_text_and_names_strokes_only_where_there_are_some(block):
    made = json.loads(json.dumps(blocks_to_json(RichText(blocks=(block,)))))
    assert blocks_from_json(made) == RichText(blocks=(block,))
    assert ("struck" in made[0]) is bool(block.struck)


def test_a_text_stored_before_there_were_strokes_is_read():
    (block,) = blocks_from_json([{"text": "Er log.", "emphasis": [[0, 2]]}]).blocks
    assert block == Block(text="Er log.", emphasis=((0, 2),))
