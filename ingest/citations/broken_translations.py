"""Whether a translated passage still translates what it did, after an edit of either side. Pure.

The translation is not aligned anew: each side is compared with itself, in its own language, by the
rules that tell how a quotation differs. A comma, a synonym or a moved paragraph breaks nothing; a
number, date, name, negation or certainty does, and so does a passage that is gone or rewritten.
"""

from collections.abc import Sequence

from ingest.citations.fidelity import mismatches
from ingest.citations.passages import Passage, find_passages
from ingest.citations.runs import Run
from ingest.citations.words import Words, words_of
from schemas.records.citations import MismatchKind, Quotation, Span

Texts = tuple[str, str]  # visible, as it was and as it is

# What an edit may not touch without changing what is said.
_MATTERS: frozenset[MismatchKind] = frozenset({"number", "date", "name", "negation", "certainty"})
# With less of its words left a passage is rewritten.
_LEFT = 0.5
# Words of the newer text read around where a passage begins or ends: others may be in their place.
_AROUND = 12


def broken_translations(
    before: Sequence[Quotation],
    *,
    posts: Texts,
    statements: Texts,
    languages: tuple[str | None, str | None],
) -> tuple[Quotation, ...]:
    """Those of these translated quotations that no longer hold, whichever side was edited.

    Their spans count the characters of the earlier texts. Edited on both sides alike is not told
    apart from edited on one: who follows either wants to know.
    """
    if not before:
        return ()
    own, other = languages
    said, given = (words_of(posts[1]), words_of(statements[1]))
    return tuple(
        one
        for one in before
        if is_altered(posts, one.post, said, language=own)
        or is_altered(statements, one.statement, given, language=other)
    )


def is_altered(texts: Texts, span: Span, now: Words, *, language: str | None) -> bool:
    """Whether the passage at `span` of the earlier text says something else in the newer one.

    `now` are the words of the newer text.
    """
    was, is_now = texts
    passage = was[slice(*span)]
    if passage in is_now:
        return False
    words = words_of(passage)
    shared = find_passages(words.folded, now.folded, rank=_length, accept=_anything)
    if sum(one.same for one in shared) < _LEFT * len(words):
        return True
    return any(
        each.firm and each.kind in _MATTERS
        for one in shared
        for each in mismatches(
            passage, is_now, _with_edges(one, words, now), languages=(language, language)
        )
    )


def _with_edges(one: Passage, was: Words, now: Words) -> Quotation:
    """The passage as a quotation, with the altered words before its first and behind its last."""
    (start, end), (first, last) = one.post, one.statement
    before, behind = min(start, first, _AROUND), min(len(was) - end, len(now) - last, _AROUND)
    start, first, end, last = start - before, first - before, end + behind, last + behind
    score = round(2 * one.same / (end - start + last - first), 4)
    return Quotation(post=was.span(start, end), statement=now.span(first, last), score=score)


def _length(run: Run) -> tuple[int, ...]:
    return (run[2],)


def _anything(one: Passage) -> Passage:
    return one
