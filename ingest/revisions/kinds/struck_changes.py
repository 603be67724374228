"""Words that stayed and were struck through, or whose stroke was taken back. Pure."""

from collections.abc import Iterator

from ingest.revisions.differ.comparison import compare
from ingest.revisions.differ.marks import Remark
from ingest.revisions.normal import fold
from ingest.revisions.shown import blocks_of, visible_of
from ingest.revisions.struck import key_text
from schemas.records.revisions import Change, Content
from schemas.records.texts import RichText


def struck_changes(before: Content, after: Content) -> Iterator[Change]:
    """One change for each stretch of words; spans are those of the words on both sides.

    Words that came, went or were exchanged are told as such, whether they are struck or not.
    """
    old, new = (RichText(blocks=blocks_of(each)) for each in (before, after))
    if not any(block.struck for block in (*old.blocks, *new.blocks)):
        return
    if [key_text(block) for block in old.blocks] == [key_text(block) for block in new.blocks]:
        return
    read = visible_of(before)  # an excerpt's last dots are not compared
    for mark in compare(old, new).marks:
        if mark.kind == "struck" and fold(read[slice(*mark.before)]):
            yield _change(mark, read[slice(*mark.before)])


def _change(mark: Remark, words: str) -> Change:
    """The struck side as plain text marks it; the words themselves are the same on both."""
    struck = f"~~{words}~~"
    if mark.became:
        return Change(
            field="text", kind="removal", before=words, after=struck, before_span=mark.before,
            after_span=mark.after, reason="words were struck through",
        )  # fmt: skip
    return Change(
        field="text", kind="addition", before=struck, after=words, before_span=mark.before,
        after_span=mark.after, reason="struck words were put back",
    )  # fmt: skip
