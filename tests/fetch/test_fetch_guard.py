"""No private address is ever connected to, whatever it is called (DESIGN.md, of safety)."""

from ipaddress import ip_network

import pytest

from ingest.fetch.settings import ResolveRule
from schemas.records.fetches import FailureReason, Fetched
from tests.fetch.conftest import fetch


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "LOCALHOST.",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0.0.0.0",
        "0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "user@127.0.0.1",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
    ],
)
def test_loopback_is_refused_by_every_name(site, new_fetcher, host):
    outcome = fetch(new_fetcher(allow_networks=()), f"http://{host}:{site.port}/")
    assert outcome.reason in (FailureReason.REFUSED_ADDRESS, FailureReason.UNKNOWN_HOST)
    assert outcome.reason is FailureReason.REFUSED_ADDRESS
    assert "PALIMPSEST_ALLOW_NETWORKS" in outcome.message
    assert site.accepted == 0


@pytest.mark.parametrize("to_host", ["127.0.0.1", "localhost", "::1", "::ffff:127.0.0.1"])
def test_a_public_name_that_leads_to_loopback_is_refused(site, new_fetcher, to_host):
    rule = ResolveRule(host="news.example", port=80, to_host=to_host, to_port=site.port)
    fetcher = new_fetcher(allow_networks=(), resolve=(rule,))
    outcome = fetch(fetcher, "http://news.example/")
    assert outcome.reason is FailureReason.REFUSED_ADDRESS
    assert outcome.message.startswith("news.example leads to ")
    assert site.accepted == 0


@pytest.mark.parametrize("network", ["127.0.0.0/8", "127.0.0.1/32"])
@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433"])
def test_a_named_network_may_be_reached(site, new_fetcher, network, host):
    fetcher = new_fetcher(allow_networks=(ip_network(network),))
    assert isinstance(fetch(fetcher, f"http://{host}:{site.port}/"), Fetched)


def test_a_named_network_opens_no_other(site, new_fetcher):
    fetcher = new_fetcher(allow_networks=(ip_network("10.0.0.0/8"), ip_network("::1/128")))
    assert fetch(fetcher, site.url).reason is FailureReason.REFUSED_ADDRESS


def test_a_refusal_is_of_that_fetch_alone(site, fetcher):
    assert fetch(fetcher, "http://10.0.0.1/").reason is FailureReason.REFUSED_ADDRESS
    assert isinstance(fetch(fetcher, site.url), Fetched)


@pytest.mark.parametrize("ports", [(80, 81), (81, 80)])
def test_a_resolve_rule_is_for_its_host_and_port_only(new_site, new_fetcher, ports):
    right, wrong = new_site(), new_site()
    rules = (
        ResolveRule(host="a.example", port=ports[0], to_host="127.0.0.1", to_port=right.port),
        ResolveRule(host="a.example", port=ports[1], to_host="127.0.0.1", to_port=wrong.port),
        ResolveRule(host="b.example", port=ports[0], to_host="127.0.0.1", to_port=wrong.port),
    )
    fetcher = new_fetcher(resolve=rules)
    for _ in range(2):
        assert isinstance(fetch(fetcher, f"http://a.example:{ports[0]}/x"), Fetched)
    assert (len(right.asked), len(wrong.asked)) == (2, 0)
    assert right.asked[0].fields["host"].startswith(b"a.example")


def test_a_reused_handle_forgets_the_rule_of_the_request_before(new_site, new_fetcher):
    ruled, plain = new_site(), new_site()
    rule = ResolveRule(host="a.example", port=80, to_host="127.0.0.1", to_port=ruled.port)
    fetcher = new_fetcher(resolve=(rule,))
    for _ in range(2):
        fetch(fetcher, "http://a.example/")
        fetch(fetcher, plain.url)
    assert (len(ruled.asked), len(plain.asked)) == (2, 2)


def test_of_two_rules_for_one_host_the_first_counts(new_site, new_fetcher):
    first, second = new_site(), new_site()
    rules = tuple(
        ResolveRule(host="a.example", port=80, to_host="127.0.0.1", to_port=site.port)
        for site in (first, second)
    )
    fetch(new_fetcher(resolve=rules), "http://a.example/")
    assert (len(first.asked), len(second.asked)) == (1, 0)


def test_a_host_without_a_rule_goes_its_own_way(site, new_fetcher):
    rule = ResolveRule(host="a.example", port=80, to_host="127.0.0.1", to_port=site.port)
    outcome = fetch(new_fetcher(resolve=(rule,)), "http://nobody.invalid/")
    assert outcome.reason is FailureReason.UNKNOWN_HOST
