"""What the reader recovered from one file, in plain values for scripts and measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.article import BlockKind
from app.domain.errors import EmptyFile, UnreadableFile
from app.importing.child import PATIENCE, Child, given_up, patience_with
from app.importing.figures import figures
from app.importing.formats import SEVERAL
from app.importing.reading import bytes_of, read_bytes
from app.importing.sniffing import suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.domain.article import Block, Cell
    from app.domain.errors import ReaderError
    from app.importing.child import Tell
    from app.importing.recovered import Recovered


def inspect(path: Path) -> dict[str, Any]:
    """The structure and metadata of the file at ``path``; never raises for the file's fault.

    ``status`` is ``imported``, ``empty`` or ``rejected``; the last two have a ``message``.
    Positions are code points into ``text``. A mail, feed or archive has all its ``articles``, each
    like a file with its ``path`` in the whole; the first that was imported is also the file's own.
    """
    try:
        data = bytes_of(path)
        if suffix_of(data, path.name) in SEVERAL:
            return _several(data, path.name)
        recovered = read_bytes(data, path.name)
    except (EmptyFile, UnreadableFile) as error:
        return _refused(error)
    return _imported(recovered)


def inspections(paths: Iterable[Path], patience: float = PATIENCE) -> Iterator[dict[str, Any]]:
    """What ``inspect`` gives for each of ``paths``, worked out in a process of its own.

    A file that takes too much time or memory is rejected, with a message that says so; a small one
    has ``patience`` seconds.
    """
    child: Child | None = None
    try:
        for path in paths:
            child = child or Child(_inspection, beside=False)
            child.ask(path)
            answer = child.answer(patience_with(path, patience))
            if isinstance(answer, dict):
                yield answer
                continue
            child.end()
            child = None
            yield _refused(answer if isinstance(answer, UnreadableFile) else given_up(path, answer))
    finally:
        if child is not None:
            child.end()


def _inspection(path: Path, _password: str, _tell: Tell) -> Iterator[dict[str, Any]]:
    """The one answer of the child for ``path``."""
    yield inspect(path)


def _several(data: bytes, file_name: str) -> dict[str, Any]:
    """The articles of a file that may hold more than one."""
    from app.importing.parts import parts_of  # its libraries take a while to load

    articles = [
        {
            "path": part.file_name,
            **(_refused(part.error) if part.recovered is None else _imported(part.recovered)),
        }
        for part in parts_of(data, file_name)
    ]
    own = next((one for one in articles if one["status"] == "imported"), articles[0])
    return {**{key: own[key] for key in own if key != "path"}, "articles": articles}


def _refused(error: ReaderError | None) -> dict[str, Any]:
    message = error.message if error else ""
    if isinstance(error, EmptyFile):
        return {"status": "empty", "message": message, "blocks": []}
    kind = error.kind if error else "unreadable"
    return {"status": "rejected", "kind": kind, "message": message, "blocks": []}


def _imported(recovered: Recovered) -> dict[str, Any]:
    metadata, text = recovered.metadata, recovered.text
    main = {"main_text": main_text(recovered)} if recovered.extractor.startswith("html/") else {}
    return {
        **main,
        "status": "imported",
        "text": text,
        "encoding": recovered.encoding,
        "extractor": recovered.extractor,
        "title": metadata.title,
        "title_made": metadata.title_proposed,
        "short_title": metadata.short_title,
        "source": metadata.publisher,
        "author": metadata.author,
        "date": metadata.date,
        "language": metadata.language,
        "cited_sources": list(metadata.cited_sources),
        "blocks": [_block(block, text) for block in recovered.blocks],
        "figures": [
            {"start": f.start, "end": f.end, "value": f.value, "unit": f.unit}
            for f in figures(text, recovered.blocks, metadata.language)
        ],
    }


def main_text(recovered: Recovered) -> str:
    """The title and all blocks of the article, a line each; what is dimmed is left out."""
    return "\n".join(
        recovered.text[block.start : block.end] if block.content is None else block.content
        for block in recovered.blocks
        if not block.dimmed
    )


def _block(block: Block, text: str) -> dict[str, Any]:
    shown: dict[str, Any] = {"type": str(block.kind), "start": block.start, "end": block.end}
    if block.detail:
        shown["kind"] = block.detail
    if block.level:
        shown["level"] = block.level
    if block.inline:
        shown["spans"] = [
            {"type": str(i.kind), "start": i.start, "end": i.end, "kind": i.detail}
            for i in block.inline
        ]
    if block.content is not None or block.kind in {BlockKind.LIST_ITEM, BlockKind.HEADING}:
        shown["content"] = text[block.start : block.end] if block.content is None else block.content
    if block.kind is BlockKind.LIST_ITEM:
        shown["ordered"], shown["depth"], shown["list"] = block.ordered, block.depth, block.list
    if block.kind is BlockKind.TABLE:
        shown["header"] = [_cell(cell, text) for cell in block.header]
        shown["rows"] = [[_cell(cell, text) for cell in row] for row in block.rows]
    return shown


def _cell(cell: Cell, text: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "start": cell.start,
        "end": cell.end,
        "text": text[cell.start : cell.end],
    }
    if cell.mended is not None:
        shown["mended"] = cell.mended
    return shown
