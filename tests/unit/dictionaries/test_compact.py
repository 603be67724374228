"""The compact file: what was put in comes out, and nothing that was not."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dictionaries.compact import MOST_SENSES, Builder, Opened, write

_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
_FEW_WORDS = st.sampled_from(["Haus", "Hof", "Straße"])


def _written(path, pairs, stamp="now"):
    builder = Builder()
    for word, stem in pairs:
        builder.add(word, [(stem, 1)])
    write(path, stamp=stamp, directions={"de": builder, "en": Builder()})
    return Opened(path, stamp)


@given(pairs=st.lists(st.tuples(_FEW_WORDS, _WORDS), max_size=60))
def test_a_word_always_has_the_senses_that_were_added_the_commonest_first(tmp_path_factory, pairs):
    opened = _written(tmp_path_factory.mktemp("made") / "de-en.dictionary", pairs)
    for word in {word for word, _ in pairs}:
        added = Counter(stem for other, stem in pairs if other == word)
        wanted = [stem for stem, _ in added.most_common()]  # of equals, the one that came first
        assert opened.senses("de", word) == wanted[:MOST_SENSES]
        assert opened.has("de", word)


@given(pairs=st.lists(st.tuples(_WORDS, _WORDS), max_size=30), other=_WORDS)
def test_a_word_that_was_not_added_never_has_a_sense(tmp_path_factory, pairs, other):
    opened = _written(tmp_path_factory.mktemp("made") / "de-en.dictionary", pairs)
    if other not in {word for word, _ in pairs}:
        assert opened.senses("de", other) == []
        assert not opened.has("de", other)
    assert opened.senses("en", other) == []


def test_a_translation_of_one_word_outweighs_a_part_of_a_longer_one(tmp_path):
    builder = Builder()
    for _ in range(2):
        builder.add("angriff", [("act", 4)])
    builder.add("angriff", [("attack", 12)])
    write(tmp_path / "x", stamp="now", directions={"de": builder})
    assert Opened(tmp_path / "x", "now").senses("de", "angriff") == ["attack", "act"]


def test_a_word_with_hundreds_of_senses_keeps_the_first_ones(tmp_path):
    opened = _written(tmp_path / "x", [("set", f"sense{n:03}") for n in range(500)])
    assert opened.senses("de", "set") == [f"sense{n:03}" for n in range(MOST_SENSES)]


def test_another_stamp_is_another_dictionary(tmp_path):
    _written(tmp_path / "x", [("a", "b")], stamp="now")
    with pytest.raises(ValueError, match="another"):
        Opened(tmp_path / "x", "then")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:100],
        lambda data: b"",
        lambda data: data.replace(b'"stamp"', b'"stomp"'),
        lambda data: json.dumps(["no", "header"]).encode().ljust(5000),
    ],
)
def test_a_spoiled_file_is_refused_and_never_read(tmp_path, spoil):
    _written(tmp_path / "x", [("a", "b")])
    (tmp_path / "x").write_bytes(spoil((tmp_path / "x").read_bytes()))
    with pytest.raises((ValueError, OSError)):
        Opened(tmp_path / "x", "now")


def test_a_reader_of_the_old_file_keeps_it_while_a_new_one_takes_its_place(tmp_path):
    old = _written(tmp_path / "x", [("a", "old")])
    new = _written(tmp_path / "x", [("a", "new")])
    assert (old.senses("de", "a"), new.senses("de", "a")) == (["old"], ["new"])
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
