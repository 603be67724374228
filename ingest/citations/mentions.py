"""Statements that a post names without address or quotation. Pure, bounded.

A speaker or an office beside a date ("in his address of 21 February 2022"), or a title set as a
quotation or a link; a title that comes back needs its date (OFFICIAL.md 7). Only ever `possible`:
whoever was meant by a name and a day is a guess, and what fits two statements is no citation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ingest.citations.attribution import Naming
from ingest.citations.beginning import beginning_of
from ingest.citations.certainty import by_mention
from ingest.citations.mentions_dates import DateMentioned, dates_mentioned
from ingest.citations.mentions_titles import is_title, titles_mentioned
from ingest.citations.names import Names, names_of
from ingest.citations.spans import Span
from ingest.citations.words import words_of
from ingest.lexicon.choose import languages_of
from ingest.lexicon.sayings import Index, phrases_at
from ingest.lexicon.sayings_by_language import sayings_index
from ingest.tokens import tokens
from schemas.records.citations import FoundCitation, Mention
from schemas.records.texts import RichText

MOST_KNOWN = 200  # statements looked at
_NEAR_CHARS = 160  # before and behind a date: where its speaker and a word of speech are looked for
# A stop behind a figure is a date's ("10. Januar"), one behind a single letter an initial's.
_SENTENCE_END = re.compile(r"(?<![\d\W])(?<!\b\w)[.!?…]\s+|[。！？]|\n")
# Nouns for statements beside those of `ingest.lexicon.sayings`, in all their forms and compounds.
_SPEECH = re.compile(
    r"\w*(?:ansprache|rede|botschaft|erklärung|auftritt|pressekonferenz)(?:n|s|en|es|e)?\b"
    r"|\b(?:address|message|speech|statement|remarks|appearance|briefing)(?:es|s)?\b"
    r"|\b(?:послани|заявлени|выступлени|обращени|совещани|заседани|встреч|реч)\w*"
    r"|\b(?:discours|allocution|déclaration|message|vœux)s?\b"
    r"|讲话|演讲|声明|致辞|发言|咨文",
    re.IGNORECASE,
)
# A day is that of the office, which we do not know: from the Americas to East Asia.
_ZONES = (timedelta(0), timedelta(hours=-5), timedelta(hours=8))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStatement:
    """A statement that is held, as far as a post can name it."""

    statement_key: str
    url: str
    published_at: datetime | None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    text: str = ""  # visible; its speakers are read from it, "" where it is not at hand

    def is_of(self, days: Iterable[date]) -> bool:
        """Whether it was published on one of these days, wherever the office is."""
        published = self.published_at
        if published is None:
            return False
        return not {(published + zone).date() for zone in _ZONES}.isdisjoint(days)


@dataclass(frozen=True, slots=True)
class _Named:
    """A statement and how the post names it."""

    statement: KnownStatement
    mention: Mention
    reason: str


def find_mentions(
    post: RichText,
    known: Sequence[KnownStatement],
    *,
    published_at: datetime | None,
    language: str | None = None,
) -> tuple[FoundCitation, ...]:
    """The statements that a post names, in the order in which it names them.

    `known` are those of the days of `dates_mentioned(post)`, the day before and the day behind it,
    and all that have one of the titles of `titles_mentioned(post)`: a title that is not all there
    looks rarer than it is. Faces of one statement share its key. `published_at` is when the post
    was written, `language` its two-letter code, if known.
    """
    if not known:
        return ()
    post = beginning_of(post)
    visible = post.visible
    days = dates_mentioned(post, published_at=published_at, language=language)
    held = [one for one in known[:MOST_KNOWN] if not _is_later(one, published_at)]
    named = [*_by_title(post, held, days), *_by_speaker(held, visible, days, language)]
    found: dict[str, list[_Named]] = {}
    for each in sorted(named, key=lambda one: one.mention.post):
        found.setdefault(each.statement.statement_key, []).append(each)
    return tuple(_citation(each) for each in found.values())


def _is_later(one: KnownStatement, published_at: datetime | None) -> bool:
    if one.published_at is None or published_at is None:
        return False
    return one.published_at > published_at + max(_ZONES)


def _by_title(
    post: RichText, known: Sequence[KnownStatement], days: Sequence[DateMentioned]
) -> Iterator[_Named]:
    """Titles set apart that one statement alone has, of all or of the days that are named."""
    said = {_folded(title): title for title in titles_mentioned(post)}
    titled = [one for one in known if one.title and is_title(one.title)]
    every = {day for each in days for day in each.days}
    for row, written in said.items():
        having = [one for one in titled if _folded(one.title or "") == row]
        dated = [one for one in having if one.is_of(every)]
        statement = _only(having) or _only(dated)
        if statement is not None:
            start = post.visible.find(written)
            mention = Mention(post=(start, start + len(written)), title=written)
            yield _Named(statement, mention, "the post names its title")


def _by_speaker(
    known: Sequence[KnownStatement],
    visible: str,
    days: Sequence[DateMentioned],
    language: str | None,
) -> Iterator[_Named]:
    """A speaker or office beside a date on which one statement of theirs alone was made."""
    index = sayings_index({language} if language else languages_of(visible))
    names: dict[int, Names] = {}
    for day in days:
        start, sentence = _sentence(visible, day.span)
        if not _tells_of_speech(sentence, index):
            continue
        naming = Naming(RichText.of(sentence), words_of(sentence))
        named: dict[str, tuple[KnownStatement, Span]] = {}
        for number, one in enumerate(known):
            if one.is_of(day.days):
                if number not in names:
                    names[number] = _names(one)
                for pointer in naming.pointers(names[number]):
                    place = (start + pointer.place[0], start + pointer.place[1])
                    named.setdefault(one.statement_key, (one, place))
        if len(named) == 1:
            ((statement, place),) = named.values()
            span = (min(place[0], day.span[0]), max(place[1], day.span[1]))
            speaker = visible[slice(*place)]
            mention = Mention(post=span, speaker=speaker, date=day.days[0].isoformat())
            yield _Named(statement, mention, "the post names its speaker and its day")


def _names(one: KnownStatement) -> Names:
    return names_of(one.text, title=None, author=one.author, publisher=one.publisher)


def _sentence(visible: str, day: Span) -> tuple[int, str]:
    """The sentence around a date and where it begins, no more than is near on either side."""
    start, end = day
    before = visible[max(0, start - _NEAR_CHARS) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    behind = _SENTENCE_END.split(visible[end : end + _NEAR_CHARS], maxsplit=1)[0]
    return start - len(before), f"{before}{visible[start:end]}{behind}"


def _tells_of_speech(sentence: str, index: Index) -> bool:
    """Whether somebody says something in it, or a speech is named."""
    words = tokens(sentence.casefold())
    return bool(_SPEECH.search(sentence)) or any(
        kind in ("saying", "statement")
        for at in range(len(words))
        for kind, _ in phrases_at(index, words, at)
    )


def _only(statements: Sequence[KnownStatement]) -> KnownStatement | None:
    """The one statement that all of these are faces of."""
    keys = {one.statement_key for one in statements}
    return statements[0] if len(keys) == 1 else None


def _folded(title: str) -> tuple[str, ...]:
    return tuple(words_of(title).folded)


def _citation(named: Sequence[_Named]) -> FoundCitation:
    first = named[0]
    sure = by_mention(first.reason)
    return FoundCitation(
        method="mention",
        url=first.statement.url,
        statement_key=first.statement.statement_key,
        publisher=first.statement.publisher,
        language=first.statement.language,
        confidence=sure.confidence,
        certainty=sure.certainty,
        reasons=sure.reasons,
        mentions=tuple(each.mention for each in named),
    )
