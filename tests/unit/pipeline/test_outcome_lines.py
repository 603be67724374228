"""What Flower shows of a look: one short line, with nothing of a post's text."""

import pytest

from ingest.pipeline.labels import counted, named
from ingest.pipeline.outcome import Counts, Outcome


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        (Counts(items=30, new=2, edited=1), "30 items, 2 new, 1 edited"),
        (Counts(items=1), "1 item"),
        (Counts(), "nothing new"),
        (Counts(failed="forum.example answered 503."), "failed: forum.example answered 503."),
        (Counts(items=4, failed="one page"), "4 items"),
        (Counts(items=2, gone=1, restored=1, held=1), "2 items, 1 held, 1 gone, 1 restored"),
    ],
)
def test_the_line_of_a_source(counts, line):
    assert counts.line() == line


def test_the_line_of_a_message_names_the_sources_with_news_and_counts_the_others():
    outcome = Outcome(
        counts={
            "Telepolis forum": Counts(items=30, new=2),
            "Kremlin": Counts(),
            "EU": Counts(),
        }
    )
    assert outcome.line() == "Telepolis forum: 30 items, 2 new; 2 without news"


def test_the_line_of_a_message_never_grows_with_the_number_of_sources():
    outcome = Outcome(counts={f"Source {n}": Counts(items=1) for n in range(50)})
    assert outcome.line().endswith("; 46 more sources")


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "A", "B"), "A, B"),
        (("A", "B", "C", "D", "E"), "A, B, C and 2 more"),
    ],
)
def test_labels_name_each_once(names, label):
    assert named(names) == label


def test_nouns_are_counted():
    assert (counted(1, "alert"), counted(2, "alert")) == ("1 alert", "2 alerts")
