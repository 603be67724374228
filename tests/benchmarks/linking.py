"""What linking a post costs, by part: ordinary posts, and the worst that can be made.

    make bench ARGS=linking

CPU of this process, everything that `link` computes for one post, without the ledger and the index.
Ordinary posts are those of the evaluation; bars are those of the worst post in TEXT.md, "Targets":
250 ms up to 100 kB, and 1 s for 1 MB. "prepared" is what a cited statement in another language
costs once for all posts that cite it in a row; it is not part of "all".
"""

import gc
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import FrameType

from ingest.citations.beginning import beginning_of
from ingest.citations.candidates import Candidate
from ingest.citations.comparing import with_mismatches
from ingest.citations.links import find_addresses
from ingest.citations.mentions import KnownStatement, find_mentions
from ingest.citations.mentions_dates import dates_mentioned
from ingest.citations.mentions_titles import titles_mentioned
from ingest.citations.quotations import find_quotations
from ingest.citations.reused_text import Quoted, reused
from ingest.citations.reuses import quoted_posts
from ingest.citations.sources import find_sources
from ingest.citations.translating.ports import Dictionary
from ingest.citations.translations import find_translations
from ingest.citations.voices import Voice, voices
from schemas.records.citations import Quotation
from schemas.records.texts import Block, RichText
from tests.benchmarks import linking_texts
from tests.evaluation.citations import seed
from tests.evaluation.citations.quotation_cases import cases
from tests.evaluation.citations.quotation_statements import statements
from tests.evaluation.citations.quotations import SmallIndex
from tests.evaluation.citations.translations import dictionary_between

