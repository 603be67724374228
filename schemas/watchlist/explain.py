"""From pydantic's errors to problems with a place in the file and a way out."""

from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from schemas.watchlist import model
from schemas.watchlist.checks import listed, nearest
from schemas.watchlist.problems import Problem
from schemas.watchlist.tree import Path, Tree

_FORMS: Final[dict[tuple[str, ...], type[BaseModel]]] = {
    (): model.WatchFile,
    ("sources",): model.SourceEntry,
    ("sources", "feeds"): model.FeedEntry,
    ("subscriptions",): model.SubscriptionEntry,
    ("subscriptions", "where"): model.WhereEntry,
    ("subscriptions", "unless"): model.WhereEntry,
    ("subscriptions", "quiet"): model.QuietEntry,
    ("subscriptions", "at_most"): model.AtMostEntry,
    ("subscriptions", "to"): model.ChannelEntry,
}
_MEANT: Final = {  # words of other programs that no similarity finds
    "url": "feeds",
    "urls": "feeds",
    "type": "kind",
    "interval": "every",
    "channels": "to",
    "filter": "where",
    "mail": "email",
    "mute": "mute_until",
    "timezone": "zone",
    "tz": "zone",
    "lang": "language",
    "limit": "at_most",
    "rate": "at_most",
    "except": "unless",
    "exclude": "unless",
    "not": "unless",
    "begins": "from",
    "start": "from",
    "ends": "to",
    "end": "to",
    "messages": "alerts",
    "in": "per",
    "period": "per",
}
_SECRET: Final = frozenset({"secret", "apprise", "webhook"})  # values never repeated


def valueless(tree: Tree) -> Iterator[tuple[Path, Problem]]:
    """A problem for every key that stands there without a value."""
    for path, node in tree.nodes.items():
        if node.tag.endswith(":null"):
            what = f"`{path[-1]}`" if isinstance(path[-1], str) else "this place in the list"
            yield path, tree.problem(path, f"{what} has no value", "give one, or remove the line")


def explain(error: ValidationError, tree: Tree, known: set[Path]) -> Iterator[Problem]:
    """A problem for every error, except at places that have one already."""
    errors = error.errors(include_url=False, include_input=False)
    meant = dict(_meant(errors, tree))
    instead = {(*path[:-1], word) for path, word in meant.items()}
    for detail in errors:
        path = detail["loc"]
        if path in known or (detail["type"] == "missing" and path in instead):
            continue
        yield _problem(detail, tree, meant.get(path))


def _meant(errors: list[ErrorDetails], tree: Tree) -> Iterator[tuple[Path, str]]:
    """For each unknown key the one that was probably meant and is not there."""
    for detail in errors:
        path = detail["loc"]
        if detail["type"] != "extra_forbidden":
            continue
        fields = [name for name in _fields(path[:-1]) if (*path[:-1], name) not in tree.keys]
        key = str(path[-1])
        word = _MEANT.get(key) if _MEANT.get(key) in fields else nearest(key, fields)
        if word:
            yield path, word


def _form(path: Path) -> type[BaseModel] | None:
    return _FORMS.get(tuple(step for step in path if isinstance(step, str)))


def _fields(path: Path) -> tuple[str, ...]:
    form = _form(path)
    return tuple(field.alias or name for name, field in form.model_fields.items()) if form else ()


def _problem(detail: ErrorDetails, tree: Tree, meant: str | None) -> Problem:
    path, context = detail["loc"], detail.get("ctx", {})
    match detail["type"]:
        case "mistake":
            return tree.problem(path, context["wrong"], context["right"])
        case "extra_forbidden":
            return tree.key_problem(
                path, f"unknown key `{str(path[-1])[:60]}`", _known(path, meant)
            )
        case "missing":
            return tree.problem(path, f"`{path[-1]}` is missing", f"add `{path[-1]}: …`")
        case "too_short":
            return tree.problem(path, f"`{path[-1]}` is an empty list", _one_at_least(path))
    return tree.problem(path, *_of_another_kind(detail["type"], path, tree))


def _one_at_least(path: Path) -> str:
    form = _form(path[:-1])
    required = form is not None and form.model_fields[str(path[-1])].is_required()
    return "name at least one" if required else "name at least one, or remove the line"


def _known(path: Path, meant: str | None) -> str:
    if meant:
        return f"did you mean `{meant}`?"
    return f"known here are {listed(_fields(path[:-1]))}"


def _of_another_kind(wanted: str, path: Path, tree: Tree) -> tuple[str, str]:
    written, kind = tree.written(path), tree.kind(path)
    shown = None if _SECRET & set(map(str, path)) else written
    here = "this value" if shown is None else f"`{shown[:60]}`"
    match wanted:
        case "string_type" if written is None:
            return f"a single text is wanted here, and this is {kind}", "write the text alone"
        case "string_type":
            quoted = "it in quotes" if shown is None else f'`"{shown[:60]}"`'
            return f"{here} is {kind} to YAML, and a text is wanted", f"write {quoted}"
        case "list_type":
            wrong = f"a list is wanted here, and this is {kind}"
            return wrong, "put each entry on a line of its own that begins with `- `"
        case "bool_type":
            return f"{here} is neither true nor false", "write `true` or `false`, without quotes"
    return f"a mapping is wanted here, and this is {kind}", "write it as lines of `key: value`"
