"""An upgrade of our own extractor: never an edit, and hides none that is sure."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.revisions.upgrade import judge_upgrade
from schemas.records.revisions import Edited, Reprocessed, Significance, Unchanged
from schemas.records.texts import Block, Link
from tests.unit.revisions.making import content, decide, marker

HISTORIES = Path(__file__).parents[4] / "shared/corpus/histories/policies.jsonl.gz"
TEXT = "Am Montag sprach der Minister in Berlin über {} Prozent der Leute."
OLD = content("Ein Absatz.", TEXT.format("3,5"))


def test_an_equal_reading_by_another_method_is_unchanged():
    assert decide(OLD, OLD, method="m/2") == Unchanged()


@pytest.mark.parametrize(
    "read",
    [
        content("Menü Start Suche", "Ein Absatz.", TEXT.format("3,5")),
        content(TEXT.format("3,5")),
        content(f"Ein Absatz. {TEXT.format('3,5')}", "Danke."),
        content("Ein Absatz.", TEXT.format("3,5").replace("der Minister ", "")),
        content("Ein Absatz.", TEXT.format("3,5").replace("über", "Ã¼ber")),
        content("Ein Absatz.", TEXT.format("3,5").replace("über", "\ufffdber")),
        content("Ein Absatz.", TEXT.format("3,5"), title="Forum: Titel"),
        content("Ein Absatz.", TEXT.format("„3,5“")),
        content(Block(text="Ein Absatz.", kind="heading"), TEXT.format("3,5")),
    ],
)
def test_what_a_method_reads_otherwise_is_reprocessed(read):
    assert isinstance(decide(read, OLD, method="m/2"), Reprocessed)


def test_a_number_in_anothers_place_is_an_edit_whatever_else_the_new_method_reads():
    read = content("Menü Start Suche", "Ein Absatz.", TEXT.format("35"), "Danke.")
    decision = decide(read, OLD, method="m/2")
    assert isinstance(decision, Edited)
    assert [(c.before, c.after) for c in decision.edit.changes] == [("3,5", "35")]
    assert decision.edit.significance is Significance.SUBSTANTIVE
    assert not decision.edit.declared


def test_a_marker_that_went_on_declares_what_the_methods_cannot_tell():
    read = replace(content("Ein Absatz.", "Danke.", TEXT.format("3,5")), marker=marker(9))
    assert isinstance(decide(read, OLD, method="m/2"), Reprocessed)
    decision = decide(read, replace(OLD, marker=marker()), method="m/2")
    assert isinstance(decision, Edited)
    assert decision.edit.declared


def test_a_reading_in_another_language_is_no_edit():
    words = [f"wort{n}" for n in range(400)]
    other = [word.upper() + "yz" if n % 8 == 0 else word for n, word in enumerate(words)]
    assert judge_upgrade(content(" ".join(words)), content(" ".join(other))) is None


_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_MARKUP = re.compile(r"\*\*|(?<!\w)_|_(?!\w)|^\s*[*#>-]+\s+|\\(?=\W)")


def from_markdown(text):
    lines = (_MARKUP.sub("", line).strip() for line in text.splitlines())
    return content(*[_block(line) for line in lines if line and not re.fullmatch("[-=]+", line)])


def _block(line):
    shown, links, at = "", [], 0
    for found in _LINK.finditer(line):
        shown += line[at : found.start()]
        links.append(Link(start=len(shown), end=len(shown) + len(found[1]), url=found[2]))
        shown, at = shown + found[1], found.end()
    return Block(text=shown + line[at:], links=tuple(links))


@pytest.mark.corpus
def test_real_upgrades_are_told_from_real_edits():
    """Of 46 steps labelled as the extractor's, the one that is told is an imprint that moved."""
    if not HISTORIES.exists():
        pytest.skip("no corpus beside the repository")
    told = {"extractor": [], "source": []}
    with gzip.open(HISTORIES, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            before, after = from_markdown(row["before"]), from_markdown(row["after"])
            if isinstance(decide(after, before, method="m/2"), Edited):
                told[row["label"]].append(row["document"])
    assert told["extractor"] == ["Facebook/Terms of Service.md"]
    assert len(told["source"]) >= 12
