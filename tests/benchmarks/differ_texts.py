"""Pairs of texts for the differ: what edits look like, and what hangs other differs. Seeded."""

import random
import string
from collections.abc import Callable
from functools import cache

Pair = tuple[str, str]

# An ordinary vocabulary: Zipf's law over words as long as German ones.
_RANKS = 8_000
_SIGNS = "".join(chr(c) for c in range(0x4E00, 0x4E00 + 3_000))


def made(name: str, size: int, *, seed: int = 0) -> Pair:
    """The pair of that name; each side has about `size` bytes in UTF-8."""
    return INPUTS[name](size, random.Random(f"{name} {size} {seed}"))


def prose(size: int, rnd: random.Random) -> str:
    """Sentences in paragraphs of about 500 characters."""
    words = _vocabulary()
    chosen = rnd.choices(words, weights=[1 / (rank + 3) for rank in range(len(words))], k=size // 6)
    out: list[str] = []
    for at, word in enumerate(chosen, start=1):
        out.append(word + ("." if at % 12 == 0 else "," if at % 7 == 0 else ""))
        out.append("\n" if at % 84 == 0 else " ")
    return "".join(out)[:size]


def edited(text: str, part: float, rnd: random.Random) -> str:
    """The text with about this part of its words replaced, put in or left out."""
    out: list[str] = []
    for word in text.split(" "):
        if rnd.random() >= part:
            out.append(word)
            continue
        what = rnd.randrange(3)
        out += [[rnd.choice(_vocabulary())], [word, rnd.choice(_vocabulary())], []][what]
    return " ".join(out)


@cache
def _vocabulary() -> list[str]:
    rnd = random.Random(4)
    return [
        "".join(rnd.choices("enisratdhulcgmobwfkzpv", k=rnd.randint(2, 9))) for _ in range(_RANKS)
    ]


def _of_edits(part: float) -> Callable[[int, random.Random], Pair]:
    def make(size: int, rnd: random.Random) -> Pair:
        text = prose(size, rnd)
        return text, edited(text, part, rnd)

    return make


def _one_word(size: int, rnd: random.Random) -> Pair:
    text = prose(size, rnd)
    middle = text.index(" ", size // 2)
    return text, f"{text[:middle]} not{text[middle:]}"


def _shuffled_lines(size: int, rnd: random.Random) -> Pair:
    lines = [f"{n} {' '.join(rnd.choices(_FEW, k=9))}" for n in range(size // 45)]
    return "\n".join(lines), "\n".join(rnd.sample(lines, len(lines)))


def _shuffled_words(size: int, rnd: random.Random) -> Pair:
    words = prose(size, rnd).split()
    return " ".join(words), " ".join(rnd.sample(words, len(words)))


def _unrelated(size: int, rnd: random.Random) -> Pair:
    return prose(size, rnd), prose(size, rnd)


def _one_line(size: int, rnd: random.Random) -> Pair:
    text = prose(size, rnd).replace("\n", " ")
    return text, edited(text, 0.1, rnd)


def _few_words(size: int, rnd: random.Random) -> Pair:
    one, other = (" ".join(rnd.choices(_FEW, k=size // 4)) for _ in range(2))
    return one, other


def _few_signs(size: int, rnd: random.Random) -> Pair:
    one, other = ("".join(rnd.choices(string.punctuation, k=size)) for _ in range(2))
    return one, other


def _back_to_front(size: int, rnd: random.Random) -> Pair:
    words = [str(n) for n in range(100_000, 100_000 + size // 7)]
    return " ".join(words), " ".join(reversed(words))


def _no_common_token(size: int, rnd: random.Random) -> Pair:
    count = size // 7
    one, other = (" ".join(map(str, range(n, n + count))) for n in (100_000, 500_000))
    return one, other


def _bytes(size: int, rnd: random.Random) -> Pair:
    one, other = (rnd.randbytes(size * 2 // 3).decode("latin-1") for _ in range(2))
    return one, other


def _unspaced(size: int, rnd: random.Random) -> str:
    signs = "".join(rnd.choices(_SIGNS, k=size // 3))
    return "\n".join(signs[at : at + 150] for at in range(0, len(signs), 150))


def _cjk(size: int, rnd: random.Random) -> Pair:
    text = _unspaced(size, rnd)
    return text, "".join(rnd.choice(_SIGNS) if rnd.random() < 0.1 else sign for sign in text)


def _cjk_unrelated(size: int, rnd: random.Random) -> Pair:
    return _unspaced(size, rnd), _unspaced(size, rnd)


def _moved_paragraphs(size: int, rnd: random.Random) -> Pair:
    lines = prose(size, rnd).split("\n")
    moved = lines[:]
    for _ in range(max(1, len(lines) // 10)):
        moved.insert(rnd.randrange(len(moved)), moved.pop(rnd.randrange(len(moved))))
    return "\n".join(lines), "\n".join(moved)


def _half_lines_repeated(size: int, rnd: random.Random) -> Pair:
    """Each line twice, so that no line and hardly a shingle is unique, and shuffled."""
    lines = prose(size // 2, rnd).split("\n") * 2
    return "\n".join(lines), "\n".join(rnd.sample(lines, len(lines)))


def _fixed(before: str, after: str) -> Callable[[int, random.Random], Pair]:
    def make(size: int, rnd: random.Random) -> Pair:
        return (before * (size // len(before) + 1))[:size], (after * (size // len(after) + 1))[
            :size
        ]

    return make


_FEW = ["the", "a", "of", "to", "and", "in", "is", "it", "on", "as", "at", "by"]

INPUTS: dict[str, Callable[[int, random.Random], Pair]] = {
    "one word": _one_word,
    "1 % edited": _of_edits(0.01),
    "10 % edited": _of_edits(0.1),
    "30 % edited": _of_edits(0.3),
    "moved paragraphs": _moved_paragraphs,
    "one long line, 10 %": _one_line,
    "CJK, 10 %": _cjk,
    "CJK, unrelated": _cjk_unrelated,
    "unrelated prose": _unrelated,
    "no common token": _no_common_token,
    "shuffled lines": _shuffled_lines,
    "shuffled words": _shuffled_words,
    "lines twice, shuffled": _half_lines_repeated,
    "back to front": _back_to_front,
    "periodic": _fixed("a b ", "a c b "),
    "all one token": _fixed("a ", "a a  "),
    "one letter": lambda size, rnd: ("a" * size, "b" + "a" * (size - 1)),
    "all spaces": _fixed(" ", "\n"),
    "all lines alike": _fixed("ja ja\n", "ja nein\n"),
    "few words": _few_words,
    "few signs": _few_signs,
    "signs, periodic": _fixed("ab,cd;", "ab;cd,"),
    "random bytes": _bytes,
}
