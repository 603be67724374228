"""Which passages of a post translate a cited statement, and which sentences of it. Pure, bounded.

By TEXT.md, "Translated passages": words by a dictionary where there is one, names, cognates,
figures and bracketed originals, weighed by how rare they are in the statement; the margin to the
next best paragraph decides, and whether the post quotes there by its own signs. A passage that is
not told apart well enough is no translation.
"""

from functools import lru_cache

from ingest.citations.beginning import beginning_of
from ingest.citations.links import find_addresses
from ingest.citations.translating.aligning import Candidate, Sides, align
from ingest.citations.translating.deciding import is_translation
from ingest.citations.translating.excerpts import excerpts
from ingest.citations.translating.likeness import Likenesses
from ingest.citations.translating.meaning import Meanings
from ingest.citations.translating.ports import Dictionary, Vectors
from ingest.citations.translating.statement import Prepared, prepare
from ingest.citations.translating.terms import terms_of
from ingest.citations.voices import voices
from schemas.records.citations import Quotation
from schemas.records.texts import RichText

__all__ = ["Dictionary", "Vectors", "find_candidates", "find_translations"]

# Statements kept ready, for many posts cite one at a time. A long one (100 kB) takes some 5 MB.
_KEPT = 4
_DIGITS = 4


def find_translations(
    post: RichText,
    statement: RichText,
    *,
    languages: tuple[str | None, str | None],
    dictionary: Dictionary | None,
    vectors: Vectors | None = None,
) -> tuple[Quotation, ...]:
    """Passages of a post that translate this statement, in the order of the post.

    `languages` are those of the post and of the statement (two-letter codes); in one language
    nothing is a translation. Of a very long post only the beginning is read. `dictionary` leads
    from the post's to the statement's; without it only what names, cognates and figures give is
    found, and `signals` has no "dictionary". Spans are those of whole sentences, and of what stands
    between quotation marks.
    """
    candidates = find_candidates(
        post, statement, languages=languages, dictionary=dictionary, vectors=vectors
    )
    paragraphs = len(statement.blocks)
    return tuple(
        _quotation(one)
        for one in candidates
        if is_translation(one, paragraphs=paragraphs, told=dictionary is not None)
    )


def find_candidates(
    post: RichText,
    statement: RichText,
    *,
    languages: tuple[str | None, str | None],
    dictionary: Dictionary | None,
    vectors: Vectors | None = None,
) -> list[Candidate]:
    """The passages of a post with the paragraph that each resembles most, translations or not."""
    spoken, original = languages
    if spoken is not None and spoken == original:
        return []
    post = beginning_of(post)
    visible = post.visible
    hidden = [(one.start, one.end) for one in find_addresses(post)]
    prepared = _prepared(statement, original)
    sides = Sides(
        terms_of(visible, spoken, hidden=hidden),
        Likenesses(prepared.terms, spoken, dictionary),
        prepared,
        Meanings(vectors, visible, statement.visible, prepared) if vectors else None,
    )
    return align(sides, excerpts(visible, voices(post, language=spoken)))


@lru_cache(maxsize=_KEPT)
def _prepared(statement: RichText, language: str | None) -> Prepared:
    return prepare(statement, language)


def _quotation(one: Candidate) -> Quotation:
    signals = {**one.signals, "cue": one.quoted}
    return Quotation(
        post=one.post,
        statement=one.statement,
        score=round(one.score, _DIGITS),
        method="translation",
        margin=round(one.margin, _DIGITS),
        signals={name: round(value, _DIGITS) for name, value in signals.items()},
    )
