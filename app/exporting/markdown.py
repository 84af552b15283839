"""Markdown as briefings use it: emphasis, strong, links; in prose, paragraphs and lists.

Everything else that Markdown knows stays as it was typed, so that no word of an analyst is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from app.exporting.pages import Inline, ListEntry, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

BULLETS = ("•", "–", "·")


@cache
def _parser() -> MarkdownIt:
    rules = ["list", "emphasis", "balance_pairs", "fragments_join", "link", "autolink", "escape"]
    return MarkdownIt("zero").enable([*rules, "newline"])


def inline(text: str) -> Inline:
    """One line of Markdown as runs."""
    tokens = _parser().parseInline(text.strip())
    return _runs(tokens[0].children or ()) if tokens else ()


@dataclass(slots=True)
class _Lists:
    """Where in nested lists the reading stands: a counter (or ``None``) for each level."""

    numbers: list[int | None] = field(default_factory=list)
    marker: str = ""

    def start(self, token: Token) -> None:
        ordered = token.type.startswith("ordered")
        self.numbers.append(int(token.attrGet("start") or 1) if ordered else None)

    def next_entry(self, token: Token) -> None:
        number = self.numbers[-1]
        if number is None:
            self.marker = BULLETS[min(len(self.numbers), len(BULLETS)) - 1]
        else:
            self.marker = f"{number}{token.markup or '.'}"
            self.numbers[-1] = number + 1


def prose(text: str) -> list[Inline | list[ListEntry]]:
    """Paragraphs (runs) and whole lists (entries), in order."""
    pieces: list[Inline | list[ListEntry]] = []
    lists = _Lists()
    for token in _parser().parse(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            if not lists.numbers:
                pieces.append([])
            lists.start(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.numbers.pop()
        elif token.type == "list_item_open":
            lists.next_entry(token)
        elif token.type == "inline":
            _add(pieces, lists, _runs(token.children or ()))
    return [piece for piece in pieces if piece]


def _add(pieces: list[Inline | list[ListEntry]], lists: _Lists, runs: Inline) -> None:
    entries = pieces[-1] if pieces and lists.numbers else None
    if isinstance(entries, list):
        entries.append(ListEntry(len(lists.numbers), lists.marker, runs))
        lists.marker = ""
    else:
        pieces.append(runs)


def _runs(tokens: Sequence[Token]) -> Inline:
    runs: list[Run] = []
    strong = emphasis = before = 0
    link: str | None = None
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        elif token.type == "link_open":
            link = str(token.attrGet("href") or "") or None
            before = len(runs)
        elif token.type == "link_close":
            if link and len(runs) == before:  # a link without words shows where it leads
                runs.append(Run(link, strong > 0, emphasis > 0, link))
            link = None
        else:
            words = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
            if words:
                runs.append(Run(words, strong > 0, emphasis > 0, link))
    return _joined(runs)


def _joined(runs: list[Run]) -> Inline:
    """Neighbours of one manner as one run."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.strong, last.emphasis, last.link) == (run.strong, run.emphasis, run.link):
            joined[-1] = Run(last.text + run.text, run.strong, run.emphasis, run.link)
        else:
            joined.append(run)
    return tuple(joined)
