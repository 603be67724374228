"""Letters of a picture: which belong together, which are seen, which must be shaped. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# Marks on one letter that are drawn; what piles up more ("zalgo") is left out of pictures.
MOST_MARKS = 6

# Scripts whose letters change with their neighbours (Unicode 15, chapters 9, 10, 12, 13, 16): from
# Hebrew to Mongolian and what lies between, Khmer, Arabic's presentation forms.
_SHAPED = re.compile(
    "[\u0590-\u08ff\u0900-\u109f\u1700-\u18af\u1900-\u1aaf\u1b00-\u1c4f"
    "\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00011fff\U0001e900-\U0001efff]"
)

_JOINER: Final = "\u200d"
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def clusters(text: str) -> Iterator[str]:
    """What a reader takes for one letter: a base with its marks, or emoji joined into one.

    Marks beyond `MOST_MARKS` are left out.
    """
    cluster, marks = "", 0
    for letter in text:
        if cluster and _belongs(letter, cluster):
            marks += 1
            cluster += letter if marks <= MOST_MARKS else ""
            continue
        if cluster:
            yield cluster
        cluster, marks = letter, 0
    if cluster:
        yield cluster


def _belongs(letter: str, cluster: str) -> bool:
    if letter < "\u0300":  # quick for most texts
        return False
    is_tone = "\U0001f3fb" <= letter <= "\U0001f3ff"  # of an emoji's skin
    return is_mark(letter) or is_tone or is_unseen(letter) or cluster[-1] == _JOINER


def is_mark(letter: str) -> bool:
    """Whether it stands on, under or around the letter before it."""
    return unicodedata.category(letter) in ("Mn", "Me", "Mc")


def is_unseen(letter: str) -> bool:
    """Whether it has no glyph of its own (Unicode's Default_Ignorable_Code_Point)."""
    return letter >= "\u00ad" and _UNSEEN.match(letter) is not None


def needs_shaping(cluster: str) -> bool:
    """Whether it is only right beside its neighbours, or with marks that must be placed."""
    return not cluster.isascii() and (
        any(map(is_mark, cluster)) or _SHAPED.search(cluster) is not None
    )


def named_symbol(cluster: str) -> str | None:
    """A symbol by its Unicode name, `⟨thumbs up sign⟩`; None for what is no symbol."""
    base = next((letter for letter in cluster if not is_unseen(letter)), "")
    if not base or unicodedata.category(base) not in ("So", "Sk"):
        return None
    return f"⟨{unicodedata.name(base, f'U+{ord(base):04X}').lower()}⟩"
