"""Real histories of published policies: each step as our own reader reads it, and what it is.

    .venv/bin/python -m tests.corpus.histories            a table of layers, verdicts and kinds
    .venv/bin/python -m tests.corpus.histories 46 68      single steps, with their verdict

The texts are Markdown that another tool made of web pages; here they are rendered to HTML again and
read by `ingest.parse.html`, so that blocks, links and emphasis are those of our own layer L1.
Nothing of the corpus is kept; without it there is nothing to do.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from ingest.parse.html import rich_text
from ingest.revisions.changes import Judged, judge
from ingest.revisions.decide import decide_revision
from ingest.revisions.fingerprint import prints
from schemas.records.revisions import Content, Decision, KnownRevision

HISTORIES = Path(__file__).parents[3] / "shared/corpus/histories/policies.jsonl.gz"
# Where the relative links of all documents lead; any address does.
_BASE = "https://policies.example/"
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


@dataclass(frozen=True)
class Step:
    """One step of one document's history."""

    number: int  # its line in the file, from 0
    document: str
    at: str  # when the step was recorded
    label: str  # `source`: the document was changed; `extractor`: only the tool that read it
    before: Content
    after: Content

    @cached_property
    def moved(self) -> str:
        """The outermost layer that differs, told without the code that decides about edits."""
        if self.before.text.visible != self.after.text.visible:
            return "text"
        if _targets(self.before, whole=False) != _targets(self.after, whole=False):
            return "targets"
        if _targets(self.before, whole=True) != _targets(self.after, whole=True):
            return "parameters"
        return "marks" if self.before.text != self.after.text else "nothing"

    def decision(self, *, method: str = "m/1") -> Decision:
        """What we decide, where `m/1` has read the text before."""
        return decide_revision(
            self.after, head=_known(self.before), earlier=(), method=method, first_seen=False
        )

    @cached_property
    def judged(self) -> Judged:
        """The account of the differences between both texts, whatever was decided."""
        return judge(self.before, self.after)


def steps() -> Iterator[Step]:
    """Every step of the corpus. Raises: FileNotFoundError."""
    with gzip.open(HISTORIES, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            before, after = read(row["before"]), read(row["after"])
            yield Step(number, row["document"], row["at"][:10], row["label"], before, after)


def read(markdown: str) -> Content:
    """A text of the corpus as our reader of HTML reads it."""
    text = rich_text(_MARKDOWN.render(markdown), base_url=_BASE)
    return Content(title="", author=None, text=text)


def _targets(content: Content, *, whole: bool) -> list[str]:
    urls = [link.url for link in content.text.links]
    return urls if whole else [urlsplit(url)._replace(query="").geturl() for url in urls]


def _known(content: Content) -> KnownRevision:
    seen = prints(content)
    return KnownRevision(
        revision_id="r1", seq=1, fingerprint=seen.fingerprint, exact=seen.exact, method="m/1",
        content=content,
    )  # fmt: skip


def verdict(decision: Decision) -> str:
    """`edited`, `reprocessed`, `unchanged` or `held`."""
    return type(decision).__name__.lower()


def main() -> None:
    """Print the table, or single steps."""
    wanted = set(map(int, sys.argv[1:]))
    found = [step for step in steps() if not wanted or step.number in wanted]
    if wanted:
        for step in found:
            _print_step(step)
    else:
        _print_table(found)


def _print_table(found: Sequence[Step]) -> None:
    told = Counter(
        (s.label, s.moved, verdict(s.decision()), verdict(s.decision(method="m/2"))) for s in found
    )
    print(f"{'label':<11}{'what moved':<12}{'one method':<13}{'two methods':<13}steps")
    for (label, moved, one, two), count in sorted(told.items()):
        print(f"{label:<11}{moved:<12}{one:<13}{two:<13}{count:5}")
    for label in ("source", "extractor"):
        _print_kinds(label, [s for s in found if s.label == label])


def _print_kinds(label: str, found: Sequence[Step]) -> None:
    edits = [step.judged for step in found if verdict(step.decision()) == "edited"]
    kinds, significance = Counter[str](), Counter(j.significance.word for j in edits)
    changes = Counter(change.kind for judged in edits for change in judged.changes)
    for judged in edits:
        kinds.update({change.kind for change in judged.changes})
    print(f"\n{label}: {len(edits)} edits by one method; {dict(significance)}")
    for kind, count in kinds.most_common():
        print(f"  {kind:<12}{count:5} steps {changes[kind]:6} changes")


def _print_step(step: Step) -> None:
    print(f"\n{step.number} {step.label} {step.document} {step.at}: {step.moved}")
    one, two = verdict(step.decision()), verdict(step.decision(method="m/2"))
    judged = step.judged
    words = f"+{judged.words_added} -{judged.words_removed} words"
    print(f"  {one} by one method, {two} by two; {judged.significance.word}, {words}")
    for change in judged.changes[:25]:
        print(f"  {change.kind:<12}{change.field:<6}{change.before!r} → {change.after!r}")
        if change.reason:
            print(f"{'':<20}{change.reason}")


if __name__ == "__main__":
    main()
