from __future__ import annotations

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of

LONG = (
    "The council voted on Tuesday night to keep the small car ferry running for at least another "
    "three years, after a campaign that brought hundreds of people into the streets."
)


def kinds(text):
    return [str(b.kind) for b in blocks_of(text)]


def test_what_stands_below_related_articles_is_chrome_until_prose_begins():
    text = f"A title\n{LONG}\nRelated articles\nWhy orchestras shrink\nA museum at night\n{LONG}"
    assert kinds(text) == ["title", "paragraph", "chrome", "chrome", "chrome", "paragraph"]


def test_a_section_above_the_title_is_chrome_but_within_the_article_it_is_a_heading():
    text = f"Economy\nA title that is told from it\n{LONG}\nEconomy\n{LONG}"
    assert kinds(text) == ["chrome", "title", "paragraph", "heading", "paragraph"]


def test_a_title_between_two_bars_of_chrome_stays_the_title():
    text = f"Home | News | Sport\nSmith resigns\nShare\n{LONG}"
    assert kinds(text) == ["chrome", "title", "chrome", "paragraph"]


def test_a_papers_name_above_its_links_is_not_the_title():
    text = f"Home | News\nValley Post\nSubscribe\nTwo towns share one fire engine\n{LONG}"
    assert kinds(text) == ["chrome", "chrome", "chrome", "title", "paragraph"]


def test_links_in_the_middle_end_where_the_text_goes_on():
    text = (
        f"The ferry is kept\n\n{LONG}\n\nRelated articles\n- A village without a doctor\n"
        f"- A school of six\n\nWhat is left\nThere is still:\n\n• a bar\n• a chemist\n\n{LONG}\n"
    )
    kinds = {text[b.start : b.end]: b.kind for b in blocks_of(text)}
    assert kinds["- A school of six"] is BlockKind.CHROME
    assert kinds["What is left"] is BlockKind.HEADING
    assert kinds["There is still:"] is BlockKind.PARAGRAPH


def test_links_below_the_text_go_on_over_empty_lines():
    text = (
        f"The ferry is kept\n\n{LONG}\n\nRelated articles\nA village without a doctor\n\n"
        "A school of six\n\nRain to follow rain\n"
    )
    assert [b.kind for b in blocks_of(text)][2:] == [BlockKind.CHROME] * 4


def test_what_stands_below_the_rights_is_the_pages():
    text = (
        f"The ferry is kept\n\n{LONG}\n\n© 2026 The Courier\n\nStay close to us wherever you go.\n"
    )
    assert [b.kind for b in blocks_of(text)][2:] == [BlockKind.CHROME] * 2


def test_rights_that_stand_above_the_text_make_nothing_of_it_the_pages():
    text = f"© 2026 The Courier\n\nThe ferry is kept\n\nIt sails on.\n\n{LONG}\n"
    assert blocks_of(text)[-1].kind is BlockKind.PARAGRAPH
