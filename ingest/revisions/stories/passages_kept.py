"""Passages as they are stored with a head. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ingest.revisions.stories.passages import Passage


def passage_to_json(passage: Passage) -> dict[str, Any]:
    """As it is stored."""
    return {
        "span": list(passage.span), "times": passage.times, "story": passage.story,
        "observed": passage.observed, "changed_at": passage.changed_at.isoformat(),
        "longest_s": passage.longest.total_seconds(), "alone": list(passage.alone),
        "revised_from": passage.revised_from.isoformat() if passage.revised_from else None,
    }  # fmt: skip


def passage_from_json(stored: Mapping[str, Any]) -> Passage:
    """As it was stored; earlier releases kept no `revised_from` and no `alone`."""
    since = stored.get("revised_from")
    return Passage(
        span=(stored["span"][0], stored["span"][1]),
        times=stored["times"],
        story=stored["story"],
        observed=stored["observed"],
        changed_at=datetime.fromisoformat(stored["changed_at"]),
        longest=timedelta(seconds=stored["longest_s"]),
        revised_from=datetime.fromisoformat(since) if since else None,
        alone=tuple(stored.get("alone", ())),
    )
