"""Sites to fetch from, and fetchers that may reach them."""

import ssl
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest

from ingest.fetch.fetcher import HttpFetcher
from ingest.fetch.settings import FetchSettings
from schemas.records.fetches import FetchOutcome, FetchRequest
from tests.fetch.servers import Page, Respond, Site

AGENT = "Palimpsest/0.1 (+mailto:desk@example.org)"
LOOPBACK = (ip_network("127.0.0.0/8"),)


def utc_now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def new_site() -> Iterator[Callable[..., Site]]:
    sites: list[Site] = []

    def make(respond: Respond | None = None, *, tls: ssl.SSLContext | None = None) -> Site:
        sites.append(Site(respond or (lambda asked: Page(b"hello")), tls=tls))
        return sites[-1]

    yield make
    for site in sites:
        site.close()


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    return new_site()


@pytest.fixture
def new_fetcher() -> Iterator[Callable[..., HttpFetcher]]:
    fetchers: list[HttpFetcher] = []

    def make(**settings: object) -> HttpFetcher:
        told = {"user_agent": AGENT, "allow_networks": LOOPBACK, "timeout_s": 3.0} | settings
        fetchers.append(HttpFetcher(FetchSettings(**told)))
        return fetchers[-1]

    yield make
    for fetcher in fetchers:
        fetcher.close()


@pytest.fixture
def fetcher(new_fetcher: Callable[..., HttpFetcher]) -> HttpFetcher:
    return new_fetcher()


def request(url: str, **fields: object) -> FetchRequest:
    """A request that waits for nobody, unless it says so."""
    return FetchRequest(**({"feed_id": 1, "url": url, "delay": timedelta()} | fields))


def fetch(fetcher: HttpFetcher, url: str, **fields: object) -> FetchOutcome:
    """The outcome of one request."""
    return fetcher.fetch_all([request(url, **fields)], now=utc_now)[0]


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate authority (`ca.pem`) and its certificate for `tls.example`."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "ext").write_text("subjectAltName=DNS:tls.example\n")
    _openssl(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Test-CA -keyout ca.key -out ca.pem",
        "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=keyCertSign",
    )
    _openssl(
        folder, "req -newkey rsa:2048 -nodes -subj /CN=tls.example -keyout site.key -out site.csr"
    )
    _openssl(
        folder,
        "x509 -req -in site.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2",
        "-extfile ext -out site.pem",
    )
    return folder


def _openssl(folder: Path, *parts: str) -> None:
    command = ["openssl", *" ".join(parts).split()]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def tls(authority: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / "site.pem", authority / "site.key")
    return context
