"""What a quotation in the statement's own language altered, word by word. Pure, bounded.

Every altered word is told: a changed word in a quoted sentence is news (TEXT.md, "Quotations in the
same language"). The kinds are those of edits (`ingest/revisions/kinds`); several may hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rapidfuzz.distance import Levenshtein

from ingest.citations.fidelity.certainty import degree_phrases, phrases_in
from ingest.citations.fidelity.marks import Marks, holds, marks_of
from ingest.citations.fidelity.names import is_name
from ingest.citations.fidelity.negations import joins_negation, negating, opposites
from ingest.citations.fidelity.numbers import Settled, kind_of, settled_in_order
from ingest.citations.fidelity.omissions import left_out
from ingest.citations.fidelity.passages import Passages, Side
from ingest.citations.fidelity.reasons import instead, quoted
from ingest.citations.fidelity.units import Unit, units_of
from ingest.citations.fidelity.windows import Window, windows
from ingest.citations.spans import Span
from ingest.lexicon.figures import Figure
from ingest.lexicon.name_folding import may_be_one_name
from ingest.lexicon.stems import stem
from schemas.records.citations import Mismatch

# Words of the statement that an insertion may stand for: "he" for "[the president of Kazakhstan]".
_REPLACED = 5
_SHOWN = 4  # words of each side that a reason shows
# A word so long with one letter put for another is a slip, and no other word.
_SLIP_LETTERS = 7


def altered(passages: Passages) -> Iterator[Mismatch]:
    """The mismatches of a verbatim passage in the order of the post."""
    post, statement = passages.post, passages.statement
    if post.text == statement.text:
        return
    marks = _own_marks(post.text, statement.text)
    own = [
        one for one in units_of(post.text, post.language) if not holds(marks.insertions, *one.span)
    ]
    theirs = units_of(statement.text, statement.language)
    settled = settled_in_order(post.figures, statement.figures)
    comparison = _Comparison(passages, marks, settled)
    for window in windows(own, theirs, marks.ellipses):
        # where a quotation begins and ends is its author's affair, unless "…" stands there
        if window.post or not window.at_edge or comparison.is_marked(window):
            yield from comparison.of(window)


def _own_marks(post: str, statement: str) -> Marks:
    """The author's marks: what the statement has in the same brackets is the speaker's."""
    marks = marks_of(post)
    inserted = tuple(span for span in marks.insertions if post[slice(*span)] not in statement)
    return Marks(inserted, marks.ellipses, marks.rounds)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is known of both sides while windows are told."""

    passages: Passages
    marks: Marks
    settled: Settled

    def of(self, window: Window) -> Iterator[Mismatch]:
        """The mismatches of one window, by kind."""
        if not window.post and self.is_marked(window):
            yield left_out(self.passages, window.at, window.statement_span or (0, 0))
            return
        figures = list(self._figures(window))
        yield from figures
        post, statement = self._without_figures(window)
        if _same_letters(post, statement) or self._same_name(post, statement):
            return
        if not post and self._replaced_by_insertion(window, statement):
            return
        told = list(self._told(window, post, statement))
        yield from told
        if not told and not figures:
            yield self._wording(window)

    def _told(
        self, window: Window, post: Sequence[Unit], statement: Sequence[Unit]
    ) -> Iterator[Mismatch]:
        """Negation, certainty and names of one window."""
        negation = self._negation(post, statement)
        turned = bool(negation) and len(post) == len(statement)  # "impossible" for "possible"
        for kind, reason in (
            ("negation", negation),
            ("certainty", "" if turned else self._certainty(post, statement)),
            ("name", self._name(post, statement)),
        ):
            if reason:
                yield self._mismatch(kind, window.post_span, window.statement_span, reason)

    def _figures(self, window: Window) -> Iterator[Mismatch]:
        """Figures that do not agree, each beside the one that stands in its place."""
        post, statement = self.passages.post, self.passages.statement
        ours = _touched(post.figures, window.post_span, self.settled[0])
        theirs = _touched(statement.figures, window.statement_span, self.settled[1])
        for one, other in zip_longest(ours, theirs):
            here = one.span if one else window.post_span
            there = other.span if other else window.statement_span
            reason = instead(_cut(post, here), _cut(statement, there))
            yield self._mismatch(kind_of(one, other), here, there, reason)

    def _without_figures(self, window: Window) -> tuple[list[Unit], list[Unit]]:
        sides = self.passages.post, self.passages.statement
        rows = window.post, window.statement
        return tuple(  # type: ignore[return-value]
            [one for one in row if not any(_overlap(one.span, f.span) for f in side.figures)]
            for row, side in zip(rows, sides, strict=True)
        )

    def _negation(self, post: Sequence[Unit], statement: Sequence[Unit]) -> str:
        """Which word negates on one side alone, and what stands there on the other."""
        ours, theirs = [one.key for one in post], [one.key for one in statement]
        known = self.passages.statement.known
        if joins_negation(ours, theirs) or joins_negation(theirs, ours):
            return ""
        here, there = negating(ours, known), negating(theirs, known)
        if len(here) < len(there):
            return _instead(ours, theirs) or f"{quoted(theirs[there[-1]])} is left out"
        if len(here) > len(there):
            return _instead(ours, theirs) or f"{quoted(ours[here[-1]])} is not in the statement"
        if len(ours) == len(theirs):
            for one, other in zip(ours, theirs, strict=True):
                if opposites(one, other, known):
                    return (
                        f"{quoted(one)} in the post, its opposite {quoted(other)} in the statement"
                    )
        return ""

    def _certainty(self, post: Sequence[Unit], statement: Sequence[Unit]) -> str:
        known = self.passages.statement
        phrases = degree_phrases(known.language) | known.known.certainty
        ours, theirs = (
            [" ".join(keys[slice(*span)]) for span in phrases_in(keys, phrases)]
            for keys in ([one.key for one in post], [one.key for one in statement])
        )
        if sorted(ours) == sorted(theirs):
            return ""
        return instead(" ".join(ours), " ".join(theirs))

    def _name(self, post: Sequence[Unit], statement: Sequence[Unit]) -> str:
        ours = [
            _cut(self.passages.post, one.span)
            for one in post
            if self._names(self.passages.post, one)
        ]
        theirs = [
            _cut(self.passages.statement, one.span)
            for one in statement
            if self._names(self.passages.statement, one)
        ]
        return instead(" ".join(ours), " ".join(theirs)) if ours or theirs else ""

    def _names(self, side: Side, one: Unit) -> bool:
        return is_name(_cut(side, one.span), side.text[: one.span[0]][-3:], side.known)

    def _wording(self, window: Window) -> Mismatch:
        """Other words, words that are missing, or words that are not the statement's."""
        ours = _cut(self.passages.post, window.post_span)
        theirs = _cut(self.passages.statement, window.statement_span)
        here, there = window.post_span, window.statement_span
        if not window.post:
            return self._mismatch("omission", here, there, f"{quoted(theirs)} is left out")
        if not window.statement:
            doubtful = here is not None and holds(self.marks.rounds, *here)
            reason = f"{quoted(ours)} is not in the statement"
            return self._mismatch("addition", here, there, reason, firm=not doubtful)
        slip = _is_slip(window, self.passages.statement.language)
        reason = instead(ours, theirs) + (", which may be a slip or another form" if slip else "")
        return self._mismatch("wording", here, there, reason, firm=not slip)

    def _replaced_by_insertion(self, window: Window, statement: Sequence[Unit]) -> bool:
        return len(statement) <= _REPLACED and _holds_one(window, self.marks.insertions)

    def _same_name(self, post: Sequence[Unit], statement: Sequence[Unit]) -> bool:
        """Whether both sides are one name in two spellings."""
        if not post or len(post) != len(statement):
            return False
        sides = self.passages.post, self.passages.statement
        pairs = [
            (_cut(sides[0], one.span), _cut(sides[1], other.span))
            for one, other in zip(post, statement, strict=True)
        ]
        return all(
            one[0].isupper() and other[0].isupper() and may_be_one_name(one, other)
            for one, other in pairs
        )

    def is_marked(self, window: Window) -> bool:
        """Whether the post says by "…" that words are left out here."""
        return _holds_one(window, self.marks.ellipses)

    def _mismatch(
        self,
        kind: str,
        post: Span | None,
        statement: Span | None,
        reason: str,
        *,
        firm: bool = True,
    ) -> Mismatch:
        ours, theirs = self.passages.post, self.passages.statement
        return Mismatch(
            kind=kind,  # type: ignore[arg-type]
            post=ours.place(*post) if post else None,
            statement=theirs.place(*statement) if statement else None,
            reason=reason,
            firm=firm,
        )


