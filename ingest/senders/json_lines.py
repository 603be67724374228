"""A file of JSON lines: one for each alert, appended, for programs that read on at its end.

May be rotated under us: the file is opened anew for each alert.
"""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ingest.durable import sync_folder
from ingest.senders.file_channel import FileChannel
from ingest.senders.files import ForeignFileError
from ingest.senders.json_line import holds, line_of, torn
from schemas.records.alerts import Channel, Message, SendOutcome

# Bytes at the end of the file in which the alert is looked for. A second attempt follows the first
# within minutes; 4 MB are some hundred alerts with all their citations, thousands without.
TAIL = 4 * 1024 * 1024


class FileSender:
    """Appends lines. Threads and processes on one host may share one.

    `folder` is where relative paths lie, and is made when the first file is.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._files = FileChannel(folder, environment)

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        """What became of the line, which is on the disk then; a second attempt adds none.

        Never joins a line to one that was cut off, and never writes into a file of anything else.
        """
        del now

        def write(path: Path) -> str:
            with path.open("a+b", buffering=0) as file:
                size = file.seek(0, os.SEEK_END)
                tail = _tail(file.fileno(), size)
                is_there = holds(tail, message.alert_id)
                new = b"" if is_there else line_of(message)
                _append(file.fileno(), b"\n" + new if torn(tail) else new, size)
            if not size:
                sync_folder(path.parent)
            return "has this line already" if is_there else "has a new line"

        return self._files.write(channel, write)


def _tail(handle: int, size: int) -> bytes:
    """The last bytes of the file. Raises: ForeignFileError where the first is no line's."""
    if size and os.pread(handle, 1, 0) != b"{":
        raise ForeignFileError("is there already and holds no lines of JSON")
    return os.pread(handle, TAIL, max(0, size - TAIL))


def _append(handle: int, line: bytes, size: int) -> None:
    """All of it on the disk, or the file as it was. Raises: OSError."""
    try:
        left = memoryview(line)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, size)
        raise
