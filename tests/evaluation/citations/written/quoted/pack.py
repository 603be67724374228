"""What the quotation set knows of one language."""

from dataclasses import dataclass


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each in one line, as a language with spaces joins them."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def signs(text: str) -> tuple[str, ...]:
    """The same for a script without spaces."""
    return tuple("".join(part.split()) for part in text.split("\n\n") if part.strip())


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Clauses and whole texts in one language, all invented."""

    language: str
    gap: str = " "  # between words
    stop: str = ". "  # between sentences
    who: tuple[str, ...]  # a statement's sentence is who + does + what + how
    does: tuple[str, ...]
    what: tuple[str, ...]
    how: tuple[str, ...]
    asides: tuple[str, ...]  # put between two of these
    opening: tuple[str, ...]  # a post's own sentence is opening + middle + close
    middle: tuple[str, ...]
    close: tuple[str, ...]
    others: tuple[str, ...]  # words put for others by noise
    stock: tuple[str, ...]  # sentences that many statements have
    thirds: tuple[str, ...]  # words of third texts
    introductions: tuple[str, ...]  # how each is introduced; "" says nothing
    titles: tuple[str, ...]
    speakers: tuple[tuple[str, str], ...]  # full name of the speaker, how a post names him
    says: tuple[str, ...]  # "{} said on Monday:"
    bare: tuple[str, ...]  # introductions that name nobody
    marks: tuple[str, ...]
