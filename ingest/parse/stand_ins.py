"""Whether a text is the site's sentence that a post was taken away or is hidden. Pure.

Asked of every short text that is read, so that such a sentence never becomes a revision of the post
in whose place it stands. Wrong here loses a post: the sentence must be all of the text, and only
by whom, when and why may follow.
"""

import re
from typing import Literal

from ingest.parse.tombstones import BRACKETED_DELETED, BRACKETED_HIDDEN, DELETED, FORMS, HIDDEN
from schemas.records.texts import RichText

StandIn = Literal["tombstone", "hidden"]

# The sentence with a name, a date and a reason of the moderator's; longer texts are not looked at.
LONGEST_CHARS = 300
_LONGEST_BLOCKS = 3

_NAME = r"[^,?!\n]{1,40}?"
_DATE = r"[^?!\n]{0,30}?\d[^?!\n]{0,30}?"
# Taken off both ends; with it the bracket that closes a date in brackets.
_AROUND = " .!\u2026()[]*¡！"
_TAIL = (
    rf"(?: (?:by|von|durch|par|пользователем|przez|por|da|door) {_NAME})?"
    rf"(?:(?: (?:on|am|le|el|il|op)) {_DATE}| now)?(?: \({_DATE}\)?)?[.!]?"
    r"(?:\s+(?:reason|grund|raison|причина|motivo|reden|powód|sebep)\s?:.{0,200})?"
)


def _pattern(sentences: tuple[str, ...], forms: tuple[str, ...] = ()) -> re.Pattern[str]:
    made = [re.escape(sentence.strip(_AROUND)) for sentence in sentences]
    made += [form.replace("{u}", _NAME).replace("{d}", _DATE) for form in forms]
    return re.compile(rf"(?:{'|'.join(made)}){_TAIL}", re.DOTALL)


_DELETED = _pattern(DELETED, FORMS)
_HIDDEN = _pattern(HIDDEN)


def stands_in(text: RichText | str) -> StandIn | None:
    """What a visible text says in the place of a post's own; None for the text of a post."""
    line = text if isinstance(text, str) else _short(text)
    if not line or len(line) > LONGEST_CHARS:
        return None
    said = line.strip().casefold()
    bare = said.strip(_AROUND)
    if said in BRACKETED_DELETED or _DELETED.fullmatch(bare):
        return "tombstone"
    return "hidden" if said in BRACKETED_HIDDEN or _HIDDEN.fullmatch(bare) else None


def _short(text: RichText) -> str:
    blocks = text.blocks
    if len(blocks) > _LONGEST_BLOCKS or (blocks and len(blocks[0].text) > LONGEST_CHARS):
        return ""
    return text.visible
