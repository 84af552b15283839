from __future__ import annotations

import json
from dataclasses import replace

from app.domain.passage import passage_of
from app.ui.models.tag_tree import PASSAGE_FORMAT
from app.ui.reading.copying import passage_as_data, passage_as_text, source_line
from tests.ui.passages.articles import paragraphs


def sourced():
    made = paragraphs("First.", "He said <this>\u00a0& left.")
    return replace(made, metadata=replace(made.metadata, publisher="BelTA", date="2025-08-16"))


def test_the_source_is_named_as_far_as_it_is_stated():
    made = sourced()
    assert source_line(made, passage_of(made, 7, 10)) == "A title, BelTA, 2025-08-16, ¶ 2"
    bare = paragraphs("First.")
    assert source_line(bare, passage_of(bare, 0, 5)) == "A title, ¶ 1"


def test_a_passage_leaves_as_text_as_html_and_as_a_place():
    made = sourced()
    passage = passage_of(made, 7, len(made.text))
    data = passage_as_data(made, passage)
    assert data.text() == passage_as_text(made, passage)
    assert data.text().startswith("“He said <this> & left.” (A title, BelTA")
    assert "He said &lt;this&gt; &amp; left." in data.html()
    place = json.loads(data.data(PASSAGE_FORMAT).toStdString())
    assert place == {"article": "a1", "start": 7, "end": len(made.text)}
