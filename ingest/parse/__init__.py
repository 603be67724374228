"""Bytes to items: feeds, listings, and the pages of forums and offices. Pure: it never fetches."""
