"""The errors of this project, one small tree.

    PalimpsestError            one clear sentence with the way out
    ├── TransientError         our own infrastructure, tried again
    └── PermanentError         tried again it would fail again: recorded and stopped
        └── MisuseError        a setting or an argument is wrong: exit code 2

What a site or a channel does wrong is never an exception but a value
(`FetchFailed`, `NotParsed`, `Refused`).
"""


class PalimpsestError(Exception):
    """Something a person must know of; the message is one sentence with the way out."""


class TransientError(PalimpsestError):
    """Our database or broker is away for the moment."""


class PermanentError(PalimpsestError):
    """Trying again cannot help."""


class MisuseError(PermanentError):
    """What a person has set or typed is wrong; nothing was begun."""
