"""Invented clauses in five languages, of which statements and posts are put together."""
