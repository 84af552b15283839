"""Whoosh's own reader and queries work over the segments."""

from __future__ import annotations

import pytest
from whoosh import index as whoosh_index
from whoosh import query as wq

from app.domain.query import parse
from app.search.passage_index import PassageIndex
from tests.search.made import article


@pytest.fixture
def both(tmp_path):
    folder = tmp_path / "index"
    ours = PassageIndex.open(folder)
    for number in range(9):
        made = article(
            f"a{number}",
            f"The envoy freed {number} prisoners in Minsk.",
            "Sanctions on potash: the prisoners wait, the envoy waits.",
            "Talks went on in Minsk about potash and sanctions.",
            title=f"Fertiliser {number}",
            notes={0: "ask the ministry"},
        )
        ours.update([made], [], number + 1)
    ours.update([], ["a2", "a5"], 10)
    stock = whoosh_index.open_dir(str(folder)).searcher()
    yield ours, stock
    stock.close()
    ours.close()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ('"prisoners"', wq.Term("text", "prisoners")),
        ("prisoner", wq.Term("text_stems", "prison")),
        (
            '"prisoners" AND "minsk"',
            wq.And([wq.Term("text", "prisoners"), wq.Term("text", "minsk")]),
        ),
        ('"talks" OR "envoy"', wq.Or([wq.Term("text", "talks"), wq.Term("text", "envoy")])),
        ('"the envoy"', wq.Phrase("text", ["the", "envoy"])),
        ("pri*", wq.Prefix("text", "pri")),
        ("potach~", wq.FuzzyTerm("text", "potach", maxdist=1, prefixlength=1)),
        ('NOT "minsk"', wq.Not(wq.Term("text", "minsk"))),
        ("note:ministry", wq.Term("note_stems", "ministri")),
    ],
)
def test_stock_queries_find_the_same(both, text, asked):
    ours, stock = both
    expected = {(hit.article, hit.start) for hit in ours.search(parse(text), limit=100).hits}
    found = {(hit["article"], hit["start"]) for hit in stock.search(asked, limit=100)}
    assert expected and found == expected


def test_a_title_stands_in_the_first_passage_for_whoosh(both):
    _, stock = both
    assert {hit["start"] for hit in stock.search(wq.Term("title", "fertiliser"), limit=99)} == {0}


def test_figures_on_terms_and_lengths_are_right(both):
    _, stock = both
    reader = stock.reader()
    assert reader.doc_count() == 21 and reader.has_deletions()
    assert reader.doc_frequency("text", "potash") >= 14  # deleted passages may still count
    assert reader.doc_frequency("text", "unheard") == 0
    assert set(reader.indexed_field_names()) >= {"text", "text_stems", "title", "note"}
    assert ("text", b"sanctions") in reader and ("text", b"unheard") not in reader
    assert reader.stored_fields(0)["passage"].startswith("The envoy")
    assert list(reader.expand_prefix("text", "sanc")) == [b"sanctions"]
