"""How a passage of the earlier text reads in the later one. Pure."""

from collections.abc import Sequence

from ingest.alerts.words import Segment

# Each passage of a letter is one walk through the word diff; a text edited in more places than this
# is another text.
_MOST_SEGMENTS = 5_000


def reads_now(passage: str, before: str, segments: Sequence[Segment]) -> str | None:
    """What stands in the place of a passage; empty where it was taken out.

    `segments` are the word diff that began at `before`. None where that cannot be said: the passage
    is not in the text or is in it twice, a move passes through it, or too much was edited to look.
    """
    if len(segments) > _MOST_SEGMENTS:
        return None
    start = before.find(passage) if passage else -1
    if start < 0 or before.find(passage, start + 1) >= 0:
        return None
    end, at, replaced = start + len(passage), 0, False
    found: list[str] = []
    for segment in segments:
        ends = at + len(segment.text)
        within = at < end and ends > start
        match segment.mark:
            case "moved_away" if within:
                return None
            case "moved_away":
                at, replaced = ends, False
            case _ if segment.move is not None:
                replaced = False
            case "added" if replaced or start < at < end:
                found.append(segment.text)
            case "removed":
                at, replaced = ends, within
            case "same":
                found.append(segment.text[max(0, start - at) : max(0, end - at)])
                at, replaced = ends, False
    return "".join(found).strip()
