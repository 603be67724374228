"""What the operator is told of channels that fail: cause and remedy, one sentence each. Pure.

In English, as the ledger keeps it; in other languages it is said by the code (`causes.py`).
"""

from typing import Any, Final

from schemas.records.alerts import FailureCode

Detail = dict[str, Any]

_USUAL: Final = "It is tried again; see `palimpsest channels` if it lasts."
_REMEDIES: Final[dict[str, str]] = {
    "refused": "Correct the address in watch.yaml, apply it, then `palimpsest redeliver` them.",
    "gone": "Put a new address into watch.yaml, apply it, then `palimpsest redeliver` them.",
    "login": "Correct name and password, then try with `palimpsest channels test`.",
    "rate_limited": "It is tried again; if it comes back, give the subscription a digest.",
    "unreachable": "Check the address in watch.yaml and this machine's network; it is tried again.",
    "certificate": "If it uses an authority of its own, name its file in PALIMPSEST_CA_FILE.",
    "settings": "Set what is missing, then try with `palimpsest channels test`.",
}
_SEND_AGAIN: Final = (
    "See them with `palimpsest alerts --state dead`; when the channel takes alerts again, send "
    "them with `palimpsest redeliver --state dead --since 7d`."
)


def failing(*, label: str, key: str, code: FailureCode, answer: str) -> Detail:
    """The detail of `channel.failing`; `answer` is what the other side said last."""
    return _detail(label, key, code, cause=answer, remedy=_REMEDIES.get(code, _USUAL))


def recovered(*, label: str, key: str) -> Detail:
    """The detail of `channel.recovered`."""
    return _detail(
        label, key, None, cause="It takes alerts again.", remedy="Nothing is to be done."
    )


def dead(*, label: str, key: str, code: FailureCode, answer: str, number: int) -> Detail:
    """The detail of `alert.dead`; `number` alerts of the last 7 days were given up."""
    several = f"; {number} alerts of the last 7 days were given up" if number > 1 else ""
    cause = f"{answer.removesuffix('.')}{several}" if several else answer
    return _detail(label, key, code, cause=cause, remedy=_SEND_AGAIN)


def _detail(label: str, key: str, code: str | None, *, cause: str, remedy: str) -> Detail:
    return {"channel": label, "channel_key": key, "code": code, "cause": cause, "remedy": remedy}
