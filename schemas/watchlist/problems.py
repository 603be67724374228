"""Mistakes in a watch list: where, what is wrong, what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One mistake; its words never hold a secret, so they may be logged and shown."""

    file: str
    line: int  # from 1
    column: int  # from 1, in characters
    wrong: str
    right: str = ""  # the way out; empty where `wrong` says it already

    def __str__(self) -> str:
        """`watch.yaml:12:5: what is wrong; what would be right`."""
        sentence = f"{self.wrong}; {self.right}" if self.right else self.wrong
        # a quoted value may hold escape codes, which a terminal would obey
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in sentence)
        return f"{self.file}:{self.line}:{self.column}: {shown}"


class WatchListError(Exception):
    """The file cannot be applied; carries every mistake at once, in the order of the file.

    No child of `ingest.errors.PalimpsestError`: schemas is the lower layer.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
