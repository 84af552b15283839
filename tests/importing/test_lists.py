from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.lists import marker_of
from app.importing.text.structure import blocks_of

TITLE = "A title for the list\n"


def items(text):
    return [b for b in blocks_of(text) if b.kind is BlockKind.LIST_ITEM]


@pytest.mark.parametrize(
    ("text", "length", "number"),
    [
        ("- a", 1, 0),
        ("•a", 1, 0),
        ("12. a", 3, 12),
        ("(3) a", 3, 3),
        ("b) a", 2, ord("b")),
        ("iv. a", 3, 4),
        ("十二、甲", 3, 12),
        ("③甲", 1, 3),
        ("٣. ا", 2, 3),
    ],
)
def test_a_marker_is_read_with_its_number(text, length, number):
    marker = marker_of(text)
    assert marker is not None
    assert (marker.length, marker.number) == (length, number)


@pytest.mark.parametrize("text", ["1.300 people", "-5 degrees", "Mr. Smith", "2024", "a", "-"])
def test_what_only_looks_like_a_marker_is_none(text):
    assert marker_of(text) is None


def test_an_item_has_its_marker_its_label_and_its_content():
    text = TITLE + "- Pay: two per cent\n- Leave: five days"
    first, _ = items(text)
    assert text[first.marker.start : first.marker.end] == "-"
    assert text[first.label.start : first.label.end] == "Pay:"
    assert first.content == "Pay: two per cent"
    assert not first.ordered


def test_a_label_may_be_parted_by_a_dash_which_is_not_part_of_it():
    text = TITLE + "- Security – the border stays closed\n- Trade – nothing changes"
    label = items(text)[0].label
    assert text[label.start : label.end] == "Security"


def test_indented_items_are_nested():
    text = TITLE + "1. one\n  - a\n  - b\n    • c\n2. two"
    assert [item.depth for item in items(text)] == [1, 2, 2, 3, 1]
    assert [item.ordered for item in items(text)] == [True, False, False, False, True]
    assert len({item.list for item in items(text)}) == 1


def test_roman_numbers_below_letters_are_told_from_letters():
    text = TITLE + "(a) one\n   (i) first\n   (ii) second\n(b) two"
    assert [item.depth for item in items(text)] == [1, 2, 2, 1]


def test_direct_speech_after_a_dash_is_no_item():
    text = (
        "— Мы не увольняем людей, — сказал директор завода Олег Тарханов в пятницу.\n"
        "— Это временно, — добавил он."
    )
    assert items(text) == []


def test_a_numbered_line_that_stands_alone_is_no_item():
    assert items(TITLE + "It rained.\n1. Mai war ein Sonntag und niemand kam zum Fest.") == []


def test_numbered_headings_with_text_between_are_no_list():
    prose = "The rain of this year was far below what the valley had seen in thirty years. " * 2
    text = f"Why the lake is low\n1. Less rain\n{prose}\n2. More use\n{prose}"
    kinds = [b.kind for b in blocks_of(text)]
    assert kinds == [
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_numbers_of_two_levels_make_a_nested_list():
    text = TITLE + "1) crossings:\n1.1) at the school,\n1.2) at the bridge,\n2) the station."
    assert [item.depth for item in items(text)] == [1, 2, 2, 1]


def test_escaped_bullets_are_markers():
    assert [i.content for i in items(TITLE + "&bull; planters\n&#8226; a crossing")] == [
        "planters",
        "a crossing",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a- a bus,\nb- no rent,\nc- a prayer room.", "a bus,"),
        ("I - the new pier;\nII - sand taken;\nIII - storms.", "the new pier;"),
        ("1-) the pier\n2-) the sand", "the pier"),
        ("1 - the pier\n2 - the sand", "the pier"),
        ("â€¢ prix : 50 points ;\nâ€¢ délai : 20 points.", "prix : 50 points ;"),
    ],
)
def test_letters_and_numbers_before_a_dash_and_misread_bullets_are_markers(text, first):
    assert items(TITLE + text)[0].content == first


def test_a_score_at_the_start_of_a_line_is_no_marker():
    assert items(TITLE + "It rained all day.\n2 - 1 was the score when the referee ended it.") == []


def test_each_line_that_opens_an_item_tag_is_an_item():
    text = TITLE + "It has:\n<ul>\n<li>a hall</li>\n<li>a room</li>\n</ul>"
    assert [item.content for item in items(text)] == ["a hall", "a room"]
