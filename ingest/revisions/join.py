"""Several edits that followed each other, told as one. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.revisions.changes import Judged, judge
from ingest.revisions.fingerprint import fingerprint
from ingest.revisions.growth import grows
from schemas.records.revisions import Content, Edit, EditKind


def whole_step(before: Content, after: Content, steps: Sequence[Edit]) -> Edit:
    """The one edit between the outer revisions of `steps`, which are in order, oldest first.

    `before` is the revision that the first step started from, `after` the one that the last led to.
    Whether it was declared is the last step's to say: a marker covers what came before it, never
    what came after. Where the text came back to where it was, the edit is `reverted`, has no
    changes, and matters as much as what stood there meanwhile. Raises: ValueError for no steps.
    """
    if not steps:
        raise ValueError("there are no steps to join")
    last = steps[-1]
    if len(steps) == 1:
        return last
    most = max(step.significance for step in steps)
    if fingerprint(before) == fingerprint(after):
        nothing = Judged(changes=(), words_added=0, words_removed=0, significance=most)
        return _told(last, nothing, kind="reverted")
    judged = judge(before, after)
    if last.kind == "reverted":
        return _told(last, judged, kind="reverted")
    kind: EditKind = "growing" if grows(before, after) else "changed"
    return replace(_told(last, judged, kind=kind), reverted_to=None)


def _told(last: Edit, judged: Judged, *, kind: EditKind) -> Edit:
    return replace(
        last,
        kind=kind,
        changes=judged.changes,
        words_added=judged.words_added,
        words_removed=judged.words_removed,
        significance=judged.significance,
    )
