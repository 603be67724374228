"""Edits that tell one story: to and fro, never at rest, alike in many documents. Pure."""
