"""TLS: certificates are checked, and a further authority may be named."""

import pytest

from ingest.errors import PermanentError
from ingest.fetch.settings import ResolveRule
from schemas.records.fetches import FailureReason, Fetched
from tests.fetch.conftest import fetch


def rules(site, *hosts):
    return tuple(
        ResolveRule(host=host, port=443, to_host="127.0.0.1", to_port=site.port) for host in hosts
    )


def test_a_certificate_of_an_unknown_authority_is_refused(new_site, new_fetcher, tls):
    site = new_site(tls=tls)
    outcome = fetch(new_fetcher(resolve=rules(site, "tls.example")), "https://tls.example/")
    assert outcome.reason is FailureReason.CERTIFICATE
    assert site.asked == []


def test_it_is_accepted_once_the_authority_is_named(new_site, new_fetcher, tls, authority):
    site = new_site(tls=tls)
    fetcher = new_fetcher(resolve=rules(site, "tls.example"), ca_file=authority / "ca.pem")
    assert isinstance(fetch(fetcher, "https://tls.example/"), Fetched)
    assert isinstance(fetch(fetcher, "https://tls.example/"), Fetched)
    assert site.accepted == 1


def test_a_certificate_for_another_name_is_refused(new_site, new_fetcher, tls, authority):
    site = new_site(tls=tls)
    fetcher = new_fetcher(resolve=rules(site, "other.example"), ca_file=authority / "ca.pem")
    assert fetch(fetcher, "https://other.example/").reason is FailureReason.CERTIFICATE


def test_an_authority_in_the_environment_changes_nothing(
    new_site, new_fetcher, tls, authority, monkeypatch
):
    for name in ("CURL_CA_BUNDLE", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.setenv(name, str(authority / "ca.pem"))
    site = new_site(tls=tls)
    outcome = fetch(new_fetcher(resolve=rules(site, "tls.example")), "https://tls.example/")
    assert outcome.reason is FailureReason.CERTIFICATE


def test_a_server_without_tls_on_the_port_for_it_is_a_failure(site, new_fetcher):
    outcome = fetch(new_fetcher(resolve=rules(site, "a.example")), "https://a.example/")
    assert outcome.reason is FailureReason.CONNECTION


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_an_unreadable_authority_is_told_at_once(new_fetcher, tmp_path, content):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(PermanentError, match="PALIMPSEST_CA_FILE"):
        new_fetcher(ca_file=path)


def test_a_closed_fetcher_leaves_no_file_behind(new_fetcher, authority, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fetcher = new_fetcher(ca_file=authority / "ca.pem")
    assert len(list(tmp_path.iterdir())) == 1
    fetcher.close()
    assert list(tmp_path.iterdir()) == []
