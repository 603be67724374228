"""Words struck through: a retraction is an edit, seen and told; no stroke is ever invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.html import rich_text
from ingest.revisions.decide import decide_revision
from ingest.revisions.differ.operations import operations
from ingest.revisions.echo import same_change
from ingest.revisions.fingerprint import fingerprint, prints
from ingest.revisions.shown import visible_of
from ingest.revisions.stories.cuts import without
from schemas.records.revisions import (
    Content,
    Edited,
    KnownRevision,
    Reprocessed,
    Significance,
    Unchanged,
)
from schemas.records.texts import Block
from tests.unit.revisions.making import content, decide, edit, linked

LINE = "Die Brücke ist gesprengt. Der Bahnhof steht noch."
STRUCK = LINE.replace("Die Brücke ist gesprengt.", "<s>Die Brücke ist gesprengt.</s>")

# Made by the rules 3 before there were strokes: a text without one is the same to this day.
WITHOUT = [
    (
        content("Er log.", "Das war alles."),
        "7d68e8540b301f409cbab14cfb6589ab",
        "b34ee7479d44ba1b793f74e4b4b439c3",
    ),
    (
        content(Block(text="Er log.", emphasis=((0, 2),)), "Ende"),
        "e32f21ad1920adfc6b73a982be9cc84e",
        "8596b0a96b4c64412bca5c0fa8add412",
    ),
    (
        content(linked("https://a.example/?utm_source=x")),
        "6856e83c342a358f397b5c22055b280c",
        "8919d04634f962be63ae7d1c8a8fc7d3",
    ),
    (
        content(Block(text="Nein", kind="quote", quote_of="Anna"), "Ja – doch…"),
        "90bb0b6677f4d5fe2f0fde91107529de",
        "b48ddf5f756b658082d2daeebcc6a172",
    ),
    (
        content(
            Block(text="Titel", kind="heading"),
            Block(text="a  b", kind="code"),
            Block(text="c", kind="list"),
        ),
        "c5423312f3a098bedffde5f955da1733",
        "5051c2e4a4c4cebae38d7c56ee73fee7",
    ),
    (
        content("Заявил «нет» 12\u202f000", title="", author=None),
        "ec8e8e0818dbc2c384a9a84e98adedb5",
        "df4ed180a71ff0e385473b9ddd49f354",
    ),
    (content(), "da231ddde5a992cbfd4916c8010cdf61", "9092c2e82535323dcfdf27027c68c508"),
]


def read(html, **fields):
    """The content of a post whose body is this HTML."""
    text = rich_text(html, base_url="https://forum.example/")
    return Content(title="Titel", author="Anna", text=text, **fields)


def told(before, after):
    return [(change.kind, change.before, change.after) for change in edit(before, after).changes]


@pytest.mark.parametrize(("held", "print_", "exact"), WITHOUT)
def test_a_text_without_strokes_keeps_its_fingerprint(held, print_, exact):
    made = prints(held)
    assert made.fingerprint.partition(":")[2] == print_
    assert made.exact.partition(":")[2] == exact


@pytest.mark.parametrize("partial", [False, True])
def test_striking_a_line_through_is_a_substantive_edit_that_tells_the_words(partial):
    before, after = read(LINE, partial=partial), read(STRUCK, partial=partial)
    found = edit(before, after)
    assert found.significance is Significance.SUBSTANTIVE
    assert found.kind == "changed"
    (change,) = found.changes
    words = "Die Brücke ist gesprengt."
    assert (change.kind, change.reason) == ("removal", "words were struck through")
    assert (change.before, change.after) == (words, f"~~{words}~~")
    assert visible_of(before)[slice(*change.before_span)] == words
    assert visible_of(after)[slice(*change.after_span)] == words


def test_taking_a_stroke_back_is_an_addition():
    words = "Die Brücke ist gesprengt."
    assert told(read(STRUCK), read(LINE)) == [("addition", f"~~{words}~~", words)]


def test_a_correction_with_del_and_ins_tells_the_stroke_and_the_new_words():
    before = read("<p>Es kamen 70 Leute zur Brücke.</p>")
    after = read("<p>Es kamen <del>70</del> <ins>80</ins> Leute zur Brücke.</p>")
    kinds = {change.kind: change.after for change in edit(before, after).changes}
    assert kinds["removal"] == "~~70~~"
    assert any("80" in words for words in kinds.values())
    assert edit(before, after).significance is Significance.SUBSTANTIVE


def test_a_stroke_that_moves_to_the_same_words_elsewhere_is_an_edit():
    before = read("<p><s>Nein</s>, sagte er. Nein, sagte sie.</p>")
    after = read("<p>Nein, sagte er. <s>Nein</s>, sagte sie.</p>")
    assert {kind for kind, _, _ in told(before, after)} == {"removal", "addition"}


def test_a_slip_mended_beside_a_stroke_is_more_than_spelling():
    before = read("<p>Das ist vielleciht wahr. Er kommt heute.</p>")
    after = read("<p>Das ist vielleicht wahr. <s>Er kommt heute.</s></p>")
    assert edit(before, after).significance is Significance.SUBSTANTIVE
    mended = read("<p>Das ist vielleicht wahr. Er kommt heute.</p>")
    assert edit(before, mended).significance is Significance.MINOR


def test_a_retraction_with_words_put_behind_it_is_no_growth():
    before = read(f"<p>{LINE}</p>")
    assert edit(before, read(f"<p>{STRUCK} Das war falsch.</p>")).kind == "changed"
    two = read(f"<p>{LINE}</p><p>Mehr folgt heute.</p>")
    more = read(f"<p>{STRUCK}</p><p>Mehr folgt heute.</p><p>Das war falsch.</p>")
    assert edit(two, more).kind == "changed"


def test_a_text_that_is_continued_behind_an_old_stroke_grows():
    before, after = read(f"<p>{STRUCK}</p>"), read(f"<p>{STRUCK} Es kommen Züge.</p>")
    assert edit(before, after).kind == "growing"


@pytest.mark.parametrize(
    "html",
    [
        "<p><s>Die Brücke</s> <s>ist gesprengt.</s> Der Bahnhof steht noch.</p>",
        "<p><del>Die <b>Brücke</b> ist gesprengt.</del> Der Bahnhof steht noch.</p>",
        "<p><s>Die </s><strike>Brücke ist gesprengt. </strike>Der Bahnhof steht noch.</p>",
        "<p><s>Die Br\u00adücke ist gesprengt.</s> Der Bahnhof steht noch.</p>",
    ],
)
def test_how_the_markup_cuts_a_stroke_into_pieces_is_no_edit_of_the_words(html):
    assert fingerprint(read(html)) == fingerprint(read(f"<p>{STRUCK}</p>"))


def test_a_stroke_through_nothing_that_is_read_is_no_edit():
    assert fingerprint(read("a <s>\u200b</s> b")) == fingerprint(read("a b"))


def test_an_unchanged_text_with_strokes_is_unchanged():
    assert isinstance(decide(read(STRUCK), read(STRUCK)), Unchanged)


def test_an_excerpt_that_is_cut_within_struck_words_is_no_edit():
    long = "Die Brücke ist gesprengt, und der Bahnhof steht auch nicht mehr da"
    before = read(f"<p><s>{long[:40]}…</s></p>", partial=True)
    after = read(f"<p><s>{long}…</s></p>", partial=True)
    assert not isinstance(decide(after, before), Edited)


def test_the_stroke_of_a_feed_and_of_the_page_are_one_step():
    feed = edit(read(LINE), read(STRUCK))
    page = edit(
        read(f"<h3>Lage</h3><p>{LINE}</p><p>Mehr morgen.</p>"),
        read(f"<h3>Lage</h3><p>{STRUCK}</p><p>Mehr morgen.</p>"),
    )
    assert same_change(feed, page)


def test_a_stroke_and_its_way_back_or_one_through_other_words_are_two_steps():
    first = edit(read(LINE), read(STRUCK))
    other = edit(read(LINE), read(LINE.replace("Der Bahnhof", "<s>Der Bahnhof</s>")))
    assert not same_change(first, edit(read(STRUCK), read(LINE)))
    assert not same_change(first, other)


def test_the_difference_for_programs_marks_the_words():
    before, after = read(LINE), read(STRUCK)
    (mark,) = operations(before.text, after.text)["marks"]
    assert (mark["mark"], mark["text"]) == ("struck", "Die Brücke ist gesprengt.")
    assert (mark["old"], mark["new"]) == ("", "struck")


def as_rules_2(held, *, method="m/1"):
    """A head that an older release stored: what is struck was read as emphasis."""
    seen = prints(held)
    return KnownRevision(
        revision_id="r1", seq=1, fingerprint=f"2:{seen.fingerprint[2:]}",
        exact=f"2:{seen.exact[2:]}", method=method, content=held,
    )  # fmt: skip


def after_upgrade(seen, held):
    return decide_revision(seen, head=as_rules_2(held), earlier=(), method="m/1", first_seen=False)


def test_a_stroke_that_an_older_release_read_as_bold_is_no_edit():
    decision = after_upgrade(read(STRUCK), read(STRUCK.replace("s>", "b>")))
    assert isinstance(decision, Reprocessed)
    assert decision.content == read(STRUCK)
    assert decision.fingerprint == fingerprint(read(STRUCK))


def test_an_edit_beside_a_stroke_that_an_older_release_read_as_bold_is_told_alone():
    decision = after_upgrade(
        read(STRUCK.replace("Bahnhof", "Hafen")), read(STRUCK.replace("s>", "b>"))
    )
    assert isinstance(decision, Edited)
    assert [(c.before, c.after) for c in decision.edit.changes] == [("Bahnhof", "Hafen")]
    assert decision.content.text.blocks[0].struck


def test_a_stroke_through_plain_words_is_told_even_at_an_upgrade():
    decision = after_upgrade(read(STRUCK), read(LINE))
    assert isinstance(decision, Edited)


@st.composite
def struck_blocks(draw):
    text = draw(st.sampled_from(["a b c", "Er log – „nein“", "x\u00ady z", "Ja.", "a a a"]))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).map(tuple)
    return Block(text=text, struck=tuple(draw(st.lists(spans, max_size=3))))


BLOCKS = st.lists(struck_blocks(), max_size=4)


@given(BLOCKS, BLOCKS)
def test_an_edit_always_tells_something_and_a_text_never_differs_from_itself(old, new):
    before, after = content(*old), content(*new)
    assert isinstance(decide(before, before), Unchanged) or not visible_of(before)
    decision = decide(after, before)
    if isinstance(decision, Edited):
        assert decision.edit.changes
        for change in decision.edit.changes:
            if "struck" in change.reason:
                assert change.before.strip("~") == change.after.strip("~")


@given(BLOCKS)
def test_a_text_with_its_strokes_taken_off_reads_otherwise_only_if_words_were_struck(blocks):
    plain = [Block(text=block.text) for block in blocks]
    any_words = any(
        block.text[start:end].strip("\u00ad ") for block in blocks for start, end in block.struck
    )
    assert (fingerprint(content(*blocks)) != fingerprint(content(*plain))) is any_words


@given(struck_blocks(), st.integers(0, 15), st.integers(0, 15))
def test_a_stroke_stays_on_its_words_where_others_are_cut_out(block, first, last):
    start, end = sorted((min(first, len(block.text)), min(last, len(block.text))))
    (left,) = without(content(block), [(start, end)]).text.blocks or (Block(text=""),)
    kept = [at for at in range(len(block.text)) if not start <= at < end]
    was = {at for one, other in block.struck for at in range(one, other)}
    now = {at for one, other in left.struck for at in range(one, other)}
    assert now == {place for place, at in enumerate(kept) if at in was}
