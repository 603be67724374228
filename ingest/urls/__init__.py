"""Addresses: identity keys, repairs and wrappers. Pure, offline.

The displayed address is always kept beside what these functions make of it. Nothing here raises
on bad input: what is no address comes back as it was, or as "" where the function says so.
"""

from ingest.urls.canonical import clean_link, identity_key
from ingest.urls.hosts import identity_host, public_suffix, registrable
from ingest.urls.parsing import absolute, host_of, is_http
from ingest.urls.repair import repair
from ingest.urls.shorteners import is_shortener
from ingest.urls.wrappers import unwrap

__all__ = [
    "absolute",
    "clean_link",
    "host_of",
    "identity_host",
    "identity_key",
    "is_http",
    "is_shortener",
    "public_suffix",
    "registrable",
    "repair",
    "unwrap",
]
