"""Real posts of the corpus, where it is on this machine: passages, and the one true source of all.

Read where they lie, never copied. Each post is compared with the statement that it cites, then with
all statements of the set at once as if it gave no address.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from ingest.citations.candidates import Candidate
from ingest.citations.quotations import find_quotations
from ingest.citations.sources import find_sources
from ingest.citations.weighing import UNMARKED_WORDS
from schemas.records.citations import FoundCitation, Quotation
from schemas.records.texts import Block, RichText
from tests.evaluation.citations.sections import Figure, Section

RECORDS = Path(__file__).parents[4] / "shared" / "corpus" / "citations"
_COVERED = 0.95  # of a checked span that was found
_DATES = ("%Y-%m-%d", "%B %d, %Y", "%Y")


@dataclass(frozen=True, kw_only=True)
class Record:
    """A real post and the statement that it cites."""

    number: str
    post: RichText
    written_at: datetime
    statement: Candidate
    spans: tuple[tuple[int, int, int], ...]  # start, end, words

    def passages(self) -> tuple[Quotation, ...]:
        """What is found with the statement known."""
        return find_quotations(self.post, self.statement.text)

    def sources(self, every: Sequence[Candidate]) -> tuple[FoundCitation, ...]:
        """What is found among all statements without the address."""
        found = find_sources(self.post, every, published_at=self.written_at)
        return tuple(each.citation for each in found)


@cache
def records() -> tuple[Record, ...]:
    """All records, none where the corpus is absent."""
    paths = sorted(RECORDS.glob("*.json"))
    return tuple(_record(json.loads(path.read_text("utf-8"))) for path in paths)


def all_statements() -> list[Candidate]:
    """Every statement of the set once: several posts cite the same."""
    by_text: dict[str, Candidate] = {}
    for one in records():
        by_text.setdefault(one.statement.text, one.statement)
    return list(by_text.values())


def _record(raw: Mapping[str, Any]) -> Record:
    lines = raw["post_text"].split("\n")  # as they stand: the spans count these characters
    spans = [one for one in raw["quoted_spans"] if "post_start" in one]
    written = _day(raw["post_date"])
    if len(raw["post_date"]) == len("2020"):
        written = written.replace(month=12, day=31)
    return Record(
        number=raw["id"],
        post=RichText(blocks=tuple(Block(text=line) for line in lines)),
        written_at=written,
        statement=Candidate(
            statement_key=raw["statement_text"][:400],
            revision_id=raw["id"],
            text=raw["statement_text"],
            url=raw["statement_url"],
            title=raw["statement_title"],
            publisher="whitehouse",
            published_at=_day(raw["statement_date"]),
        ),
        spans=tuple((one["post_start"], one["post_end"], one["words"]) for one in spans),
    )


def _day(written: str) -> datetime:
    for form in _DATES:
        try:
            return datetime.strptime(written, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ValueError(written)


def covered(spans: Sequence[tuple[int, int]], start: int, end: int) -> float:
    """Which share of the characters from start to end these spans cover."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans) / (end - start)


def measure() -> Section:
    """Figures of the set; empty where it is absent."""
    every = records()
    if not every:
        return Section(title="real posts", measured_on="the corpus is not here", figures=())
    statements = all_statements()
    long, short = _spans_found(every, short=False), _spans_found(every, short=True)
    judged = [(one, found) for one in every for found in one.sources(statements)]
    right = [one for one in judged if _is_right(*one)]
    wrong = [one for one in judged if not _is_right(*one)]
    quoting = [one for one in every if one.spans]
    sourced = {one.number for one, _ in right}
    return Section(
        title="real posts",
        measured_on=f"{len(every)} real posts and {len(statements)} statements, US government",
        figures=[
            Figure(
                what=f"checked spans of 13 words found ({len(long)})", value=_mean(long), bar=1.0
            ),
            Figure(what=f"shorter checked spans found ({len(short)})", value=_mean(short)),
            Figure(
                what="spans found that nobody had checked", value=float(len(list(_more(every))))
            ),
            Figure(
                what=f"quoting posts led to their statement ({len(quoting)})",
                value=_mean([one.number in sourced for one in quoting]),
            ),
            Figure(what="other statements called a source", value=float(len(wrong))),
            Figure(
                what="of these certain",
                value=float(sum(found.certainty == "certain" for _, found in wrong)),
                bar=0.0,
                at_most=True,
            ),
        ],
        misses=[*_told(judged), *_more(every)],
    )


def _is_right(one: Record, found: FoundCitation) -> bool:
    return found.statement_key == one.statement.statement_key


def _spans_found(every: Sequence[Record], *, short: bool) -> list[bool]:
    found: list[bool] = []
    for one in every:
        spans = [each.post for each in one.passages()]
        found += [
            covered(spans, start, end) >= _COVERED
            for start, end, words in one.spans
            if (words < UNMARKED_WORDS) is short
        ]
    return found


def _more(every: Sequence[Record]) -> Iterator[str]:
    for one in every:
        for each in one.passages():
            if not any(covered([each.post], start, end) for start, end, _ in one.spans):
                yield f"{one.number}: not checked: {one.post.visible[slice(*each.post)]!r}"


def _told(judged: Sequence[tuple[Record, FoundCitation]]) -> Iterator[str]:
    for one, found in judged:
        name = "its statement" if _is_right(one, found) else found.url
        yield f"{one.number}: {name} {found.certainty}: {'; '.join(found.reasons)}"


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 1.0
