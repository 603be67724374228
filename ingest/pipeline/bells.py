"""Bells of the deliver step: one message for each channel that has alerts to be handed over."""

from collections.abc import Iterable, Iterator

from schemas.records.steps import Ring


def delivery_rings(channels: Iterable[tuple[str, str]]) -> Iterator[Ring]:
    """One message for each of these channels, given as key and label.

    `store.channels.call` and `ring_due` give those that a message is worth sending to.
    """
    for key, label in dict(channels).items():
        yield Ring(step="deliver", ids=(key,), label=label)
