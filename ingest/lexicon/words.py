"""What is known of a language's words. Pure values."""

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The telling words of one language, or of several joined; all are case folded.

    A phrase is a row of tokens joined by single spaces ("nach angaben").
    """

    languages: frozenset[str]  # two-letter codes
    capitals: bool  # whether a capital within a sentence is a name's
    numbers: frozenset[str] = frozenset()
    number_parts: frozenset[str] = frozenset()  # of which written numbers are put together
    negations: frozenset[str] = frozenset()
    negating_prefixes: frozenset[str] = frozenset()  # "möglich" to "unmöglich"
    months: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()  # of the week, and "yesterday"
    clock: frozenset[str] = frozenset()  # makes the number before it a time of day
    units: frozenset[str] = frozenset()
    certainty: frozenset[str] = frozenset()  # phrases that say how sure it is
    saying: frozenset[str] = frozenset()  # verbs by which somebody is quoted
    sources: frozenset[str] = frozenset()  # phrases that name who said it
    loose_sources: frozenset[str] = frozenset()  # the same, where a subject follows: ", so der …"
    titles: frozenset[str] = frozenset()  # stand before a name
    articles: frozenset[str] = frozenset()  # stand between a verb and its subject


def phrases(text: str) -> frozenset[str]:
    """Phrases as they are written down, divided by commas."""
    return frozenset(" ".join(part.split()) for part in text.split(",") if part.strip())


def words(text: str) -> frozenset[str]:
    """Words as they are written down, divided by white space."""
    return frozenset(text.split())


def joined(many: Iterable[Words]) -> Words:
    """The words of several languages as those of one; capitals tell only if they do in all."""
    all_of = tuple(many)
    lists = [field.name for field in fields(Words) if field.name != "capitals"]
    return Words(
        capitals=bool(all_of) and all(each.capitals for each in all_of),
        **{name: frozenset[str]().union(*(getattr(w, name) for w in all_of)) for name in lists},
    )
