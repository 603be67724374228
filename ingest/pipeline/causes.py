"""Why a look failed, as one word and one sentence, and what a person can do. Pure.

The word is part of what is sent (`code` in the payload of `source.failing`).
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, assert_never, get_args

from ingest.pipeline.looks import GONE_FOR_GOOD, Failed, Look, observed_at
from ingest.text import one_line
from ingest.urls import identity_key
from schemas.records.fetches import FailureReason, Fetched, FetchFailed, Gone

Code = Literal[
    "silent",  # nothing fails, and yet nothing comes
    "slow",
    "unreachable",
    "server_error",
    "other",
    "too_large",
    "robots",
    "refused_address",
    "certificate",
    "blocked",
    "markup",
    "moved",
    "gone",
]

# Of an outage that was told only what is worse in kind is told again: what may pass by itself, then
# what lasts until somebody acts, then what is over for good.
_WORSE: tuple[frozenset[Code], ...] = (
    frozenset(("silent",)),
    frozenset(("slow", "unreachable", "server_error", "other")),
    frozenset(("too_large", "robots", "refused_address", "certificate", "blocked", "markup")),
    frozenset(("moved", "gone")),
)

_BY_REASON: dict[FailureReason, Code] = {
    FailureReason.REFUSED_ADDRESS: "refused_address",
    FailureReason.UNKNOWN_HOST: "unreachable",
    FailureReason.CONNECTION: "unreachable",
    FailureReason.TIMEOUT: "slow",
    FailureReason.CERTIFICATE: "certificate",
    FailureReason.TOO_LARGE: "too_large",
    FailureReason.REDIRECT_LOOP: "moved",
    FailureReason.BAD_REDIRECT: "moved",
    FailureReason.NOT_FOLLOWED: "moved",
    FailureReason.BAD_RESPONSE: "other",
    FailureReason.BAD_ADDRESS: "other",
    FailureReason.ROBOTS: "robots",
}
_LIKE_OUR_LINE = frozenset(
    (FailureReason.UNKNOWN_HOST, FailureReason.CONNECTION, FailureReason.TIMEOUT)
)
# Login needed, to be paid for, forbidden, too many requests, withheld for legal reasons.
_BLOCKED = frozenset((401, 402, 403, 407, 429, 451))

# Name servers fail for hours; a name that is unknown for longer than a day has been given up. The
# last full look may lie twelve hours before the last one that succeeded.
_NAME_GIVEN_UP = timedelta(hours=36)

_REMEDIES: dict[Code, str] = {
    "silent": "Open the site in a browser: if it shows something newer, its feed is broken or has"
    " moved; if not, nothing is to be done.",
    "slow": "It is tried again, ever more rarely; if it lasts, watch a smaller feed of this site.",
    "unreachable": "It is tried again, ever more rarely; if it lasts, open the address in a"
    " browser: if that works, this machine is kept out, or its name servers fail.",
    "server_error": "It is the site's to mend; it is tried again, ever more rarely.",
    "other": "It is tried again, ever more rarely; open the address in a browser if it lasts.",
    "too_large": "Watch a smaller feed of this site, by section for one.",
    "robots": "Ask the site for leave; until then its pages are not read.",
    "refused_address": "If the address is meant, name its network in PALIMPSEST_ALLOW_NETWORKS.",
    "certificate": "If the site uses an authority of its own, name its file in PALIMPSEST_CA_FILE;"
    " else wait until the site has mended its certificate.",
    "blocked": "Ask the site to let Palimpsest in, by the name and contact that it asks with, or"
    " give the address of a feed that is open to all.",
    "markup": "Open the address in a browser: if it shows what it used to, the site has changed its"
    " form; give its feed or another index, and report the page to us.",
    "moved": "Look where the address leads now, put the feed's new address into watch.yaml and"
    " apply it, or take the feed off.",
    "gone": "Look for its new address on the site, put it into watch.yaml and apply it, or take the"
    " feed off.",
}
_TOO_OFTEN = "Ask more rarely: raise `every` and `delay` of this source in watch.yaml."
_BAD_ADDRESS = "Correct the address in watch.yaml."
_STOPPED = "Put its new address into watch.yaml and apply it, or take the feed off."


# A private feed may be opened by its path alone. Slugs this long are left out with it.
_TOKEN = re.compile(r"(?=[^/]*\d)[\w~-]{24,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a source fails."""

    code: Code
    message: str  # one sentence for a person, no secret in it
    remedy: str  # one sentence

    @property
    def reason(self) -> str:
        """Both, as they are kept with the source's state."""
        return f"{self.message} {self.remedy}"


