"""What the documents of the story say: texts of our own in three languages, with places to edit.

A text is a template with named places (`{number}`, `{name}`, …), so that an edit is one place given
other words, and what an alert must tell is known beforehand.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

Words = Mapping[str, str]  # what stands in each place

_TOKEN = re.compile(r"https?://\S+|\d+(?:[.,:]\d+)*|\w+|[^\w\s]")


@dataclass(frozen=True, kw_only=True)
class Language:
    """Paragraphs with places, and the words that may stand in them."""

    code: str
    paragraphs: tuple[str, ...]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    negation: str
    fillers: tuple[str, ...]
    growth: tuple[str, ...]


GERMAN = Language(
    code="de",
    paragraphs=(
        (
            "Am {day}. Mai kamen {number} Gesandte an den Fluss, und {name} schrieb auf, was sie"
            " dort sahen, hörten und einander am Abend versprachen."
        ),
        (
            "Das Protokoll wurde{negation} unterzeichnet, so steht es in der"
            ' <a href="{link}">Niederschrift der Kanzlei</a>, die seit gestern offen ausliegt.'
        ),
        "{filler} Man wird sich daran erinnern, wenn die Boote wieder leer am Ufer liegen{end}",
    ),
    titles=("Eine stille Wahrheit", "Am Ufer", "Zur Rede vom Montag", "Offene Fragen"),
    names=("Lindauer", "Morgenrot", "Kestenholz", "Abendschein", "Wiesengrund"),
    negation=" nicht",
    fillers=(
        "Der Wirt stellte drei Lampen auf den Tisch und ging ohne ein Wort hinaus.",
        "Im Hof wartete ein Wagen, dessen Fahrer niemanden kannte und keinen grüßte.",
        "Die Glocke schlug spät, weil der Küster seit dem Winter schlecht hört.",
        "Auf der Brücke standen Kinder und warfen Kiesel in das dunkle Wasser.",
        "Am Morgen lag Nebel über den Wiesen, so dicht wie seit Jahren keiner mehr.",
    ),
    growth=(
        "Nachtrag: Die Kanzlei hat den Eingang der Beschwerde heute schriftlich bestätigt.",
        "Nachtrag: Der Wirt will von alledem am Ende doch gar nichts bemerkt haben.",
    ),
)

ENGLISH = Language(
    code="en",
    paragraphs=(
        (
            "On {day} May the council received {number} letters from the river towns, and {name}"
            " read them aloud to everybody who had come that evening."
        ),
        (
            "The agreement was{negation} signed, as the"
            ' <a href="{link}">record of the chancery</a> says, which anybody may read by now.'
        ),
        "{filler} It will be remembered when the boats lie empty on the bank again{end}",
    ),
    titles=("A quiet truth", "On the bank", "What the council said", "Open questions"),
    names=("Fairweather", "Holloway", "Thornbury", "Ashdown", "Wetherby"),
    negation=" not",
    fillers=(
        "The keeper put three lamps on the table and left the room without another word.",
        "A carriage waited in the yard whose driver knew nobody and greeted no one at all.",
        "The bell rang late because the sexton has been hard of hearing since the winter.",
        "Children stood upon the bridge and threw small pebbles into the dark water below.",
        "In the morning a fog lay upon the meadows, thicker than any other in ten years.",
    ),
    growth=(
        "Addendum: the chancery has confirmed today that it received the complaint in writing.",
        "Addendum: the keeper now says that he noticed nothing whatsoever of all this.",
    ),
)

# Statements say nothing that posts say by chance: what both have in common is a quotation.
ENGLISH_OFFICE = replace(
    ENGLISH,
    paragraphs=(
        (
            "The chancery announces that on {day} May it counted {number} seals upon the treaty,"
            " and that {name} has taken the copies to the archive under guard."
        ),
        (
            "The treaty was{negation} ratified, according to the"
            ' <a href="{link}">register of the realm</a> which the herald keeps in the tower.'
        ),
        "{filler} Every subject is asked to keep this announcement until the harvest is over{end}",
    ),
    fillers=(
        "The herald shall proclaim the new toll at each gate before the market opens on Monday.",
        "No miller may raise the price of flour until the granaries of the crown are full again.",
        "Two ships will carry salt to the islands and return with timber for the broken pier.",
        "The bridge at the ford remains closed to wagons while the masons replace its third arch.",
        "A reward of nine crowns awaits whoever brings back the stolen bell of the northern abbey.",
    ),
)

RUSSIAN = Language(
    code="ru",
    paragraphs=(
        (
            "В мае, {day} числа, совет получил {number} писем из речных городов, и {name} читал их"
            " вслух всем, кто пришёл в тот вечер в ратушу."
        ),
        (
            "Соглашение{negation} было подписано, как говорит"
            ' <a href="{link}">запись канцелярии</a>, которую теперь может читать каждый.'
        ),
        "{filler} Об этом вспомнят, когда лодки снова будут лежать пустыми на берегу{end}",
    ),
    titles=("Тихая правда", "На берегу", "Что сказал совет", "Открытые вопросы"),
    names=("Берёзов", "Каменский", "Лугов", "Рассветов", "Полянин"),
    negation=" не",
    fillers=(
        "Хозяин поставил на стол три лампы и молча вышел из комнаты.",
        "Во дворе ждала повозка, возница которой никого не знал.",
        "Колокол прозвонил поздно, потому что звонарь с зимы плохо слышит.",
        "На мосту стояли дети и бросали мелкие камни в тёмную воду.",
        "Утром над лугами лежал туман, какого не было уже десять лет.",
    ),
    growth=("Дополнение: канцелярия сегодня письменно подтвердила получение жалобы.",),
)


def first_words(language: Language, chance: random.Random, *, number: int) -> dict[str, str]:
    """What a document says at first; `number` makes its title and link its own."""
    return {
        "title": f"{chance.choice(language.titles)} {number}",
        "number": str(chance.randrange(12, 90)),
        "day": str(chance.randrange(3, 27)),
        "name": chance.choice(language.names),
        "negation": chance.choice(("", language.negation)),
        "link": f"https://archive.example/records/{number}",
        "filler": chance.choice(language.fillers),
        "end": ".",
        "more": "",  # paragraphs behind the others
    }


def paragraphs(language: Language, words: Words) -> tuple[str, ...]:
    """The paragraphs as HTML."""
    written = tuple(each.format_map(words) for each in language.paragraphs)
    return (*written, words["more"]) if words["more"] else written


Told = tuple[tuple[str, ...], tuple[str, ...]]  # words that went, words that came; both sorted


def difference(before: str, after: str) -> Told:
    """The words, numbers, signs and addresses that only one of two texts has, or has more often."""
    one, other = (Counter(_TOKEN.findall(text)) for text in (before, after))
    return tuple(sorted((one - other).elements())), tuple(sorted((other - one).elements()))
