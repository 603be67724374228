"""Which statements a post quotes without giving their address. Pure, bounded.

The index proposes statements that share rare words with the post; here each passage is given to the
one that it is taken from: the longest run with the fewest alterations, of equals the one that the
post names, then the earliest (OFFICIAL.md 6). What several statements share, or both sides take
from a third text, stays `possible`; how sure the rest is says `ingest.citations.certainty`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate

from ingest.citations.asking import Asking, Match
from ingest.citations.beginning import MOST_GIVEN_CHARS, is_read_whole
from ingest.citations.candidates import Candidate, in_time, is_late
from ingest.citations.certainty import Cue, QuotationEvidence, Sure, by_quotation, is_stock
from ingest.citations.credited import at_most_likely, wrongly_credited
from ingest.citations.holders import Held, Holders
from ingest.citations.searched import Searched, shingles
from ingest.citations.third_texts import is_quoted_itself, names_third_text
from ingest.citations.words import words_of
from schemas.records.citations import Certainty, FoundCitation, Span
from schemas.records.texts import RichText

MOST_CANDIDATES = 24  # looked at, best first as the index gives them
# Words read of the post and of a statement. What lies behind them only an address can cite.
_MOST_SAID, _MOST_GIVEN = 10_000, 30_000
# Words of the post times candidates: a long post that repeats itself is held against fewer.
_MOST_WORK = 60_000
# Characters of all candidates together, best first: 24 usual statements have a fifth of it, of the
# longest press conferences it is two. Reading them costs some 15 ms for each 100 kB. For a post
# that is longer than any real one (3,200 words) as much less: words of the post times characters.
_MOST_CHARS, _MOST_PAIRS = 500_000, 1_600_000_000
# A passage is another statement's if more than this share of its words was given away already; a
# word or two at its ends may be both's.
_TAKEN = 0.2
_SENTENCE_END = re.compile(r"[.!?…]\s+\S|[。！？]\S|\n")
_ORDER: dict[Certainty, int] = {"certain": 2, "likely": 1, "possible": 0}

__all__ = ["MOST_CANDIDATES", "Candidate", "Sourced", "find_sources"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A citation by quotation, and the revision of the statement that its spans count in."""

    citation: FoundCitation
    revision_id: str


