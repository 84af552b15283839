from __future__ import annotations

from app.importing.structure import blocks_of

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