PARTS = (
    "addresses", "voices", "quotations", "sources", "translation", "fidelity", "mentions", "reuse",
)  # fmt: skip
PREPARED = "prepared"
COLUMNS = (*PARTS, PREPARED)
BARS_MS = {100_000: 250, 1_000_000: 1000}
_MOST_S = 20.0  # a part that takes longer is stopped
_ROUNDS = 4  # of an ordinary post, each with a word of its own: nothing is remembered
_ANY = RichText.of("Ja, das ist so.")
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Costs:
    """CPU milliseconds of the parts of one post."""

    by_part: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """Of all parts."""
        return sum(self.by_part[part] for part in PARTS)

    def take(self, part: str, work: Callable[[], object]) -> object:
        """Do the work of one part and add what it took."""
        start = time.process_time()
        try:
            with _stopped_after(_MOST_S):
                return work()
        except TimeoutError:
            return ()
        finally:
            spent = (time.process_time() - start) * 1000
            self.by_part[part] = self.by_part.get(part, 0.0) + spent


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a post is held against."""

    candidates: Sequence[Candidate]
    cited: RichText  # the statement that it cites by address
    translated: RichText  # one in another language
    languages: tuple[str | None, str | None]
    dictionary: Dictionary | None
    published_at: datetime | None = _WRITTEN


def cost(post: RichText, setting: Setting) -> Costs:
    """What one post costs, part by part."""
    gc.collect()  # what the texts of the posts before have left is not this post's
    gc.freeze()
    costs = Costs()
    costs.take(PREPARED, lambda: _translations(_ANY, setting))
    costs.take("addresses", lambda: find_addresses(post))
    told = costs.take("voices", lambda: _voices(post, setting))
    quoted = [one.span for one in told if one.said_by == "quoted"]  # type: ignore[attr-defined]
    cited = setting.cited.visible
    verbatim = costs.take("quotations", lambda: find_quotations(post, cited))
    costs.take(
        "sources",
        lambda: find_sources(
            post, setting.candidates, published_at=setting.published_at, quoted=quoted
        ),
    )
    translated = costs.take("translation", lambda: _translations(post, setting))
    costs.take("fidelity", lambda: _fidelity(post, cited, verbatim, "en", None))
    costs.take(
        "fidelity",
        lambda: _fidelity(
            post, setting.translated.visible, translated, setting.languages[0], setting.dictionary
        ),
    )
    costs.take("mentions", lambda: _mentions(post, setting))
    costs.take("reuse", lambda: _reuse(post, cited))
    return costs


def _voices(post: RichText, setting: Setting) -> Sequence[Voice]:
    return voices(beginning_of(post), language=setting.languages[0])


def _translations(post: RichText, setting: Setting) -> Sequence[Quotation]:
    return find_translations(
        post, setting.translated, languages=setting.languages, dictionary=setting.dictionary
    )


def _fidelity(
    post: RichText,
    statement: str,
    found: object,
    language: str | None,
    dictionary: Dictionary | None,
) -> None:
    with_mismatches(
        found,  # type: ignore[arg-type]
        post.visible,
        statement,
        languages=(language, "en"),
        dictionary=dictionary,
    )


def _mentions(post: RichText, setting: Setting) -> None:
    language = setting.languages[0]
    dates_mentioned(post, published_at=_WRITTEN, language=language)
    titles_mentioned(post)
    known = [
        KnownStatement(
            statement_key=one.statement_key, url=one.url, published_at=one.published_at,
            title=one.title, publisher=one.publisher, language=one.language, text=one.text,
        )
        for one in setting.candidates
    ]  # fmt: skip
    find_mentions(post, known, published_at=_WRITTEN, language=language)


def _reuse(post: RichText, earlier: str) -> None:
    for one in quoted_posts(post):
        reused(Quoted.of(post.visible, one.spans), earlier)


def main() -> None:
    """Print ordinary posts, then the worst ones of both sizes."""
    dictionary = dictionary_between("de", "en")
    print(f"linking: CPU ms a post, {'a' if dictionary else 'no'} dictionary")
    print(f"{'':34}" + "".join(f"{part:>12}" for part in (*COLUMNS, "all")))
    for name, costs in (("ordinary", _ordinary()), ("founding example", _founding(dictionary))):
        _line(f"{name}, median", _by(costs, statistics.median))
        _line(f"{name}, p99", _by(costs, _p99))
    wanted = [int(each) for each in sys.argv if each.isdigit()]
    for size, bar in BARS_MS.items():
        if not wanted or size in wanted:
            _hostile(size, bar, dictionary)


def _ordinary() -> list[Costs]:
    """The posts of the evaluation, each against what a small index proposes for it."""
    held = statements()
    index = SmallIndex([one.candidate for one in held])
    by_key = {one.candidate.statement_key: one.candidate for one in held}
    costs: list[Costs] = []
    for case in cases(held):
        near = index.candidates(case.post.visible)
        cited = by_key[min(case.keys)] if case.keys else (near or [held[0].candidate])[0]
        text = RichText.of(cited.text)
        setting = Setting(
            candidates=near, cited=text, translated=text, languages=(case.language, case.language),
            dictionary=None, published_at=case.published_at,
        )  # fmt: skip
        costs.append(_mean([cost(_marked(case.post, n), setting) for n in range(_ROUNDS)]))
    return costs


def _marked(post: RichText, number: int) -> RichText:
    return RichText(blocks=(*post.blocks, Block(text=f"Nr. {number}")))


def _mean(rounds: Sequence[Costs]) -> Costs:
    """The clock of the processor ticks too slowly for one round."""
    parts = rounds[0].by_part
    return Costs({part: statistics.mean(one.by_part[part] for one in rounds) for part in parts})


def _founding(dictionary: Dictionary | None) -> list[Costs]:
    """The post in German against the statement in English, made ready before."""
    post = seed.post() if seed.POST.exists() else seed.statement()
    setting = Setting(
        candidates=linking_texts.ordinary_candidates(), cited=seed.statement(),
        translated=seed.statement(), languages=("de", "en"), dictionary=dictionary,
    )  # fmt: skip
    return [cost(_marked(post, number), setting) for number in range(17)][1:]


def _hostile(size: int, bar_ms: float, dictionary: Dictionary | None) -> None:
    print(f"\n{size // 1000} kB, bar {bar_ms} ms")
    families: Mapping[str, Callable[[RichText], Sequence[Candidate]]] = {
        "ordinary": lambda _: linking_texts.ordinary_candidates(),
        "long": lambda _: linking_texts.long_candidates(),
        "same": linking_texts.same_candidates,
    }
    for name, text in linking_texts.hostile_posts(size).items():
        for family, candidates in families.items():
            # named at its beginning, so that nothing is remembered of the one before
            post = RichText(blocks=(Block(text=family), *text.blocks))
            against = candidates(post)
            cited = RichText.of(against[0].text)
            setting = Setting(
                candidates=against, cited=cited, translated=cited,
                languages=("de", "en"), dictionary=dictionary,
            )  # fmt: skip
            worst = cost(post, setting)
            told = "" if worst.total <= bar_ms else "  MISSED"
            _line(f"{name} / {family}", {**worst.by_part, "all": worst.total}, told)


def _by(costs: Sequence[Costs], figure: Callable[[list[float]], float]) -> dict[str, float]:
    found = {part: figure([one.by_part[part] for one in costs]) for part in COLUMNS}
    return {**found, "all": figure([one.total for one in costs])}


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * 99 // 100)]


def _line(name: str, row: Mapping[str, float], told: str = "") -> None:
    print(f"{name:34}" + "".join(f"{row[part]:12.1f}" for part in (*COLUMNS, "all")) + told)
    sys.stdout.flush()


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """Raises TimeoutError inside after so many CPU seconds."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


if __name__ == "__main__":
    main()
