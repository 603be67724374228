"""Starts a program that cannot outlive the one that started it; run as a script.

    python leash.py PARENT_PID PROGRAM [ARGUMENT …]

A supervisor that is killed with SIGKILL can end nobody, so each child asks the kernel beforehand
to be killed with it (prctl(2), PR_SET_PDEATHSIG, which execve keeps). A script of the standard
library alone, run in the child itself: code between fork and exec (`preexec_fn`) may deadlock in
a program with threads. Elsewhere than on Linux it only starts the program.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(arguments: list[str]) -> None:
    """Become the program. Exit code 1 where the parent has ended already."""
    parent, *command = arguments
    if sys.platform == "linux":
        # SIGKILL, not SIGTERM: a worker that ends warmly waits for a broker that is gone as well.
        # Any task may run twice, and the database is the ledger: nothing is lost by it.
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(parent):
        sys.exit(1)  # it ended before we had asked
    os.execv(command[0], command)  # noqa: S606 (that is what this script is for)


if __name__ == "__main__":
    main(sys.argv[1:])
