"""Polite HTTP: conditional, bounded, guarded. It retrieves and never parses."""
