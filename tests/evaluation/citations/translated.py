"""Reads `written/translations`: statements, posts that translate passages of them, the truth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.records.texts import Block, RichText

WRITTEN = Path(__file__).parent / "written"
_LABELLED = re.compile(r"@(\w) (.*)")
_PASSAGE = re.compile(r"\{([a-z])(\d)?(?:-(\d))?\|([^{}]*)\}")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Translated:
    """A passage of a post and what it translates, as we wrote them."""

    post: Span
    statement: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class WrittenPair:
    """A post beside the statement that it cites."""

    name: str  # "mine de-en"
    held_out: bool
    languages: tuple[str, str]  # of the post and of the statement
    post: RichText
    statement: RichText
    truth: tuple[Translated, ...]


@dataclass(frozen=True, slots=True)
class _Statement:
    text: RichText
    sentences: dict[str, tuple[int, list[Span]]]  # by label: number of the paragraph, its sentences


def written_pairs() -> list[WrittenPair]:
    """All posts of the set, in the order of their files."""
    return [
        pair
        for path in sorted((WRITTEN / "translations").glob("*.txt"))
        if path.name != "README.txt"
        for pair in _pairs(path)
    ]


def _pairs(path: Path) -> Iterator[WrittenPair]:
    head, *posts = path.read_text("utf-8").split("\n== ")
    half, language, *lines = head.strip().splitlines()
    statement = _statement(lines)
    for chunk in posts:
        spoken, *paragraphs = chunk.strip().splitlines()
        post, truth = _post(paragraphs, statement)
        yield WrittenPair(
            f"{path.stem} {spoken}-{language[-2:]}",
            half == "half: held",
            (spoken, language[-2:]),
            post,
            statement.text,
            truth,
        )


def _statement(lines: list[str]) -> _Statement:
    sentences: dict[str, tuple[int, list[Span]]] = {}
    blocks: list[Block] = []
    offset = 0
    for number, line in enumerate(lines):
        label, text = match.groups() if (match := _LABELLED.fullmatch(line)) else ("", line)
        parts = text.split(" | ")
        if label:
            assert label not in sentences, line
            sentences[label] = (number, list(_spans(parts, offset)))
        blocks.append(Block(text=" ".join(parts)))
        offset += len(blocks[-1].text) + 1
    return _Statement(RichText(blocks=tuple(blocks)), sentences)


def _spans(parts: list[str], offset: int) -> Iterator[Span]:
    for part in parts:
        yield offset, offset + len(part)
        offset += len(part) + 1


def _post(lines: list[str], statement: _Statement) -> tuple[RichText, tuple[Translated, ...]]:
    truth: list[Translated] = []
    blocks: list[Block] = []
    offset = 0
    for line in lines:
        text = ""
        behind = 0
        for match in _PASSAGE.finditer(line):
            text += line[behind : match.start()]
            start = offset + len(text)
            text += match[4]
            truth.append(_translated((start, offset + len(text)), match, statement))
            behind = match.end()
        text += line[behind:]
        assert not set("{}|@") & set(text), line
        blocks.append(Block(text=text))
        offset += len(text) + 1
    return RichText(blocks=tuple(blocks)), tuple(truth)


def _translated(post: Span, match: re.Match[str], statement: _Statement) -> Translated:
    """`a` is the whole paragraph, `a2` its second sentence, `a1-2` its first two."""
    number, sentences = statement.sentences[match[1]]
    first = int(match[2] or 1)
    last = int(match[3] or match[2] or len(sentences))
    return Translated(post, (sentences[first - 1][0], sentences[last - 1][1]), number)
