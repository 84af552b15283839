from __future__ import annotations

import pytest

from app.importing.text.references import References
from app.importing.text.structure import blocks_of


def _left(text):
    for start, end in reversed(References.of(text).spans(text)):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It was scrap.[1] So they said.[23]", "It was scrap. So they said."),
        ("about the trend[^3].", "about the trend."),
        ("Rp 27 miliar[i].", "Rp 27 miliar."),
        (
            "土壤需要三年才能恢复[1]，过早采茶会影响品质[2]。",
            "土壤需要三年才能恢复，过早采茶会影响品质。",
        ),
        ("quelqu’un de sérieux¹ viendra.²", "quelqu’un de sérieux viendra."),
        ("nobody knows why†.", "nobody knows why."),
        (
            "has gone.1\nIt was shown.2\n\n1 Court report.\n2 Budget.",
            "has gone.\nIt was shown.\n\n1 Court report.\n2 Budget.",
        ),
    ],
)
def test_marks_of_notes_are_found(text, left):
    assert _left(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "They was [sic] late, he[r] report of [2024] said.",
        "The worker[s] came to benzo[a]pyrene.",
        "rows[0] and rows[1] = 4",
        "Let x[1] be the first.",
        "310 km² and 18 m³ and 40 kilomètres² of snow, x² too",
        "Version 2.1 of No.1 and Art.5",
        "It has gone.1 and no note says why.",
        "[1] Letter to the council, 3 February.",
        "See [2](https://example.org) for more.",
    ],
)
def test_other_brackets_and_figures_stay(text):
    assert _left(text) == text


def test_the_mark_of_a_note_is_dimmed_and_not_shown():
    text = (
        "The town will pay for the vessel, a sum that opponents call reckless.[1]\n\n[1] A letter."
    )
    block = blocks_of(text)[0]
    assert block.content == text[:69]
    assert [(text[one.start : one.end], one.detail) for one in block.inline] == [("[1]", "note")]
