"""The torn texts in ``torn/``: what the reader must make of each, and of all together."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

import pytest

from app.importing.reading import read_file
from app.importing.recovered import Recovered
from tests.importing.expectation import TORN, torn_text, torn_texts
from tests.importing.scoring import Score, score

NAMES = torn_texts()
LEAST = Score(
    char_acc=0.93,
    type_macro_f1=0.80,
    block_f1=0.80,
    item_text=0.90,
    cell_f1=0.90,
    mended=0.90,
    meta=0.75,
)


@cache
def reading(name: str) -> Recovered:
    return read_file(TORN / f"{name}.txt")


@cache
def scored(name: str) -> Score:
    return score(torn_text(name), reading(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_torn_text_is_decoded_as_it_was_written(name):
    assert reading(name).text == torn_text(name).text


@pytest.mark.parametrize("name", NAMES)
def test_a_torn_text_is_understood_for_the_most_part(name):
    result = scored(name)
    assert result.char_acc >= 0.9, result
    assert result.block_f1 >= 0.75, result
    assert result.cell_f1 >= 0.9, result
    assert result.meta >= 0.6, result


@pytest.mark.parametrize("measure", [field.name for field in fields(Score)])
def test_the_torn_texts_together_reach_the_goal(measure):
    values = [getattr(scored(name), measure) for name in NAMES]
    assert sum(values) / len(values) >= getattr(LEAST, measure)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_lies_where_its_words_are(name):
    recovered = reading(name)
    for block in recovered.blocks:
        for cell in (*block.header, *(cell for row in block.rows for cell in row)):
            assert block.start <= cell.start <= cell.end <= block.end
            words = recovered.text[cell.start : cell.end]
            assert words == words.strip()


def test_there_are_at_least_twenty_torn_texts():
    assert len(NAMES) >= 20
