"""What an article says of itself: title, publisher, author, date, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block

_SENTENCE = re.compile(r"(?<=[.!?…。！？])[\"”’»)]{0,2}(?:\s+|(?<=[。！？]))")
_TITLE_LENGTH = 90
_SAMPLE = 6000
_LEAST = 40
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def metadata_of(text: str, blocks: Sequence[Block]) -> Metadata:
    """The metadata of a text: only what it states, save a title where it has none."""
    title, proposed = _title(text, blocks)
    return Metadata(title, title_proposed=proposed, language=language_of(text, blocks))


def shown(text: str, block: Block) -> str:
    """The text of ``block`` as a reader sees it, with single spaces."""
    return " ".join(
        (text[block.start : block.end] if block.content is None else block.content).split()
    )


def _title(text: str, blocks: Sequence[Block]) -> tuple[str, bool]:
    for kind, proposed in ((BlockKind.TITLE, False), (BlockKind.HEADING, True)):
        block = next((block for block in blocks if block.kind is kind), None)
        if block:
            return shown(text, block), proposed
    block = next((b for b in blocks if not b.dimmed), blocks[0] if blocks else None)
    return (_shortened(shown(text, block)) if block else "Untitled"), True


def _shortened(text: str) -> str:
    sentence = _SENTENCE.split(text, maxsplit=1)[0]
    if len(sentence) <= _TITLE_LENGTH:
        return sentence.rstrip(".")
    cut = sentence[:_TITLE_LENGTH].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–—-") + "…"


def language_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The language of the prose as a two-letter code; ``None`` where there is too little of it."""
    pieces: list[str] = []
    size = 0
    for block in blocks:
        if block.kind in _PROSE:
            piece = text[block.start : min(block.end, block.start + _SAMPLE)]
            pieces.append(piece)
            size += len(piece)
            if size > _SAMPLE:
                break
    sample = " ".join(pieces)
    if sum(character.isalpha() for character in sample) < _LEAST:
        return None
    import py3langid  # its model takes a second to load, and an empty file needs none

    language, _ = py3langid.classify(sample)
    return str(language)
