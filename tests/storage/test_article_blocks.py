from __future__ import annotations

import msgspec

from app.domain.article import Block, BlockKind, Cell, Span
from app.storage.articles import encoded_blocks

LIKE_WHAT_IS_LEFT_OUT = (
    ',"level":0,"content":null,"inline":[],"marker":null,"label":null,"ordered":false,'
    '"depth":0,"list":0,"rule":null,"header":[],"rows":[]}'
)
BLOCKS = (
    Block(BlockKind.CHROME, 0, 5, "nav"),
    Block(BlockKind.PARAGRAPH, 6, 9),
    Block(BlockKind.CHROME, 10, 12, LIKE_WHAT_IS_LEFT_OUT),
    Block(BlockKind.PARAGRAPH, 13, 19, content=LIKE_WHAT_IS_LEFT_OUT),
    Block(BlockKind.HEADING, 20, 24, level=2),
    Block(BlockKind.LIST_ITEM, 25, 30, marker=Span(25, 26), content="One", depth=1, list=3),
    Block(BlockKind.TABLE, 31, 40, "tab", header=(Cell(31, 33),), rows=((Cell(34, 40),),)),
)


def test_blocks_are_read_as_they_were_written_though_what_says_nothing_is_left_out():
    kept = encoded_blocks(BLOCKS)
    assert msgspec.json.decode(kept, type=tuple[Block, ...]) == BLOCKS
    assert len(encoded_blocks(BLOCKS[:1])) < 0.4 * len(msgspec.json.encode(BLOCKS[:1]))


def test_blocks_of_older_libraries_are_read_too():
    assert msgspec.json.decode(msgspec.json.encode(BLOCKS), type=tuple[Block, ...]) == BLOCKS
