"""Who else holds a passage: the other statements in which the same words stand. Pure, bounded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.citations.candidates import Candidate
from ingest.citations.passages import Passage, find_passages
from ingest.citations.runs import Run
from ingest.citations.searched import Searched
from schemas.records.citations import Span

# From this share of its words on another statement holds the passage too; a quarter may be altered.
_SAME = 0.75


@dataclass(frozen=True, slots=True)
class Held:
    """How far a passage is one statement's alone."""

    keys: frozenset[str]  # statements beside it that hold the passage too
    unseen: int  # statements that hold its rarest words and that nobody looked at
    share: float  # of its words that the next statement holds, 0 to 1


@dataclass(frozen=True, slots=True)
class Holders:
    """The words of the post and of everything that was proposed for it."""

    own: Sequence[str | None]
    candidates: Sequence[Candidate]
    texts: Mapping[str, Searched]  # by revision

    def of(self, passage: Span, chosen: Candidate) -> Held:
        """Who holds a passage (words of the post, half open) beside the chosen statement.

        What the index did not propose any more counts by its own figure: a shingle that stands in
        more statements than are here stands in some that nobody looked at.
        """
        words = self.own[slice(*passage)]
        shares: dict[str, float] = {}
        for one in self.candidates:
            share = _share(words, self.texts[one.revision_id])
            shares[one.statement_key] = max(share, shares.get(one.statement_key, 0.0))
        shares.pop(chosen.statement_key, None)
        keys = frozenset(key for key, share in shares.items() if share >= _SAME)
        unseen = max(0, chosen.rarest - len(keys) - 1)
        return Held(keys, unseen, max(shares.values(), default=0.0))


def _share(words: Sequence[str | None], statement: Searched) -> float:
    """The share of these words that stand at one place of the statement, alterations between."""
    found = find_passages(words, statement, rank=_length, accept=_any)
    return max((one.same for one in found), default=0) / len(words)


def _length(run: Run) -> tuple[int, ...]:
    return (run[2],)


def _any(passage: Passage) -> Passage:
    return passage
