"""The words of a post, ready to be compared with many statements. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from ingest.citations.beginning import beginning_of
from ingest.citations.earlier_posts import earlier_posts
from ingest.citations.links import find_addresses
from ingest.citations.spans import Span, merged, span_touching
from ingest.citations.weighing import marked_words
from ingest.citations.words import Words, words_of
from schemas.records.citations import FoundAddress
from schemas.records.texts import RichText

_KEPT = 4  # posts kept read: the index, the sources and each cited statement ask in a row


@dataclass(frozen=True, slots=True)
class Said:
    """What the beginning of a post says, and which of it is set as a quotation."""

    words: Words
    own: list[str | None]  # folded; None in addresses and in earlier posts, which are not its own
    marks: list[int]  # for each word the marked passage that it is in, 0 for none
    addresses: tuple[FoundAddress, ...]

    @classmethod
    def of(cls, post: RichText, *, quoted: Sequence[Span] = ()) -> "Said":
        """The words of a post; `quoted` are more spans of its visible text that are quotations.

        Of a very long post only the beginning is read (`ingest.citations.beginning`).
        """
        said = _read(beginning_of(post))
        return replace(said, marks=marks_within(said.words, quoted, said.marks)) if quoted else said


@lru_cache(maxsize=_KEPT)
def _read(post: RichText) -> Said:
    words, addresses = words_of(post.visible), find_addresses(post)
    marks = marked_words(post, words, addresses)
    return Said(words, own_words(post, words, addresses), marks, addresses)


def marks_within(words: Words, spans: Sequence[Span], marks: Sequence[int]) -> list[int]:
    """The marks with those of more spans, where a word has none yet."""
    if not spans:
        return list(marks)
    more = merged(spans)
    fresh = dict(zip(range(len(more)), count(max(marks, default=0) + 1), strict=False))
    numbers = (span_touching(more, *span) for span in words.spans)
    return [
        mark or (0 if number is None else fresh[number])
        for mark, number in zip(marks, numbers, strict=True)
    ]


def own_words(post: RichText, words: Words, addresses: Sequence[FoundAddress]) -> list[str | None]:
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
