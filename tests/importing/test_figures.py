from __future__ import annotations

from app.importing.figures import figures
from app.importing.text.structure import blocks_of


def test_figures_are_looked_for_in_what_the_article_says_and_not_in_page_chrome():
    text = (
        "A ferry is kept\n"
        "The boat needs repairs of £1.2 million, the council of 11 members heard on Tuesday.\n"
        "5 min read\n"
        "© 2023 The Courier"
    )
    found = figures(text, blocks_of(text), "en")
    assert [(text[f.start : f.end], f.value, f.unit) for f in found] == [
        ("£1.2 million", 1_200_000.0, "GBP"),
        ("11", 11.0, ""),
    ]


def test_figures_in_table_cells_keep_their_place_in_the_text():
    text = "| Aim | Sum |\n|---|---|\n| Trade | 20% |"
    (found,) = figures(text, blocks_of(text), "en")
    assert text[found.start : found.end] == "20%"
