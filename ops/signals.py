"""Being told to end: Ctrl-C, SIGTERM, and a closed terminal."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# SIGHUP comes when the terminal is closed; Windows has none.
_ENDING = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


@contextmanager
def until_told() -> Iterator[threading.Event]:
    """An event that the first such signal sets; a second one interrupts as ever.

    Only for the main thread of a program.
    """
    told = threading.Event()
    before = {number: signal.getsignal(number) for number in _ENDING}

    def tell(_number: int, _frame: FrameType | None) -> None:
        told.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    for number in _ENDING:
        signal.signal(number, tell)
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
