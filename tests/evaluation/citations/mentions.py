"""Mentions without address or quotation: precision and recall on posts written by us."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ingest.citations.mentions import KnownStatement, find_mentions
from ingest.citations.mentions_dates import dates_mentioned
from ingest.citations.mentions_titles import titles_mentioned
from schemas.records.texts import RichText
from tests.evaluation.citations.sections import Counts, Figure, Section

_POSTS = Path(__file__).parent / "written" / "mentioned.txt"
_HEAD = re.compile(r"^== (\w+) (\S+) (\w+) (.+)$", re.MULTILINE)
_HALVES = {"tuned": "tuned", "held": "held out"}
_PERMANENT = "Meeting with permanent members of the security council"
_FISHING = "Comment on the draft treaty about fishing in the northern straits"
_NORTH = "Stellungnahme zu den Vorschlägen über die Sicherheit im Norden"

# Key, publisher, title, day. One speaker twice on one day (mid:704, 705), one title comes back.
_KNOWN = (
    ("kremlin:101", "kremlin", "Session of the collective security council", "2022-01-10"),
    ("kremlin:102", "kremlin", "Address by the president to the nation", "2022-02-21"),
    ("kremlin:103", "kremlin", _PERMANENT, "2022-04-22"),
    ("kremlin:104", "kremlin", _PERMANENT, "2022-05-20"),
    ("kremlin:105", "kremlin", _PERMANENT, "2022-03-18"),
    ("bundesregierung:201", "bundesregierung", "Erklärung vor dem Bundestag", "2021-12-15"),
    ("akorda:301", "akorda", "Обращение главы государства к народу", "2022-01-07"),
    ("state:401", "state", "Remarks to the press on the written reply", "2022-01-26"),
    ("elysee:501", "elysee", "Conférence de presse après les entretiens", "2022-02-07"),
    ("nato:601", "nato", "Press conference after the extraordinary summit", "2022-03-24"),
    ("mid:701", "mid", _NORTH, "2022-01-14"),
    ("mid:702", "mid", _FISHING, "2022-01-19"),
    ("mid:703", "mid", "О ходе переговоров по гарантиям для северных портов", "2022-01-21"),
    ("mid:704", "mid", "Ответы на вопросы после переговоров", "2022-06-02"),
    ("mid:705", "mid", "Вступительное слово на переговорах", "2022-06-02"),
    ("president-ua:801", "president-ua", "Звернення до дня пам'яті", "2022-05-09"),
    ("mfa-china:901", "mfa-china", "发言人就海峡局势发表声明", "2021-10-18"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class MentioningPost:
    """A post and the keys of the statements that it names."""

    half: str
    published_at: datetime
    language: str
    named: frozenset[str]
    post: RichText

    def found(self) -> frozenset[str]:
        """What is found in it."""
        days = dates_mentioned(self.post, published_at=self.published_at, language=self.language)
        near = {
            day + timedelta(days=off) for each in days for day in each.days for off in (-1, 0, 1)
        }
        known = list(_lookup(near, titles_mentioned(self.post)))
        return frozenset(
            each.statement_key
            for each in find_mentions(
                self.post, known, published_at=self.published_at, language=self.language
            )
        )


def _lookup(days: set[date], titles: Sequence[str]) -> Iterator[KnownStatement]:
    """What the store answers: statements of these days, and all with these titles."""
    for key, publisher, title, day in _KNOWN:
        published = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
        if published.date() in days or title in titles:
            yield KnownStatement(
                statement_key=key,
                url=f"http://office.example/{key}",
                published_at=published,
                title=title,
                publisher=publisher,
            )


def posts() -> tuple[MentioningPost, ...]:
    """All posts as written down."""
    return tuple(_posts(_POSTS.read_text("utf-8")))


def _posts(text: str) -> Iterator[MentioningPost]:
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        half, day, language, keys = head.groups()
        yield MentioningPost(
            half=_HALVES[half],
            published_at=datetime.fromisoformat(f"{day}T18:00").replace(tzinfo=UTC),
            language=language,
            named=frozenset(keys.split()) - {"-"},
            post=RichText.of(text[head.end() : end]),
        )


def counted(of: Sequence[MentioningPost]) -> Counts:
    """Right, wrong and missing ones of these posts."""
    pairs = [(one.named, one.found()) for one in of]
    return Counts(
        right=sum(len(named & found) for named, found in pairs),
        wrong=sum(len(found - named) for named, found in pairs),
        missing=sum(len(named - found) for named, found in pairs),
    )


def measure() -> Section:
    """All figures."""
    every = posts()
    figures: list[Figure] = []
    for half in _HALVES.values():
        counts = counted([one for one in every if one.half == half])
        figures.append(Figure(what=f"precision, {half}", value=counts.precision))
        figures.append(Figure(what=f"recall, {half}", value=counts.recall))
    return Section(
        title="mentions",
        measured_on=f"{len(every)} posts written by us, half held out; all are `possible`",
        figures=figures,
        misses=[
            f"{one.post.visible[:70]!r}: wanted {sorted(one.named)}, found {sorted(one.found())}"
            for one in every
            if one.named != one.found()
        ],
    )
