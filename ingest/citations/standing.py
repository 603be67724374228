"""Whether a passage that reproduced a statement still does, in newer texts of both sides. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.citations.links import find_addresses
from ingest.citations.passages import Passage, find_passages
from ingest.citations.runs import Run
from ingest.citations.said import own_words
from ingest.citations.weighing import MARKED_WORDS
from ingest.citations.words import Words as AllWords
from ingest.citations.words import words_of
from schemas.records.citations import Quotation
from schemas.records.texts import RichText

Words = Sequence[str]  # folded


@dataclass(frozen=True, slots=True)
class Passed:
    """A passage as it was: the words of the post and those of the statement that it reproduced."""

    quoted: Words
    source: Words
    before: str | None  # the word of the post in front of it, None at the beginning
    behind: str | None

    @classmethod
    def of(cls, one: Quotation, post_was: AllWords, statement_was: str) -> "Passed":
        """The words that a quotation's spans enclose."""
        spans = post_was.spans
        first = bisect_left(spans, one.post[0], key=_start_of)
        last = bisect_left(spans, one.post[1], key=_start_of)
        return cls(
            post_was.folded[first:last],
            words_of(statement_was[slice(*one.statement)]).folded,
            post_was.folded[first - 1] if first else None,
            post_was.folded[last] if last < len(spans) else None,
        )


@dataclass(frozen=True, slots=True)
class NewerTexts:
    """The words of a post and of a statement as they are now, folded."""

    said: Words  # all words of the post
    own: list[str | None]  # the same, None where it is not the post that speaks
    statement: Words

    @classmethod
    def of(cls, post: RichText, statement: str) -> "NewerTexts":
        """The words of these visible texts."""
        words = words_of(post.visible)
        own = own_words(post, words, find_addresses(post))
        return cls(words.folded, own, words_of(statement).folded)

    def hold(self, was: Passed) -> bool:
        """Whether the passage still reproduces the statement, at least as well as it did.

        Compares folded words: a capital letter more or less breaks nothing.
        """
        in_post, in_statement = _has(self.own, was.quoted), _has(self.statement, was.source)
        if in_post and in_statement:
            return True
        alike = max((_likeness(one) for one in _shared(was.quoted, was.source)), default=0.0)
        if in_post:
            return any(
                one.post == (0, len(was.quoted)) and _likeness(one) >= alike
                for one in _shared(was.quoted, self.statement)
            )
        there = was.source if in_statement else self.statement
        return any(
            _likeness(one) >= alike and self._is_rest(one, was) for one in _shared(self.own, there)
        )

    def _is_rest(self, one: Passage, was: Passed) -> bool:
        """Whether a passage is what the author left of the earlier one: half of it at least.

        Where it is shorter, the word beside it is the one that stood beside the earlier passage:
        another word there is an altered quotation and not a cut one.
        """
        start, end = one.post
        kept = max(_shared(self.own[start:end], was.quoted), key=_same, default=None)
        if kept is None or 2 * kept.same < len(was.quoted):
            return False
        (first, last), (from_, to) = kept.post, kept.statement
        return (from_ == 0 or self._word(start + first - 1) == was.before) and (
            to == len(was.quoted) or self._word(start + last) == was.behind
        )

    def _word(self, at: int) -> str | None:
        return self.said[at] if 0 <= at < len(self.said) else None


def _has(words: Sequence[str | None], passage: Words) -> bool:
    """Whether these words stand there in one stretch."""
    return f"\0{chr(0).join(passage)}\0" in f"\0{chr(0).join(word or '' for word in words)}\0"


def _likeness(one: Passage) -> float:
    (start, end), (first, last) = one.post, one.statement
    return 2 * one.same / (end - start + last - first)


def _shared(post: Sequence[str | None], statement: Words) -> list[Passage]:
    """Passages that are long enough for a quotation between marks, longest run first."""
    least = min(MARKED_WORDS, len(post), len(statement))
    return find_passages(
        post,
        statement,
        rank=_length,
        accept=lambda one: one if one.same >= least else None,
    )


def _length(run: Run) -> tuple[int, ...]:
    return (run[2],)


def _same(one: Passage) -> int:
    return one.same


def _start_of(span: tuple[int, int]) -> int:
    return span[0]
