"""Stretches of a block that an element dresses: words set in bold, words struck through."""

Span = tuple[int, int]


class Stretches:
    """Elements of one meaning, however they nest: a stretch is what the outermost one covers.

    Places count characters collected for the block so far; an element that is still open where a
    block ends goes on at the start of the next.
    """

    def __init__(self) -> None:
        self._spans: list[Span] = []  # of the block that is being collected
        self._open = 0
        self._at = 0

    def open(self, at: int) -> None:
        """An element of this meaning begins."""
        if not self._open:
            self._at = at
        self._open += 1

    def close(self, at: int) -> None:
        """One of them ends."""
        self._open -= 1
        if not self._open:
            self._spans.append((self._at, at))

    def end_block(self, at: int) -> list[Span]:
        """The block's stretches: what is open covers it to its end. Another block begins."""
        if self._open:
            self._spans.append((self._at, at))
            self._at = 0
        elif not self._spans:
            return []
        spans, self._spans = self._spans, []
        return spans
