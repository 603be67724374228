"""A stored passage is found where it stands in newer texts, or nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.moved_passages import moved_to
from schemas.records.citations import Mismatch, Quotation

POST, STATEMENT = "Davor. Sechs Tote. Danach.", "Before. Six dead. After."
STORED = Quotation(
    post=(7, 18),
    statement=(8, 17),
    score=0.9,
    method="translation",
    mismatches=(Mismatch(kind="number", post=(7, 12), statement=None, reason="six", firm=True),),
)


@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_the_spans_of_a_moved_passage_always_show_the_same_words(before, after):
    now = (before + POST + after, STATEMENT + after)
    moved = moved_to(STORED, before=(POST, STATEMENT), now=now)
    assert moved is not None
    assert now[0][slice(*moved.post)] == "Sechs Tote."
    assert now[1][slice(*moved.statement)] == "Six dead. "[:9]
    assert moved.mismatches[0].post[0] == moved.post[0]
    assert moved.mismatches[0].statement is None


def test_a_passage_that_was_altered_on_one_side_stands_nowhere():
    altered = (POST.replace("Sechs", "Sieben"), STATEMENT)
    assert moved_to(STORED, before=(POST, STATEMENT), now=altered) is None
