"""One post against many candidates: the passages that each may have given it. Pure, bounded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from ingest.citations.attribution import Naming, Pointer, pointing_at
from ingest.citations.candidates import Candidate
from ingest.citations.certainty import Cue
from ingest.citations.formulas import reads_as_title
from ingest.citations.introductions import behind_labels, quoted_part
from ingest.citations.names import names_of
from ingest.citations.passages import Passage, find_passages
from ingest.citations.quotations import quotation
from ingest.citations.said import Said, marks_within
from ingest.citations.searched import Searched
from ingest.citations.weighing import Weighing
from ingest.citations.words import Words
from schemas.records.citations import Quotation, Span
from schemas.records.texts import RichText

_UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A passage of the post and the revision that holds it."""

    candidate: Candidate
    passage: Passage
    quotation: Quotation  # without what of the passage stands in front of its opening mark
    taken: Span  # of the statement: all that the passage has of it
    words: float  # telling words that are equal, less as many as are altered
    longest: float  # telling words of its longest equal run
    marked: bool
    cue: Cue | None

    @property
    def equal(self) -> float:
        """Equal words less the altered ones of both sides."""
        return self.passage.same - 2 * self.passage.altered

    def rank(self) -> tuple[float, bool, datetime, str]:
        """Lowest first: longest with fewest alterations; named in the post; earliest."""
        published = self.candidate.published_at or _UNDATED
        return -self.equal, self.cue is None, published, self.candidate.statement_key


@dataclass(frozen=True, slots=True)
class Asking:
    """A post, read once for all candidates."""

    said: Said
    naming: Naming
    _pointers: dict[str, list[Pointer]] = field(default_factory=dict)  # by revision

    @classmethod
    def of(cls, post: RichText, *, quoted: Sequence[Span], most_words: int) -> "Asking":
        """The post's own words, at most so many; `quoted` are more spans that are quotations."""
        said = Said.of(post, quoted=quoted)
        own = said.own[:most_words]
        return cls(replace(said, own=own), Naming(post, said.words))

    def matches(
        self, candidate: Candidate, given: Words, searched: Searched, *, titles: Sequence[str]
    ) -> Iterator[Match]:
        """Passages of one candidate: 13 words, or 6 that are marked or beside a name of its own.

        `given` are the candidate's words and `searched` the same; `titles` of all candidates are no
        evidence for any of them.
        """
        if not searched.seeds:
            return
        pointers = self.pointers(candidate)
        beside = [each.scope for each in pointers if each.cue in ("speaker", "office")]
        marks = marks_within(self.said.words, beside, self.said.marks)
        weighing = Weighing.of(given, candidate.text, marks=marks, titles=titles)
        accept = behind_labels(weighing.accept, given, candidate.text)
        for passage in find_passages(self.said.own, searched, rank=weighing.rank, accept=accept):
            if reads_as_title(given.exact[slice(*passage.statement)]):
                continue
            shown = quoted_part(passage, self.said.marks)
            found = quotation(shown, self.said.words, given)
            yield Match(
                candidate=candidate,
                passage=passage,
                quotation=found,
                taken=given.span(*passage.statement),
                words=round(weighing.worth_of(passage) * passage.likeness, 1),
                longest=max(weighing.worth_of(Passage((run,))) for run in passage.runs),
                marked=replace(weighing, marks=self.said.marks).is_marked(passage),
                cue=self.named(candidate, found.post),
            )

    def named(self, candidate: Candidate, passage: Span) -> Cue | None:
        """What in the post points from a passage (visible text) to this candidate."""
        return pointing_at(self.pointers(candidate), passage)

    def pointers(self, one: Candidate) -> list[Pointer]:
        """Every place of the post that names this candidate; looked for once."""
        if one.revision_id not in self._pointers:
            names = names_of(one.text, title=one.title, author=one.author, publisher=one.publisher)
            self._pointers[one.revision_id] = self.naming.pointers(names)
        return self._pointers[one.revision_id]
