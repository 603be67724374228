"""Posts that cost as much as a post can, and the statements that they are held against.

Invented. Each hostile post is made to a size in characters; the candidates are ordinary statements,
long ones, and ones that have the same words as the post.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from ingest.citations.candidates import Candidate
from schemas.records.texts import Block, RichText
from tests.evaluation.citations.quotation_statements import statements

CANDIDATES = 24
_PARAGRAPHS = 400
_STOCK = (
    "We thank all of you for your kind attention. Thank you very much. Good afternoon, friends. "
)
_THREE = "mir druzhba mai "
_PUBLISHED = datetime(2022, 1, 10, 12, tzinfo=UTC)


def hostile_posts(size: int) -> Mapping[str, RichText]:
    """By name, each of about so many characters."""
    one, other = (each.candidate.text.replace("\n", " ") for each in statements()[:2])
    made: dict[str, Callable[[], str]] = {
        "one word": lambda: _filled("Kasachstan ", size),
        "three words": lambda: _filled(_THREE, size),
        "stock phrases": lambda: _filled(_STOCK, size),
        "full stops": lambda: _filled("a. ", size),
        "marks opened": lambda: _filled("„Wort und ", size),
        "brackets": lambda: "[" * size,
        "bracketed words": lambda: _filled("[act of aggression] ", size),
        "lines": lambda: _filled("am 10. Januar\n", size),
        "lines of a letter": lambda: _filled("a\n", size),
        "statement pasted": lambda: _filled(one + "\n", size),
        "two in turn": lambda: _filled(_in_turn(one, other), size),
        "numbers": lambda: _filled("1.234,5 Mio. Euro, 17 ", size),
        "one long word": lambda: "A" * size,
        "Chinese": lambda: _filled("国家主席强调和平发展", size),
        "periodic phrases": lambda: _filled("he said that we will do what we must do and ", size),
        "addresses": lambda: _filled("http://en.kremlin.ru/events/president/news/67568 ", size),
        "zalgo": lambda: _filled("z\u0351\u036b\u0343a\u0321\u034ag ", size),
        "names": lambda: _filled("Tokajew Putin Kasachstan Moskau ", size),
        "random words": lambda: _random_words(size),
        "mail quotes": lambda: _filled("> Wort und Wort\n", size),
        "codes": lambda: _filled("[quote=Anna]ja und nein und", size),
        "labels": lambda: _filled("Kassym-Jomart Tokayev:\n", size),
    }
    return {name: _text(make()) for name, make in made.items()}


def ordinary_candidates() -> Sequence[Candidate]:
    """Statements as they are usually long."""
    return [one.candidate for one in statements()[:CANDIDATES]]


def long_candidates() -> Sequence[Candidate]:
    """Each of 400 paragraphs, all with the same sentences in another order."""
    rng = random.Random("long")
    lines = [line for one in statements() for line in one.candidate.text.split("\n") if line]
    return [
        replace(one, text="\n".join(rng.choices(lines, k=_PARAGRAPHS)))
        for one in ordinary_candidates()
    ]


def same_candidates(post: RichText) -> Sequence[Candidate]:
    """The post itself, with one word of its own in each."""
    return [
        replace(one, text=f"{post.visible} number{number}")
        for number, one in enumerate(ordinary_candidates())
    ]


def _filled(part: str, size: int) -> str:
    return (part * (size // len(part) + 1))[:size]


def _in_turn(one: str, other: str) -> str:
    """Five words of each, and again."""
    a, b = one.split(), other.split()
    rows = zip(*[iter(a)] * 5, *[iter(b)] * 5, strict=False)
    return " ".join(word for row in rows for word in row) + " "


def _random_words(size: int) -> str:
    rng = random.Random("words")
    return "".join(
        "".join(rng.choices("abcdefgh", k=rng.randrange(2, 9))) + rng.choice(["  ", " ", ". "])
        for _ in range(size // 6)
    )[:size]


def _text(visible: str) -> RichText:
    return RichText(blocks=tuple(Block(text=line) for line in visible.split("\n")))
