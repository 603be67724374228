"""The form of watch.yaml (DESIGN.md section 6), from which the JSON Schema for editors is made.

Only what can be said of one value stands here; what needs two places of the file is in `rules`.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Annotated, Final, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    WithJsonSchema,
)
from pydantic_core import PydanticKnownError

from schemas.records.alerts import AtMost, ChannelKind, WebhookFormat
from schemas.records.citations import Certainty
from schemas.records.sources import SourceKind
from schemas.watchlist import checks
from schemas.watchlist.durations import PATTERN
from schemas.watchlist.events import EVENT_PATTERNS, EVENT_TYPES
from schemas.watchlist.tree import Unquoted
from schemas.watchlist.values import StatedFormat

SETTLE: Final = timedelta(minutes=2)
"""Most authors who correct a slip do it within two minutes; longer only delays the alert."""

RECHECK: Final = timedelta(days=14)
"""Edits grow rare with age; two weeks hold nearly all, and each day more costs the host looks."""

CONFIRM_GONE: Final = timedelta(hours=6)
"""Longer than a night's maintenance, in which whole forums answer 404."""

DELAY: Final = timedelta(seconds=2)
"""A reader's pace; sites that ask for more (Kremlin: 15 s) get it in their entry."""

AT_MOST: Final = AtMost(alerts=60, per=timedelta(hours=1))
"""Messages to one channel for people: one a minute is what nobody reads any more."""

AtLeast = Literal["cosmetic", "minor", "substantive"]
AT_LEAST: Final[AtLeast] = "minor"
"""Leaves out only what reads the same (spacing, typography); a corrected word may be a name."""

CITATIONS: Final[Certainty] = "likely"
"""What is only possible is wrong too often to be told to somebody who did not ask for it."""


