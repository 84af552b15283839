from __future__ import annotations

import json
from dataclasses import replace

from app.domain.article import Span
from app.ui.models.outline_drag import PASSAGE_TYPE
from app.ui.passages.carrying import mime_of, source_line
from tests.ui.passages.articles import paragraphs


def sourced():
    made = paragraphs("First.", "He said <this>\u00a0& left.")
    return replace(made, metadata=replace(made.metadata, publisher="A & B", date="2025-08-16"))


def test_a_passage_carries_its_place_its_words_and_its_source():
    article = sourced()
    span = Span(7, len(article.text))
    mime = mime_of(article, span)
    place = {"article": "a1", "start": 7, "end": len(article.text)}
    assert json.loads(bytes(mime.data(PASSAGE_TYPE).data())) == place
    assert mime.text() == "“He said <this> & left.” (A title, A & B, 2025-08-16, ¶ 2)"
    assert "He said &lt;this&gt; &amp; left." in mime.html()
    assert "A &amp; B" in mime.html()


def test_what_is_not_stated_is_left_out_of_the_source():
    assert source_line(paragraphs("First."), Span(0, 5)) == "A title, ¶ 1"
