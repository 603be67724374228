"""From addresses to citations: one for each statement that a post points to. Pure.

The confidence says how sure it is that the post itself refers to that statement:

* 1.0: the author's own address, of a statement known by its publisher's number;
* 0.95: the author's own address, of a statement known only by that address;
* 0.6 and 0.55: the same, but only inside a quoted earlier post (inherited);
* 0.3: every address is a shortened one that nobody has resolved yet.
"""

from collections.abc import Callable, Sequence

from ingest.urls import is_shortener
from schemas.records.citations import FoundAddress, FoundCitation
from schemas.records.items import Identity

# The order is what matters: own above inherited above unresolved. The figures are ours, unmeasured.
_AUTHORED = 1.0
_INHERITED = 0.6
_UNRESOLVED = 0.3
_BY_ADDRESS_ONLY = 0.05  # taken off where no adapter names the statement: addresses have variants


def cited(
    addresses: Sequence[FoundAddress], *, identify: Callable[[str], Identity | None]
) -> tuple[FoundCitation, ...]:
    """A citation by `url` for each statement, in the order in which the post first points to it.

    `identify` says who the statement at an address is, or None where there is none. All addresses
    of a statement are evidence; the best of them is the face that is cited.
    """
    found: dict[str, list[tuple[FoundAddress, Identity]]] = {}
    for address in addresses:
        identity = identify(address.url)
        if identity is not None and identity.kind == "statement":
            found.setdefault(identity.key, []).append((address, identity))
    return tuple(_citation(evidence) for evidence in found.values())


def _citation(evidence: Sequence[tuple[FoundAddress, Identity]]) -> FoundCitation:
    address, identity = max(evidence, key=lambda pair: confidence(*pair))  # the first of equals
    return FoundCitation(
        method="url",
        url=address.url,
        statement_key=identity.key,
        publisher=identity.publisher,
        language=identity.language,
        confidence=confidence(address, identity),
        addresses=tuple(each for each, _ in evidence),
    )


def confidence(address: FoundAddress, identity: Identity) -> float:
    """How sure one address alone makes the citation; the rule is the module's."""
    if is_shortener(address.url):
        return _UNRESOLVED
    sure = _AUTHORED if address.kind == "authored" else _INHERITED
    return sure if identity.publisher else round(sure - _BY_ADDRESS_ONLY, 2)