def _of_text(check: Callable[[str], object]) -> BeforeValidator:
    """A check that comes before pydantic's own, and takes nothing but text."""

    def before(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        return check(value)

    return BeforeValidator(before)


def _length(value: object) -> timedelta:
    """A length of time; `300` is taken as written, so that its unit can be asked for."""
    written = value.written if isinstance(value, Unquoted) else value
    if not isinstance(written, str):
        raise PydanticKnownError("string_type")
    return checks.duration(written)


def _instant(value: object) -> object:
    """A point in time or a time of day; YAML takes `2026-12-24` and `22:00` for other things."""
    return value.written if isinstance(value, Unquoted) else value


def _shown(**schema: object) -> WithJsonSchema:
    """How an editor is told of a text."""
    return WithJsonSchema({"type": "string", "minLength": 1, **schema})


Text = Annotated[str, Strict(), AfterValidator(checks.filled), _shown()]
Name = Annotated[Text, AfterValidator(checks.name), _shown(maxLength=checks.LONGEST_NAME)]
FeedUrl = Annotated[Text, AfterValidator(checks.feed_url), _shown(pattern="^https?://")]
EventType = Annotated[
    Text, AfterValidator(checks.event_type), _shown(enum=[*EVENT_TYPES, *EVENT_PATTERNS])
]
Duration = Annotated[
    timedelta,
    BeforeValidator(_length),
    _shown(pattern=PATTERN, examples=["90s", "5m", "1h30m", "14d"]),
]
Kind = Annotated[SourceKind, _of_text(checks.one_of("kind of source", get_args(SourceKind)))]
Format = Annotated[
    StatedFormat, _of_text(checks.one_of("format of a feed", get_args(StatedFormat)))
]
Least = Annotated[AtLeast, _of_text(checks.one_of("significance", get_args(AtLeast)))]
Sure = Annotated[Certainty, _of_text(checks.one_of("certainty of citations", get_args(Certainty)))]
BodyFormat = Annotated[
    WebhookFormat, _of_text(checks.one_of("format of a webhook", get_args(WebhookFormat)))
]
Zone = Annotated[Text, AfterValidator(checks.zone), _shown(examples=["Europe/Berlin"])]
Clock = Annotated[
    time,
    _of_text(checks.time_of_day),
    BeforeValidator(_instant),
    _shown(pattern="^[0-2]?[0-9]:[0-5][0-9]$", examples=["22:00"]),
]
Moment = Annotated[
    datetime,
    _of_text(checks.moment),
    BeforeValidator(_instant),
    _shown(examples=["2026-12-24", "2026-12-24 08:00"]),
]
Language = Annotated[Text, AfterValidator(checks.language), _shown(examples=["en", "de"])]
FilePath = Annotated[Text, AfterValidator(checks.file_path), _shown()]
Switch = Annotated[bool, Strict()]
WebhookUrl = Annotated[Text, AfterValidator(checks.webhook_url), _shown(pattern="^https?://")]
Secret = Annotated[Text, AfterValidator(checks.webhook_secret), _shown(pattern=r"^(\$\{|whsec_)")]
Mail = Annotated[Text, AfterValidator(checks.mail_address), _shown(format="email")]
AppriseUrl = Annotated[Text, AfterValidator(checks.apprise_url), _shown(pattern="://")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FeedEntry(_Entry):
    """One address to poll; in the file also as the bare address."""

    url: FeedUrl = Field(description="The address, with http:// or https://.")
    format: Format | None = Field(None, description="Recognised from what arrives when left out.")


def _feed(value: object) -> object:
    if isinstance(value, str):
        return {"url": value}
    if isinstance(value, dict) or value is None:
        return value
    raise checks.mistake(
        "this is no address", "write a feed as its address, or as `{url: …, format: …}`"
    )


Feed = Annotated[
    FeedEntry,
    BeforeValidator(_feed, json_schema_input_type=FeedUrl | FeedEntry),
]


class SourceEntry(_Entry):
    """A publisher to watch."""

    name: Name = Field(description="Unique in this file.")
    kind: Kind = Field(description="`official` for press offices, whose texts are cited.")
    feeds: list[Feed] = Field(min_length=1, description="The addresses to poll.")
    every: Duration | None = Field(
        None, description="Time between two polls, at least 60s; learned when left out."
    )
    engine: Text | None = Field(None, description="Forum software; recognised when left out.")
    recheck: Duration = Field(
        RECHECK, description="How long a document's own page is looked at again; default 14d."
    )
    confirm_gone: Duration = Field(
        CONFIRM_GONE,
        description="Time between the two looks that make a post gone, at least 10m; default 6h.",
    )
    delay: Duration = Field(
        DELAY, description="Least time between two requests to one host, at least 1s; default 2s."
    )
    robots: Switch = Field(
        False,  # noqa: FBT003
        description="true: robots.txt binds these feeds too. Pages found are always bound by it.",
    )


class WhereEntry(_Entry):
    """Conditions; all of those given must be fulfilled, by any one of their values."""

    source: list[Text] = Field(
        default=[], min_length=1, description="Names of sources in this file."
    )
    author: list[Text] = Field(default=[], min_length=1, description="Names of authors.")
    cites: list[Text] = Field(
        default=[], min_length=1, description="Statement keys, publishers or addresses."
    )
    contains: list[Text] = Field(
        default=[], min_length=1, description="Words in the text or in what changed."
    )
    changed: list[Text] = Field(
        default=[], min_length=1, description="Words in what was taken out or put in."
    )


class QuietEntry(_Entry):
    """Hours in which nobody is to be disturbed; what happens then comes together at their end."""

    begins: Clock = Field(alias="from", description="Its first minute, such as 22:00.")
    ends: Clock = Field(alias="to", description="The first minute after it, such as 07:00.")


class AtMostEntry(_Entry):
    """How many messages a mail address or chat gets in a period; what is over comes as one."""

    alerts: Annotated[int, BeforeValidator(checks.count)] = Field(
        description="Messages in the period, at least 1."
    )
    per: Duration = Field(AT_MOST.per, description="The period, at least 1m; default 1h.")


class ChannelEntry(_Entry):
    """Where alerts go: exactly one of webhook, email, apprise, atom and file."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [kind]} for kind in get_args(ChannelKind)],
            "dependentRequired": {"secret": ["webhook"], "format": ["webhook"]},
        }
    )

    webhook: WebhookUrl | None = Field(None, description="Receives signed JSON by POST.")
    secret: Secret | None = Field(None, description="Of the webhook: `${NAME}` of the environment.")
    format: BodyFormat | None = Field(
        None, description="Of the webhook's body: standard (default) or cloudevents."
    )
    email: Mail | None = Field(None, description="One mail address.")
    apprise: AppriseUrl | None = Field(None, description="An address of the Apprise library.")
    atom: FilePath | None = Field(
        None, description="An Atom feed: a file, below PALIMPSEST_HOME/feeds where relative."
    )
    file: FilePath | None = Field(
        None, description="A line of JSON for each alert; below PALIMPSEST_HOME/alerts."
    )


class SubscriptionEntry(_Entry):
    """Who wants which events, and where to."""

    name: Name = Field(description="Unique in this file.")
    events: list[EventType] = Field(min_length=1, description="Event types, or patterns of them.")
    at_least: Least = Field(
        AT_LEAST, description="The least significance of an edit; default minor."
    )
    citations: Sure = Field(
        CITATIONS, description="How sure a citation must be to be told of; default likely."
    )
    baseline: Switch = Field(
        False,  # noqa: FBT003
        description="true: also what the first poll of a source finds.",
    )
    where: WhereEntry = Field(default_factory=WhereEntry, description="Conditions, all optional.")
    unless: WhereEntry = Field(
        default_factory=WhereEntry,
        description="What meets any of these conditions is not wanted.",
    )
    settle: Duration = Field(
        SETTLE,
        description="Edits of one document within this are one alert; 0s for each; default 2m.",
    )
    digest: Duration | None = Field(
        None, description="Gather alerts for this long into one message."
    )
    digest_at: Clock | None = Field(
        None, description="When the periods of the digest are counted from; default midnight."
    )
    language: Language = Field("en", description="Of mails and chat messages; default en.")
    zone: Zone = Field("UTC", description="Time zone of quiet hours, digests and messages.")
    quiet: QuietEntry | None = Field(None, description="Hours without mails and chat messages.")
    at_most: AtMostEntry | None = Field(
        None, description="Messages to one mail address or chat in a period; default 60 in 1h."
    )
    mute_until: Moment | None = Field(
        None, description="Until then alerts wait: a date, or date and time, in `zone`."
    )
    expires: Moment | None = Field(
        None, description="From then on nothing is wanted: a date, or date and time, in `zone`."
    )
    to: list[ChannelEntry] = Field(min_length=1, description="Channels.")


class WatchFile(_Entry):
    """What Palimpsest watches, and who is told."""

    sources: list[SourceEntry] = Field(min_length=1, description="Forums and press offices.")
    subscriptions: list[SubscriptionEntry] = Field(
        default=[], description="Who wants which events."
    )
