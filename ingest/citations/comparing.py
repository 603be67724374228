"""Every passage of a post that reproduces one statement, and where it says something else. Pure.

Joins the rules for one pair of texts: word for word (`quotations.py`), translated
(`translations.py`) where the languages differ, and fidelity. What is there word for word is not
called a translation too.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from ingest.citations.fidelity import mismatches
from ingest.citations.fidelity.passages import LONGEST
from ingest.citations.quotations import find_quotations
from ingest.citations.spans import span_touching
from ingest.citations.translating.ports import Dictionary
from ingest.citations.translations import find_translations
from schemas.records.citations import Quotation, Span
from schemas.records.texts import RichText

# Quotations of one statement that are compared, and the characters of both sides; the real posts
# have up to 5 in 4,000, the founding example 8 in 8,000. Each costs some 2 ms, more by its length.
_MOST_COMPARED, _MOST_CHARS = 100, 20_000

Languages = tuple[str | None, str | None]  # of the post, of the statement; None: not known


def find_passages_of(
    post: RichText,
    statement: RichText,
    *,
    languages: Languages,
    dictionary: Dictionary | None = None,
) -> tuple[Quotation, ...]:
    """The quotations of this statement in the post's order, none overlapping, with mismatches."""
    verbatim = find_quotations(post, statement.visible)
    translated = _translated(post, statement, languages, dictionary)
    taken = sorted(each.post for each in verbatim)
    apart = [each for each in translated if span_touching(taken, *each.post) is None]
    found = sorted([*verbatim, *apart], key=_place)
    return with_mismatches(
        found, post.visible, statement.visible, languages=languages, dictionary=dictionary
    )


def with_mismatches(
    found: Sequence[Quotation],
    post: str,
    statement: str,
    *,
    languages: Languages,
    dictionary: Dictionary | None = None,
) -> tuple[Quotation, ...]:
    """The same quotations of these visible texts, each with where it says something else.

    Of a post that quotes half a book only the first ones are compared; the others have none, which
    confirms nothing.
    """
    ends = accumulate(min(LONGEST, _chars(each.post) + _chars(each.statement)) for each in found)
    return tuple(
        replace(
            each,
            mismatches=mismatches(
                post, statement, each, languages=languages, dictionary=dictionary
            ),
        )
        if number < _MOST_COMPARED and end <= _MOST_CHARS
        else each
        for number, (each, end) in enumerate(zip(found, ends, strict=True))
    )


def _translated(
    post: RichText, statement: RichText, languages: Languages, dictionary: Dictionary | None
) -> tuple[Quotation, ...]:
    """Only between two languages that are known, and are not one."""
    own, other = languages
    if own is None or other is None or own == other:
        return ()
    return find_translations(post, statement, languages=languages, dictionary=dictionary)


def _chars(span: Span) -> int:
    return span[1] - span[0]


def _place(one: Quotation) -> tuple[int, int]:
    return one.post
