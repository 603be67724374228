"""A small seeded sample of `make eval-edits`, and promises that the evaluation itself must keep."""

from dataclasses import replace

import pytest

from schemas.records.revisions import Unchanged
from tests.evaluation.edits.engines import ENGINES
from tests.evaluation.edits.judging import judged
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.pairs import FIRST_LOOK, edited, noise, pair
from tests.evaluation.edits.scores import figures
from tests.evaluation.edits.writing import KINDS, LANGUAGES, all_texts, texts_in

SEED = "sample"
TEXTS = all_texts()
NAMES = [engine.NAME for engine in ENGINES]


@pytest.fixture(scope="module")
def outcomes():
    """One text of each language and half: noise in every engine, each edit in one."""
    texts = tuple(text for text in TEXTS if text.id.endswith(("-02", "-09")))
    pairs = [
        *noise(texts, ENGINES, looks=1, seed=SEED),
        *edited(texts, ENGINES, engines_each=1, seed=SEED),
    ]
    return [judged(one) for one in pairs]


def test_every_document_is_read_at_both_looks(outcomes):
    assert [one.pair.name for one in outcomes if one.failure] == []


def test_every_paragraph_is_read_as_it_was_written(outcomes):
    assert {one.pair.name: one.lost for one in outcomes if one.lost} == {}


def test_no_edit_is_missed(outcomes):
    assert {one.pair.name: one.miss for one in outcomes if one.miss} == {}


def test_noise_alone_is_never_an_edit(outcomes):
    assert {one.pair.name: one.alarms for one in outcomes if one.alarms} == {}


def test_the_bars_are_met(outcomes):
    assert [(one.name, one.value) for one in figures(outcomes) if not one.met] == []


def test_texts_are_as_many_and_as_long_as_promised():
    for language in LANGUAGES:
        texts = texts_in(language)
        assert len(texts) >= 12
        assert sum(text.held_out for text in texts) * 2 == len(texts)
        assert all(60 <= len(text.worded().visible.split()) <= 250 for text in texts)
        kinds = {(slot.kind, text.held_out) for text in texts for slot in text.slots}
        assert kinds >= {(kind, half) for kind in KINDS[:16] for half in (True, False)}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_every_edit_changes_its_text_and_only_its_own_place(text):
    plain = text.worded()
    for slot in text.slots:
        made = text.worded((slot,))
        assert made != plain
        assert (made.title != plain.title) == (slot.place == "title")


@pytest.mark.parametrize("name", NAMES)
def test_looks_of_two_seeds_differ_and_of_one_seed_do_not(name):
    engine = ENGINES[NAMES.index(name)]
    text = next(one for one in TEXTS if one.language in engine.LANGUAGES)
    thread, look = pair(text, engine, (), seed=SEED).before
    assert engine.render(thread, look) == engine.render(thread, look)
    if engine.FORMAT == "page":
        other = Look("other", FIRST_LOOK, text.language)
        assert engine.render(thread, look) != engine.render(thread, other)


def test_a_post_out_of_reach_is_counted_as_unread_and_not_as_seen():
    text = TEXTS[0]
    engine = ENGINES[NAMES.index("phpBB 3")]
    nowhere = replace(pair(text, engine, text.slots[1:2], seed=SEED), number=1)
    outcome = judged(nowhere)
    assert (outcome.failure, outcome.edit) == ("not found under its address", None)
    shares = {one.name: one.value for one in figures([outcome])}
    assert shares["documents read"] == 0.0


def test_an_edit_that_the_product_did_not_tell_is_a_miss_and_one_too_many_an_alarm(monkeypatch):
    text = TEXTS[0]
    engine = ENGINES[NAMES.index("phpBB 3")]
    edited_pair = pair(text, engine, text.slots[1:2], seed=SEED)
    monkeypatch.setattr("tests.evaluation.edits.judging.decided", lambda *_, **__: Unchanged())
    missed = figures([judged(edited_pair)])
    assert {one.name: one.value for one in missed}["visible change seen"] == 0.0
    monkeypatch.undo()
    noise_with_an_edit = replace(edited_pair, made=())
    assert len(judged(noise_with_an_edit).alarms) == 1
