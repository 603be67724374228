"""From addresses to citations: one for each statement that a post points to. Pure.

How sure each makes the citation is the rule of `ingest.citations.certainty`.
"""

from collections.abc import Callable, Sequence

from ingest.citations.certainty import by_address
from schemas.records.citations import FoundAddress, FoundCitation
from schemas.records.items import Identity


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
    address, identity = max(evidence, key=_confidence)  # the first of equals
    sure = by_address(address, identity)
    return FoundCitation(
        method="url",
        url=address.url,
        statement_key=identity.key,
        publisher=identity.publisher,
        language=identity.language,
        confidence=sure.confidence,
        certainty=sure.certainty,
        reasons=sure.reasons,
        addresses=tuple(each for each, _ in evidence),
    )


def _confidence(pair: tuple[FoundAddress, Identity]) -> float:
    return by_address(*pair).confidence
