"""Files of the index: they come back as written, and what is wrong with them is noticed."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.durable import is_unfinished
from ingest.index.lookups import find, numbers_of
from ingest.index.manifests import FILE, Manifest, read_manifest, write_manifest
from ingest.index.merging import merged, sorted_together, tier, to_merge
from ingest.index.segments import (
    DamagedError,
    Postings,
    open_segment,
    write_segment,
)
from ingest.index.writing import text_of
from tests.unit.index.conftest import add, statements

# Keys of which many share their upper bits, so that the lower ones decide.
KEYS = st.builds(lambda high, low: (high << 16) | low, st.integers(0, 3), st.integers(0, 5))
POSTINGS = st.lists(st.tuples(KEYS, st.integers(1, 9)), min_size=1, max_size=80)
# More than fit one block between two keys of the fence, and gaps between them.
LONG = st.lists(st.tuples(KEYS, st.integers(1, 90)), min_size=100, max_size=300)


def nothing(step: str) -> None:
    pass


def postings(pairs) -> Postings:
    keys, numbers = zip(*sorted(pairs), strict=True)
    return Postings(np.array(keys, np.uint64), np.array(numbers, "<u4"))


def segment_of(folder, pairs, name="one.segment"):
    numbers = np.unique(np.array([number for _, number in pairs], "<u4"))
    one = postings(pairs)
    path = folder / name
    write_segment(path, [one], count=len(one.keys), texts=(numbers, numbers), reached=nothing)
    return open_segment(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.one_of(POSTINGS, LONG), keys=st.lists(KEYS, unique=True))
def test_every_key_is_found_with_its_numbers_and_no_other(tmp_path, pairs, keys):
    segment = segment_of(tmp_path, pairs)
    wanted = np.array(sorted(keys), np.uint64)
    asked, numbers = numbers_of(segment, find(segment, wanted))
    found = sorted(zip(wanted[asked].tolist(), numbers.tolist(), strict=True))
    assert found == sorted(pair for pair in pairs if pair[0] in keys)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=POSTINGS, other=POSTINGS)
def test_merged_segments_hold_what_each_of_them_held(tmp_path, one, other):
    segments = [segment_of(tmp_path, one), segment_of(tmp_path, other, "other.segment")]
    whole = sorted_together(list(merged(segments)))
    assert sorted(zip(whole.keys.tolist(), whole.numbers.tolist(), strict=True)) == sorted(
        one + other
    )
    assert (np.diff(whole.keys.astype(np.int64)) >= 0).all()


@pytest.mark.parametrize("at", [0, 9, 20, 40, 70, 150, -1])
def test_a_changed_byte_anywhere_is_noticed(tmp_path, at):
    path = segment_of(tmp_path, [(n << 20, n + 1) for n in range(50)]).path
    body = bytearray(path.read_bytes())
    body[at] ^= 1
    path.write_bytes(bytes(body))
    with pytest.raises(DamagedError):
        open_segment(path)


@pytest.mark.parametrize("length", [0, 10, 64, 100, 563])
def test_a_file_that_was_cut_off_is_noticed(tmp_path, length):
    path = segment_of(tmp_path, [(n << 20, 1) for n in range(50)]).path
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(DamagedError):
        open_segment(path)


def test_a_file_of_somebody_else_and_of_another_format_are_named(tmp_path):
    path = tmp_path / "foreign.segment"
    path.write_bytes(b"SQLite format 3\0" * 40)
    with pytest.raises(DamagedError, match="is no file of this index"):
        open_segment(path)


def test_a_manifest_comes_back_as_it_was_written(tmp_path):
    assert read_manifest(tmp_path) == Manifest()
    written = Manifest(last=7, mark="abc", segments={"statement": ["a.segment"], "post": []})
    write_manifest(tmp_path, written, nothing)
    assert read_manifest(tmp_path) == written


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"{}\n00000000\n", b'{"format": 1}\nffffffff\n', b"\xff\xfe"]
)
def test_a_torn_manifest_is_noticed(tmp_path, text):
    (tmp_path / FILE).write_bytes(text)
    with pytest.raises(DamagedError):
        read_manifest(tmp_path)


def test_a_damaged_index_answers_nothing_and_is_begun_anew_by_the_next_writer(index):
    words = [f"w{n}" for n in range(20)]
    add(index, *statements([words]))
    (segment,) = index.folder.glob("*.segment")
    segment.write_bytes(segment.read_bytes()[:-1])
    (index.folder / FILE).touch()
    other = type(index)(index.folder)
    assert other.search("statement", words) == []
    with other.writing() as writer:
        assert writer.damage == f"{segment.name} is cut off"
        assert writer.last == 0
        writer.add([text_of("statement", 1, words)], last=1, mark="r")
    assert [hit.first for hit in other.search("statement", words)] == [1]
    assert other.tidy() is False
    assert not segment.exists()


def test_a_missing_segment_is_damage_too(index):
    add(index, *statements([[f"w{n}" for n in range(20)]]))
    for path in index.folder.glob("*.segment"):
        path.unlink()
    with pytest.raises(DamagedError, match="is missing"):
        _ = type(index)(index.folder).last


def test_what_a_killed_process_left_is_removed_and_what_is_used_stays(index):
    add(index, *statements([[f"w{n}" for n in range(20)]]))
    used = set(index.folder.iterdir())
    (index.folder / "deadbeef.unfinished").write_bytes(b"x")
    (index.folder / "deadbeef.segment").write_bytes(b"x")
    index.tidy()
    assert {path for path in index.folder.iterdir() if path.suffix != ".lock"} == {
        path for path in used if path.suffix != ".lock"
    }
    assert is_unfinished(index.folder / "deadbeef.unfinished")


def test_tiers_grow_fourfold_and_a_merge_makes_the_next_tier():
    assert [tier(size) for size in (1, 65_535, 65_536, 262_143, 262_144)] == [0, 0, 1, 1, 2]
    assert to_merge([70_000, 5, 6]) == [1, 2]
    assert to_merge([70_000] * 3) == []
    assert to_merge([70_000] * 4) == [0, 1, 2, 3]
    assert to_merge([2**26] * 9) == []
    assert to_merge([2**20] * 4, below=2**20) == []


@given(st.lists(st.integers(1, 2**20), max_size=300))
def test_an_index_that_grows_has_few_segments(added):
    sizes: list[int] = []
    for size in added:
        sizes.append(size)
        while places := to_merge(sizes):
            total = sum(sizes[place] for place in places)
            sizes = [one for at, one in enumerate(sizes) if at not in places] + [total]
    assert sum(sizes) == sum(added)
    assert len(sizes) <= 1 + 3 * (1 + tier(max(sizes, default=1)))
