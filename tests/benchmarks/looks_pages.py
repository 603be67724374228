"""Posts that are edited ever more rarely with age, simulated: how late is an edit seen?

One host with several sources that are edited at very different rates, and no room for all looks
that are wanted. Every schedule has the same room, learns on the way what it has to know, and is
shown the same edits. The product's schedule is its own: age classes, learned eagerness, the
stretch of the host, `next_page_look`.
"""

import heapq
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ingest.schedule import (
    Crowd,
    Looks,
    Pace,
    age_class,
    eagerness,
    next_page_look,
    room,
    stretch,
    taught,
)
from ingest.schedule.ages import usual_gap_s

DAYS = 10
RECHECK = timedelta(days=5)
RECHECK_S = RECHECK.total_seconds()
DELAY = timedelta(seconds=59)  # between two requests to the host
POSTS_A_DAY = 16.0  # of each source
SOURCES = 4
EDITS_A_POST = 0.3  # in the middle of the sources; they spread by a standard deviation of the log
SPREAD = 1.2
RUSH_S = 600.0  # edits come within minutes, then ever more rarely: hazard ~ (age + RUSH_S)^-STEEP
STEEP = 1.3

PLAN_EVERY = 200  # looks; the product plans for each message, which has up to 25 of a host

_EPOCH = datetime(2026, 3, 2, tzinfo=UTC)
_FLOOR = timedelta(minutes=1)


@dataclass(frozen=True)
class Post:
    """One post: its source, when it was published, and the ages at which it is edited."""

    source: int
    at: float
    edits: tuple[float, ...]


def posts(seed: int) -> list[Post]:
    """All posts of all sources, in the order of their publication; times in seconds."""
    chance = random.Random(seed)
    found = []
    for source in range(SOURCES):
        edits = EDITS_A_POST * chance.lognormvariate(0, SPREAD)
        at = chance.expovariate(POSTS_A_DAY / 86_400)
        while at < DAYS * 86_400:
            found.append(Post(source, at, tuple(sorted(_ages(edits, chance)))))
            at += chance.expovariate(POSTS_A_DAY / 86_400)
    return sorted(found, key=lambda post: post.at)


def _ages(mean: float, chance: random.Random) -> list[float]:
    """Ages of edits: a Poisson number, each by the inverse of the hazard's integral."""
    number, product = 0, chance.random()
    while product > 2.718281828459045**-mean:
        number, product = number + 1, product * chance.random()
    start, end = RUSH_S ** (1 - STEEP), (RECHECK_S + RUSH_S) ** (1 - STEEP)
    return [
        (start - chance.random() * (start - end)) ** (1 / (1 - STEEP)) - RUSH_S
        for _ in range(number)
    ]


@dataclass
class Watched:
    """One post while it is watched."""

    post: Post
    born: float  # of the latest of publication and last edit that was seen
    looked: float
    unseen: int = 0


class Uniform:
    """All posts equally often."""

    def __init__(self, every_s: float) -> None:
        self.every_s = every_s

    def plan(self, active: Sequence[Watched], now: float) -> None:
        """What is asked for from time to time: nothing here."""

    def learn(self, watched: Watched, now: float, *, changed: bool) -> None:
        """What a look has found: nothing is learned here."""

    def wait_s(self, watched: Watched, now: float) -> float:
        """How long until this post is looked at again."""
        del watched, now
        return self.every_s


class Geometric(Uniform):
    """Each gap longer than the one before it by the same factor: a fixed part of the age."""

    def wait_s(self, watched: Watched, now: float) -> float:
        """A part of the age."""
        return max(now - watched.born, 120.0) * self.every_s


class Learning(Uniform):
    """What is learned of each source and age class, by the product's own counters."""

    def __init__(self, every_s: float = 0.0) -> None:
        super().__init__(every_s)
        self.looks: dict[int, dict[int, Looks]] = {}
        self.eager: dict[tuple[int, int], float] = {}

    def learn(self, watched: Watched, now: float, *, changed: bool) -> None:
        """One look more, as `ingest.pipeline.page_plans` counts it."""
        of_source = self.looks.setdefault(watched.post.source, {})
        start_s, end_s = watched.looked - watched.born, now - watched.born
        of_source.update(taught(of_source, start_s=start_s, end_s=end_s, changed=changed))

    def plan(self, active: Sequence[Watched], now: float) -> None:
        """Rates anew."""
        self.eager = {
            (source, number): eagerness(looks, number)
            for source, of_source in self.looks.items()
            for number, looks in of_source.items()
        }


