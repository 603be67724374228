"""How a mismatch is told: one English clause, no capital, no full stop. Pure."""

# A line of a letter or terminal holds two of these.
_LONGEST = 60


def quoted(text: str) -> str:
    """Words as a reason names them: in quotation marks, the beginning of many."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"


def instead(post: str, statement: str) -> str:
    """What stands on both sides: `“6 hours” in the post, “8 hours” in the statement`."""
    if not post.strip():
        return f"{quoted(statement)} in the statement, nothing for it in the post"
    if not statement.strip():
        return f"{quoted(post)} in the post, nothing for it in the statement"
    return f"{quoted(post)} in the post, {quoted(statement)} in the statement"
