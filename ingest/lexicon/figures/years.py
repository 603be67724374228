"""What shows that a number of four digits is a year: 2006 helpers are no date. Pure."""

import re

from ingest.lexicon.words import words

YEAR = re.compile(r"(?:19|20)\d\d")
YEAR_WORDS = words(
    "год года году годом годах г р roku rok року рік yıl yılı yılında yılından yılına"
)
# Stand before a year; Russian and its kin say "year" behind it.
_BEFORE = words(
    "in im en since seit depuis desde dal by until till bis ab before after vor nach avant après "
    "dès between zwischen entre tra fra jahr jahre jahres jahren year years année années an año "
    "años anno anni nel hasta entro prima dopo ende anfang mitte frühjahr sommer herbst spring "
    "summer autumn winter début fin"
)
# Stand before a number of things as well; a year has none behind it.
_OF = words("of de du del von from")


def is_year(text: str, *, before: str, behind: str) -> bool:
    """Whether these digits are a year, by the words beside them in any case ("" for none).

    In brackets they are one, too.
    """
    if not YEAR.fullmatch(text):
        return False
    left, right = before.casefold(), behind.casefold()
    if left in _BEFORE or right in YEAR_WORDS or (left, right) == ("(", ")"):
        return True
    return left in _OF and not right[:1].isalpha()
