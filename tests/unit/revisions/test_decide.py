from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.decide import decide_revision
from ingest.revisions.fingerprint import RULES
from schemas.records.revisions import Edited, Held, New, Reprocessed, Significance, Unchanged
from schemas.records.texts import Block, Link
from tests.unit.revisions.making import MINUTE, NOON, content, decide, edit, known, linked, marker

A, B = content("Der eine Text steht hier."), content("Der andere Text steht hier.")


def test_first_sight_is_new():
    decision = decide(A, first_seen=True)
    assert isinstance(decision, New)
    assert decision.before_seen is None
    assert decision.fingerprint == known(A).fingerprint


@pytest.mark.parametrize(
    ("fields", "declared_at"),
    [
        ({"marker": marker(7)}, NOON + 7 * MINUTE),
        ({"published_at": NOON, "updated_at": NOON + 7 * MINUTE}, NOON + 7 * MINUTE),
        ({"published_at": NOON, "updated_at": NOON + timedelta(seconds=50)}, None),
        ({"updated_at": NOON}, None),
        # midnight of some zone: the day is all that is known
        ({"published_at": NOON.replace(second=0), "updated_at": NOON + 90 * MINUTE}, None),
    ],
)
def test_what_the_site_declares_at_first_sight_was_edited_before(fields, declared_at):
    seen = replace(A, **fields)
    edited = decide(seen, first_seen=True).before_seen
    assert (edited.declared_at if edited else None) == declared_at
    assert decide(seen, first_seen=False).before_seen is None
    if edited:
        assert (edited.kind, edited.declared, edited.changes) == ("before_seen", True, ())


def test_a_title_without_text_is_a_document_and_nothing_at_all_is_held():
    assert isinstance(decide(content(title="Nein (kT)"), first_seen=True), New)
    assert isinstance(decide(content(title="", author=None), first_seen=True), Held)


def test_the_same_twice_is_unchanged():
    assert decide(A, A) == Unchanged()


def test_there_and_back_is_reverted_and_names_the_revision():
    back = edit_after(A, A, B)
    assert (back.kind, back.reverted_to) == ("reverted", 1)
    assert back.significance is Significance.SUBSTANTIVE
    again = edit_after(B, A, B, A)
    assert (again.kind, again.reverted_to) == ("reverted", 2)


def edit_after(seen, *history):
    decision = decide(seen, *history)
    assert isinstance(decision, Edited)
    return decision.edit


def test_a_marker_or_stamp_alone_is_no_edit():
    assert decide(replace(A, marker=marker()), A) == Unchanged()
    assert decide(replace(A, updated_at=NOON), replace(A, updated_at=NOON - MINUTE)) == Unchanged()


STAMPED = {"published_at": NOON - 9 * MINUTE, "updated_at": NOON}


@pytest.mark.parametrize(
    ("before", "after", "declared_at", "by"),
    [
        ({}, {"marker": marker(3)}, NOON + 3 * MINUTE, "author"),
        (
            {"marker": marker()},
            {"marker": marker(3, by="moderator")},
            NOON + 3 * MINUTE,
            "moderator",
        ),
        ({"marker": marker(count=1)}, {"marker": marker(count=2)}, NOON, "author"),
        ({"updated_at": NOON - MINUTE}, {"updated_at": NOON}, NOON, None),
        ({}, STAMPED, NOON, None),
    ],
)
def test_an_edit_is_declared_by_what_is_new_since_the_head(before, after, declared_at, by):
    found = edit(replace(A, **before), replace(B, **after))
    assert (found.declared, found.declared_at, found.declared_by) == (True, declared_at, by)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"marker": marker()}, {"marker": marker()}),
        ({"marker": marker()}, {}),
        ({"marker": marker(5)}, {"marker": marker()}),
        # "edited 5 minutes ago", read at two looks
        (
            {"marker": marker(uncertainty_s=600)},
            {"marker": replace(marker(4, uncertainty_s=600), raw="other words")},
        ),
        ({"updated_at": NOON}, {"updated_at": NOON}),
        ({"updated_at": NOON}, {"updated_at": NOON - MINUTE}),
    ],
)
def test_what_was_declared_before_leaves_a_later_edit_silent(before, after):
    found = edit(replace(A, **before), replace(B, **after))
    assert (found.declared, found.declared_at, found.declared_by) == (False, None, None)


