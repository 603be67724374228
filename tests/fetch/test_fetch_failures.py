"""What goes wrong is an outcome, in one sentence, and never an exception."""

from datetime import timedelta

import pytest

from ops.servers import free_port
from schemas.records.fetches import FailureReason, FetchFailed, Gone
from tests.fetch.conftest import fetch
from tests.fetch.servers import Page


def test_a_refused_connection(fetcher):
    outcome = fetch(fetcher, f"http://127.0.0.1:{free_port()}/")
    assert outcome.reason is FailureReason.CONNECTION


def test_an_unknown_host(fetcher):
    outcome = fetch(fetcher, "http://nobody.invalid/")
    assert outcome.reason is FailureReason.UNKNOWN_HOST
    assert outcome.message.startswith("nobody.invalid is not known")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "feed.rss",
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://",
        "http:///x",
        "http://[::1",
        "http://a.example:99999/",
        "http://a b.example/",
        "http://ü@[/",
        "http://\x00@a.example/\n",
        "mailto:x@a.example",
        "http://a.example:0/",
    ],
)
def test_what_is_no_web_address_is_told_so(fetcher, url):
    outcome = fetch(fetcher, url)
    assert isinstance(outcome, FetchFailed)
    assert outcome.reason in (FailureReason.BAD_ADDRESS, FailureReason.UNKNOWN_HOST)


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_nothing_there_is_gone_with_its_page(site, fetcher, status):
    site.respond = lambda asked: Page(b"Diesen Beitrag gibt es nicht.", status=status)
    outcome = fetch(fetcher, site.url + "/p")
    assert isinstance(outcome, Gone)
    assert outcome.status == int(status[:3])
    assert outcome.body == b"Diesen Beitrag gibt es nicht."
    assert outcome.url == site.url + "/p"


@pytest.mark.parametrize(
    "status", ["401 No", "403 No", "451 No", "500 Oops", "503 Busy", "300 Choose", "204 Nothing"]
)
def test_any_other_status_is_a_failure_and_not_gone(site, fetcher, status):
    site.respond = lambda asked: Page(status=status)
    outcome = fetch(fetcher, site.url)
    assert isinstance(outcome, FetchFailed)
    assert outcome.reason is FailureReason.HTTP_STATUS
    assert outcome.status == int(status[:3])
    assert status[:3] in outcome.message


@pytest.mark.parametrize("status", ["429 Slow down", "503 Busy"])
def test_retry_after_is_heard(site, fetcher, status):
    site.respond = lambda asked: Page(status=status, headers=(b"Retry-After: 172800",))
    outcome = fetch(fetcher, site.url)
    assert outcome.not_before == outcome.observed_at + timedelta(days=2)


def test_retry_after_may_be_a_date_by_the_clock_of_the_server(site, fetcher):
    site.respond = lambda asked: Page(
        status="429 Slow down",
        headers=(
            b"Date: Sun, 06 Nov 1994 08:00:00 GMT",
            b"Retry-After: Sun, 06 Nov 1994 09:00:00 GMT",
        ),
    )
    outcome = fetch(fetcher, site.url)
    assert outcome.not_before == outcome.observed_at + timedelta(hours=1)


def test_no_message_shows_a_password_or_a_path(fetcher):
    outcome = fetch(fetcher, f"http://desk:hunter2@127.0.0.1:{free_port()}/secret-token")
    assert "hunter2" not in outcome.message
    assert "secret-token" not in outcome.message
