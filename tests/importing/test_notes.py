from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.details.metadata import metadata_of
from app.importing.text.structure import blocks_of

PROSE = (
    "The council voted on Tuesday night to keep the ferry for another winter, and the boat will be "
    "repaired in the yard at Sandwick before the ice comes."
)
TABLE = "| Route | Sailings |\n| --- | --- |\n| North* | 41 |\n| South | 17 |"


def kind_of(text: str, line: str) -> BlockKind:
    return next(b.kind for b in blocks_of(text) if text[b.start : b.end].strip() == line)


@pytest.mark.parametrize(
    "note",
    [
        "Source: Harbour Office, own calculations",
        "Quelle: Hafenamt Nordheim",
        "Источник: администрация порта",
        "Примечание: без учёта чартеров",
        "المصدر: رابطة المزارعين",
        "数据来源：江畔市交通局",
        "* Northern route under review since December",
        "*Northern route under review since December",
        "*Source: harbour register, 2024*",
        "(a) sold to Kestrel Group in March",
        "Note: figures in brackets are refunds",
    ],
)
def test_what_a_table_says_of_its_figures_is_text_and_no_publisher(note):
    text = f"The ferry is kept for another winter\n\n{PROSE}\n\n{TABLE}\n\n{note}\n\n{PROSE}\n"
    blocks = blocks_of(text)
    assert kind_of(text, note) is BlockKind.PARAGRAPH
    assert metadata_of(text, blocks).publisher is None


def test_what_stands_at_a_tables_foot_without_a_line_between_is_its_note():
    text = f"The ferry is kept\n\n{PROSE}\n\n{TABLE}\nSouth: not on Sundays\n\n{PROSE}\n"
    assert kind_of(text, "South: not on Sundays") is BlockKind.PARAGRAPH


def test_a_heading_below_a_table_is_still_one():
    text = f"The ferry is kept\n\n{PROSE}\n\n{TABLE}\n\nWhat comes next\n\n{PROSE}\n"
    assert kind_of(text, "What comes next") is BlockKind.HEADING


def test_starred_lines_below_a_table_that_go_on_are_a_list():
    text = (
        f"The ferry is kept\n\n{PROSE}\n\n{TABLE}\n\n* keep the boat\n* mend the quay\n\n{PROSE}\n"
    )
    assert kind_of(text, "* keep the boat") is BlockKind.LIST_ITEM


def test_a_source_below_the_article_is_its_publisher():
    text = f"The ferry is kept\n\n{PROSE}\n\n{PROSE}\n\nSource: Harbour Post\n"
    assert metadata_of(text, blocks_of(text)).publisher == "Harbour Post"


def test_a_source_within_the_text_is_that_of_a_drawing():
    text = f"The ferry is kept\n\n{PROSE}\n\nSource: Harbour Office\n\n{PROSE}\n"
    assert kind_of(text, "Source: Harbour Office") is BlockKind.PARAGRAPH


def test_a_caption_as_pandoc_writes_it_is_shown_without_its_colon():
    text = f"The ferry is kept\n\n{PROSE}\n\n{TABLE}\n\n: Sailings by route\n\n{PROSE}\n"
    block = next(b for b in blocks_of(text) if text[b.start : b.end] == ": Sailings by route")
    assert (block.kind, block.content) == (BlockKind.CAPTION, "Sailings by route")
