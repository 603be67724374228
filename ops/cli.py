"""The command line: which commands there are, and the one place where errors become sentences.

A command's module is imported when it is called, so that `palimpsest worker` does not pay for
`show`. What goes wrong is one sentence on standard error: exit code 2 for misuse, 1 for failure,
130 after Ctrl-C; a traceback only with `--debug`.
"""

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer._click import Command, Context, HelpFormatter  # typer's own copy of click
from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError
from typer.core import TyperGroup

from ingest.errors import MisuseError, PalimpsestError

FAILURE = 1
MISUSE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it

# Command, its module in `ops.commands`, and its line in `palimpsest --help`, where they stand in
# these groups, in the order in which a newcomer needs them.
GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    "Start": {
        "demo": ("running", "A whole small world on this machine, to see what it does."),
        "init": ("watching", "Write a commented watch.yaml to start from."),
        "check": ("watching", "Is a watch list right, and what would each source yield?"),
        "up": ("running", "Run everything on this machine."),
        "apply": ("watching", "Make sources and subscriptions agree with a watch list."),
    },
    "Look": {
        "edits": ("lists", "What was edited, those detected last at the top."),
        "show": ("documents", "One document with its history, citations and alerts."),
        "diff": ("documents", "What changed between two revisions, word by word."),
        "posts": ("lists", "The posts that are held, those found last at the top."),
        "statements": ("lists", "The statements that are held, those found last at the top."),
        "citations": ("citations", "Which posts cite which statements; confirm or reject one."),
        "sources": ("lists", "The sources with their health."),
        "alerts": ("alerts", "Who was told, who is still to be told, and why it waits."),
        "deliveries": ("alerts", "Each attempt to deliver, and what the other side answered."),
        "doctor": ("doctor", "Is all well, and what to do if not?"),
    },
    "Do": {
        "rules": ("rules", "The subscriptions: try them on what happened, mute them."),
        "channels": ("channels", "The channels: are they well, try one, end a pause."),
        "redeliver": ("redelivering", "Send alerts again: one, many, or all since a time."),
        "bounce": ("bouncing", "Record a mail that came back, from standard input."),
        "poll": ("doing", "Look at a source now and say what happened."),
        "recheck": ("doing", "Look at a document's own page now and say what happened."),
        "reprocess": ("reprocess", "Read what was fetched again, after an upgrade."),
        "index": ("index", "The index of texts on this host: its state, and making it anew."),
    },
    "Run (single processes, as containers run them)": {
        "worker": ("processes", "Run one worker."),
        "beat": ("processes", "Run the clock that rings for due work."),
        "flower": ("processes", "Run Flower, the view of the tasks."),
        "healthy": ("processes", "For health checks: does it work?"),
        "migrate": ("processes", "Bring the database to this program's tables."),
    },
}
COMMANDS = {name: line for group in GROUPS.values() for name, line in group.items()}


class Commands(TyperGroup):
    """The commands, imported when called; every error ends here."""

    def list_commands(self, ctx: Context) -> list[str]:
        """All names, in the order in which a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of this name, with its module."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"ops.commands.{COMMANDS[cmd_name][0]}")
        return typer.main.get_group(module.app).get_command(ctx, cmd_name)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The lists in `--help`, without importing any of them."""
        del ctx
        longest = max(map(len, COMMANDS))
        for heading, group in GROUPS.items():
            with formatter.section(heading):
                told = [(f"{name:<{longest}}", line) for name, (_, line) in group.items()]
                formatter.write_dl(told)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 (click's own)
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002 (click's own)
        **extra: Any,  # noqa: ANN401 (click's own)
    ) -> Any:  # noqa: ANN401 (click's own)
        """Run one command and end the process with its exit code."""
        del prog_name, complete_var, standalone_mode, windows_expand_args
        given = list(sys.argv[1:] if args is None else args)
        debug = "--debug" in given
        with _sentences(debug=debug):
            words = [word for word in given if word != "--debug"]
            code = super().main(words, prog_name="palimpsest", standalone_mode=False, **extra)
            sys.stdout.flush()  # here, where a closed pipe is expected
        sys.exit(code if isinstance(code, int) else 0)


@contextmanager
def _sentences(*, debug: bool) -> Iterator[None]:
    """Turns what is raised into one sentence on standard error and an exit code."""
    try:
        yield
    except BrokenPipeError:
        _leave_pipe()
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(INTERRUPTED)
    except NoArgsIsHelpError as error:
        error.show()
        sys.exit(MISUSE)
    except UsageError as error:
        where = error.ctx.command_path if error.ctx else "palimpsest"
        _say(f"{_without_prefix(error.format_message())} See `{where} --help`.")
        sys.exit(MISUSE)
    except Exception as error:
        if debug:
            raise
        _say(_sentence(error))
        sys.exit(MISUSE if isinstance(error, MisuseError) else FAILURE)


def _without_prefix(message: str) -> str:
    """Without the name of the library's error, which stands before a choice that is none."""
    return message.replace(" Value error, ", " ", 1)


def _sentence(error: Exception) -> str:
    from schemas.watchlist import WatchListError  # noqa: PLC0415 (a quarter second, seldom needed)

    if isinstance(error, PalimpsestError | WatchListError | ClickException):
        return str(error)
    kind = type(error).__name__
    return f"This should not happen ({kind}: {error}): run it again with --debug and report it."


def _say(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _leave_pipe() -> None:
    """The reader of our output (`| head`) has enough: end as it asks, without a word."""
    sys.stdout = open("/dev/null", "w", encoding="utf-8")  # noqa: SIM115, PTH123 (until exit)
    sys.exit(0)


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    *,
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: FBT003 (typer's own)
) -> None:
    """Palimpsest keeps every version of posts and statements and alerts you to edits.

    Settings are environment variables PALIMPSEST_…; see ops/env.example.
    """
    del debug  # read in `Commands.main`, wherever it stands on the line


def main() -> None:
    """The program `palimpsest`."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # texts of all scripts on any terminal
    app()


if __name__ == "__main__":
    main()
