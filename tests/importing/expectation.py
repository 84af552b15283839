"""What a torn text should become: ``<name>.expected`` beside ``<name>.txt``.

Head lines ("language de"), a line of two hyphens, then one code for each non-empty line of the
text: t title, h heading, p paragraph, l list item, q quote, b byline, x caption, c chrome,
d debris, T table; + goes on with the block above. Options follow, parted by " ;; ":
``content=`` and ``mended=`` (what is shown), ``inline-c=`` and ``inline-d=`` (chrome and debris
inside), ``accept=`` (another right kind), ``depth=``, ``level=`` and, for a table,
``cells=a | b // c | d`` with its header first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

TORN = Path(__file__).parent / "torn"
KINDS = {
    "t": "title",
    "h": "heading",
    "p": "paragraph",
    "l": "list-item",
    "q": "quote",
    "b": "byline",
    "x": "caption",
    "c": "chrome",
    "d": "debris",
    "T": "table",
}


@dataclass
class Expected:
    kind: str
    start: int
    end: int
    options: list[tuple[str, str]] = field(default_factory=list)
    inline: list[tuple[str, int, int]] = field(default_factory=list)

    def option(self, name: str) -> str | None:
        return next((value for key, value in self.options if key == name), None)

    @property
    def kinds(self) -> set[str]:
        also = self.option("accept")
        return {self.kind, also} if also else {self.kind}


@dataclass
class TornText:
    name: str
    text: str
    head: dict[str, str]
    blocks: list[Expected]


def torn_texts() -> list[str]:
    return sorted(path.stem for path in TORN.glob("*.txt"))


def torn_text(name: str) -> TornText:
    head_part, _, body = (TORN / f"{name}.expected").read_text("utf-8").partition("\n--\n")
    head = dict(line.partition(" ")[::2] for line in head_part.splitlines())
    text = (TORN / f"{name}.txt").read_bytes().decode(head["encoding"])
    codes = [line for line in body.splitlines() if line]
    blocks: list[Expected] = []
    position = 0
    rest = iter(codes)
    for line in text.splitlines(keepends=True):
        stripped = line.strip().strip("\ufeff")
        if stripped:
            start = position + line.index(stripped)
            _take(blocks, next(rest), start, start + len(stripped))
        position += len(line)
    assert next(rest, None) is None, f"{name}.expected has too many lines"
    for block in blocks:
        _find_inline(block, text)
    return TornText(name, text, head, blocks)


def _take(blocks: list[Expected], code: str, start: int, end: int) -> None:
    if code == "+":
        blocks[-1].end = end
        return
    kind, _, options = code.partition(" ")
    pairs = [part.partition("=")[::2] for part in options.split(" ;; ") if part]
    blocks.append(Expected(KINDS[kind], start, end, [(k.strip(), v) for k, v in pairs]))


def _find_inline(block: Expected, text: str) -> None:
    at = block.start
    for key, value in block.options:
        if key in {"inline-c", "inline-d"}:
            kind = "chrome" if key == "inline-c" else "debris"
            place = text.index(value, at, block.end)
            at = place + len(value)
            block.inline.append((kind, place, at))
