from __future__ import annotations

import pytest

from app.importing.text.mending import mended_text
from app.importing.text.structure import blocks_of


@pytest.mark.parametrize(
    ("torn", "mended"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("d&#39;euros", "d'euros"),
        ("keeper&rsquo;s", "keeper’s"),
        ("AT& amp ;T", "AT&T"),
        ("Lighthouse keeperâ€™s cottage", "Lighthouse keeper’s cottage"),
        ("milionĂłw zĹ‚otych", "milionów złotych"),
        ("essayÃ© et vendu des crÃªpes", "essayé et vendu des crêpes"),
        ("“curly” quotes stay — so do dashes", "“curly” quotes stay — so do dashes"),
        ("Q&A; R&D", "Q&A; R&D"),
        ("naïve café", "naïve café"),
    ],
)
def test_entities_and_mojibake_are_mended_and_nothing_else(torn, mended):
    assert mended_text(torn) == mended


def test_mended_text_stands_beside_the_original_which_is_not_touched():
    text = "A title\nFish &amp; chips cost £5 in the harbour, and nobody knows why."
    blocks = blocks_of(text)
    assert blocks[1].content == "Fish & chips cost £5 in the harbour, and nobody knows why."
    assert text[blocks[1].start : blocks[1].end].startswith("Fish &amp; chips")
    assert blocks[0].content is None


def test_hyphens_of_wrapped_lines_are_joined_and_those_between_words_kept():
    text = (
        "The operator has ordered four sets of second-hand carri-\nages from the Austrian rail-\n"
        "ways, and expects to run them by the end of the Decem-\nber timetable that follows it.\n"
    )
    (block,) = blocks_of(text)
    assert "carriages from the Austrian railways" in block.content
    assert "second-hand" in block.content


def test_soft_hyphens_and_zero_width_spaces_are_left_out():
    (block,) = blocks_of("The wea\xadther sta\u200btion on the moun\xadtain has measured it again.")
    assert block.content == "The weather station on the mountain has measured it again."


def test_entities_that_were_escaped_twice_are_undone():
    (block,) = blocks_of("Rent &amp;amp; repairs were both paid for by the town in the end.")
    assert block.content == "Rent & repairs were both paid for by the town in the end."
