"""Kinds of edits: which places of a text get other words, and what an alert calls the step."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.story.documents import Document

Slots = dict[str, str]
Makes = Callable[[Document, random.Random], Slots]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How an edit of this kind is made of a document as it stands."""

    name: str
    makes: Makes
    called: str = "changed"


def _number(document: Document, chance: random.Random) -> Slots:
    return {"number": str(int(document.on_page["number"]) + chance.randrange(1, 9))}


def _day(document: Document, chance: random.Random) -> Slots:
    return {"day": str(int(document.on_page["day"]) + chance.randrange(1, 4))}


def _negation(document: Document, _: random.Random) -> Slots:
    held = document.on_page["negation"]
    return {"negation": "" if held else document.site.language.negation}


def _link(document: Document, chance: random.Random) -> Slots:
    return {"link": f"https://archive.example/letters/{document.number + chance.randrange(9)}"}


def _title(document: Document, chance: random.Random) -> Slots:
    held, _, number = document.on_page["title"].rpartition(" ")
    return {"title": f"{_other(document.site.language.titles, held, chance)} {number}"}


def _name(document: Document, chance: random.Random) -> Slots:
    return {"name": _other(document.site.language.names, document.on_page["name"], chance)}


def _wording(document: Document, chance: random.Random) -> Slots:
    return {"filler": _other(document.site.language.fillers, document.on_page["filler"], chance)}


def _question(document: Document, _: random.Random) -> Slots:
    return {"end": "?"}


def _growth(document: Document, chance: random.Random) -> Slots:
    return {"more": chance.choice(document.site.language.growth)}


def _several(document: Document, chance: random.Random) -> Slots:
    return _number(document, chance) | _name(document, chance) | _question(document, chance)


def _other(words: tuple[str, ...], held: str, chance: random.Random) -> str:
    return chance.choice([each for each in words if each != held])


KINDS = (
    Kind(name="number", makes=_number),
    Kind(name="negation", makes=_negation),
    Kind(name="name", makes=_name),
    Kind(name="link", makes=_link),
    Kind(name="title", makes=_title),
    Kind(name="wording", makes=_wording),
    Kind(name="day", makes=_day),
    Kind(name="growth", makes=_growth, called="growing"),
    Kind(name="question", makes=_question),
    Kind(name="several", makes=_several),
)
