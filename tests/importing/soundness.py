"""What holds for every reader's result, and files damaged by chance."""

from __future__ import annotations

import random


def assert_sound(recovered):
    """Blocks in order, trimmed, and every character but white space in exactly one of them."""
    at = 0
    for block in recovered.blocks:
        assert at <= block.start < block.end
        assert not recovered.text[at : block.start].strip()
        piece = recovered.text[block.start : block.end]
        assert piece == piece.strip()
        for cell in (*block.header, *(cell for row in block.rows for cell in row)):
            assert block.start <= cell.start <= cell.end <= block.end
        at = block.end
    assert not recovered.text[at:].strip()


def mutations(whole: bytes, count: int, seed: int = 7):
    """``count`` damaged copies of a file: cut short, bytes changed, pieces doubled or left out."""
    chance = random.Random(seed)
    for number in range(count):
        data = bytearray(whole)
        if number % 3 == 0:
            del data[chance.randrange(1, len(data)) :]
        for _ in range(chance.randrange(1, 14)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if number % 4 == 0:
            start = chance.randrange(len(data))
            data[start : start + chance.randrange(60)] = data[: chance.randrange(90)]
        yield bytes(data)


def said(recovered, kind):
    """The texts of the blocks of one kind."""
    return [recovered.text[b.start : b.end] for b in recovered.blocks if b.kind is kind]
