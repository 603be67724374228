"""From text to YAML nodes with their places; refuses what could harm or mislead.

Only the shape of the file is judged here, never what a key means. Nothing is constructed: a tag
can name no Python object.
"""

import re
from typing import Final

import yaml

from schemas.watchlist.problems import Problem, WatchListError

MAX_BYTES: Final = 1 << 20
"""1 MiB, some 5,000 sources. Larger is the wrong file, and keeps the reader busy for seconds."""

MAX_DEPTH: Final = 12
"""The deepest place of a valid file is 6. Unbounded nesting would end in a stack overflow."""

# Equal behaviour; the one in C is some 20 times as fast. Wheels carry it, a source build may not.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1 section 5.1, and lone surrogates with it
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def compose(text: str | bytes, name: str) -> yaml.Node:
    """The root node of the one YAML document in `text`. Raises: WatchListError."""
    decoded = _decoded(text, name)
    try:
        _refuse_what_is_not_read(decoded, name)
        root = yaml.compose(decoded, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise WatchListError((_broken(error, decoded, name),)) from None
    if root is None:
        raise _refused(
            name, 0, 0, "the file is empty", "`palimpsest init` writes one to start from"
        )
    return root


def _decoded(text: str | bytes, name: str) -> str:
    size = len(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        wrong = f"the file has {size:,} bytes, more than 1 MiB"
        raise _refused(name, 0, 0, wrong, "split it into several watch lists")
    decoded = _from_utf8(text, name) if isinstance(text, bytes) else text
    decoded = decoded.removeprefix("\ufeff")
    if found := _UNPRINTABLE.search(decoded):
        line, column = _place(decoded, found.start())
        wrong = f"the character U+{ord(found[0]):04X} cannot stand in YAML"
        raise _refused(name, line, column, wrong, "delete it; it is invisible in most editors")
    return decoded


def _from_utf8(text: bytes, name: str) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(text[: error.start].decode("utf-8"), error.start)
        wrong = f"the byte 0x{text[error.start]:02X} is not UTF-8"
        raise _refused(name, line, column, wrong, "save the file in the encoding UTF-8") from None


def _refuse_what_is_not_read(text: str, name: str) -> None:
    """Aliases (a few lines can stand for gigabytes), tags, depth, further documents."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        at = (name, *_mark(event.start_mark))
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.AliasEvent):
            raise _refused(*at, "aliases (`*name`) are not read here", _WRITE_OUT)
        if getattr(event, "tag", None) not in (None, "!"):
            raise _refused(*at, "tags (`!name`) are not read here", "write the plain value")
        if depth > MAX_DEPTH:
            raise _refused(*at, f"nested more than {MAX_DEPTH} deep", "close the brackets before")
        if documents > 1:
            raise _refused(*at, "a second document begins here", "delete the line `---`")


_WRITE_OUT = "write the value out, or put a `*` that is meant as text in quotes"


def _broken(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    lines = [*text.split("\n"), ""]
    line, column = _mark(error.problem_mark or error.context_mark)
    opened_line, opened_column = _mark(error.context_mark)
    if error.context_mark and lines[opened_line][opened_column : opened_column + 1] in _CLOSING:
        line, column = (
            opened_line,
            opened_column,
        )  # where it begins tells more than where YAML gave up
    if closing := _CLOSING.get(lines[line][column : column + 1]):
        wrong = f"`{lines[line][column]}` is opened here and not closed"
        return _problem(name, line, column, wrong, f"close it with `{closing}`")
    return _hint(lines, line, column, name)


def _mark(mark: object) -> tuple[int, int]:
    return getattr(mark, "line", 0), getattr(mark, "column", 0)


_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}
_HINTS = (  # what a line looks like that YAML refuses, and the way out
    (r"\s*?\t", "the line is indented with a tab", "indent with spaces"),
    (r".*: .*: |.*: .*:$", "there is a second colon in the line", "put the value in quotes"),
    (r".*?[:-] +[`@%|>&!]", "no value may begin with this character", "put the value in quotes"),
    (r"\s*(- +)?\w+:\S", "there is no space after the colon", "write `key: value`"),
    (r"\s*(- +)?\w+\s*$", "there is no colon after the key", "write `key: value`"),
    (r".*[\[{][^\]}]*$", "a bracket is opened and not closed", "close it in the same line"),
)


def _hint(lines: list[str], line: int, column: int, name: str) -> Problem:
    """What is wrong near a place; never repeats a line, since it may hold a secret."""
    before = max((n for n in range(line) if lines[n].strip()), default=line)
    for at, start in ((line, column), (before, 0)):  # YAML often notices one line too late
        for shape, wrong, right in _HINTS:
            if re.match(shape, lines[at]):
                return _problem(name, at, start, wrong, right)
    wrong = "this is not valid YAML"
    return _problem(name, line, column, wrong, "compare its indentation with the lines above it")


def _place(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def _problem(name: str, line: int, column: int, wrong: str, right: str) -> Problem:
    return Problem(file=name, line=line + 1, column=column + 1, wrong=wrong, right=right)


def _refused(name: str, line: int, column: int, wrong: str, right: str) -> WatchListError:
    return WatchListError((_problem(name, line, column, wrong, right),))
