"""From YAML nodes to plain data, keeping where each key and value stood.

A path is the way from the root: `("sources", 0, "feeds", 1)`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from schemas.watchlist.problems import Problem

Path = tuple[str | int, ...]

_KINDS = {"int": "a number", "float": "a number", "bool": "true or false", "timestamp": "a date"}
_TRUE = frozenset({"yes", "true", "on"})  # YAML 1.1, as PyYAML reads it


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A plain scalar that YAML takes for a number, a date or the like; never what we ask for."""

    written: str


@dataclass(slots=True)
class Tree:
    """One file: its data, and the node of every path."""

    file: str
    data: object = None
    nodes: dict[Path, yaml.Node] = field(default_factory=dict)
    keys: dict[Path, yaml.Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Path, wrong: str, right: str = "") -> Problem:
        """A problem with the value at `path`, or with the nearest thing around it."""
        return self._at(self._nearest(path), wrong, right)

    def key_problem(self, path: Path, wrong: str, right: str = "") -> Problem:
        """A problem with the key at `path`."""
        return self._at(self.keys.get(path) or self._nearest(path), wrong, right)

    def report(self, node: yaml.Node, wrong: str, right: str) -> None:
        """Notes a problem with `node` itself, which may have no path."""
        self.problems.append(self._at(node, wrong, right))

    def line(self, path: Path) -> int:
        """The line of the value at `path`, from 1."""
        return int(self._nearest(path).start_mark.line) + 1

    def written(self, path: Path) -> str | None:
        """A scalar as the person wrote it, None for lists and mappings."""
        node = self.nodes.get(path)
        return str(node.value) if isinstance(node, yaml.ScalarNode) else None

    def kind(self, path: Path) -> str:
        """What YAML took the value for, in words."""
        node = self._nearest(path)
        if isinstance(node, yaml.SequenceNode):
            return "a list"
        if isinstance(node, yaml.MappingNode):
            return "a mapping"
        return _KINDS.get(node.tag.rpartition(":")[2], "a text")

    def strings(self, *pattern: str | int | None) -> Iterator[tuple[Path, str]]:
        """Every text whose path fits `pattern`, where None stands for any index."""
        for path, node in self.nodes.items():
            fits = len(path) == len(pattern) and all(
                wanted in (None, step) for wanted, step in zip(pattern, path, strict=True)
            )
            if fits and isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str"):
                yield path, str(node.value)

    def _nearest(self, path: Path) -> yaml.Node:
        while path not in self.nodes:
            path = path[:-1]
        return self.nodes[path]

    def _at(self, node: yaml.Node, wrong: str, right: str) -> Problem:
        mark = node.start_mark
        return Problem(
            file=self.file, line=mark.line + 1, column=mark.column + 1, wrong=wrong, right=right
        )


def grow(root: yaml.Node, file: str) -> Tree:
    """The tree of a composed file; doubled, odd and valueless keys are in its `problems`."""
    tree = Tree(file=file)
    tree.data = _plain(tree, root, ())
    return tree


def _plain(tree: Tree, node: yaml.Node, path: Path) -> object:
    tree.nodes[path] = node
    if isinstance(node, yaml.MappingNode):
        return _mapping(tree, node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(tree, child, (*path, index)) for index, child in enumerate(node.value)]
    return _scalar(node.tag, node.value)


def _scalar(tag: str, written: str) -> object:
    match tag.rpartition(":")[2]:
        case "str":
            return written
        case "bool":
            return written.lower() in _TRUE
        case "null":
            return None
    return Unquoted(written)


def _mapping(tree: Tree, node: yaml.MappingNode, path: Path) -> dict[str, object]:
    data: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            tree.report(key, "a key must be a single word", "write `key: value`")
            continue
        here = (*path, str(key.value))
        if here in tree.keys:
            first = tree.keys[here].start_mark.line + 1
            wrong = f"`{key.value}` stands here for the second time, first in line {first}"
            tree.report(key, wrong, "keep one of them")
            continue
        tree.keys[here] = key
        data[str(key.value)] = _plain(tree, value, here)
    return data
