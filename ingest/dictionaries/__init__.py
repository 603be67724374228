"""Bilingual dictionaries, read from where they are installed; none is shipped."""
