"""The decision about one look at a document: new, edited, read otherwise, unchanged, or held. Pure.

What is compared is what a reader reads; dates, markers and stamps only say more about an edit that
was seen. Two views of a document are never compared here.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.revisions.change_words import NO_TEXT
from ingest.revisions.changes import Judged, is_excerpt, judge
from ingest.revisions.declared import (
    Declared,
    declared_at_first_sight,
    declared_since,
    marker_went_on,
)
from ingest.revisions.fingerprint import Prints, fingerprint, made_by_these_rules, prints, same
from ingest.revisions.growth import grows
from ingest.revisions.kinds.rules import READS_THE_SAME
from ingest.revisions.normal import fold
from ingest.revisions.shown import is_empty, visible_of
from ingest.revisions.struck import as_read_before
from ingest.revisions.upgrade import judge_upgrade
from schemas.records.revisions import (
    Content,
    Decision,
    Edit,
    Edited,
    EditKind,
    Held,
    KnownRevision,
    New,
    Reprocessed,
    Significance,
    Unchanged,
)


def decide_revision(
    content: Content,
    *,
    head: KnownRevision | None,
    earlier: Sequence[KnownRevision],
    method: str,
    first_seen: bool,
) -> Decision:
    """What one look means; `earlier` holds the view's revisions before `head`, oldest first.

    `head` has its content, the others need none. `first_seen`: no view had shown the document.
    Raises: ValueError where the content of the head is needed and missing.
    """
    seen = prints(content)
    if head is None:
        return _first_sight(content, seen, first_seen=first_seen)
    if same(seen.exact, head, method=method):
        return Unchanged()
    held = _held(_content_of(head), content)
    if held is not None or made_by_these_rules(head):
        return held or _seen_again(content, seen, head, earlier, method=method)
    read = as_read_before(content, _content_of(head))
    decision = _seen_again(read, prints(read), head, earlier, method=method)
    if isinstance(decision, Unchanged):
        return decision
    return replace(decision, content=content, fingerprint=seen.fingerprint, exact=seen.exact)


def _seen_again(
    content: Content,
    seen: Prints,
    head: KnownRevision,
    earlier: Sequence[KnownRevision],
    *,
    method: str,
) -> Edited | Reprocessed | Unchanged:
    before = _content_of(head)
    if _now_in_full(before, content):
        return _reprocessed(content, seen)
    reverted_to = _returned_to(seen, earlier)
    if method != head.method:
        return _read_otherwise(content, seen, head, reverted_to)
    if fingerprint(before) == seen.fingerprint and not made_by_these_rules(head):
        return _reprocessed(content, seen)  # our rules are new, the text is not
    return _compared(content, seen, before, reverted_to)


def _content_of(head: KnownRevision) -> Content:
    if head.content is None:
        raise ValueError(f"revision {head.revision_id} came without its content")
    return head.content


def _first_sight(content: Content, seen: Prints, *, first_seen: bool) -> New | Held:
    """A title without text is a document (kT, a list of titles); nothing at all is a failure."""
    if is_empty(content) and not fold(content.title):
        return Held(reason="Neither a title nor a text was read.")
    declared = declared_at_first_sight(content) if first_seen else None
    return New(
        content=content,
        fingerprint=seen.fingerprint,
        exact=seen.exact,
        before_seen=_before_seen(declared) if declared else None,
    )


def _before_seen(declared: Declared) -> Edit:
    """An edit of which nothing is known but that there was one: as grave as any."""
    nothing = Judged(
        changes=(), words_added=0, words_removed=0, significance=Significance.SUBSTANTIVE
    )
    return _edit("before_seen", nothing, declared)


def _held(before: Content, after: Content) -> Held | None:
    """What proves nothing about the text."""
    emptied = _says_no_text(after.title) and not _says_no_text(before.title)
    if is_empty(after) and not is_empty(before) and not emptied:
        return Held(reason="No text was read where there was one: a failure, until read again.")
    if after.partial and not before.partial:
        return Held(reason="An excerpt was read where the whole text is known.")
    return None


def _says_no_text(title: str) -> bool:
    """Whether a title ends with "(kT)" or the like."""
    words = fold(title).casefold()
    return any(words.endswith((f"({sign})", f"[{sign}]")) for sign in NO_TEXT)


def _now_in_full(before: Content, after: Content) -> bool:
    """The whole text where an excerpt was known: never compared, and from now on the head.

    Held instead, no edit of this view would ever be seen again.
    """
    return before.partial and not after.partial


def _read_otherwise(
    content: Content, seen: Prints, head: KnownRevision, reverted_to: int | None
) -> Edited | Reprocessed | Unchanged:
    """Another method read the head: what differs is the method's work, unless it cannot be.

    Two things cannot: a word in another word's place (`upgrade`), of which only those are told;
    and a marker whose own words name a later time, beside a text that reads otherwise.
    """
    before = _content_of(head)
    known = prints(before)  # by today's rules, whichever made the head's
    if known.exact == seen.exact:
        return Unchanged() if made_by_these_rules(head) else _reprocessed(content, seen)
    if known.fingerprint == seen.fingerprint:
        return _reprocessed(content, seen)
    judged = judge(before, content) if marker_went_on(before, content) else None
    judged = judged or judge_upgrade(before, content)
    if judged is None:
        return _reprocessed(content, seen)
    kind: EditKind = "changed" if reverted_to is None else "reverted"
    return _edited(content, seen, _edit(kind, judged, declared_since(before, content), reverted_to))


def _compared(
    content: Content, seen: Prints, before: Content, reverted_to: int | None
) -> Edited | Reprocessed | Unchanged:
    """One method read both texts, so that every difference is the document's."""
    judged = judge(before, content)
    if judged.significance is Significance.COSMETIC:
        if not judged.changes:
            return Unchanged()  # spaces of other widths, signs without a glyph
        return _edited(content, seen, _edit("changed", judged, declared_since(before, content)))
    if is_excerpt(before, content) and all(c.kind in READS_THE_SAME for c in judged.changes):
        return _cut_elsewhere(content, seen, before)
    kind: EditKind = "growing" if grows(before, content) else "changed"
    kind = kind if reverted_to is None else "reverted"
    return _edited(content, seen, _edit(kind, judged, declared_since(before, content), reverted_to))