def _instead(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Both sides, where words stand on both and are few: “often” for “never once”."""
    if not ours or not theirs or max(len(ours), len(theirs)) > _SHOWN:
        return ""
    return instead(" ".join(ours), " ".join(theirs))


def _holds_one(window: Window, spans: Sequence[Span]) -> bool:
    return any(window.at[0] <= start and end <= window.at[1] for start, end in spans)


def _touched(
    figures: Sequence[Figure], span: Span | None, settled: frozenset[Figure]
) -> list[Figure]:
    if span is None:
        return []
    return [one for one in figures if one not in settled and _overlap(one.span, span)]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _cut(side: Side, span: Span | None) -> str:
    return side.text[slice(*span)] if span else ""


def _same_letters(post: Sequence[Unit], statement: Sequence[Unit]) -> bool:
    """Whether only the gaps differ: "cooperation", "co-operation"; nothing is left, or both."""
    return "".join(one.key for one in post) == "".join(one.key for one in statement)


def _is_slip(window: Window, language: str | None) -> bool:
    rows = [one.key for one in window.post], [one.key for one in window.statement]
    return _is_form(window, language) or joins_negation(*rows) or joins_negation(*rows[::-1])


def _is_form(window: Window, language: str | None) -> bool:
    """Whether each word is a form of the other's word, or a slip of one letter."""
    if len(window.post) != len(window.statement):
        return False
    return all(
        one.key == other.key
        or stem(one.key, language) == stem(other.key, language)
        or (
            min(len(one.key), len(other.key)) >= _SLIP_LETTERS
            and Levenshtein.distance(one.key, other.key, score_cutoff=1) <= 1
        )
        for one, other in zip(window.post, window.statement, strict=True)
    )
