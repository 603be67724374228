"""Who sits at the terminal, as this machine names them."""

import os


def this_person() -> str:
    """The name of the account that runs this process; empty where the system knows none."""
    try:
        import pwd  # noqa: PLC0415 (absent on Windows)

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return ""
