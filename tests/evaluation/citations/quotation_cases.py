"""270 posts of which it is known, character by character, what they take from which statement.

Each is made by one of the recipes; of each recipe every second post is held out: nothing was tuned
to it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from schemas.records.texts import RichText
from tests.evaluation.citations.quotation_recipes import RECIPES, Author, Taken, too_early
from tests.evaluation.citations.quotation_statements import PACKS, SEED, START, Statement
from tests.evaluation.citations.written.quoted.pack import Pack


@dataclass(frozen=True, kw_only=True)
class Case:
    """A post and what it truly takes; `recipe` says how it was made."""

    name: str
    recipe: str
    language: str
    held_out: bool
    post: RichText
    published_at: datetime
    taken: tuple[Taken, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The statements that it truly takes from."""
        return frozenset(one.statement_key for one in self.taken)


def cases(held: Sequence[Statement]) -> tuple[Case, ...]:
    """All posts."""
    return tuple(each for pack in PACKS for each in _posts(pack, held))


def _posts(pack: Pack, held: Sequence[Statement]) -> Iterator[Case]:
    rng = random.Random(f"{SEED} posts {pack.language}")
    mine = [one for one in held if one.pack is pack]
    number = 0
    for recipe, count in RECIPES:
        for place in range(count):
            one = rng.choice(mine)
            author = Author(pack, rng)
            author.say()
            recipe(author, one)
            author.say()
            published = one.candidate.published_at or START
            days = -3 if recipe is too_early else rng.randrange(0, 400)
            yield Case(
                name=f"{pack.language}-{number:02}",
                recipe=recipe.__name__,
                language=pack.language,
                held_out=bool((place + PACKS.index(pack)) % 2),
                post=RichText(blocks=tuple(author.blocks)),
                published_at=published + timedelta(days=days, hours=5),
                taken=tuple(author.taken),
            )
            number += 1
