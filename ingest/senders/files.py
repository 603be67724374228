"""Files that others read while we write them: whole or not at all, one writer at a time."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ingest import durable
from ingest.errors import PermanentError

# Writing takes milliseconds; who waits longer waits for a disk or a network that hangs.
LOCK_WAIT_S = 10.0


class ForeignFileError(Exception):
    """There is something else at the path; the message says what is wrong with it, as "is …"."""


class BusyError(Exception):
    """Somebody else has been writing for longer than we wait."""


def placed(target: str, folder: Path) -> Path:
    """The path that is meant: below `folder` where it is relative, and nowhere else then.

    Raises: PermanentError where it names no file, or a relative path leads out of the folder.
    """
    with contextlib.suppress(RuntimeError):  # `~name` of nobody: a name like any other
        target = str(Path(target).expanduser())
    path = Path(target)
    if not path.name or "\0" in target:
        raise PermanentError(
            "The path of the channel names no file: correct it in watch.yaml, or the variable that "
            "stands in it, then send the alert again."
        )
    if path.is_absolute():
        return path
    if ".." in path.parts:
        raise PermanentError(
            f"The path {target} leads out of {folder}: write an absolute path in watch.yaml, then "
            "send the alert again."
        )
    return folder / path


def make_folder(path: Path, folder: Path) -> None:
    """The folder of `path`: with all above it where it is below ours, else itself alone.

    What is not there above a foreign folder may be a disk that is not mounted. Raises: OSError.
    """
    path.parent.mkdir(parents=path.is_relative_to(folder), exist_ok=True)


def check_regular(path: Path) -> None:
    """Never opens a pipe, a device or a folder: the first would hold us for ever.

    Raises: ForeignFileError, OSError.
    """
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise ForeignFileError("is no ordinary file")


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone with the file `path` among all threads and processes on this host.

    The lock is a file beside it, since `path` itself may be replaced. Raises: BusyError, OSError.
    """
    with durable.locked(path.with_name(f".{path.name}.lock"), wait_s=LOCK_WAIT_S) as held:
        if not held:
            raise BusyError
        yield


def replace(path: Path, content: bytes) -> None:
    """The file with this content, at once and for good; to be called within `locked`.

    Whoever reads it finds the old or the new one. It keeps the rights that it had. Raises: OSError.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")  # of one name: none pile up
    try:
        with unfinished.open("wb") as file:
            with contextlib.suppress(FileNotFoundError):
                unfinished.chmod(stat.S_IMODE(path.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    durable.sync_folder(path.parent)
