"""How a post of the quotation set is made: what it takes from a statement, and how it sets it."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from schemas.records.texts import Block
from tests.evaluation.citations.quotation_statements import Statement
from tests.evaluation.citations.quoting import Draft, quote
from tests.evaluation.citations.written.quoted.pack import Pack


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A passage of a post that is truly taken from a statement."""

    statement_key: str
    post: tuple[int, int]
    statement: tuple[int, int]


@dataclass
class Author:
    """Writes one post: lines of its own and passages of others."""

    pack: Pack
    rng: random.Random
    blocks: list[Block] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)

    def say(self, sentences: int = 2) -> None:
        self.blocks.append(Block(text=own_words(self.pack, self.rng, sentences)))

    def line(self, before: str, draft: Draft, behind: str = "", kind: str = "paragraph") -> None:
        """A line with a passage in it."""
        offset = sum(len(block.text) + 1 for block in self.blocks) + len(before)
        self.taken += [
            Taken(
                statement_key=draft.key,
                post=(offset + start, offset + end),
                statement=source,
            )
            for (start, end), source in draft.pieces
        ]
        self.blocks.append(Block(text=before + draft.text + behind, kind=kind))  # type: ignore[arg-type]


def own_words(pack: Pack, rng: random.Random, sentences: int) -> str:
    """Sentences of a post's author."""
    parts = (pack.opening, pack.middle, pack.close)
    said = (pack.gap.join(rng.choice(part) for part in parts) for _ in range(sentences))
    return "".join(f"{one}{pack.stop}" for one in said).strip()


def _marked(author: Author, draft: Draft) -> tuple[str, str]:
    opening, closing = author.rng.choice(author.pack.marks)
    return opening, closing


def attributed_and_marked(author: Author, one: Statement) -> None:
    """ "X said on Monday:", then the passage between marks in the same line."""
    draft = quote(one.candidate, one.own, author.rng, pack=author.pack, sentences=(1, 2))
    opening, closing = _marked(author, draft)
    says = author.rng.choice(author.pack.says).format(one.speaker)
    author.line(f"{says} {opening}", draft, closing)


def attributed_block(author: Author, one: Statement) -> None:
    """The speaker is named, the passage stands in a quoted block below."""
    draft = quote(one.candidate, one.own, author.rng, pack=author.pack, sentences=(1, 4))
    author.blocks.append(Block(text=author.rng.choice(author.pack.says).format(one.speaker)))
    author.line("", draft, kind="quote")


def marked_only(author: Author, one: Statement) -> None:
    """Between marks, nobody named."""
    draft = quote(one.candidate, one.own, author.rng, pack=author.pack, sentences=(1, 2))
    opening, closing = _marked(author, draft)
    author.line(f"{author.rng.choice(author.pack.bare)} {opening}", draft, closing)


def attributed_part(author: Author, one: Statement) -> None:
    """A part of a sentence between marks in the author's own line, the speaker named."""
    draft = quote(one.candidate, one.own, author.rng, pack=author.pack, part=True)
    opening, closing = _marked(author, draft)
    says = author.rng.choice(author.pack.says).format(one.speaker)
    author.line(f"{says} {opening}", draft, f"{closing} – {own_words(author.pack, author.rng, 1)}")


def copied(author: Author, one: Statement) -> None:
    """Unmarked, nobody named: whole sentences as if they were the author's."""
    draft = quote(one.candidate, one.own, author.rng, pack=author.pack, sentences=(2, 4))
    author.line("", draft)


def two_sources(author: Author, one: Statement) -> None:
    """Two passages of one statement, commentary between."""
    attributed_and_marked(author, one)
    author.say()
    copied(author, one)


def shortened(author: Author, one: Statement) -> None:
    """A quotation with an ellipsis within."""
    draft = quote(one.candidate, one.own, author.rng, pack=author.pack, ellipsis=True)
    opening, closing = _marked(author, draft)
    says = author.rng.choice(author.pack.says).format(one.speaker)
    author.line(f"{says} {opening}", draft, closing)


def third_text(author: Author, one: Statement) -> None:
    """A treaty that statements quote too."""
    number = author.rng.randrange(2)
    introduction, words = author.pack.introductions[number], author.pack.thirds[number]
    opening, closing = author.rng.choice(author.pack.marks)
    author.blocks.append(Block(text=f"{introduction} {opening}{words}{closing}"))


def unnamed_third_text(author: Author, one: Statement) -> None:
    """A saying that one statement repeats; the post has it from elsewhere."""
    words = author.pack.thirds[2]
    opening, closing = author.rng.choice(author.pack.marks)
    author.blocks.append(Block(text=f"{opening}{words}{closing}"))


def stock_sentence(author: Author, one: Statement) -> None:
    """What many statements say, repeated without meaning any of them."""
    bare = author.rng.choice(author.pack.bare)
    author.blocks.append(Block(text=f"{bare} {author.rng.choice(author.pack.stock)}"))


def title_only(author: Author, one: Statement) -> None:
    """A title between marks."""
    opening, closing = author.rng.choice(author.pack.marks)
    says = author.rng.choice(author.pack.says).format(one.speaker)
    author.blocks.append(Block(text=f"{says} {opening}{one.candidate.title}{closing}"))


def paraphrase(author: Author, one: Statement) -> None:
    """The clauses of a sentence in another order, in the author's own sentence."""
    pack, rng = author.pack, author.rng
    said = rng.choice(one.own)
    clauses = [
        next(each for each in part if each in said) for part in (pack.how, pack.what, pack.who)
    ]
    clauses.append(rng.choice(pack.middle))
    says = rng.choice(pack.says).format(one.speaker)
    author.blocks.append(Block(text=f"{says} {pack.gap.join(clauses)}{pack.stop}".strip()))


def commentary(author: Author, one: Statement) -> None:
    """Nothing but the author's own words about the speaker."""
    author.blocks.append(Block(text=author.rng.choice(author.pack.says).format(one.speaker)))
    author.say(3)


def too_early(author: Author, one: Statement) -> None:
    """The same words, days before the statement was published."""
    draft = quote(one.candidate, one.own, author.rng, pack=author.pack, sentences=(1, 2))
    says = author.rng.choice(author.pack.says).format(one.speaker)
    author.blocks.append(Block(text=f"{says} {draft.text}"))


Recipe = Callable[[Author, Statement], None]
# How many posts of each recipe a language has.
RECIPES: Sequence[tuple[Recipe, int]] = (
    (attributed_and_marked, 8), (attributed_block, 6), (marked_only, 4), (attributed_part, 6),
    (copied, 5), (two_sources, 3), (shortened, 4), (third_text, 4), (unnamed_third_text, 1),
    (stock_sentence, 2), (title_only, 2), (paraphrase, 4), (commentary, 2), (too_early, 3),
)  # fmt: skip
