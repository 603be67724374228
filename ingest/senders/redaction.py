"""What the other side said, made fit for our pages: one short line without a secret. Pure."""

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ingest.senders.secrets import secret_names

# Longer answers are cut: a receiver's stack trace must not fill the table of deliveries.
LONGEST_ANSWER = 200

# Shorter pieces are no secrets, and hiding each "on" or "443" would leave no readable answer.
_SHORTEST_SECRET = 5

# Tokens in paths are longer than words: those of Slack, Discord and Teams have 9 to 68 characters.
_SHORTEST_TOKEN = 8

_HIDDEN = "•••"


@dataclass(frozen=True, slots=True)
class Redaction:
    """Takes secrets out of texts, in whichever of their usual spellings they come back."""

    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, secrets: Iterable[str]) -> "Redaction":
        """A redaction that hides each of `secrets`, the longest first."""
        forms = {form for secret in secrets for form in _spellings(secret)}
        hidden = sorted((f for f in forms if len(f) >= _SHORTEST_SECRET), key=len, reverse=True)
        if not hidden:
            return cls(None)
        return cls(re.compile("|".join(map(re.escape, hidden)), re.IGNORECASE))

    def line(self, text: str) -> str:
        """One line of at most `LONGEST_ANSWER` visible characters without a secret.

        Secrets are taken out before and after the line is made, so that neither a line end within
        one nor the cut saves a part of it.
        """
        hidden = self.hide(_one_line(self.hide(text)))
        return hidden if len(hidden) <= LONGEST_ANSWER else hidden[: LONGEST_ANSWER - 1] + "…"

    def hide(self, text: str) -> str:
        """The text without a secret, as long as it is."""
        return text if self.pattern is None else self.pattern.sub(_HIDDEN, text)


def filled_in(template: str, environment: Mapping[str, str]) -> list[str]:
    """The values of the environment that stand in a filled template."""
    return [environment[name] for name in secret_names(template) if environment.get(name)]


def secret_parts(url: str) -> list[str]:
    """What may be secret in a web address as it stands: all but scheme, host, port, short words."""
    parts = urlsplit(url)
    user = (parts.username or "", parts.password or "")
    tokens = [word for word in parts.path.split("/") if len(word) >= _SHORTEST_TOKEN]
    values = [pair.partition("=")[2] or pair for pair in parts.query.split("&")]
    return [*user, *_basic(*user), *tokens, *values, parts.fragment]


def tokens(url: str) -> list[str]:
    """What may be secret in an Apprise address: any long word of it, the host too.

    Services have their tokens in any place (`slack://token/token/token`, `tgram://token/chat`).
    """
    words = re.split(r"[/?&=@:#,]", url.partition("://")[2])
    return [word for word in words if len(word) >= _SHORTEST_TOKEN]


def _basic(user: str, password: str) -> list[str]:
    """The `Authorization` header's value as a receiver may give it back."""
    if not password:
        return []
    return [base64.b64encode(f"{unquote(user)}:{unquote(password)}".encode()).decode()]


def _spellings(secret: str) -> Iterable[str]:
    yield from (secret, secret.strip(), unquote(secret))
    for safe in ("/", ""):
        yield quote(secret, safe=safe, errors="replace")


def _one_line(text: str) -> str:
    """Controls, line ends, direction marks and lone surrogates are spaces here."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
