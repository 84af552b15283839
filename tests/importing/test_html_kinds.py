from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
import trafilatura

from app.importing.html.reader import read_html
from app.importing.inspection import main_text
from tests.importing.html_kinds import KINDS, TITLE

WORD = re.compile(r"\w+")


def words(text):
    return Counter(WORD.findall(text.lower()))


def words_f1(said, wanted):
    one, other = words(said), words(wanted)
    return 2 * (one & other).total() / (one.total() + other.total())


class Shown(HTMLParser):
    """The words that a browser shows, by a parser of its own."""

    UNSEEN = frozenset({"script", "style", "title", "noscript", "template"})
    INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "sup", "font", "cite"})

    def __init__(self):
        super().__init__()
        self.text = ""
        self._unseen = 0

    def handle_starttag(self, tag, attrs):
        self._unseen += tag in self.UNSEEN
        self.text += "" if tag in self.INLINE else " "

    def handle_endtag(self, tag):
        self._unseen -= tag in self.UNSEEN and self._unseen > 0
        self.text += "" if tag in self.INLINE - {"a"} else " "

    def handle_data(self, data):
        if not self._unseen:
            self.text += data


@pytest.fixture(scope="module")
def read():
    return {name: read_html(kind.page, f"{name}.html") for name, kind in KINDS.items()}


@pytest.mark.parametrize("name", KINDS)
def test_nothing_of_the_article_is_lost_against_the_extractor_alone(read, name):
    wanted = KINDS[name].article
    theirs = words_f1(trafilatura.extract(KINDS[name].page) or "", wanted)
    ours = words_f1(main_text(read[name]), wanted)
    assert ours >= theirs - 0.005
    assert ours > 0.9


@pytest.mark.parametrize("name", [name for name in KINDS if "linked data" not in name])
def test_each_word_that_a_page_shows_is_in_exactly_one_block(read, name):
    recovered = read[name]
    shown = Shown()
    shown.feed(KINDS[name].page.decode(recovered.encoding))
    shown.close()
    found = Counter()
    for block in recovered.blocks:
        start = block.start if block.marker is None else block.marker.end
        found += words(recovered.text[start : block.end])
    assert found == words(shown.text)


def test_the_kinds_are_told_apart(read):
    assert len(KINDS) >= 24
    assert all(recovered.metadata.title for recovered in read.values())


def test_an_article_that_only_the_data_of_a_page_hold_is_read_and_that_is_said(read):
    recovered = read["a wall with linked data"]
    assert recovered.notices and "data in the page" in recovered.notices[0]
    shown = [block for block in recovered.blocks if block.dimmed]
    assert "Subscribe to read on." in [recovered.text[b.start : b.end] for b in shown]
    assert recovered.metadata.title == TITLE
    assert main_text(recovered).count("\n") == 7
    assert not read["blog with comments"].notices


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("{0}\\n\\n{1}", 2),
        ("<p>{0}</p><p>{1}</p>", 2),
        ("&lt;p&gt;{0}&lt;/p&gt;&lt;p&gt;{1}&lt;/p&gt;", 2),
        ("{0}<br>{1}", 2),
        ("{0} <b>{1}</b>", 1),
    ],
)
def test_an_article_in_data_keeps_its_paragraphs_and_loses_its_markup(body, paragraphs):
    said = [text for text in KINDS["nineties"].article.split("\n")[1:] if '"' not in text]
    told = body.format(said[0], said[1])
    page = f"""<html><head><title>A title of it</title><script type="application/ld+json">
    {{"@type": "NewsArticle", "articleBody": "{told}"}}</script></head>
    <body><div id="app"></div></body></html>"""
    lines = main_text(read_html(page.encode(), "a.html")).split("\n")
    assert lines == (said[:2] if paragraphs == 2 else [f"{said[0]} {said[1]}"])
