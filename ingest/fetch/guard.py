"""Which network addresses may be connected to. Pure: it is told the address really connected to.

It never looks at host names: a name may resolve to anything, twice differently.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from ingest.fetch.settings import Network

Address = IPv4Address | IPv6Address

# IANA special-purpose registries (RFC 6890 and its updates) without what is reachable by anyone.
# Written out because `ipaddress.is_global` differs between the Python releases that we support.
_REFUSED_V4 = tuple(
    (ip_network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "unspecified"),  # RFC 791; 0.0.0.0 reaches this very machine on Linux
        ("10.0.0.0/8", "private"),  # RFC 1918
        ("100.64.0.0/10", "shared (carrier-grade NAT)"),  # RFC 6598
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),  # RFC 3927; cloud metadata is 169.254.169.254
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),  # RFC 6890; Oracle's metadata is 192.0.0.192
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "reserved"),  # RFC 7526, former 6to4 relays
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),  # RFC 2544
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),  # with 255.255.255.255
    )
)
_AZURE_WIRE_SERVER = IPv4Address("168.63.129.16")  # a public number that means the cloud's inside

# Of IPv6 only global unicast (RFC 4291) is open; these parts of it are not.
_GLOBAL_V6 = ip_network("2000::/3")
_REFUSED_V6 = tuple(
    (ip_network(network), kind)
    for network, kind in (
        ("2001::/23", "reserved"),  # IETF protocol assignments: Teredo, ORCHID, benchmarking
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),  # carries any IPv4 address inside
        ("3fff::/20", "documentation"),  # RFC 9637
    )
)
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052; how an IPv6-only machine reaches IPv4


def refusal(address: str, allowed: tuple[Network, ...]) -> str | None:
    """Why `address`, as the socket call gets it, is refused ("private", …); None if it is open."""
    found = ip_address(address.partition("%")[0])
    inner = _inside(found)
    if any(each in network for network in allowed for each in (found, inner)):
        return None
    return _kind(inner)


def _inside(address: Address) -> Address:
    """The IPv4 address that a mapped or translated IPv6 address stands for, else itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else address


def _kind(address: Address) -> str | None:
    if isinstance(address, IPv4Address):
        if address == _AZURE_WIRE_SERVER:
            return "cloud metadata"
        return next((kind for network, kind in _REFUSED_V4 if address in network), None)
    if address.is_loopback:
        return "loopback"
    if address not in _GLOBAL_V6:
        return "private or reserved"
    return next((kind for network, kind in _REFUSED_V6 if address in network), None)
