"""What a command says: one JSON document, or text; everything else goes to standard error."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.domain.in_words import counted as count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "DONE",
    "FAILED",
    "IN_PART",
    "STOPPED",
    "WRONG_USAGE",
    "Output",
    "OutputLost",
    "clip",
    "count",
    "speak_utf8",
    "table",
]

DONE, FAILED, WRONG_USAGE, IN_PART, STOPPED = 0, 1, 2, 3, 130
"""Exit statuses. In part: some files of many; stopped: by Ctrl+C, as shells have it."""

_NARROWEST = 8
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""What ends a line for some programs besides line feeds, and how JSON writes it otherwise."""


class OutputLost(Exception):
    """The answer could not be written; ``why`` is what the system says."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what has no UTF-8 is written as a JSON escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


class Output:
    """Collects notices and writes the result, as text or as JSON."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.notices: list[str] = []

    def notice(self, text: str) -> None:
        """Something that was not understood, left out, or done differently; said once."""
        if text not in self.notices:
            self.notices.append(text)

    def give(self, document: Any, text: str | Iterable[str]) -> None:
        """Write the result: ``document`` as JSON, else ``text`` (one string, or lines)."""
        if self.as_json:
            self._document(document)
            return
        lines = [text] if isinstance(text, str) else text
        for line in lines:
            self._write(f"{line}\n")
        self._say_notices()

    def did(self, deed: str, thing: str) -> None:
        """Say that ``deed`` was done, to the thing with the id ``thing``."""
        self.give({"did": deed, "id": thing}, f"Done: {deed}.")

    def give_json(self, document: Any) -> None:
        """Write ``document`` as JSON, asked for or not: for results that are JSON by nature."""
        self._document(document)

    def line(self, document: dict[str, Any]) -> None:
        """Write ``document`` as one line of JSON Lines, whatever counts as the end of a line."""
        self._write(json.dumps(document, ensure_ascii=False).translate(_LINE_ENDS) + "\n")

    def fail(
        self, kind: str, message: str, document: dict[str, Any] | None = None, *, bare: bool = False
    ) -> None:
        """Say on standard error what could not be done; with JSON on standard output too.

        ``document`` is what was done in spite of it; ``bare`` leaves standard output alone.
        """
        sys.stderr.write(f"{' '.join(message.split())}\n")
        if self.as_json and not bare:
            self._document({**(document or {}), "error": {"kind": kind, "message": message}})

    def _document(self, document: Any) -> None:
        if self.notices and isinstance(document, dict):
            document = {**document, "notices": [*document.get("notices", ()), *self.notices]}
        elif self.notices:
            self._say_notices()
        self._write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def finish(self) -> None:
        """Send what is still on its way; raises ``OutputLost`` or ``BrokenPipeError``."""
        with _losing_in_words():
            sys.stdout.flush()

    def _write(self, text: str) -> None:
        with _losing_in_words():
            sys.stdout.write(text)

    def _say_notices(self) -> None:
        for notice in self.notices:
            sys.stderr.write(f"Note: {notice}\n")


@contextmanager
def _losing_in_words() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error.strerror or str(error)) from error


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterable[str]:
    """Lines of a plain table, columns as wide as their widest cell; the last one runs on."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [
        max([len(name), *(len(row[n]) for row in cells)]) if cells else len(name)
        for n, name in enumerate(head)
    ]
    for row in ([*head], *cells):
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def clip(text: str, width: int) -> str:
    """``text`` on one line, cut to ``width`` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: max(_NARROWEST, width) - 1].rstrip() + "…"


def _cell(value: object) -> str:
    return "–" if value is None or value == "" else str(value)
