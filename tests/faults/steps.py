"""The steps at which a process can be killed on the way of an alert, counted from outside.

They come from the code's own boundaries: every commit, every send, every line of a talk with a mail
server, every file below a folder that is opened for writing, moved, synced or half written. So
what is added to a sender is killed at without being listed. Each counts before it happens: between
it and the one before it nothing changes outside of the process. What the other side has taken and
not answered yet, the other side counts (`receivers.py`).
"""

import os
import signal
import smtplib
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ingest.ports import Sender
from ingest.store.session import Store

_WRITES = {"open", "os.rename", "os.remove", "os.truncate", "os.mkdir", "os.chmod"}


@dataclass
class _Counting:
    folder: str = ""
    deadly: int = 0  # 0: none
    is_on: bool = False
    reached: list[str] = field(default_factory=list)


_now = _Counting()  # of this process: what is counted is the process's own too


def begin(folder: Path, *, deadly: int) -> list[str]:
    """The steps that will be reached once `count` is called, of files below this folder only."""
    _now.__init__(folder=str(folder), deadly=deadly)
    return _now.reached


def count() -> None:
    _now.is_on = True


def _reached(name: str) -> None:
    if not _now.is_on:
        return
    _now.reached.append(name)
    if len(_now.reached) == _now.deadly:
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Counted:
    """A real sender."""

    kind: str
    sender: Sender

    def send(self, message, channel, *, now):
        _reached(self.kind)
        return self.sender.send(message, channel, now=now)


def count_all() -> None:
    """To be called once in a process, for good."""
    _count_commits()
    _count_lines_to_mail_servers()
    _count_what_is_written()
    sys.addaudithook(_count_files)


def _count_commits() -> None:
    write = Store.write

    @contextmanager
    def counted(store):
        with write(store) as connection:
            yield connection
            _reached("commit")

    Store.write = counted


def _count_lines_to_mail_servers() -> None:
    say = smtplib.SMTP.send

    def counted(session, said):
        _reached(f"smtp {said[:4].strip().lower() if isinstance(said, str) else 'the mail'}")
        say(session, said)

    smtplib.SMTP.send = counted


def _count_what_is_written() -> None:
    write, sync = os.write, os.fsync

    def half_written(handle, content):
        half = write(handle, content[: len(content) // 2])
        _reached("half written")
        return half + write(handle, content[half:])

    def synced(handle):
        _reached("sync")
        sync(handle)

    os.write, os.fsync = half_written, synced


def _count_files(event, given) -> None:
    if not _now.is_on or event not in _WRITES or not str(given[0]).startswith(_now.folder):
        return
    if event != "open" or {*"wax+"} & {*(given[1] or "")}:
        _reached(f"{event} {Path(given[0]).name}")
