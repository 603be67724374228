"""Addresses: identity keys, repairs and wrappers. Pure, offline."""
