"""Addresses found in snippets of posts, against those that their authors meant."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.citations.links import find_addresses
from ingest.parse.html import rich_text
from ingest.urls import identity_key
from schemas.records.texts import Block, RichText
from tests.evaluation.citations.sections import Counts, Figure, Section

WRITTEN = Path(__file__).parent / "written"
OPEN = WRITTEN / "addresses.txt"
HELD_OUT = WRITTEN / "addresses_held_out.txt"  # by another writer
DAMAGED = WRITTEN / "addresses_damaged.txt"  # what breaks first; no bar is meant for it
FORUM = "https://forum.example/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A post's words and the addresses that its author meant."""

    place: str  # file and number
    form: str
    script: str
    words: str
    meant: tuple[str, ...]

    def text(self) -> RichText:
        """As a feed or a page gives it."""
        if self.form == "html":
            return rich_text(self.words, base_url=FORUM)
        return RichText(blocks=tuple(Block(text=line) for line in self.words.split("⏎")))


def snippets(path: Path = OPEN) -> Iterator[Snippet]:
    """All snippets of a file."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line[:1] not in ("#", ""))
    for number, line in enumerate(lines):
        head, _, rest = line.partition(" | ")
        form, script = head.split()
        words, _, meant = rest.rpartition(" => ")
        yield Snippet(
            place=f"{path.stem} {number}",
            form=form,
            script=script,
            words=words,
            meant=() if meant == "-" else tuple(meant.split()),
        )


def measure() -> Section:
    """Precision, recall and F1 over the snippets, and over those held out."""
    known, held_out = list(snippets()), list(snippets(HELD_OUT))
    every = [*known, *held_out]
    figures: list[Figure] = []
    for title, part in (("all", every), ("held out", held_out)):
        counts = counted(part)
        figures += [
            Figure(what=f"addresses found, F1, {title}", value=counts.f1, bar=0.98),
            Figure(what=f"addresses found, precision, {title}", value=counts.precision, bar=0.99),
            Figure(what=f"addresses found, recall, {title}", value=counts.recall),
        ]
    damaged = counted(list(snippets(DAMAGED)))
    figures += [
        Figure(what="addresses found, F1, damaged on purpose", value=damaged.f1),
        Figure(what="addresses found, precision, damaged on purpose", value=damaged.precision),
    ]
    scripts = len({one.script for one in every})
    return Section(
        title="addresses",
        measured_on=f"{len(every)} snippets of {scripts} scripts, written by us",
        figures=figures,
        misses=[line for one in known for line in complaints(one)],
    )


def counted(part: Sequence[Snippet]) -> Counts:
    """Right, wrong and missing addresses of these snippets."""
    right = wrong = missing = 0
    for one in part:
        found, meant = _keys(one)
        both = (found & meant).total()
        right, wrong = right + both, wrong + found.total() - both
        missing += meant.total() - both
    return Counts(right, wrong, missing)


def complaints(one: Snippet) -> Iterator[str]:
    """What was found and not meant, meant and not found."""
    found, meant = _keys(one)
    if found != meant:
        wrong, missing = ([*(found - meant)], [*(meant - found)])
        yield f"{one.place} {one.script}: {one.words!r} found {wrong} missing {missing}"


def _keys(one: Snippet) -> tuple[Counter[str], Counter[str]]:
    found = (each.url for each in find_addresses(one.text()))
    return _counted(found), _counted(one.meant)


def _counted(urls: Iterable[str]) -> Counter[str]:
    return Counter(identity_key(url, keep_fragment=True) for url in urls)
