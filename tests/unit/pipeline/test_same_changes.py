"""Which stored edits are the same, whatever stands beside what they exchanged."""

import pytest

from ingest.pipeline.same_changes import words_exchanged
from tests.unit.revisions.making import content, edit


def exchanged(before, after):
    """As the ledger has it."""
    changes = edit(content(before), content(after)).changes
    return words_exchanged(
        {"changes": [{"field": c.field, "before": c.before, "after": c.after} for c in changes]}
    )


def test_the_number_that_a_place_is_told_with_makes_no_other_edit():
    one, other, several = (
        exchanged(text, text.replace("o'clock", "hours (local time)"))
        for text in (
            "The gate opens at 7 o'clock and closes.",
            "At 20 o'clock it is dark.",
            "From 7 o'clock to 9 o'clock.",
        )
    )
    assert one == other == several


@pytest.mark.parametrize(
    ("after", "other"),
    [
        ("Sie dauerten 8 Wochen.", "Sie dauerten 9 Wochen."),
        ("Sie dauerten 5 Tage.", "Sie dauerten 5 Monate."),
        ("Sie dauerten 5 Wochen!", "Sie dauerten – 5 Wochen."),
    ],
)
def test_other_words_numbers_or_signs_make_another_edit(after, other):
    before = "Sie dauerten 5 Wochen."
    assert exchanged(before, after) != exchanged(before, other)
