"""Whose words a paragraph is: posts of seven languages, the founding example, real threads.

Two hands wrote the posts (decision 0026). What is held out is all of the second one, who had read
neither the lists of phrases nor the posts of the first; `second_open.txt` is his to set weights on.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.citations.voices import voices
from schemas.records.texts import Block, RichText
from tests.evaluation.citations.sections import Counts, Figure, Section

WRITTEN = Path(__file__).parent / "written" / "voices"
THREADS = Path(__file__).parents[4] / "shared" / "corpus" / "forums"
_READ = 12_000  # characters of a real thread
SEED = Path(__file__).parents[4] / "shared" / "seed-post.de.txt"
# The paragraphs of the founding example that translate the statement, by number from 0.
SEED_QUOTED = frozenset({4, 5, 8, 12, 13, 15, 19, 21})
_BAR = 0.93  # TEXT.md, Targets
_THREADS_BAR = 0.03  # who quotes nobody is hardly ever taken for one who does
_SPEAKERS = {"A": "author", "Q": "quoted", "E": "earlier post"}


@dataclass(frozen=True, slots=True)
class WrittenPost:
    """A post with the voice of each of its blocks."""

    name: str
    held_out: bool
    text: RichText
    said_by: tuple[str, ...]

    @property
    def language(self) -> str:
        """Two-letter code, from the post's name."""
        return self.name[:2]


def written_posts() -> list[WrittenPost]:
    """All posts of the set."""
    return [
        _post(chunk)
        for path in sorted(WRITTEN.glob("*.txt"))
        for chunk in path.read_text("utf-8").split("\n== ")[1:]
    ]


def _post(chunk: str) -> WrittenPost:
    head, *lines = chunk.strip().splitlines()
    name, *marks = head.split()
    rows = [line.split(" | ", 1) for line in lines if line]
    return WrittenPost(
        name=name,
        held_out="held" in marks,
        text=RichText(blocks=tuple(_block(layout.split(), text) for layout, text in rows)),
        said_by=tuple(_SPEAKERS[layout[0]] for layout, _ in rows),
    )


def _block(layout: Sequence[str], text: str) -> Block:
    if "block" in layout:
        return Block(text=text, kind="quote", quote_of=layout[1] if layout[0] == "E" else None)
    if "heading" in layout:
        return Block(text=text, kind="heading")
    if "list" in layout:
        return Block(text=text, kind="list")
    return Block(text=text, emphasis=((0, len(text)),) if "italic" in layout else ())


def seed_post() -> WrittenPost:
    """The founding example, read where it lies."""
    text = RichText.of(SEED.read_text("utf-8"))
    said_by = ("quoted" if at in SEED_QUOTED else "author" for at in range(len(text.blocks)))
    return WrittenPost("de-seed", held_out=False, text=text, said_by=tuple(said_by))


def counted(posts: Sequence[WrittenPost]) -> Counts:
    """Paragraphs of these posts that are quoted, found or not."""
    tally = Counter(outcome for post in posts for outcome, _ in _outcomes(post))
    return Counts(tally["right"], tally["wrong"], tally["missing"])


def _outcomes(post: WrittenPost) -> Iterator[tuple[str, str]]:
    for wanted, voice, block in zip(post.said_by, voices(post.text), post.text.blocks, strict=True):
        found = voice.said_by
        if wanted == found == "quoted":
            yield "right", ""
        elif found != wanted:
            outcome = "wrong" if found == "quoted" else "missing"
            yield outcome, f"{post.name}: {wanted}, found {found} {voice.quoted}: {block.text[:60]}"


def measure() -> Section:
    """F1 by paragraph, for the posts that weights were set on and those that were held out."""
    posts = written_posts()
    figures = [
        *_figures("held out", [post for post in posts if post.held_out]),
        *_figures("set on", [post for post in posts if not post.held_out]),
    ]
    figures += _by_language(posts)
    shown = [*posts]
    if SEED.exists():
        found = counted([seed_post()])
        figures += [
            Figure(what="the seed's translated paragraphs found, of 8", value=found.right, bar=8),
            Figure(what="the seed's others called quoted", value=found.wrong, bar=1, at_most=True),
        ]
        shown.append(seed_post())
    if threads := sorted(THREADS.glob("*/*.json")):
        figures.append(
            Figure(
                what="of real threads, unmarked and called quoted",
                value=called(threads),
                bar=_THREADS_BAR,
                at_most=True,
            )
        )
    paragraphs = sum(len(post.said_by) for post in posts)
    return Section(
        title="voices",
        measured_on=f"{len(posts)} posts, {paragraphs} paragraphs, written by us",
        figures=figures,
        misses=[line for post in shown for _, line in _outcomes(post) if line],
    )


def called(threads: Sequence[Path]) -> float:
    """Share of the paragraphs of real threads that are called quoted without any mark.

    They talk of boats and servers, and quote nobody in words of ours that we know of: what is
    called so is nearly always wrong. A thread stands there as one text, which is harder than posts.
    """
    texts = (json.loads(path.read_text("utf-8"))["ground_truth"] for path in threads)
    found = [
        voice.said_by
        for text in texts
        for voice in voices(RichText.of((text.get("main_content") or "")[:_READ]))
        if not any(cue.name == "between marks" for cue in voice.cues)
    ]
    return found.count("quoted") / len(found) if found else 0.0


def _figures(name: str, posts: Sequence[WrittenPost]) -> Iterator[Figure]:
    counts = counted(posts)
    yield Figure(what=f"F1 by paragraph, {name}", value=counts.f1, bar=_BAR)
    yield Figure(what=f"precision, {name}", value=counts.precision)
    yield Figure(what=f"recall, {name}", value=counts.recall)


def _by_language(posts: Sequence[WrittenPost]) -> Iterator[Figure]:
    for language in sorted({post.language for post in posts}):
        theirs = [post for post in posts if post.language == language]
        yield Figure(what=f"F1 by paragraph, {language}", value=counted(theirs).f1)
        if held := [post for post in theirs if post.held_out]:
            yield Figure(what=f"F1 by paragraph, {language}, held out", value=counted(held).f1)
