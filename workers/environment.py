"""Environment variables, any of which may stand in a file instead: `NAME_FILE` names the file.

That is how containers hand over secrets (Docker and Kubernetes mount them as files).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.errors import MisuseError

_FILE = "_FILE"


class Environment(Mapping[str, str]):
    """A variable's own value, else what the file that `NAME_FILE` names holds; read when asked.

    Files are read at each look, so that a secret may be replaced under a running worker. Iterating
    gives the variables as they are; a file is never opened because its name was listed.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def __getitem__(self, name: str) -> str:
        """The value of a variable. Raises: KeyError, PermanentError where its file fails."""
        path = self._variables.get(name + _FILE, "")
        value = self._variables.get(name)
        if not path:
            return self._variables[name]
        if value:
            raise MisuseError(f"Both {name} and {name}{_FILE} are set: remove one of them.")
        return _content(name + _FILE, Path(path))

    def __iter__(self) -> Iterator[str]:
        """The names of the variables themselves."""
        return iter(self._variables)

    def __len__(self) -> int:
        """How many variables there are."""
        return len(self._variables)

    def __repr__(self) -> str:
        """Never a value: they may be secrets."""
        return f"Environment({len(self)} variables)"


def _content(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise MisuseError(
            f"{name} names {path}, which cannot be read ({reason}): correct the path or its rights."
        ) from None
