"""The unified diff of two visible texts, by lines: what machines and `diff` readers know. Pure."""

from collections.abc import Iterator, Sequence

from ingest.revisions.differ.align import Work, align
from ingest.revisions.differ.anchors import Run
from ingest.revisions.differ.gaps import ids

# Lines that stayed, shown around a change: the three of diff and git.
CONTEXT = 3
# Characters of one diff. A receiver behind nginx takes 1 MB, and JSON writes a Cyrillic letter in
# six bytes.
MOST_CHARS = 100_000

Step = tuple[str, str]  # sign and line


def unified(before: str, after: str) -> str:
    """The diff with its header; empty for equal texts.

    A line of a visible text is a block. Past `MOST_CHARS` it ends with a line that starts with a
    backslash, which readers of the format skip, and says how many lines were left out. Applied to
    `before`, a diff that was not cut gives `after`.
    """
    if before == after:
        return ""
    lines = ["--- before", "+++ after", *_hunks(_steps(before.split("\n"), after.split("\n")))]
    return "\n".join(_bounded(lines))


def _steps(before: list[str], after: list[str]) -> list[Step]:
    """Every line of both texts with its sign; of a changed place the old lines come first."""
    found: list[Step] = []
    a = b = 0
    for x, y, length in (*_runs(before, after), (len(before), len(after), 0)):
        found += (("-", line) for line in before[a:x])
        found += (("+", line) for line in after[b:y])
        found += ((" ", line) for line in before[x : x + length])
        a, b = x + length, y + length
    return found


def _runs(before: list[str], after: list[str]) -> list[Run]:
    return align(*ids(before, after), work=Work(), shingle=1)


def _hunks(steps: Sequence[Step]) -> Iterator[str]:
    old = new = at = 0  # lines of each text, and steps, that are behind us
    for start, end in _spans(steps):
        old += sum(sign != "+" for sign, _ in steps[at:start])
        new += sum(sign != "-" for sign, _ in steps[at:start])
        hunk = steps[start:end]
        olds = sum(sign != "+" for sign, _ in hunk)
        news = sum(sign != "-" for sign, _ in hunk)
        yield f"@@ -{_range(old, olds)} +{_range(new, news)} @@"
        yield from (sign + line for sign, line in hunk)
        old, new, at = old + olds, new + news, end


def _range(behind: int, length: int) -> str:
    """First line and number of lines; of none, the line before it, as diff writes it."""
    return f"{behind + (length > 0)},{length}"


def _spans(steps: Sequence[Step]) -> list[tuple[int, int]]:
    """Changed places with their context, as half-open spans of steps; near ones are one."""
    found: list[tuple[int, int]] = []
    for at, (sign, _) in enumerate(steps):
        if sign == " ":
            continue
        start, end = max(0, at - CONTEXT), min(len(steps), at + CONTEXT + 1)
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _bounded(lines: list[str]) -> list[str]:
    size = 0
    for at, line in enumerate(lines):
        size += len(line) + 1
        if size > MOST_CHARS:
            return [*lines[:at], f"\\ {len(lines) - at} lines more"]
    return lines
