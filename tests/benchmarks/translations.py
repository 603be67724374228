"""What finding translated passages costs, by the size of the statement.

    python -m tests.benchmarks.translations

CPU of this process, median, the statement ready ("warm", as for the second post that cites it) and
not. The post is the founding example where it is here, else the longest of our own. Aim: 50 ms warm
for the usual pair; the worst lines show that hostile texts cost by their size and no more.
"""

import statistics
import time
from collections.abc import Callable

from ingest.citations import translations
from ingest.citations.translations import find_translations
from schemas.records.texts import Block, RichText
from tests.evaluation.citations import seed
from tests.evaluation.citations.translated import written_pairs
from tests.evaluation.citations.translations import dictionary_between

ROUNDS = 9
AIM_MS = 50


def main() -> None:
    """Print a line for each size."""
    dictionary = dictionary_between("de", "en")
    post = seed.post() if seed.POST.exists() else _longest_post()
    usual = seed.statement()

    def against(statement: RichText, one: RichText = post) -> None:
        find_translations(one, statement, languages=("de", "en"), dictionary=dictionary)

    warm = _cpu_ms(lambda: against(usual))
    verdict = "met" if warm <= AIM_MS else "MISSED"
    print(f"post of {len(post.blocks)} paragraphs, {'a' if dictionary else 'no'} dictionary")
    print(f"{len(usual.blocks):6} paragraphs, warm   {warm:8.1f} ms (aim {AIM_MS}: {verdict})")
    for times in (1, 5, 20):
        statement = RichText(blocks=usual.blocks * times)
        cold = _cpu_ms(lambda statement=statement: _cold(against, statement), rounds=3)
        print(f"{len(statement.blocks):6} paragraphs, cold   {cold:8.1f} ms")
    for name, text in {"one word": "Kasachstan " * 90_000, "stops": "a. " * 330_000}.items():
        hostile = RichText(blocks=(Block(text=text),))
        worst = _cpu_ms(lambda one=hostile: against(usual, one), rounds=1)
        print(f"{'':6} 1 MB of {name:10} {worst:8.1f} ms")


def _cold(against: Callable[[RichText], None], statement: RichText) -> None:
    translations._prepared.cache_clear()
    against(statement)


def _cpu_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    work()
    taken: list[float] = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def _longest_post() -> RichText:
    posts = [pair.post for pair in written_pairs() if pair.languages == ("de", "en")]
    return max(posts, key=lambda post: len(post.visible))


if __name__ == "__main__":
    main()
