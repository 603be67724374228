"""Waits for work that has no time limit of its own, and not longer."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")


class OutOfTimeError(Exception):
    """The work goes on, and nobody waits for it any more."""


def within(seconds: float, work: Callable[[], _T]) -> _T:
    """What `work` gives or raises, if it is done in time.

    It has a thread of its own that does not keep the process from ending: one that hangs takes no
    place from others, as it would in a pool. How many may hang at once is bounded by the attempts.

    Raises: OutOfTimeError.
    """
    done: Future[_T] = Future()
    threading.Thread(target=_run, args=(done, work), daemon=True).start()
    try:
        return done.result(timeout=seconds)
    except TimeoutError:
        if done.done():  # in the last moment, or it was the work that raised
            return done.result()
        raise OutOfTimeError from None


def _run(done: "Future[_T]", work: Callable[[], _T]) -> None:
    try:
        done.set_result(work())
    except BaseException as error:  # noqa: BLE001 (raised where it is waited for)
        done.set_exception(error)
