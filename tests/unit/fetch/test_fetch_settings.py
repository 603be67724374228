"""RESOLVE and ALLOW_NETWORKS as they are written in the environment."""

from ipaddress import ip_network

import pytest

from ingest.errors import PermanentError
from ingest.fetch.settings import FetchSettings, ResolveRule, parse_networks, parse_resolve


def rule(host: str, port: int, to_host: str, to_port: int) -> ResolveRule:
    return ResolveRule(host=host, port=port, to_host=to_host, to_port=to_port)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ()),
        (" , ,", ()),
        ("a.example:80:127.0.0.1:8080", (rule("a.example", 80, "127.0.0.1", 8080),)),
        ("A.Example:443:forum:8443", (rule("a.example", 443, "forum", 8443),)),
        ("a:80:[::1]:81", (rule("a", 80, "::1", 81),)),
        ("[2001:db8::1]:80:127.0.0.1:81", (rule("2001:db8::1", 80, "127.0.0.1", 81),)),
        ("a:1:b:2 , c:3:d:4,", (rule("a", 1, "b", 2), rule("c", 3, "d", 4))),
    ],
)
def test_rules_are_read(text, rules):
    assert parse_resolve(text) == rules


@pytest.mark.parametrize(
    "text",
    [
        "a", "a:80", "a:80:127.0.0.1", "a:80:127.0.0.1:80:1", "a:x:b:80", "a:0:b:80",
        "a:80:b:65536",
        "a:80:b:-1", ":80:b:80", "a:80::80", "a:80:::1:80", "a:٨٠:b:80", "a:80:[::1:80",
        "a:080808:b:80",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_read_is_named(text):
    with pytest.raises(PermanentError, match="PALIMPSEST_RESOLVE") as caught:
        parse_resolve(f"ok.example:80:127.0.0.1:80,{text}")
    assert f"'{text}'" in str(caught.value)


def test_networks_are_read():
    assert parse_networks("10.0.0.0/8, fd00::/8,127.0.0.1") == (
        ip_network("10.0.0.0/8"), ip_network("fd00::/8"), ip_network("127.0.0.1/32"),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["10.0.0.1/8", "10.0.0.0/33", "localhost", "10.0.0", "::g/8"])
def test_a_network_that_cannot_be_read_is_named(text):
    with pytest.raises(PermanentError, match="PALIMPSEST_ALLOW_NETWORKS") as caught:
        parse_networks(text)
    assert f"'{text}'" in str(caught.value)


def test_routes_are_found_by_host_and_port_and_brackets_stand_around_ipv6():
    settings = FetchSettings(
        user_agent="P/1", resolve=parse_resolve("a:80:[::1]:81,a:80:b:1,[::2]:443:c:444")
    )
    assert settings.routes == {("a", 80): "::[::1]:81", ("[::2]", 443): "::c:444"}
