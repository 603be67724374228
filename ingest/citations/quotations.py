"""Which passages of a post reproduce a cited statement in its own language. Pure, bounded.

A passage needs 13 equal words, or 6 between quotation marks or in a quoted block beside an
address (TEXT.md, "Quotations in the same language"). Short stock phrases, the statement's title,
formulas, addresses and quoted earlier posts are no quotations (OFFICIAL.md 6).
"""

from ingest.citations.beginning import MOST_GIVEN_CHARS
from ingest.citations.introductions import behind_labels, quoted_part
from ingest.citations.passages import Passage, find_passages
from ingest.citations.said import Said
from ingest.citations.searched import Searched, shingles
from ingest.citations.weighing import Weighing
from ingest.citations.words import Words, words_of
from schemas.records.citations import Quotation
from schemas.records.texts import RichText

_CASE_COST = 0.5  # a word that differs only in its capitals is half altered


def find_quotations(post: RichText, statement: str) -> tuple[Quotation, ...]:
    """Passages of a post that reproduce this statement, in the order of the post.

    Spans count characters of `post.visible` and of `statement`, the visible text; none overlaps
    another in the post. Of very long texts only the beginning is read. `score` is 1.0 word
    for word; at least three quarters of a passage are.
    """
    statement = statement[:MOST_GIVEN_CHARS]
    said, given = Said.of(post), words_of(statement)
    weighing = Weighing.of(given, statement, marks=said.marks)
    searched = Searched(given.folded, wanted=frozenset(shingles(said.own)))
    accept = behind_labels(weighing.accept, given, statement)
    passages = find_passages(said.own, searched, rank=weighing.rank, accept=accept)
    shown = (quoted_part(passage, said.marks) for passage in passages)
    return tuple(quotation(passage, said.words, given) for passage in shown)


def quotation(passage: Passage, post: Words, statement: Words) -> Quotation:
    """A passage as the spans of both sides."""
    return Quotation(
        post=post.span(*passage.post),
        statement=statement.span(*passage.statement),
        score=score(passage, post, statement),
    )


def score(passage: Passage, post: Words, statement: Words) -> float:
    """Equal words of both sides out of all; 1.0 only if every word is as it was written."""
    equal = sum(
        1.0 if post.exact[a + n] == statement.exact[b + n] else _CASE_COST
        for a, b, length in passage.runs
        for n in range(length)
    )
    (start, end), (first, last) = passage.post, passage.statement
    return round(2 * equal / (end - start + last - first), 4)