def _cut_elsewhere(content: Content, seen: Prints, before: Content) -> Reprocessed | Unchanged:
    """A longer excerpt becomes the head, so that edits of its end are seen; a shorter one does not.

    A forum that changes the length of its excerpts changes all of them at once (FORUMS.md 3.1).
    """
    longer = len(visible_of(content)) > len(visible_of(before))
    return _reprocessed(content, seen) if longer else Unchanged()


def _returned_to(seen: Prints, earlier: Sequence[KnownRevision]) -> int | None:
    """The newest earlier revision that reads as this look does."""
    return next((r.seq for r in reversed(earlier) if r.fingerprint == seen.fingerprint), None)


def _reprocessed(content: Content, seen: Prints) -> Reprocessed:
    return Reprocessed(content=content, fingerprint=seen.fingerprint, exact=seen.exact)


def _edited(content: Content, seen: Prints, edit: Edit) -> Edited:
    return Edited(content=content, fingerprint=seen.fingerprint, exact=seen.exact, edit=edit)


def _edit(
    kind: EditKind, judged: Judged, declared: Declared | None, reverted_to: int | None = None
) -> Edit:
    return Edit(
        kind=kind,
        declared=declared is not None,
        declared_at=declared.at if declared else None,
        declared_by=declared.by if declared else None,
        significance=judged.significance,
        changes=judged.changes,
        words_added=judged.words_added,
        words_removed=judged.words_removed,
        reverted_to=reverted_to,
    )