class Proportional(Learning):
    """As often as posts of this source and age are edited."""

    def wait_s(self, watched: Watched, now: float) -> float:
        """So many edits from look to look."""
        number = age_class(now - watched.born)
        eager = self.eager.get((watched.post.source, number), 1.0)
        return self.every_s * (usual_gap_s(number) / eager) ** 2  # the rate is the root's square


class Ours(Learning):
    """The product's."""

    def plan(self, active: Sequence[Watched], now: float) -> None:
        """Rates anew, and how much the looks at this host are stretched."""
        super().plan(active, now)
        counted = Counter((each.post.source, age_class(now - each.born)) for each in active)
        crowds = [Crowd(number, of[1], self.eager.get(of, 1.0)) for of, number in counted.items()]
        self.stretch = stretch(crowds, within=room(DELAY))

    def wait_s(self, watched: Watched, now: float) -> float:
        """By `next_page_look`."""
        source = watched.post.source
        due = next_page_look(
            now=_EPOCH,
            born_at=_EPOCH - timedelta(seconds=now - watched.born),
            recheck=RECHECK,
            floor=_FLOOR,
            pace=Pace(
                eager=lambda number: self.eager.get((source, number), 1.0), stretch=self.stretch
            ),
        )
        return (due - _EPOCH).total_seconds() if due else RECHECK_S


@dataclass(frozen=True)
class Seen:
    """What one schedule has come to."""

    looks: int
    delay_s: float  # mean, from an edit until the look that shows it
    steady: float  # looks a second while as many posts are watched as there are in the end


def watch(all_posts: Sequence[Post], schedule: Uniform) -> Seen:
    """Look at all posts until their time is over; the last look of each falls on its end."""
    watching = [Watched(post, post.at, post.at) for post in all_posts]
    waiting = [(each.post.at + 120, number) for number, each in enumerate(watching)]
    looks, late_s, steady = 0, 0.0, 0
    while waiting:
        now, number = heapq.heappop(waiting)
        if looks % PLAN_EVERY == 0:
            schedule.plan([each for each in watching if _active(each, now)], now)
        looks += 1
        steady += RECHECK_S <= now < DAYS * 86_400
        watched = watching[number]
        found_s = _find(watched, now)
        late_s += sum(found_s)
        schedule.learn(watched, now, changed=bool(found_s))
        watched.born, watched.looked = now if found_s else watched.born, now
        end = watched.post.at + RECHECK_S
        if now < end:
            wait_s = max(schedule.wait_s(watched, now), 60.0)
            heapq.heappush(waiting, (min(now + wait_s, end), number))
    edits = sum(len(post.edits) for post in all_posts)
    return Seen(looks, late_s / edits, steady / (DAYS * 86_400 - RECHECK_S))


def _active(watched: Watched, now: float) -> bool:
    return watched.post.at <= now < watched.post.at + RECHECK_S


def _find(watched: Watched, now: float) -> list[float]:
    """How late each edit is seen that this look shows."""
    edits, found_s = watched.post.edits, []
    while watched.unseen < len(edits) and watched.post.at + edits[watched.unseen] <= now:
        found_s.append(now - watched.post.at - edits[watched.unseen])
        watched.unseen += 1
    return found_s


def at_equal_looks(
    all_posts: Sequence[Post], make: type[Uniform], looks: int, low: float, high: float
) -> Seen:
    """The schedule that makes so many looks; a greater number makes its looks fewer."""
    for _ in range(6):
        middle = (low * high) ** 0.5
        seen = watch(all_posts, make(middle))
        low, high = (middle, high) if seen.looks > looks else (low, middle)
    return seen


def compare(seed: int) -> dict[str, float]:
    """The mean delay of each schedule over that of the uniform one, and what ours took for it."""
    all_posts = posts(seed)
    own = watch(all_posts, Ours())
    even = at_equal_looks(all_posts, Uniform, own.looks, 600, RECHECK_S)
    found = {
        "ours": own,
        "geometric": at_equal_looks(all_posts, Geometric, own.looks, 0.01, 10),
        "proportional": at_equal_looks(all_posts, Proportional, own.looks, 1e-6, 1e3),
    }
    ratios = {name: seen.delay_s / even.delay_s for name, seen in found.items()}
    used = {"looks": own.looks / len(all_posts), "room used": own.steady / room(DELAY)}
    return ratios | used
