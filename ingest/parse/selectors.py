"""CSS selectors on lxml trees, as far as describing a forum's markup needs them.

Understands tag, `#id`, `.class`, `[a]`, `[a=v]`, `[a^=v]`, `[a$=v]`, `[a*=v]`, `[a~=v]`,
`:not(...)` of those, descendants (space), children (`>`), followers (`+`, `~`) and lists (`,`).
"""

import re
from functools import lru_cache
from typing import cast

from lxml import etree
from lxml.etree import _Element

_SIMPLE = re.compile(
    r"""\s*(?:
    (?P<id>\#[\w-]+) | (?P<class>\.[\w-]+) | (?P<tag>[a-zA-Z][\w-]*|\*)
    | \[\s*(?P<name>[\w:-]+)\s*(?:(?P<sign>[\^$*~|]?=)\s*(?P<value>"[^"]*"|'[^']*'|[^\]\s]+)\s*)?\]
    | :not\((?P<no>[^()]+)\)
    )""",
    re.VERBOSE,
)
_COMBINATOR = re.compile(r"\s*([>+~,])\s*|\s+")
_AXES = {
    " ": "/descendant::",
    ">": "/",
    "+": "/following-sibling::*[1]/self::",
    "~": "/following-sibling::",
}


def select(element: _Element, selector: str) -> list[_Element]:
    """Elements below this one that fulfil the selector, in document order.

    Raises: ValueError for a selector outside of what this module understands.
    """
    return cast("list[_Element]", _compiled(selector)(element))


@lru_cache(maxsize=1024)  # selectors are constants of the adapters, some hundred in all
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(xpath_of(selector), smart_strings=False)


def xpath_of(selector: str) -> str:
    """The XPath 1.0 expression of a selector. Raises: ValueError."""
    text = selector.strip()
    path, at, joint = ["descendant::"], 0, ""
    while at < len(text):
        step, at = _step(text, at)
        path.append(step)
        found = _COMBINATOR.match(text, at)
        if not found:
            break
        joint, at = found[1] or " ", found.end()
        path.append(" | descendant::" if joint == "," else _AXES[joint])
    if at < len(text) or len(path) % 2:
        raise ValueError(f"Selector not understood at {text[at:]!r} of {selector!r}.")
    return "".join(path)


def _step(text: str, at: int) -> tuple[str, int]:
    """One compound selector as a step; where it ends."""
    tag, tests = "*", []
    begin = at
    while True:
        found = _SIMPLE.match(text, at)
        if not found or (at > begin and text[at].isspace()):
            break
        at = found.end()
        if found["tag"]:
            tag = found["tag"]
        else:
            tests.append(_test(found))
    if at == begin:
        raise ValueError(f"Selector expected at {text[at:]!r} of {text!r}.")
    return tag + "".join(f"[{test}]" for test in tests), at


def _test(found: "re.Match[str]") -> str:
    if found["id"]:
        return f"@id = {_quoted(found['id'][1:])}"
    if found["class"]:
        return _has_word("class", found["class"][1:])
    if found["no"]:
        return f"not({_negated(found['no'])})"
    name, sign, value = found["name"], found["sign"], found["value"]
    if not sign:
        return f"@{name}"
    quoted = value[0] == value[-1] and value[0] in "\"'" and len(value) > 1
    return _compared(name, sign, value[1:-1] if quoted else value)


def _negated(inner: str) -> str:
    """A compound inside `:not()`, as a condition on the element itself."""
    step, _ = _step(inner.strip(), 0)
    return f"self::{step}"


def _compared(name: str, sign: str, value: str) -> str:
    literal = _quoted(value)
    if sign == "^=":
        return f"starts-with(@{name}, {literal})"
    if sign == "$=":
        tail = f"substring(@{name}, string-length(@{name}) - {len(value) - 1})"
        return f"{tail} = {literal}"
    if sign == "*=":
        return f"contains(@{name}, {literal})"
    if sign == "~=":
        return _has_word(name, value)
    return f"@{name} = {literal}"


def _has_word(name: str, word: str) -> str:
    return f"contains(concat(' ', normalize-space(@{name}), ' '), {_quoted(f' {word} ')})"


def _quoted(value: str) -> str:
    """An XPath literal; which has no escapes, so that both kinds of quotes in one is refused."""
    if '"' not in value:
        return f'"{value}"'
    if "'" in value:
        raise ValueError(f"A selector cannot hold both kinds of quotes: {value!r}.")
    return f"'{value}'"