def test_an_excerpt_is_never_compared_with_the_whole_text():
    cut = replace(content("Der eine Text …"), partial=True)
    assert isinstance(decide(cut, A), Held)


def test_the_whole_text_takes_an_excerpts_place_and_alerts_nobody():
    cut = replace(content("Der eine Text …"), partial=True)
    assert isinstance(decide(A, cut), Reprocessed)
    assert isinstance(decide(B, cut, A), Edited)


def test_an_empty_extraction_is_held_unless_the_title_says_so_now():
    empty = content()
    assert isinstance(decide(empty, A), Held)
    assert isinstance(decide(content(" \xa0\u200b"), A), Held)
    assert isinstance(decide(content(title="Titel (kT)"), A), Edited)
    assert decide(empty, empty) == Unchanged()
    assert isinstance(decide(content(title="Neuer Titel"), empty), Edited)


def excerpt(text):
    return replace(content(text), partial=True)


def test_where_an_excerpt_was_cut_is_no_edit():
    short = excerpt("Eins zwei drei vier fünf sechs [...]")
    long = excerpt("Eins zwei drei vier fünf sechs sieben acht …")
    assert isinstance(decide(long, short), Reprocessed)
    assert decide(short, long) == Unchanged()


def test_an_edit_of_an_excerpt_is_told_without_what_it_pushed_out():
    before = excerpt("Eins zwei drei vier fünf sechs sie…")
    after = excerpt("Eins zwei oder drei vier fünf sec…")
    [change] = edit(before, after).changes
    assert (change.before, change.after) == ("", "oder")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Eins.",), ("Eins.", "Zwei.")),
        (("Eins.",), ("Eins. Zwei.",)),
        (("Eins.", "To be continued."), ("Eins.", "Zwei.", "To be continued.")),
        (("Eins.", "<To be continued>"), ("Eins.", "Zwei.")),
        (("Раз.", "Продолжение следует."), ("Раз.",)),
        (("Раз. Продолжение следует…",), ("Раз. Два.",)),
        ((), ("Eins.",)),
    ],
)
def test_text_that_is_only_continued_is_growing(before, after):
    found = edit(content(*before), content(*after))
    assert found.kind == "growing"
    assert found.significance is Significance.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Er kommt",), ("Er kommt nicht",)),
        (("Es waren 3.",), ("Es waren 3.5 Millionen.",)),
        (("Eins.", "To be continued."), ("Eins!", "Zwei.")),
        (("Eins.",), ("Null.", "Eins.")),
        (("Eins.", "Zwei."), ("Eins.",)),
        ((linked("https://x.example/1"),), (linked("https://x.example/2"), "Zwei.")),
        (("Eins.",), (Block(text="Eins.", kind="quote"), "Zwei.")),
    ],
)
def test_text_that_was_touched_is_not_growing(before, after):
    assert edit(content(*before), content(*after)).kind == "changed"


def test_a_passage_given_to_another_speaker_is_seen():
    said = Block(text="Er log.", kind="quote", quote_of="Anna")
    found = edit(content("Dazu:", said), content("Dazu:", replace(said, quote_of="Bert")))
    assert found.significance is Significance.SUBSTANTIVE
    [change] = found.changes
    assert (change.kind, change.before, change.after) == (
        "attribution", "> Anna: Er log.", "> Bert: Er log.",
    )  # fmt: skip


def test_format_alone_is_cosmetic():
    found = edit(A, content(replace(A.text.blocks[0], kind="heading")))
    assert found.significance is Significance.COSMETIC
    assert [change.kind for change in found.changes] == ["format"]


