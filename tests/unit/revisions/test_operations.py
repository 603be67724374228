import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.differ.comparison import compare, compare_words, moved_by
from ingest.revisions.differ.operations import operations
from ingest.revisions.differ.quote_pairs import quoted_spans
from ingest.revisions.differ.segments import segments
from schemas.records.texts import Block, Link, RichText

SENTENCES = [
    "Die Truppen waren in weniger als sechs Stunden in der Stadt, sagte er.",
    "Die Truppen waren in weniger als acht Stunden in der Stadt, sagte er.",
    "Niemand auf der Brücke wusste an diesem Morgen, wohin die Schiffe fahren würden.",
    "外交部发言人昨天下午在记者会上回答了有关问题。",
    "Ja.",
    "Er sagte „nein“ dazu.",
    " mit Raum davor und dahinter und noch einigen Worten mehr ",
    "",
]
WORDS = st.lists(st.sampled_from(["a", "b", "Haus", "3.5", ",", " ", "„", "“"])).map(" ".join)
LINES = st.lists(st.sampled_from(SENTENCES) | WORDS, max_size=7)
TEXTS = LINES.map("\n".join) | st.text(max_size=30)


@st.composite
def blocks(draw):
    text = draw(st.sampled_from(SENTENCES) | WORDS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    return Block(
        text=text,
        kind=draw(st.sampled_from(["paragraph", "heading", "quote"])),
        links=tuple(
            Link(start=start, end=end, url=draw(st.sampled_from(["http://a/", "http://b/"])))
            for start, end in draw(st.lists(spans, max_size=2))
        ),
        emphasis=tuple((start, end) for start, end in draw(st.lists(spans, max_size=2))),
        struck=tuple((start, end) for start, end in draw(st.lists(spans, max_size=2))),
    )


RICH = st.lists(blocks(), max_size=6).map(lambda found: RichText(blocks=tuple(found)))


def applied(steps, text, *, kept, other):
    """The other text, made as the docstring of `operations` says."""
    return "".join(
        text[slice(*step[kept])] if step["op"] == "keep" else step.get(other, "") for step in steps
    )


@given(RICH, RICH)
def test_the_operations_make_either_text_of_the_other(before, after):
    steps = json.loads(json.dumps(operations(before, after)))["operations"]
    assert applied(steps, before.visible, kept="before", other="new") == after.visible
    assert applied(steps, after.visible, kept="after", other="old") == before.visible


@given(RICH, RICH)
def test_the_offsets_are_those_of_the_texts(before, after):
    found = operations(before, after)
    old, new = before.visible, after.visible
    for step in [*found["operations"], *(s for m in found["moves"] for s in m["operations"])]:
        if step["op"] == "keep":
            assert old[slice(*step["before"])] == new[slice(*step["after"])]
        else:
            assert old[slice(*step["before"])] == step.get("old", "")
            assert new[slice(*step["after"])] == step.get("new", "")
    for mark in found["marks"]:
        assert old[slice(*mark["before"])] == new[slice(*mark["after"])] == mark["text"]
        assert mark["old"] != mark["new"]


@given(RICH, RICH)
def test_a_move_is_taken_from_one_place_and_put_in_one_other(before, after):
    found = operations(before, after)
    for number, move in enumerate(found["moves"]):
        gone, come = (
            [s for s in found["operations"] if s["op"] == kind and s.get("move") == number]
            for kind in ("remove", "insert")
        )
        assert len(gone) == len(come) == 1
        block = before.visible[slice(*move["before"])]
        assert gone[0]["old"].strip() == block
        assert come[0]["new"].strip() == after.visible[slice(*move["after"])]
        assert (
            applied(move["operations"], before.visible, kept="before", other="new")
            == (after.visible[slice(*move["after"])])
        )


@given(RICH, RICH)
def test_the_same_two_texts_always_give_the_same_comparison(before, after):
    assert compare(before, after) == compare(before, after)


@given(RICH)
def test_a_text_compared_with_itself_differs_in_nothing(text):
    found = compare(text, text)
    assert [op.kind for op in found.words.ops] == ["equal"]
    assert found.words.moves == found.marks == ()


@given(TEXTS, TEXTS)
def test_the_segments_hold_both_texts(before, after):
    found = segments(before, after)
    old = [s.text for s in found if s.mark in ("same", "moved_away") or _outside(s)]
    new = [s.text for s in found if s.mark not in ("moved_away", "removed")]
    assert "".join(old) == before
    assert "".join(new) == after
    assert all(segment.text for segment in found)


def _outside(segment):
    return segment.mark == "removed" and segment.move is None


@given(TEXTS, TEXTS)
def test_every_moved_block_has_both_its_places_among_the_steps(before, after):
    words = compare_words(before, after)
    places = list(moved_by(words).values())
    assert sorted(places) == sorted([*range(len(words.moves))] * 2)


def text_of(*found):
    return RichText(blocks=tuple(found))


def marks(before, after):
    found = operations(text_of(before), text_of(after))["marks"]
    return [(mark["mark"], mark["text"], mark["old"], mark["new"]) for mark in found]


WORDED = "Siehe die Erklärung hier."
LINKED = Block(text=WORDED, links=(Link(start=20, end=24, url="http://a/"),))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (LINKED, Block(text=WORDED), [("link", "hier", "http://a/", "")]),
        (
            LINKED,
            Block(text=WORDED, links=(Link(start=20, end=24, url="http://b/"),)),
            [("link", "hier", "http://a/", "http://b/")],
        ),
        (
            LINKED,
            Block(text=WORDED, links=(Link(start=20, end=24, url="http://a/?utm_source=x"),)),
            [],
        ),
        (
            LINKED,
            Block(text=WORDED, links=(Link(start=10, end=24, url="http://a/"),)),
            [("link", "Erklärung ", "", "http://a/")],
        ),
        (
            Block(text=WORDED),
            Block(text=WORDED, emphasis=((10, 19),)),
            [("emphasis", "Erklärung", "", "emphasis")],
        ),
        (
            Block(text=WORDED),
            Block(text=WORDED, kind="quote", quote_of="mueller"),
            [("quotation", WORDED, "", "mueller")],
        ),
        (
            Block(text=WORDED, kind="heading"),
            Block(text=WORDED),
            [("block", WORDED, "heading", "")],
        ),
        (
            Block(text="die Wahl war frei"),
            Block(text="die „Wahl“ war frei"),
            [("quotation", "Wahl", "", "quoted")],
        ),
        (Block(text='die "Wahl" war frei'), Block(text="die „Wahl“ war frei"), []),
    ],
)
def test_words_that_stayed_are_told_by_what_changed_on_them(before, after, told):
    assert marks(before, after) == told


def test_a_mark_that_changed_on_a_moved_block_is_told_too():
    moved, other = Block(text=SENTENCES[0]), Block(text=SENTENCES[2])
    bold = Block(text=SENTENCES[0], emphasis=((4, 11),))
    found = operations(text_of(moved, other), text_of(other, bold))
    assert [(m["mark"], m["text"]) for m in found["marks"]] == [("emphasis", "Truppen")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er sagte „nein“ dazu.", ["nein"]),
        ("Il a dit « non », et »ja«.", [" non ", "ja"]),
        ('“One ‘two’ three” and "four"', ["One ‘two’ three", "four"]),
        ("„Er rief «halt» und ging.“", ["Er rief «halt» und ging."]),
        ("他说「不」。", ["不"]),
        ("„Nie beendet", []),
        ("Das ist's, o'clock", []),
    ],
)
def test_what_stands_between_quotation_marks_is_quoted(text, quoted):
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted
