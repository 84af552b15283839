"""What a command says: one JSON document, or text; everything else goes to standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NARROWEST = 8


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
            sys.stdout.write(f"{line}\n")
        self._say_notices()

    def give_json(self, document: Any) -> None:
        """Write ``document`` as JSON, asked for or not: for results that are JSON by nature."""
        self._document(document)

    def line(self, document: dict[str, Any]) -> None:
        """Write ``document`` as one line of JSON Lines."""
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")

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
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def _say_notices(self) -> None:
        for notice in self.notices:
            sys.stderr.write(f"Note: {notice}\n")


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


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _cell(value: object) -> str:
    return "–" if value is None or value == "" else str(value)
