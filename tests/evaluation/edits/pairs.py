"""Pairs of looks: what lies between them is noise alone, or noise and edits that we know of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from tests.evaluation.edits.engines import Engine
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Post, Thread
from tests.evaluation.edits.words import NAMES
from tests.evaluation.edits.writing import Said, Slot, Wording, Written, texts_in

FIRST_LOOK = datetime(2026, 3, 10, 14, 5, tzinfo=UTC)
_POSTS = 5  # in a thread at the first look
_FIRST_NUMBER = 51001


@dataclass(frozen=True, slots=True)
class Pair:
    """Two looks at one document, and the edits made between them; none: noise alone."""

    text: Written
    engine: Engine
    made: tuple[Slot, ...]
    before: tuple[Thread, Look]
    after: tuple[Thread, Look]
    number: int  # of the post that is looked at
    declared: bool

    @property
    def address(self) -> str:
        """Where it is looked at."""
        return self.engine.address(self.before[0], self.number)

    def is_of(self, guid: str) -> bool:
        """Whether an engine's own number names the post that is looked at."""
        return guid.endswith((str(self.number), f"_{self.number - _FIRST_NUMBER + 1}"))

    @property
    def name(self) -> str:
        """For lists of what went wrong."""
        return (
            f"{self.engine.NAME} {self.text.id} "
            f"{'+'.join(slot.kind for slot in self.made) or 'noise'}"
        )


def pair(text: Written, engine: Engine, made: tuple[Slot, ...], *, seed: str) -> Pair:
    """The two looks; everything but the edits is drawn from the seed.

    An edited title needs the opening post, since only that shows it.
    """
    random = Random(f"{seed}/{text.id}/{engine.NAME}/{made}")
    opens = engine.ALONE or random.random() < 0.5 or any(slot.place == "title" for slot in made)
    place = 0 if opens else random.randrange(1, _POSTS - 1)
    thread = _thread(text, place, random)
    declared = bool(made) and random.random() < 0.5
    passed = timedelta(minutes=random.choice((7, 17, 55, 240, 1500)))
    now = FIRST_LOOK + passed
    edited_at = now - timedelta(minutes=3) if declared else None
    number = thread.posts[place].number
    later = _moved_on(thread, number, random)
    if made:
        later = later.with_post(number, text.worded(made), edited_at=edited_at)
    looks = [
        Look(f"{seed}/{random.random()}", at, text.language, sprinkle=random.random() < 0.7)
        for at in (FIRST_LOOK, now)
    ]
    return Pair(text, engine, made, (thread, looks[0]), (later, looks[1]), number, declared)


def _thread(text: Written, place: int, random: Random) -> Thread:
    others = [other for other in texts_in(text.language) if other is not text]
    fillers = random.sample(others, _POSTS - 1)
    wordings = [_short(other.worded()) for other in fillers]
    wordings.insert(place, text.worded())
    at = FIRST_LOOK - timedelta(days=random.choice((0, 1, 9)), minutes=200)
    posts = []
    for index, wording in enumerate(wordings):
        edited = at + timedelta(minutes=11) if random.random() < 0.3 else None
        posts.append(
            Post(_FIRST_NUMBER + index, NAMES[index], at, wording, edited, opens=index == 0)
        )
        at += timedelta(minutes=random.choice((13, 41)))
    title = wordings[0].title
    return Thread(700, text.language, title, tuple(posts), first_title=title)


def _short(wording: Wording) -> Wording:
    """What others posted."""
    said = wording.paragraphs[0]
    return replace(wording, paragraphs=(*wording.paragraphs[1:3], Said(said.runs)))


def _moved_on(thread: Thread, number: int, random: Random) -> Thread:
    """The thread somewhat later: an answer more, one fewer, or answers in another order."""
    posts = list(thread.posts)
    if random.random() < 0.4:
        last = posts[-1]
        posts.append(replace(last, number=last.number + 7, at=last.at + timedelta(minutes=5)))
    if random.random() < 0.2:
        posts = [post for post in posts if post.opens or post.number in {number, posts[-1].number}]
    if random.random() < 0.2:
        answers = posts[1:]
        random.shuffle(answers)
        posts[1:] = answers
    return replace(thread, posts=tuple(posts))


def noise(
    texts: tuple[Written, ...], engines: tuple[Engine, ...], *, looks: int, seed: str
) -> Iterator[Pair]:
    """Pairs without any edit."""
    for text in texts:
        for engine in engines:
            if fits(text, engine):
                for look in range(looks):
                    yield pair(text, engine, (), seed=f"{seed}/{look}")


def edited(
    texts: tuple[Written, ...], engines: tuple[Engine, ...], *, engines_each: int, seed: str
) -> Iterator[Pair]:
    """Every edit of every text on some engines, then several edits at once."""
    for text in texts:
        fitting = [engine for engine in engines if fits(text, engine)]
        random = Random(f"{seed}/{text.id}")
        several = [tuple(random.sample(text.slots, random.randint(2, 4))) for _ in range(4)]
        for made in (*((slot,) for slot in text.slots), *several):
            for engine in random.sample(fitting, min(engines_each, len(fitting))):
                if engine.TITLED or all(slot.place != "title" for slot in made):
                    yield pair(text, engine, made, seed=seed)


def fits(text: Written, engine: Engine) -> bool:
    """Offices publish statements; forums show both, since people paste statements into posts."""
    return (engine.KIND == "post" or text.kind == "statement") and text.language in engine.LANGUAGES
