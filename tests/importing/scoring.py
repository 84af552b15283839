"""How well a reading meets what was expected of a torn text: shares from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.article import Block, BlockKind
from app.importing.recovered import Recovered
from tests.importing.expectation import TornText

MERGED = {"chrome", "debris"}
FIELDS = ("title", "source", "author", "date", "language")


@dataclass
class Score:
    char_acc: float
    type_macro_f1: float
    block_f1: float
    item_text: float
    cell_f1: float
    mended: float
    meta: float


def score(expected: TornText, found: Recovered) -> Score:
    characters, types = _characters(expected, found)
    return Score(
        characters,
        types,
        _blocks(expected, found),
        _items(expected, found),
        _cells(expected, found),
        _mended(expected, found),
        _meta(expected, found),
    )


def flat(text: str) -> str:
    return " ".join(text.split())


def shown(text: str, block: Block) -> str:
    return flat(text[block.start : block.end] if block.content is None else block.content)


def _labels(spans, length: int) -> list[set[str]]:
    labels: list[set[str]] = [set() for _ in range(length)]
    for kinds, start, end, inline in spans:
        labels[start:end] = [kinds] * (end - start)
        for kind, low, high in inline:
            labels[low:high] = [{kind}] * (high - low)
    return labels


def _characters(expected: TornText, found: Recovered) -> tuple[float, float]:
    """The share of characters with a right kind, and the same with every kind counting alike."""
    text = expected.text
    right = _labels(((b.kinds, b.start, b.end, b.inline) for b in expected.blocks), len(text))
    given = _labels(
        (
            ({str(b.kind)}, b.start, b.end, [(str(i.kind), i.start, i.end) for i in b.inline])
            for b in found.blocks
        ),
        len(text),
    )
    places = [n for n, c in enumerate(text) if not c.isspace() and right[n]]
    hits = {n for n in places if right[n] & given[n]}
    shares = []
    for kind in {b.kind for b in expected.blocks}:
        good = sum(n in hits and kind in right[n] for n in places)
        wrong = sum(n not in hits and kind in given[n] for n in places)
        missed = sum(n not in hits and kind in right[n] for n in places)
        shares.append(2 * good / (2 * good + wrong + missed))
    return len(hits) / len(places), sum(shares) / len(shares)


def _edges(spans) -> list[tuple[set[str], int, int]]:
    """Spans with neighbouring chrome, and neighbouring debris, made one."""
    joined: list[tuple[set[str], int, int]] = []
    for kinds, start, end in spans:
        if joined and kinds <= MERGED and joined[-1][0] == kinds:
            joined[-1] = (kinds, joined[-1][1], end)
        else:
            joined.append((kinds, start, end))
    return joined


def _blocks(expected: TornText, found: Recovered) -> float:
    right = _edges((b.kinds, b.start, b.end) for b in expected.blocks)
    given = _edges(({str(b.kind)}, b.start, b.end) for b in found.blocks)
    places = {(start, end): kinds for kinds, start, end in right}
    hits = sum(bool(places.get((start, end), set()) & kinds) for kinds, start, end in given)
    return 2 * hits / (len(right) + len(given))


def _items(expected: TornText, found: Recovered) -> float:
    items = [flat(b.option("content") or "") for b in expected.blocks if b.kind == "list-item"]
    given = {
        shown(found.text, block) for block in found.blocks if block.kind is BlockKind.LIST_ITEM
    }
    return sum(item in given for item in items) / len(items) if items else 1.0


def _cells(expected: TornText, found: Recovered) -> float:
    hits = right = given = 0
    tables = [block for block in found.blocks if block.kind is BlockKind.TABLE]
    for block in expected.blocks:
        rows = block.option("cells")
        if rows is None:
            continue
        cells = {
            (row, column, cell.strip())
            for row, line in enumerate(rows.split("//"))
            for column, cell in enumerate(line.split("|"))
        }
        right += len(cells)
        table = next((t for t in tables if t.start < block.end and block.start < t.end), None)
        if table:
            hits += len(cells & _cells_of(table, found.text))
    given = sum(len(_cells_of(table, found.text)) for table in tables)
    return 2 * hits / (right + given) if right + given else 1.0


def _cells_of(table: Block, text: str) -> set[tuple[int, int, str]]:
    return {
        (row, column, flat(cell.mended or text[cell.start : cell.end]))
        for row, cells in enumerate((table.header, *table.rows))
        for column, cell in enumerate(cells)
    }


def _mended(expected: TornText, found: Recovered) -> float:
    wanted = {
        (block.start, block.end): block.option("mended") or block.option("content")
        for block in expected.blocks
        if block.kind != "list-item" and (block.option("mended") or block.option("content"))
    }
    hits = sum(
        wanted.get((block.start, block.end)) == shown(found.text, block) for block in found.blocks
    )
    return hits / len(wanted) if wanted else 1.0


def _meta(expected: TornText, found: Recovered) -> float:
    metadata = found.metadata
    given = {
        "title": None if metadata.title_proposed else metadata.title,
        "source": metadata.publisher,
        "author": metadata.author,
        "date": metadata.date,
        "language": metadata.language,
    }
    hits = sum(
        (given[name] or "").lower() == expected.head.get(name, "").lower() for name in FIELDS
    )
    return hits / len(FIELDS)
