"""Which passages of a post reproduce a cited statement in its own language. Pure, bounded.

A passage needs 13 equal words, or 6 between quotation marks or in a quoted block beside an
address (TEXT.md, "Quotations in the same language"). Short stock phrases, the statement's title,
formulas, addresses and quoted earlier posts are no quotations (OFFICIAL.md 6).
"""

from ingest.citations.earlier_posts import earlier_posts
from ingest.citations.links import find_addresses
from ingest.citations.passages import Passage, find_passages
from ingest.citations.spans import merged, span_touching
from ingest.citations.weighing import Weighing, marked_words
from ingest.citations.words import Words, words_of
from schemas.records.citations import FoundAddress, Quotation
from schemas.records.texts import RichText

_CASE_COST = 0.5  # a word that differs only in its capitals is half altered


def find_quotations(post: RichText, statement: str) -> tuple[Quotation, ...]:
    """Passages of a post that reproduce this statement, in the order of the post.

    Spans count characters of `post.visible` and of `statement`, the visible text; none overlaps
    another in the post. `score` is 1.0 word for word; at least three quarters of a passage are.
    """
    said, given = words_of(post.visible), words_of(statement)
    addresses = find_addresses(post)
    weighing = Weighing.of(given, statement, marks=marked_words(post, said, addresses))
    passages = find_passages(
        own_words(post, said, addresses),
        given.folded,
        rank=weighing.rank,
        accept=weighing.accept,
    )
    return tuple(
        Quotation(
            post=said.span(*passage.post),
            statement=given.span(*passage.statement),
            score=score(passage, said, given),
        )
        for passage in passages
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


def own_words(
    post: RichText, words: Words, addresses: tuple[FoundAddress, ...]
) -> list[str | None]:
    """The words that the post itself says; None inside addresses and earlier posts.

    The words of a link's label stay: a word of a quoted sentence is linked as often as a title.
    """
    written = ((one.start, one.end) for one in addresses if _shows_address(one))
    hidden = merged([*earlier_posts(post), *written])
    return [
        None if span_touching(hidden, *span) is not None else word
        for word, span in zip(words.folded, words.spans, strict=True)
    ]


def _shows_address(one: FoundAddress) -> bool:
    """Whether the post shows the address itself and not a label."""
    return len(one.displayed.split()) == 1 and ("/" in one.displayed or "." in one.displayed[:-1])
