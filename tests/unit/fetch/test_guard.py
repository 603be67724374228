"""Which addresses are open: a table from the IANA registries."""

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetch.guard import refusal

OPEN = [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255",
    "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "193.99.144.80",
    "2606:4700::1111", "2a02:2e0:3fe:1001::1", "2001:4860::8888", "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
]  # fmt: skip
CLOSED = [
    ("0.0.0.0", "unspecified"), ("0.1.2.3", "unspecified"), ("10.0.0.1", "private"),
    ("10.255.255.255", "private"), ("100.64.0.1", "shared (carrier-grade NAT)"),
    ("127.0.0.1", "loopback"), ("127.255.255.254", "loopback"), ("169.254.169.254", "link-local"),
    ("172.16.0.1", "private"), ("172.31.255.255", "private"), ("192.0.0.192", "reserved"),
    ("192.0.2.1", "documentation"), ("192.168.1.1", "private"), ("198.18.0.1", "benchmarking"),
    ("198.19.255.255", "benchmarking"), ("198.51.100.1", "documentation"),
    ("203.0.113.1", "documentation"), ("224.0.0.1", "multicast"), ("239.255.255.255", "multicast"),
    ("240.0.0.1", "reserved"), ("255.255.255.255", "reserved"),
    ("168.63.129.16", "cloud metadata"),
    ("::1", "loopback"), ("::", "private or reserved"), ("fe80::1", "private or reserved"),
    ("fe80::1%eth0", "private or reserved"), ("fc00::1", "private or reserved"),
    ("fd00:ec2::254", "private or reserved"), ("ff02::1", "private or reserved"),
    ("fec0::1", "private or reserved"), ("::127.0.0.1", "private or reserved"),
    ("64:ff9b:1::1", "private or reserved"), ("2001:db8::1", "documentation"),
    ("2001::1", "reserved"), ("2002:7f00:1::", "6to4"), ("3fff::1", "documentation"),
    ("::ffff:127.0.0.1", "loopback"), ("::ffff:10.0.0.1", "private"),
    ("::ffff:169.254.169.254", "link-local"), ("64:ff9b::10.0.0.1", "private"),
]  # fmt: skip


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_open(address):
    assert refusal(address, ()) is None


@pytest.mark.parametrize(("address", "kind"), CLOSED)
def test_special_addresses_are_refused_by_their_kind(address, kind):
    assert refusal(address, ()) == kind


@pytest.mark.parametrize(
    ("address", "network", "is_open"),
    [
        ("127.0.0.1", "127.0.0.0/8", True),
        ("127.0.0.1", "127.0.0.1/32", True),
        ("127.0.0.2", "127.0.0.1/32", False),
        ("::ffff:127.0.0.1", "127.0.0.0/8", True),
        ("::ffff:10.0.0.1", "127.0.0.0/8", False),
        ("::1", "127.0.0.0/8", False),
        ("::1", "::1/128", True),
        ("fd00::1", "fd00::/8", True),
        ("169.254.169.254", "10.0.0.0/8", False),
        ("10.1.2.3", "0.0.0.0/0", True),
    ],
)
def test_a_named_network_opens_itself_and_nothing_else(address, network, is_open):
    assert (refusal(address, (ip_network(network),)) is None) is is_open


@given(st.ip_addresses(v=4))
def test_what_python_calls_private_is_never_open(address):
    if not address.is_global or address.is_multicast:
        assert refusal(str(address), ()) is not None


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_as_the_one_inside(address):
    mapped = ip_address(f"::ffff:{address}")
    assert refusal(str(mapped), ()) == refusal(str(address), ())


@given(st.ip_addresses(v=6))
def test_only_global_unicast_is_open_in_ipv6(address):
    if refusal(str(address), ()) is None and address.ipv4_mapped is None:
        assert address in ip_network("2000::/3") or address in ip_network("64:ff9b::/96")
