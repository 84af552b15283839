from __future__ import annotations

import json

from app.domain.article import Span
from app.ui.finding.carrying import mime_of, source_line
from app.ui.models.outline_drag import PASSAGE_TYPE


def test_a_passage_carries_its_place_its_words_and_its_source(library):
    library.reading.change_metadata(library.articles()[0].id, publisher="A & B", date="2025-03-02")
    article = library.article(library.articles()[0].id)
    span = article.paragraph_span(3)
    mime = mime_of(article, span)
    assert json.loads(bytes(mime.data(PASSAGE_TYPE).data())) == {
        "article": article.id,
        "start": span.start,
        "end": span.end,
    }
    words = " ".join(article.text[span.start : span.end].split())
    source = f"{article.title}, A & B, 2025-03-02, ¶ 3"
    assert mime.text() == f"“{words}” ({source})"
    assert "A &amp; B" in mime.html()


def test_what_is_not_stated_is_left_out_of_the_source(library):
    article = library.article(library.articles()[1].id)
    assert source_line(article, Span(0, 5)) == f"{article.title}, ¶ 1"