def test_a_head_without_content_is_a_mistake_of_the_caller():
    head = replace(known(A), content=None)
    assert decide_revision(A, head=head, earlier=[], method="m/1", first_seen=False) == Unchanged()
    with pytest.raises(ValueError, match="r1 came without its content"):
        decide_revision(B, head=head, earlier=[], method="m/1", first_seen=False)


def under_old_rules(held):
    revision = known(held)
    return replace(
        revision,
        fingerprint=revision.fingerprint.replace(f"{RULES}:", "0:"),
        exact=revision.exact.replace(f"{RULES}:", "0:"),
    )


@pytest.mark.parametrize(("seen", "outcome"), [(A, Reprocessed), (B, Edited)])
def test_new_rules_of_ours_are_no_edit_and_hide_none(seen, outcome):
    head = under_old_rules(A)
    decision = decide_revision(seen, head=head, earlier=[], method="m/1", first_seen=False)
    assert isinstance(decision, outcome)


words = st.lists(
    st.sampled_from(["Haus", "3.5", "nicht", "„Ja“", "5 km", "vor 5 Minuten", "?", ".", "я", "a"]),
    min_size=1,
).map(" ".join)
urls = st.sampled_from(["https://x.example/1", "https://x.example/2?utm_source=a", ""])
blocks = st.builds(
    Block,
    text=words,
    kind=st.sampled_from(["paragraph", "heading", "quote"]),
    quote_of=st.none() | st.sampled_from(["Anna", "Bert"]),
    links=st.lists(
        st.builds(Link, start=st.just(0), end=st.integers(0, 2), url=urls), max_size=2
    ).map(tuple),
    emphasis=st.sampled_from([(), ((0, 1),)]),
)
contents = st.lists(blocks, min_size=1, max_size=4).flatmap(
    lambda made: st.builds(
        content,
        *map(st.just, made),
        title=st.text(max_size=9),
        author=st.none() | st.text(max_size=9),
    )
)


@given(contents)
def test_a_look_at_what_is_known_is_unchanged(seen):
    assert decide(seen, seen) == Unchanged()


@given(contents, contents)
def test_two_looks_with_two_fingerprints_are_never_unchanged_by_one_method(one, other):
    decision = decide(other, one)
    if known(one).fingerprint != known(other).fingerprint:
        assert isinstance(decision, Edited)
        assert decision.edit.changes
        assert decision.edit.significance > Significance.COSMETIC
    else:
        assert not isinstance(decision, Reprocessed | Held)


@given(contents, st.data())
def test_any_block_given_to_another_speaker_is_substantive(seen, data):
    at = data.draw(st.integers(0, len(seen.text.blocks) - 1))
    made = list(seen.text.blocks)
    made[at] = replace(made[at], kind="quote", quote_of="Carl")
    found = edit(seen, content(*made, title=seen.title, author=seen.author))
    assert found.significance is Significance.SUBSTANTIVE
    assert found.changes


@given(words, st.integers(0, 9), st.integers(0, 9), words)
def test_any_other_digit_is_substantive(left, one, other, right):
    before, after = (content(f"Text {left} 1{digit}7 {right} Ende") for digit in (one, other))
    decision = decide(after, before)
    if one == other:
        assert decision == Unchanged()
    else:
        assert decision.edit.significance is Significance.SUBSTANTIVE
        told = "".join(change.before for change in decision.edit.changes)
        assert f"1{one}7" in told


@given(words, words)
def test_any_question_mark_is_substantive(left, right):
    before, after = (content(f"Text {left} so{sign} {right} Ende") for sign in (".", "?"))
    assert edit(before, after).significance is Significance.SUBSTANTIVE
    assert edit(after, before).significance is Significance.SUBSTANTIVE


@given(words, st.sampled_from("abc"), st.sampled_from("xyz"))
def test_any_other_link_target_is_substantive(text, one, other):
    blocks = (
        Block(text=text, links=(Link(start=0, end=1, url=f"https://x.example/{end}"),))
        for end in (one, other)
    )
    before, after = (content("Absatz mit Text.", block) for block in blocks)
    found = edit(before, after)
    assert found.significance is Significance.SUBSTANTIVE
    assert any(change.kind == "link" for change in found.changes)
