"""What happens in the demonstration, and which alerts must follow. Data.

Every scene is played once the one before it was looked at and told. Scenes without alerts are as
much a part of it: whatever alert they cause is an unexpected one, and the demonstration fails.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ops.demo.cast import (
    BARGES,
    BET,
    ENGINEERS,
    HOURS,
    LINK,
    LOCKS,
    MISQUOTED,
    QUARREL,
    QUICKLY,
    RIVER,
    SESSION,
    SITES,
    TIMETABLE,
    TRANSLATION,
    VERBATIM,
    WORDS,
)
from ops.demo.papers import Paper, Site

Channel = Literal["webhook", "email"]


@dataclass(frozen=True, kw_only=True)
class Publish:
    """It appears in the feed and has a page; `marked`: the site says that it was edited already."""

    paper: Paper
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Its text becomes another, in the feed and on its page."""

    paper: Paper
    paragraphs: tuple[str, ...]
    marked: bool = False  # the site adds its own words that it was edited


@dataclass(frozen=True, kw_only=True)
class Delete:
    """Its page answers 404, and the feed does not list it."""

    paper: Paper


@dataclass(frozen=True, kw_only=True)
class Restore:
    """It is back as it was."""

    paper: Paper


@dataclass(frozen=True, kw_only=True)
class Fidget:
    """Everything around the texts is put another way, on all sites."""


@dataclass(frozen=True, kw_only=True)
class Fail:
    """The feed of a site answers 500, once."""

    site: Site


@dataclass(frozen=True, kw_only=True)
class Wall:
    """A bot wall stands before a page, with status 200, for one look."""

    paper: Paper


Act = Publish | Edit | Delete | Restore | Fidget | Fail | Wall


@dataclass(frozen=True, kw_only=True)
class Expected:
    """An alert that must arrive once."""

    type: str
    paper: Paper  # the document that it is about
    channel: Channel = "webhook"
    also: tuple[str, ...] = ()  # what a webhook tells with it: one matter is one alert

    @property
    def key(self) -> tuple[str, str, str]:
        """What an alert that has arrived is known by."""
        return self.channel, told(self.type, self.also), self.paper.title


def told(type_: str, also: Iterable[str] = ()) -> str:
    """The types of the events that one alert tells, as one text."""
    return " + ".join((type_, *also))


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Acts that belong together."""

    says: str  # one sentence for the person who reads along
    acts: tuple[Act, ...] = ()
    alerts: tuple[Expected, ...] = ()
    looks: tuple[str, ...] = ()  # addresses that must be looked at before it goes on


def replaced(paper: Paper, before: str, after: str) -> tuple[str, ...]:
    """The paragraphs of a paper with some words replaced by others."""
    return tuple(paragraph.replace(before, after) for paragraph in paper.paragraphs)


SHARPER = QUARREL.replace(
    "We will not allow anyone to turn", "We can hardly prevent anyone turning"
)

SCENES = (
    Scene(
        says="First look: what is there already is stored as the baseline and alerts nobody.",
        looks=tuple(site.feed_url for site in SITES),
    ),
    Scene(
        says="skipper_jo quotes the statement word for word; lotsin translates it and links to it.",
        acts=(Publish(paper=WORDS), Publish(paper=TRANSLATION)),
        alerts=(
            Expected(type="post.new", paper=WORDS),
            Expected(type="post.new", paper=TRANSLATION),
        ),
    ),
    Scene(
        says="gauge_reader quotes from memory: without a link, and with a number that is wrong.",
        acts=(Publish(paper=MISQUOTED),),
        alerts=(Expected(type="post.new", paper=MISQUOTED),),
    ),
    Scene(
        says="Two more posts; the second was edited before anybody could have seen it.",
        acts=(Publish(paper=BET), Publish(paper=LOCKS, marked=True)),
        alerts=(
            Expected(type="post.new", paper=BET),
            Expected(type="post.new", paper=LOCKS),
            Expected(type="post.edited_before_seen", paper=LOCKS),
        ),
    ),
    Scene(
        says="old_tow's bet is deleted. uferlaeufer's 6 hours silently become 16.",
        acts=(
            Delete(paper=BET),
            Edit(paper=HOURS, paragraphs=replaced(HOURS, "6 Stunden", "16 Stunden")),
        ),
        alerts=(
            Expected(type="post.edited", paper=HOURS),
            Expected(type="post.gone", paper=BET),
        ),
    ),
    Scene(
        says="lotsin corrects her translation, and the forum says so. The bet is restored.",
        acts=(
            Restore(paper=BET),
            Edit(
                paper=TRANSLATION,
                paragraphs=replaced(TRANSLATION, "grober Fahrlässigkeit", "einer Fahrlässigkeit"),
                marked=True,
            ),
        ),
        alerts=(
            Expected(type="post.edited", paper=TRANSLATION),
            Expected(type="post.restored", paper=BET),
        ),
    ),
    Scene(
        says="Noise: counters and ratings move, links get tracking codes, sidebars are reordered.",
        acts=(Fidget(),),
        looks=(*(site.feed_url for site in SITES), HOURS.url, SESSION.url, QUICKLY.url, WORDS.url),
    ),
    Scene(
        says="Trouble: a feed answers 500 for a moment, and a bot wall stands before a post.",
        acts=(Fail(site=RIVER), Wall(paper=BET)),
        looks=(RIVER.feed_url, BARGES.feed_url, BET.url),
    ),
    Scene(
        says="uferlaeufer puts his 6 hours back. batelière takes the link to the statement out.",
        acts=(
            Edit(paper=HOURS, paragraphs=HOURS.paragraphs),
            Edit(paper=QUICKLY, paragraphs=replaced(QUICKLY, f", le texte est là : {LINK}.", ".")),
        ),
        alerts=(
            Expected(type="post.edited", paper=HOURS),
            Expected(type="post.edited", paper=QUICKLY, also=("citation.lost",)),
            Expected(type="citation.lost", paper=QUICKLY, channel="email"),
        ),
    ),
    Scene(
        says="The press office rewrites a sentence that was quoted, and continues another text.",
        acts=(
            Edit(paper=SESSION, paragraphs=replaced(SESSION, QUARREL, SHARPER)),
            Edit(
                paper=ENGINEERS,
                paragraphs=(
                    *ENGINEERS.paragraphs[:-1],
                    "К концу февраля совет инженеров представит меры на следующий сухой сезон.",
                ),
            ),
        ),
        alerts=(
            Expected(type="statement.edited", paper=SESSION, also=("quotation.broken",)),
            Expected(type="statement.edited", paper=ENGINEERS),
            Expected(type="statement.edited", paper=SESSION, channel="email"),
            Expected(type="statement.edited", paper=ENGINEERS, channel="email"),
        ),
    ),
    Scene(
        says="And nothing more: every feed is looked at once more, and nobody is alerted.",
        looks=(*(site.feed_url for site in SITES), TIMETABLE.url, VERBATIM.url),
    ),
)
EXPECTED = tuple(alert for scene in SCENES for alert in scene.alerts)
