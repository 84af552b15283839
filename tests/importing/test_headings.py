from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of

LONG = (
    "The council voted on Tuesday night to keep the small car ferry running for at least another "
    "three years, after a campaign that brought hundreds of people into the streets."
)


def kinds(text):
    return [str(b.kind) for b in blocks_of(text)]


@pytest.mark.parametrize(
    "title", ["A ferry is kept", "Is the lake too low?", "Talks between Minsk and the U.S."]
)
def test_a_short_line_above_the_prose_is_the_title(title):
    assert kinds(f"{title}\n{LONG}") == ["title", "paragraph"]


def test_a_text_that_begins_with_prose_has_no_title_and_its_short_line_is_a_heading():
    assert kinds(f"{LONG}\nWhat comes next\n{LONG}") == ["paragraph", "heading", "paragraph"]


def test_a_lead_in_is_a_paragraph():
    text = f"A title\n{LONG}\nThree points are open:\n- one\n- two"
    assert kinds(text)[2:] == ["paragraph", "list-item", "list-item"]


def test_markdown_tells_the_level_of_a_heading():
    blocks = blocks_of(f"# A title\n\n{LONG}\n\n### A part\n\n{LONG}")
    assert [(b.kind, b.level, b.content) for b in blocks if b.level] == [
        (BlockKind.TITLE, 1, "A title"),
        (BlockKind.HEADING, 3, "A part"),
    ]


def test_a_wrecked_tag_tells_the_level_of_a_heading():
    blocks = blocks_of(f"A title\n{LONG}\nh3 id = “x-y”>Where it stands\n{LONG}")
    heading = next(b for b in blocks if b.kind is BlockKind.HEADING)
    assert (heading.level, heading.content) == (3, "Where it stands")


def test_a_hashtag_is_no_heading():
    assert kinds(f"#BREAKING — {LONG}") == ["paragraph"]


def test_lines_that_count_up_with_lists_and_prose_below_them_are_headings():
    text = f"The morning's news\n{LONG}\n1. In short\n{LONG}\n2. In figures\n• 31 ships\n• 9 days"
    assert kinds(text)[2:5] == ["heading", "paragraph", "heading"]


def test_a_numbered_list_with_other_lists_in_it_is_no_row_of_headings():
    text = f"A title\n{LONG}\n1. Fruit\n  - apples\n  - pears\n2. Roots\n  - beets"
    assert kinds(text)[2:] == ["list-item"] * 5


def test_a_known_heading_below_the_byline_is_no_name():
    text = f"A ferry is kept\nBy Ann Lee\nJan 17, 2024\nKEY POINTS\n● One.\n● Two.\n{LONG}"
    assert kinds(text)[3] == "heading"


def test_a_line_that_ends_in_a_comma_leads_in_and_the_one_above_it_is_the_heading():
    text = (
        "The ferry is kept for another winter\n\nIt sails until May, the council said.\n\n"
        "What people there should know now\n\nThe council asks everybody,\n\n"
        "• not to come by car,\n• to bring their own food.\n"
    )
    kinds = [block.kind for block in blocks_of(text)]
    assert kinds[2:4] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
