"""What every command shares: the library, the form of the output, and progress."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from typing_extensions import override

from app.cli.output import Output
from app.domain.errors import CannotSave, LibraryBusy, ReadOnlyLibrary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.library.library import Library

_LIBRARY = "library_folder"
_JSON = "as_json"


class Session:
    """One run of the program: where its library is and how it answers."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.output = Output(as_json=False)

    @property
    def library_folder(self) -> Path:
        """The folder named with ``--library``, else the platform's data folder."""
        if self.folder is not None:
            return self.folder
        from app.settings.folders import library_folder

        return library_folder()

    @contextmanager
    def reading(self) -> Iterator[Library]:
        """The library for looking only; read-only, with a notice, where it cannot be written.

        Raises ``NoLibrary`` if the folder is none.
        """
        from app.library.library import Library

        folder = self.library_folder
        try:
            library = Library.open(folder, create=False)
        except LibraryBusy:
            library = Library.open(folder, create=False, read_only=True)
            self.output.notice(
                "Another program has this library open; it was read without changing anything."
            )
        except CannotSave as error:
            library = self._read_only_after(error, folder)
        with library:
            yield library

    @contextmanager
    def writing(self, *, create: bool = False) -> Iterator[Library]:
        """The library for edits, made first if ``create`` is set and there is none.

        Raises ``NoLibrary``, ``LibraryBusy`` or ``CannotSave``.
        """
        from app.library.library import Library
        from app.settings.settings import Settings

        try:
            library = Library.open(self.library_folder, create=create)
        except LibraryBusy as error:
            raise LibraryBusy(
                f"{self.library_folder} is open in another window or program, so nothing was "
                "changed. Close it there and try again."
            ) from error
        with library:
            if library.read_only:
                raise ReadOnlyLibrary(
                    f"{self.library_folder} can only be read, so nothing was changed. "
                    "Choose another library with --library."
                )
            library.analyst = Settings.load().signature
            yield library

    def progress(self, done: int, total: int, what: str = "") -> None:
        """Show how far the work is, on standard error and only if that is a terminal."""
        if sys.stderr.isatty():
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r\x1b[K{done}/{total} {what}{end}")
            sys.stderr.flush()

    def _read_only_after(self, error: CannotSave, folder: Path) -> Library:
        from app.library.library import Library

        library = Library.open(folder, create=False, read_only=True)
        self.output.notice(f"Opened for reading only: {error.message}")
        return library


class SharedOptions(click.Command):
    """A command that takes ``--library`` and ``--json``, before its own name as well as after."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += [
            click.Option(
                ["--library", _LIBRARY],
                metavar="DIR",
                type=click.Path(path_type=Path),
                help="The library's folder (default: in the platform's data folder).",
            ),
            click.Option(
                ["--json", _JSON], is_flag=True, help="Answer with one JSON document, in UTF-8."
            ),
        ]

    @override
    def invoke(self, ctx: click.Context) -> Any:
        session = ctx.ensure_object(Session)
        folder = ctx.params.pop(_LIBRARY, None)
        if folder is not None:
            session.folder = folder
        if ctx.params.pop(_JSON, False):
            session.output.as_json = True
        return super().invoke(ctx)


class SharedGroup(SharedOptions, click.Group):
    """A group of commands that takes the shared options too."""


def listing_group(name: str) -> Callable[[Callable[[Session], None]], SharedGroup]:
    """Make a function that lists into the group ``name``: it runs if no command of it is called."""

    def made(listed: Callable[[Session], None]) -> SharedGroup:
        @click.group(name, cls=SharedGroup, invoke_without_command=True, help=listed.__doc__)
        @click.pass_context
        def group(context: click.Context) -> None:
            if context.invoked_subcommand is None:
                listed(context.ensure_object(Session))

        return group

    return made


pass_session = click.make_pass_decorator(Session, ensure=True)
"""Hands the command its ``Session`` as the first argument."""


def as_json_asked(arguments: list[str]) -> bool:
    """Whether ``--json`` stands among the options, known before anything is parsed."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--json" in options