def cause_of(look: Failed) -> Cause:
    """The cause of one failed look."""
    code = _code(look)
    return Cause(code=code, message=_message(look, code), remedy=_remedy(look, code))


def of_code(code: Code, message: str) -> Cause:
    """A cause with the usual remedy."""
    return Cause(code=code, message=message, remedy=_REMEDIES[code])


def is_worse(code: Code, told: str) -> bool:
    """Whether a cause is worse in kind than what was told; `told` may be a word unknown to us."""
    return rank(code) > (rank(told) if told in get_args(Code) else rank("other"))


def is_like(code: Code, told: str) -> bool:
    """Whether two causes are one matter: the same, or both of what passes or of what is over.

    A host that hangs refuses the next connection; a site that moved answers 404 elsewhere.
    """
    return code == told or any({code, told} <= kind for kind in (_WORSE[1], _WORSE[-1]))


def may_be_ours(look: Look) -> bool:
    """Whether a broken line of this machine would look the same."""
    return isinstance(look.outcome, FetchFailed) and look.outcome.reason in _LIKE_OUR_LINE


def rank(code: str) -> int:
    """How bad a cause is in kind; larger is worse."""
    return next(rank for rank, codes in enumerate(_WORSE) if code in codes)


def _code(look: Failed) -> Code:
    outcome = look.outcome
    match outcome:
        case FetchFailed():
            return _of_failure(look, outcome)
        case Gone() if look.instead is None:
            return "moved" if leads_elsewhere(outcome) else "gone"
        case Gone() | Fetched():
            return _of_body(look, outcome)
        case _:
            assert_never(outcome)


def _of_failure(look: Failed, outcome: FetchFailed) -> Code:
    if outcome.reason is FailureReason.HTTP_STATUS:
        return _of_status(outcome.status or 0)
    if outcome.reason is FailureReason.UNKNOWN_HOST and _is_given_up(look):
        return "gone"
    return _BY_REASON[outcome.reason]


def _of_status(status: int) -> Code:
    if status in _BLOCKED:
        return "blocked"
    return "server_error" if status >= 500 else "other"


def _is_given_up(look: Failed) -> bool:
    if look.feed.document_id is not None:
        return False
    last = look.feed.last_full_at
    return last is None or observed_at(look) - last >= _NAME_GIVEN_UP


def _of_body(look: Failed, outcome: Gone | Fetched) -> Code:
    """What came instead of a feed or page."""
    if look.instead == "wall":
        return "blocked"
    if look.instead == "error":
        return "server_error"
    return "moved" if look.feed.document_id is None and _was_led_away(outcome) else "markup"


def _was_led_away(outcome: Gone | Fetched) -> bool:
    return identity_key(outcome.url) != identity_key(outcome.request.url)


def leads_elsewhere(outcome: Gone | Fetched) -> bool:
    """Whether a redirect led to another host, `www.` apart."""
    return _host(outcome.url) != _host(outcome.request.url)


def _host(url: str) -> str:
    return place_of(url).partition("/")[0].lower().removeprefix("www.")


def _message(look: Failed, code: Code) -> str:
    outcome = look.outcome
    if isinstance(outcome, Gone) and look.instead is None:
        return answered(outcome)
    if code == "moved" and isinstance(outcome, Fetched):
        return f"The address leads to {place_of(outcome.url)}, which is no feed."
    return look.message


def answered(outcome: Gone) -> str:
    """What an address answers on which nothing stands; one sentence, without what to do."""
    if _was_led_away(outcome):
        return f"The address leads to {place_of(outcome.url)}, which answers {outcome.status}."
    if outcome.status == GONE_FOR_GOOD:
        return "The address is gone for good (410)."
    return f"The address answers {outcome.status}."


def _remedy(look: Failed, code: Code) -> str:
    if look.stop:
        return _STOPPED
    outcome = look.outcome
    if isinstance(outcome, FetchFailed):
        if outcome.status == 429:
            return _TOO_OFTEN
        if outcome.reason is FailureReason.BAD_ADDRESS:
            return _BAD_ADDRESS
    return _REMEDIES[code]


def place_of(url: str) -> str:
    """An address as events may show it: host and path, never a password or a token."""
    place = url[:500].partition("://")[2].partition("?")[0].partition("#")[0]
    host, slash, path = place.partition("/")
    return one_line(f"{host.rpartition('@')[2]}{slash}{_TOKEN.sub('…', path)}")[:200]
