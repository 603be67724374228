"""All settings, read from variables `PALIMPSEST_…`; the only reader of the environment.

Every setting is a line of `ops/env.example`, with its unit and default; a test holds both against
each other.
"""

import os
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf, ValidationError

from ingest.errors import MisuseError
from ingest.fetch.settings import Network, ResolveRule, parse_networks, parse_resolve
from workers import checks
from workers.environment import Environment

PREFIX = "PALIMPSEST_"


class Settings(BaseModel):
    """What the operator decides. URLs and passwords are secrets and never part of the repr."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    # Where the embedded database, broker and index live, and Flower's memory: a folder.
    home: Annotated[Path, BeforeValidator(checks.folder)] = Field(
        default_factory=lambda: checks.folder(".palimpsest")
    )
    database_url: Annotated[str, BeforeValidator(checks.database_url)] = Field(
        default_factory=lambda known: f"sqlite:///{known['home'] / 'palimpsest.db'}", repr=False
    )
    broker_url: Annotated[str, BeforeValidator(checks.broker_url)] = Field(
        default="redis://127.0.0.1:6379/0", repr=False
    )
    contact: Annotated[str, BeforeValidator(checks.contact)] = ""  # see `user_agent`

    flower_address: str = "127.0.0.1"
    flower_port: int = Field(default=5555, ge=1, le=65535)
    flower_user: Annotated[str, BeforeValidator(checks.user_name)] = "palimpsest"
    flower_password: str = Field(default="", repr=False)  # empty: none, on loopback only
    console_port: int = Field(default=8600, ge=1, le=65535)
    console_url: Annotated[str, BeforeValidator(checks.web_address)] = ""  # base of alerts' links

    resolve: Annotated[tuple[ResolveRule, ...], BeforeValidator(parse_resolve)] = ()
    allow_networks: Annotated[tuple[Network, ...], BeforeValidator(parse_networks)] = ()
    ca_file: Annotated[Path | None, BeforeValidator(checks.file)] = None

    # Where bilingual dictionaries are installed, and a model of sentence meanings.
    dictionaries: Annotated[tuple[Path, ...], BeforeValidator(checks.folders)] = Field(
        default_factory=lambda: checks.folders(checks.DICTIONARIES)
    )
    vectors: Annotated[Path | None, BeforeValidator(checks.folder)] = None  # none: off
    vectors_sha256: Annotated[str, BeforeValidator(checks.sha256)] = ""  # empty: beside the model

    smtp_url: str = Field(default="", repr=False)  # empty: mail is refused with the way out
    mail_from: str = ""
    mail_bounces: str = ""  # empty: mails come back to `mail_from`

    tick_s: float = Field(default=5.0, ge=0.2, le=60)  # seconds between two looks for due work
    lease_s: float = Field(default=300.0, ge=5, le=3000)  # seconds a claimed feed is kept
    # Tasks at once in one worker; the ledger's pool (`ingest/store/session.py`) has 30 connections.
    threads: int = Field(default=8, ge=1, le=24)
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(checks.upper)
    ] = "INFO"
    log_format: Literal["console", "json"] = "console"

    # Everything that was set, for the `${NAME}` of channels.
    environment: InstanceOf[Environment] = Field(
        default_factory=lambda: Environment({}), repr=False, exclude=True
    )

    @property
    def user_agent(self) -> str:
        """Who asks, for the sites we look at. Raises: MisuseError without a contact."""
        if self.contact:
            return f"Palimpsest/{checks.version()} (+{self.contact})"
        raise MisuseError(
            "PALIMPSEST_CONTACT is not set: set it to a mail or web address under which the sites "
            "that are watched can reach you, for example PALIMPSEST_CONTACT=desk@example.org."
        )


NAMES = tuple(name for name in Settings.model_fields if name != "environment")


def load(variables: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process, or of the variables given. An empty variable is not set.

    Raises: MisuseError, one sentence for each mistake.
    """
    environment = Environment(os.environ if variables is None else variables)
    checks.refuse_unknown(environment, prefix=PREFIX, known=NAMES)
    given: dict[str, Any] = {}
    for name in NAMES:
        if value := environment.get(PREFIX + name.upper(), "").strip():
            given[name] = value
    try:
        return Settings(**given, environment=environment)
    except ValidationError as error:
        raise MisuseError(checks.sentences(error, prefix=PREFIX)) from None


def local_hosts(settings: Settings) -> Callable[[str], bool]:
    """Which hosts the operator named in RESOLVE or ALLOW_NETWORKS: there the floors are low.

    Looks no name up: a name counts where it stands in a rule, an address where a network holds it.
    """
    ruled = frozenset(rule.host for rule in settings.resolve)
    networks = settings.allow_networks

    def is_local(host: str) -> bool:
        bare = host.lower().strip("[]").rstrip(".")
        if bare in ruled:
            return True
        try:
            address = ip_address("127.0.0.1" if bare == "localhost" else bare)
        except ValueError:
            return False
        return any(address in network for network in networks)

    return is_local
