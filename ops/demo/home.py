"""The folder of a demonstration: one of its own that is removed afterwards, or the one given.

Never a folder with a ledger in it: a demonstration must not mix its inventions into real evidence.
"""

import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import PermanentError


@dataclass(slots=True)
class Home:
    """Where the ledger, the broker and the logs of one demonstration live."""

    folder: Path
    temporary: bool
    keep: bool = False  # something went wrong: the logs are wanted

    def __str__(self) -> str:
        return str(self.folder)

    def write_env(self, settings: Mapping[str, str]) -> Path:
        """Write what another terminal needs so that `palimpsest` speaks of this demonstration.

        With the hosts' routes in it: without them `palimpsest poll` would ask the real sites.
        """
        lines = [f"export {name}={shlex.quote(value)}\n" for name, value in settings.items()]
        lines.append(f'export PATH={shlex.quote(str(Path(sys.executable).parent))}:"$PATH"\n')
        path = self.folder / "env"
        path.touch(mode=0o600)  # the webhook's secret stands in it
        path.write_text("".join(lines), encoding="utf-8")
        return path


@contextmanager
def demo_home(given: str) -> Iterator[Home]:
    """The folder `given`, or a new one where that is empty. Raises: PermanentError."""
    if given:
        folder = Path(given).expanduser().absolute()
        if (folder / "palimpsest.db").exists():
            msg = (
                f"{folder} holds a ledger already: give the demonstration a PALIMPSEST_HOME of "
                "its own, or none."
            )
            raise PermanentError(msg)
        yield Home(folder, temporary=False)
        return
    home = Home(Path(tempfile.mkdtemp(prefix="palimpsest-demo-")), temporary=True)
    try:
        yield home
    except Exception:
        home.keep = True  # what is raised names the log that is to be read
        raise
    finally:
        if not home.keep:
            shutil.rmtree(home.folder, ignore_errors=True)
