"""What all channels that are files share: where the file is, its lock, and what can go wrong."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ingest.errors import PermanentError
from ingest.senders.files import (
    BusyError,
    ForeignFileError,
    check_regular,
    locked,
    make_folder,
    placed,
)
from ingest.senders.patience import OutOfTimeError, within
from ingest.senders.redaction import Redaction, filled_in
from ingest.senders.secrets import fill
from schemas.records.alerts import (
    Channel,
    Delivered,
    FailureCode,
    Refused,
    SendOutcome,
    TryLater,
)

# Of all of it. A network folder that hangs would otherwise keep a thread of the worker for ever.
TIMEOUT_S = 30.0

# Characters of a path; an answer has 200.
_LONGEST_SHOWN = 80

# Writes one message into the file and says what was done, as a sentence without a subject.
Write = Callable[[Path], str]

# What the operator mends without a word in watch.yaml: the alert waits for that.
_ON_DISK: dict[int, str] = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room, or have the quota raised",
    errno.EROFS: "mount the disk so that it can be written",
    errno.EACCES: "let the user of the workers write the file and its folder",
    errno.EPERM: "let the user of the workers write the file and its folder",
    errno.ENOENT: "make the folder, or mount its disk",
}
# Of these, what somebody has set; a full disk is no setting.
_SET = (errno.EACCES, errno.EPERM, errno.ENOENT)
# What is wrong with the path itself.
_IN_THE_PATH = (
    errno.EEXIST,  # a file where its folder should be
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.ELOOP,
    errno.EINVAL,
)


class FileChannel:
    """Hands paths to writers, one at a time for each file. Threads and processes may share it.

    `folder` is where relative paths lie; `environment` holds the values of `${NAME}` in paths.
    """

    def __init__(
        self, folder: Path, environment: Mapping[str, str], *, timeout_s: float = TIMEOUT_S
    ) -> None:
        self._folder = folder
        self._environment = environment
        self._timeout_s = timeout_s

    def write(self, channel: Channel, write: Write) -> SendOutcome:
        """What became of it: what fails is a value, with one sentence and the way out."""
        hidden = _hidden(filled_in(channel.target, self._environment))
        try:
            path = placed(fill(channel.target, self._environment), self._folder)
        except PermanentError as error:
            return Refused(answer=hidden.line(str(error)), code="settings")
        try:
            done = within(self._timeout_s, lambda: self._locked(path, write))
        except (OSError, BusyError, ForeignFileError, OutOfTimeError) as error:
            return _failed(error, _shown(path, hidden), hidden)
        return Delivered(answer=hidden.line(f"{_shown(path, hidden)} {done}"))

    def _locked(self, path: Path, write: Write) -> str:
        make_folder(path, self._folder)
        real = Path(os.path.realpath(path))  # what is written anew would take a link's place
        check_regular(real)
        with locked(real):
            return write(real)


def _hidden(secrets: Iterable[str]) -> Redaction:
    """Also as paths have them: without a `/` at the end, and with one where there were two."""
    return Redaction.of(form for each in secrets for form in (each, str(Path(each))))


def _shown(path: Path, hidden: Redaction) -> str:
    """The end of a long path, so that there is room for what is said of it.

    Secrets are out of it before it is cut: half of one would be taken for something else.
    """
    text = hidden.hide(str(path))
    return text if len(text) <= _LONGEST_SHOWN else f"…{text[1 - _LONGEST_SHOWN :]}"


def _failed(error: Exception, path: str, hidden: Redaction) -> SendOutcome:
    match error:
        case ForeignFileError():
            way_out = "move it away, or name another file in watch.yaml"
            return Refused(answer=hidden.line(f"{path} {error}: {way_out}."), code="settings")
        case OSError() if error.errno in _IN_THE_PATH:
            reason = f"{path} cannot be written ({error.strerror})"
            way_out = "name another path in watch.yaml"
            return Refused(answer=hidden.line(f"{reason}: {way_out}."), code="settings")
        case OSError():
            return TryLater(answer=hidden.line(_sentence(error, path)), code=_code(error))
        case _:
            busy = f"{path} is being written by others, or its disk hangs"
            return TryLater(answer=hidden.line(f"{busy}."), code="timeout")


def _sentence(error: OSError, path: str) -> str:
    way_out = _ON_DISK.get(error.errno or 0, "look at the disk")
    return f"{path} cannot be written ({error.strerror}): {way_out}."


def _code(error: OSError) -> FailureCode:
    return "settings" if error.errno in _SET else "other"
