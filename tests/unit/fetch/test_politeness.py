"""When a server wants to be asked again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetch.politeness import LONGEST_WISH, not_before

NOW = datetime(2026, 11, 25, 12, 0, 0, tzinfo=UTC)
DATE = b"Wed, 25 Nov 2026 12:00:00 GMT"

CASES = [
    (200, {}, None),
    (200, {"cache-control": b"max-age=300"}, 300),
    (200, {"cache-control": b"public, MAX-AGE = 300, must-revalidate"}, 300),
    (200, {"cache-control": b'max-age="60"'}, 60),
    (200, {"cache-control": b"s-maxage=999"}, None),
    (200, {"cache-control": b"no-store"}, None),
    (200, {"cache-control": b"max-age=0"}, None),
    (200, {"cache-control": b"max-age=-5"}, None),
    (200, {"cache-control": b"max-age=300", "age": b"100"}, 200),
    (200, {"cache-control": b"max-age=300", "age": b"400"}, None),
    (200, {"cache-control": b"max-age=300", "age": b"junk"}, 300),
    (200, {"expires": b"Wed, 25 Nov 2026 12:10:00 GMT", "date": DATE}, 600),
    (200, {"expires": b"Wed, 25 Nov 2026 12:10:00 GMT"}, 600),
    # the server's clock against itself: a day behind ours, ten minutes of lifetime
    (200, {"expires": b"Tue, 24 Nov 2026 12:10:00 GMT",
           "date": b"Tue, 24 Nov 2026 12:00:00 GMT"}, 600),
    (200, {"expires": b"Wednesday, 25-Nov-26 12:10:00 GMT"}, 600),
    (200, {"expires": b"Wed, 25 Nov 2026 13:10:00 +0100"}, 600),
    (200, {"expires": b"0"}, None),
    (200, {"expires": b"-1"}, None),
    (200, {"expires": b"Wed, 99 Nov 2026 12:10:00 GMT"}, None),
    (200, {"expires": b"Wed, 25 N\xe9v 2026 12:10:00 GMT"}, None),
    (200, {"expires": b"Mon, 01 Jan 0001 00:00:00 +2300"}, None),
    (200, {"cache-control": b"max-age=60", "expires": b"Wed, 25 Nov 2026 12:10:00 GMT"}, 600),
    (200, {"retry-after": b"120"}, 120),
    (304, {"retry-after": b"120", "cache-control": b"max-age=60"}, 120),
    (304, {"cache-control": b"max-age=60"}, 60),
    (429, {"retry-after": b"120"}, 120),
    (503, {"retry-after": b"Wed, 25 Nov 2026 12:02:00 GMT", "date": DATE}, 120),
    (503, {"retry-after": b"Wed, 25 Nov 2026 11:00:00 GMT", "date": DATE}, None),
    (503, {"retry-after": b"soon"}, None),
    (503, {"retry-after": b""}, None),
    (503, {"cache-control": b"max-age=3600"}, None),  # of the error, not of the feed
    (404, {"expires": b"Wed, 25 Nov 2026 12:10:00 GMT"}, None),
    (429, {"retry-after": b"172800"}, 172_800),
]  # fmt: skip


@pytest.mark.parametrize(("status", "fields", "wait_s"), CASES)
def test_a_wish_is_read(status, fields, wait_s):
    expected = None if wait_s is None else NOW + timedelta(seconds=wait_s)
    assert not_before(fields, status=status, now=NOW) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"cache-control": b"max-age=31536000"},
        {"cache-control": b"max-age=9999999999"},
        {"retry-after": b"99999999999999999999"},
        {"expires": b"Fri, 31 Dec 9999 23:59:59 GMT"},
    ],
)
def test_no_wish_is_longer_than_a_month(fields):
    assert not_before(fields, status=200, now=NOW) == NOW + LONGEST_WISH


NAMES = st.sampled_from(["age", "cache-control", "date", "expires", "retry-after"])


@given(st.dictionaries(NAMES, st.binary(max_size=40)), st.integers(100, 599))
def test_junk_never_raises_and_never_lies_in_the_past(fields, status):
    wish = not_before(fields, status=status, now=NOW)
    assert wish is None or NOW < wish <= NOW + LONGEST_WISH


@given(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 (made aware below)
def test_the_fast_reading_of_a_date_is_the_slow_one(moment):
    from ingest.fetch.politeness import _fixed, _other  # noqa: PLC0415

    text = moment.replace(tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert _fixed(text) == _other(text)
