"""The founding example against a session in its site's form, which we wrote after the post.

The post is read from `../shared`, never copied. The session is `written/seed-statement.en.txt`: 80
paragraphs, eight presidents and chairmen who all speak of the same things.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from ingest.citations.translations import Dictionary, find_translations
from schemas.records.citations import Quotation
from schemas.records.texts import Block, RichText
from tests.evaluation.citations.sections import Figure, Section
from tests.evaluation.citations.translations import dictionary_between

POST = Path(__file__).parents[4] / "shared" / "seed-post.de.txt"
_STATEMENT = Path(__file__).parent / "written" / "seed-statement.en.txt"
# The paragraphs of the post that translate the statement, by number from 0, in their order.
TRANSLATED = (4, 5, 8, 12, 13, 15, 19, 21)
_LABEL = re.compile(r"@(\d) ")


def measure() -> Section:
    """With the dictionary where it is installed, and without one."""
    if not POST.exists():
        return Section(title="seed", measured_on="skipped: ../shared is not here", figures=[])
    dictionary = dictionary_between("de", "en")
    figures = list(_figures("without dictionary, ", found(None), bars=False))
    misses: list[str] = []
    if dictionary is not None:
        quotations = found(dictionary)
        figures = [*_figures("", quotations, bars=True), *figures]
        misses = list(_misses(quotations))
    note = "" if dictionary else "; no dictionary here (apt-get install trans-de-en)"
    return Section(
        title="seed",
        measured_on=f"8 passages, a statement of {len(statement().blocks)} paragraphs{note}",
        figures=figures,
        misses=misses,
    )


@cache
def statement() -> RichText:
    """The session, its title left out as the site's adapter does."""
    return RichText(blocks=tuple(Block(text=_LABEL.sub("", line)) for line in _lines()))


@cache
def sources() -> dict[int, int]:
    """For each translated paragraph of the post the paragraph of the statement that it renders."""
    return {
        TRANSLATED[int(label) - 1]: number
        for number, line in enumerate(_lines())
        for label in _LABEL.findall(line)
    }


def post() -> RichText:
    """The founding example, a paragraph a line."""
    return RichText.of(POST.read_text("utf-8"))


def paragraphs_of(quotation: Quotation) -> tuple[int, int]:
    """Numbers of the paragraphs of both sides in which a quotation begins."""
    return (
        post().visible.count("\n", 0, quotation.post[0]),
        statement().visible.count("\n", 0, quotation.statement[0]),
    )


def found(dictionary: Dictionary | None) -> tuple[Quotation, ...]:
    """The passages of the post that are called translations."""
    return find_translations(post(), statement(), languages=("de", "en"), dictionary=dictionary)


def _lines() -> Sequence[str]:
    lines = _STATEMENT.read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")][1:]


def _figures(name: str, quotations: Sequence[Quotation], *, bars: bool) -> Iterator[Figure]:
    pairs = [paragraphs_of(one) for one in quotations]
    right = {said for said, source in pairs if sources().get(said) == source}
    commentary = {said for said, _ in pairs if said not in TRANSLATED}
    yield Figure(what=f"{name}passages found, of 8", value=len(right), bar=8 if bars else None)
    yield Figure(
        what=f"{name}paragraphs of commentary called translations",
        value=len(commentary),
        bar=0 if bars else None,
        at_most=True,
    )


def _misses(quotations: Sequence[Quotation]) -> Iterator[str]:
    pairs = dict(paragraphs_of(one) for one in quotations)
    for said in sorted({*pairs, *TRANSLATED}):
        if pairs.get(said) != sources().get(said):
            yield f"paragraph {said}: wanted {sources().get(said)}, found {pairs.get(said)}"
