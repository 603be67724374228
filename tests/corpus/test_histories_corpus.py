"""Real histories: what a reader sees is told, tokens are not, and each difference can be applied.

What the labels of the corpus mean, and what was learned: ops/decisions/0022.
"""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from ingest.revisions.differ.align import Work
from ingest.revisions.differ.diff import diff
from schemas.records.revisions import Edited, Significance
from tests.corpus.histories import HISTORIES, steps, verdict

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not HISTORIES.exists(), reason="the corpus is not on this machine"),
]

# Redirectors of one company put a new token into each address at each look.
_TOKENS = {("l.facebook.com", "h"), ("l.instagram.com", "e")}
_TOKEN = re.compile(r"AT[\w-]{20,}")
_LEFT = re.compile(r"&e=AT[\w-]{20,}")


@pytest.fixture(scope="module")
def every():
    return list(steps())


@pytest.fixture(scope="module")
def source(every):
    return [step for step in every if step.label == "source"]


def test_every_source_step_that_a_reader_can_see_is_an_edit(source):
    seen = [step for step in source if step.moved in ("text", "targets", "marks")]
    assert len(seen) > 90
    assert [step.number for step in seen if not isinstance(step.decision(), Edited)] == []


def test_a_source_step_that_moved_words_or_targets_is_substantive(source):
    """Nothing that a reader reads was taken for typography or format."""
    seen = [step for step in source if step.moved in ("text", "targets")]
    significance = {
        step.number: step.judged.significance
        for step in seen
        if step.judged.words_added or step.judged.words_removed or step.moved == "targets"
    }
    lower = [number for number, found in significance.items() if found != Significance.SUBSTANTIVE]
    assert lower == []


def test_source_steps_that_are_no_edits_moved_only_tokens_or_nothing_at_all(source):
    silent = [step for step in source if not isinstance(step.decision(), Edited)]
    assert {verdict(step.decision()) for step in silent} == {"unchanged"}
    for step in silent:
        if step.moved == "nothing":
            assert step.before.text == step.after.text
            continue
        assert step.moved == "parameters"
        for before, after in pairs_of_targets(step):
            assert moved_parameters(before, after) <= _TOKENS, step.number


def test_thirteen_source_edits_are_known_false_alarms(source):
    """The archive's tool cut a redirector and left its token; no site prints `/meta&e=AT…`."""
    alarms = [step for step in source if step.moved == "targets" and only_tokens_left(step)]
    assert len(alarms) == 13
    assert all(isinstance(step.decision(), Edited) for step in alarms)


def only_tokens_left(step):
    cut = (
        [_LEFT.sub("", link.url) for link in text.text.links] for text in (step.before, step.after)
    )
    return next(cut) == next(cut)


def pairs_of_targets(step):
    pairs = zip(step.before.text.links, step.after.text.links, strict=True)
    return [(one.url, other.url) for one, other in pairs if one.url != other.url]


def moved_parameters(before, after):
    one, other = (dict(parse_qsl(urlsplit(url).query)) for url in (before, after))
    moved = {name for name in one | other if one.get(name) != other.get(name)}
    assert all(_TOKEN.fullmatch(found[name]) for found in (one, other) for name in moved)
    return {(urlsplit(before).hostname, name) for name in moved}


def test_each_difference_is_true_in_both_directions_and_within_its_bounds(every):
    for step in every:
        before, after = step.before.text.visible, step.after.text.visible
        work = Work.of_size(len(before) + len(after))
        most = work.cells
        ops = diff(before, after, work=work)
        assert 0 <= work.cells <= most, step.number
        assert applied(ops, before, after) == (before, after), step.number


def applied(ops, before, after):
    """Both texts, each made from the other and the steps between them."""
    equal = [op.kind == "equal" for op in ops]
    old = [
        (after[slice(*op.after)] if same else before[slice(*op.before)])
        for op, same in zip(ops, equal, strict=True)
    ]
    new = [
        (before[slice(*op.before)] if same else after[slice(*op.after)])
        for op, same in zip(ops, equal, strict=True)
    ]
    return "".join(old), "".join(new)


def test_of_the_extractors_steps_only_one_is_told_by_an_upgrade(every):
    """That one holds an edit: a law firm and its address were replaced in an imprint."""
    extractor = [step for step in every if step.label == "extractor"]
    told = [step for step in extractor if isinstance(step.decision(method="m/2"), Edited)]
    assert [step.document for step in told] == ["Facebook/Terms of Service.md"]


def test_by_one_method_each_source_edit_is_told_that_an_upgrade_could_not_tell(source):
    """Why snapshots are read again: like is then held against like."""
    edits = [step for step in source if isinstance(step.decision(), Edited)]
    told = [step for step in edits if isinstance(step.decision(method="m/2"), Edited)]
    assert 0 < len(told) < len(edits) / 4
