"""The program without its window: which command is asked for, and what becomes of it."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click
from typing_extensions import override

from app import __version__
from app.cli.output import DONE, FAILED, STOPPED, WRONG_USAGE, Output, OutputLost, speak_utf8
from app.cli.session import Session, SharedOptions, as_json_asked
from app.domain.errors import ReaderError

_COMMANDS = {
    "import": "app.cli.adding:import_files",
    "inspect": "app.cli.adding:inspect_files",
    "articles": "app.cli.articles:articles",
    "show": "app.cli.articles:show",
    "edit": "app.cli.articles:edit",
    "remove": "app.cli.articles:remove",
    "undo": "app.cli.undoing:undo",
    "redo": "app.cli.undoing:redo",
    "history": "app.cli.undoing:history",
    "collections": "app.cli.filing:collections",
    "inbox": "app.cli.filing:inbox",
    "watch": "app.cli.watching:watch",
    "publishers": "app.cli.publishers:publishers",
    "versions": "app.cli.versions:versions",
    "mark": "app.cli.marking:mark",
    "marks": "app.cli.marking:marks",
    "tags": "app.cli.tags:tags",
    "search": "app.cli.searching:search",
    "searches": "app.cli.saved:searches",
    "names": "app.cli.names:names",
    "similar": "app.cli.comparing:similar",
    "align": "app.cli.comparing:align",
    "judge": "app.cli.comparing:judge",
    "verdicts": "app.cli.comparing:verdicts",
    "brief": "app.cli.briefings:brief",
    "briefs": "app.cli.briefings:briefs",
    "export": "app.cli.briefings:export",
    "check": "app.cli.upkeep:check",
    "backup": "app.cli.upkeep:backup",
    "restore": "app.cli.upkeep:restore",
    "reindex": "app.cli.upkeep:reindex",
}


class _Program(SharedOptions, click.Group):
    """The group of all commands; each command's module is loaded when it is called."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = _COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Without a command, the window opens. Exit status: 0 done, 1 failed, 2 wrong usage, "
    "3 done in part (some of several files), 130 stopped.",
)
@click.version_option(version=__version__, message="Collate %(version)s")
def program() -> None:
    """Collate: from a pile of articles to a briefing that somebody decides on."""


def is_command(arguments: list[str]) -> bool:
    """Whether ``arguments`` ask for a command rather than for the window.

    The window opens for nothing at all, for ``--library DIR`` alone, and for names of files.
    """
    rest = _without_library(arguments)
    if not rest:
        return False
    if rest[0] in _COMMANDS or (rest[0].startswith("-") and rest[0] != "--"):
        return True
    return not all(_is_there(name) for name in rest if name != "--")


def run(arguments: list[str]) -> int:
    """Run the command that ``arguments`` ask for; returns the exit status."""
    speak_utf8()
    session = Session()
    try:
        status = _run(arguments, session)
        session.output.finish()
    except BrokenPipeError:
        # Who reads the output has seen enough; nothing more may be written, not even at exit.
        _close_output()
        return DONE
    except OutputLost as lost:
        _close_output()
        message = f"The output could not be written: {lost.why}. Make room and try again."
        session.output.fail("cannot-save", message, bare=True)
        return FAILED
    except OSError as error:
        session.output.fail("cannot-save", _said_of(error))
        return FAILED
    return status


def _run(arguments: list[str], session: Session) -> int:
    output = session.output
    try:
        # Not click's own main: that ends the program by itself when a pipe breaks.
        with program.make_context("collate", list(arguments), obj=session) as context:
            status: Any = program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        output.as_json = as_json_asked(arguments)
        return _wrong_usage(error, output)
    except click.ClickException as error:
        output.fail("failed", error.format_message())
        return FAILED
    except ReaderError as error:
        output.fail(error.kind, error.message)
        return FAILED
    except KeyboardInterrupt:
        output.fail("stopped", "Stopped. What was reported as done is kept.")
        return STOPPED
    return status if isinstance(status, int) else DONE


def _wrong_usage(error: click.UsageError, output: Output) -> int:
    if error.ctx is not None:
        sys.stderr.write(f"{error.ctx.get_usage()}\n")
        sys.stderr.write(f"Try “{error.ctx.command_path} --help” for help.\n\n")
    output.fail("usage", error.format_message())
    return WRONG_USAGE


def _said_of(error: OSError) -> str:
    """What the system refused, in words."""
    where = error.filename or "A file or folder"
    why = error.strerror or str(error)
    return (
        f"{where} could not be read or written: {why}. Check that the disk is there and not full, "
        "and that you may use it; then try again."
    )


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False  # no name that a file can have


def _without_library(arguments: list[str]) -> list[str]:
    """``arguments`` without ``--library DIR``, wherever it stands among them."""
    rest: list[str] = []
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            return [*rest, argument, *given]
        if argument == "--library":
            next(given, None)
        elif not argument.startswith("--library="):
            rest.append(argument)
    return rest


def _close_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter's end is silent."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return  # no real file behind the output, as in a test
