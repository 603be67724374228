"""Texts as conditions compare them. Pure."""

import unicodedata


def folded(text: str) -> str:
    """NFC, case folded, any run of white space one space: line ends do not part a phrase."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
