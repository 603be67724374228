"""Batches: outcomes by place, and hosts that are let alone."""

from datetime import UTC, datetime, timedelta

import pytest

from ingest.fetch.calls import Batch
from schemas.records.fetches import FailureReason, FetchFailed, FetchRequest, Gone

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def requests(*hosts: str) -> list[FetchRequest]:
    return [FetchRequest(feed_id=n, url=f"http://{host}/") for n, host in enumerate(hosts)]


def gone(request: FetchRequest) -> Gone:
    return Gone(request=request, url=request.url, status=404, observed_at=NOW, elapsed=timedelta())


def failed(request: FetchRequest, reason: FailureReason) -> FetchFailed:
    return FetchFailed(
        request=request, reason=reason, message="x.", observed_at=NOW, elapsed=timedelta()
    )


def test_outcomes_stand_in_order_and_what_is_open_has_failed_for_want_of_time():
    asked = requests("a", "b", "c")
    batch = Batch(asked)
    batch.settle(2, gone(asked[2]))
    assert batch.open == 2
    outcomes = batch.outcomes(NOW)
    assert [outcome.request for outcome in outcomes] == asked
    assert [outcome.reason for outcome in outcomes[:2]] == [FailureReason.TIMEOUT] * 2
    assert outcomes[0].message.startswith("a was not asked")


@pytest.mark.parametrize(
    ("heard", "silent"),
    [
        ([], False),
        ([FailureReason.TIMEOUT], False),
        ([FailureReason.TIMEOUT, FailureReason.CONNECTION], True),
        ([FailureReason.TIMEOUT, None, FailureReason.TIMEOUT], False),
        ([FailureReason.HTTP_STATUS] * 3, False),
        ([FailureReason.TIMEOUT, FailureReason.HTTP_STATUS, FailureReason.TIMEOUT], False),
        ([FailureReason.TOO_LARGE] * 3, False),
    ],
)
def test_a_host_is_let_alone_after_two_silences_in_a_row(heard, silent):
    request = requests("a")[0]
    batch = Batch([request])
    for reason in heard:
        batch.heard("a", None if reason is None else failed(request, reason))
    assert batch.is_silent("a") is silent
    assert not batch.is_silent("b")
