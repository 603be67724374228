"""What `doctor` says of the index: well, behind, damaged."""

from dataclasses import replace

from ingest.index.index import Size
from ingest.pipeline.index_state import IndexState
from ops.index_findings import index_findings

STATE = IndexState(
    folder="/home/index",
    size=Size(last=12, segments=1, postings=99, file_bytes=3_200_000),
    behind=0,
    damage="",
)


def test_an_index_that_has_read_all_is_well():
    (finding,) = index_findings(STATE)
    assert (finding.well, finding.found) == (True, "12 revisions, 3 MB")


def test_a_few_revisions_behind_is_a_moment():
    (finding,) = index_findings(replace(STATE, behind=30))
    assert (finding.well, finding.found) == (True, "12 revisions, 3 MB, 30 to be read")


def test_far_behind_says_what_is_missed_and_what_to_do():
    (finding,) = index_findings(replace(STATE, behind=50_000))
    assert not finding.well
    assert finding.found == "50000 revisions behind the ledger (12 revisions, 3 MB)"
    assert "`palimpsest index rebuild`" in finding.do


def test_damage_is_told_with_its_reason():
    (finding,) = index_findings(replace(STATE, damage="x.segment is cut off"))
    assert not finding.well
    assert finding.found == "/home/index is damaged: x.segment is cut off"
    assert "`palimpsest index rebuild`" in finding.do


def test_where_nobody_could_look_nothing_is_said():
    assert list(index_findings(None)) == []