def find_sources(
    post: RichText,
    candidates: Sequence[Candidate],
    *,
    published_at: datetime | None,
    quoted: Sequence[Span] = (),
) -> tuple[Sourced, ...]:
    """The statements that a post quotes, in the order of their first passage in the post.

    `published_at` is when this text of the post was written, as far as known: of an edited post the
    time of the edit. `quoted` are spans of `post.visible` that are quotations by other signs than
    marks (`ingest.citations.voices`). All faces and revisions of one statement are one source;
    the spans count in the revision that matches best, of equals in the one seen last.
    """
    timely = in_time(candidates, published_at)
    if not timely:
        return ()
    asking = Asking.of(post, quoted=quoted, most_words=_MOST_SAID)
    proposed = timely[:MOST_CANDIDATES]
    said = max(1, len(asking.said.own))
    possible = _readable(proposed[: _MOST_WORK // said], min(_MOST_CHARS, _MOST_PAIRS // said))
    texts = {
        one.revision_id: words_of(one.text[:MOST_GIVEN_CHARS]).head(_MOST_GIVEN) for one in possible
    }
    wanted = frozenset(shingles(asking.said.own))
    searched = {id_: Searched(words.folded, wanted=wanted) for id_, words in texts.items()}
    titles = tuple(dict.fromkeys(one.title for one in possible if one.title))
    matched = [
        list(asking.matches(one, texts[one.revision_id], searched[one.revision_id], titles=titles))
        for one in possible
    ]
    judging = _Judging(
        visible=post.visible,
        holders=Holders(asking.said.own, possible, searched),
        named=asking.named,
        written_at=published_at,
        notes=tuple(_unread(post, len(proposed) - len(possible))),
    )
    given = _by_statement(_given_out(_best_revisions(matched)))
    return tuple(each for matches in given if (each := judging.sourced(matches)))


def _readable(candidates: Sequence[Candidate], most_chars: int) -> list[Candidate]:
    """The first of these, as many as have no more characters together; one at least."""
    ends = accumulate(len(one.text) for one in candidates)
    return [
        one
        for number, (one, end) in enumerate(zip(candidates, ends, strict=True))
        if end <= most_chars or not number
    ]


def _unread(post: RichText, candidates: int) -> Iterator[str]:
    """What a reader must know of what was not looked at."""
    if not is_read_whole(post):
        yield "only the beginning of the post was read"
    if candidates:
        yield f"{candidates} more statements that share words with the post were not read"


def _best_revisions(matched: Iterable[list[Match]]) -> list[Match]:
    """Of each statement the matches with the revision that has most of the post."""
    best: dict[str, list[Match]] = {}
    for matches in matched:
        if matches:
            key = matches[0].candidate.statement_key
            best[key] = max(best.get(key, []), matches, key=_fullness)
    return [match for matches in best.values() for match in matches]


def _fullness(matches: Sequence[Match]) -> tuple[float, float]:
    seen = matches[0].candidate.observed_at if matches else None
    return sum(match.equal for match in matches), seen.timestamp() if seen else 0.0


def _given_out(matches: Iterable[Match]) -> list[Match]:
    """Each word of the post to one statement, the best match first; the rest is dropped."""
    taken: set[int] = set()
    kept: list[Match] = []
    for match in sorted(matches, key=Match.rank):
        words = range(*match.passage.post)
        if sum(at in taken for at in words) <= _TAKEN * len(words):
            kept.append(match)
            taken.update(words)
    return kept


def _by_statement(matches: Iterable[Match]) -> list[list[Match]]:
    grouped: dict[str, list[Match]] = {}
    for match in sorted(matches, key=lambda match: match.passage.post):
        grouped.setdefault(match.candidate.statement_key, []).append(match)
    return list(grouped.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judging:
    """How sure each passage is, all candidates known."""

    visible: str
    holders: Holders
    named: Callable[[Candidate, Span], Cue | None]
    written_at: datetime | None
    notes: tuple[str, ...]  # reasons that hold for every citation of the post

    def sourced(self, matches: Sequence[Match]) -> Sourced | None:
        """The citation of one statement; None if all its passages are stock phrases."""
        one = matches[0].candidate
        judged = [(match, self.holders.of(match.passage.post, one)) for match in matches]
        weighed = [(match, self._evidence(match, held), held.share) for match, held in judged]
        kept = [each for each in weighed if not is_stock(each[1])]
        if not kept:
            return None
        sure, share = max(
            (
                (self._sure(match, evidence, beside=len(kept) - 1), share)
                for match, evidence, share in kept
            ),
            key=lambda each: (_ORDER[each[0].certainty], -each[1]),
        )
        citation = FoundCitation(
            method="quotation",
            url=one.url,
            statement_key=one.statement_key,
            publisher=one.publisher,
            language=one.language,
            confidence=sure.confidence,
            certainty=sure.certainty,
            margin=round(1.0 - share, 4),
            reasons=(*sure.reasons, *self.notes),
            quotations=tuple(match.quotation for match, _, _ in kept),
        )
        return Sourced(citation=citation, revision_id=one.revision_id)

    def _evidence(self, match: Match, held: Held) -> QuotationEvidence:
        one, found = match.candidate, match.quotation
        rivals = {
            each.statement_key
            for each in self.holders.candidates
            if each.statement_key in held.keys and self.named(each, found.post) == match.cue
        }
        return QuotationEvidence(
            words=match.words,
            longest=match.longest,
            score=found.score,
            marked=match.marked,
            several=_SENTENCE_END.search(one.text, *match.taken) is not None,
            cue=match.cue,
            others=len(held.keys) + held.unseen,
            rivals=len(rivals),
            third_text=is_quoted_itself(one.text, found.statement)
            or names_third_text(self.visible, found.post)
            or names_third_text(one.text, found.statement),
            after_post=is_late(one, self.written_at),
        )

    def _sure(self, match: Match, evidence: QuotationEvidence, *, beside: int) -> Sure:
        """How sure a passage is, so many others of the same statement beside it."""
        sure = by_quotation(replace(evidence, several=evidence.several or beside > 0))
        found = match.quotation
        wrong = wrongly_credited(self.visible, found.post, match.candidate.text, found.statement)
        return at_most_likely(sure, wrong) if wrong else sure
