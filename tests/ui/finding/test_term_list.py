from __future__ import annotations

import csv
import io

import pytest

from app.domain.errors import UnreadableFile
from app.ui.finding.term_list import (
    as_csv,
    counted,
    passages_as_csv,
    query_of,
    read_terms,
    terms_in,
)
from app.ui.models.result_terms import TermCount


def test_each_line_is_a_term_once():
    assert terms_in(" Minsk\n\nJohn   Coale\nMinsk\r\n\tGrodno Azot ") == [
        "Minsk",
        "John Coale",
        "Grodno Azot",
    ]


@pytest.mark.parametrize(
    ("term", "query"),
    [
        ("John Coale", '"John Coale"'),
        ("Minsk", '"Minsk"'),
        ("minsk OR moscow", "minsk OR moscow"),
        ('"human rights" -kiev', '"human rights" -kiev'),
        ("d'Hondt", '"d\'Hondt"'),
    ],
)
def test_names_are_asked_as_phrases_and_queries_as_they_are(term, query):
    assert query_of(term, exact=True) == query
    assert query_of(term, exact=False) == term


def test_every_term_is_counted_as_a_search_counts_it(library):
    terms = ["sanctions relief", "prisoners", "zeppelin"]
    counts = list(counted(library, terms, exact=True))
    assert [count.term for count in counts] == terms
    for count in counts:
        answer = library.searching.search(count.query)
        assert (count.passages, count.articles) == (answer.total, answer.articles)
    assert counts[0].query == '"sanctions relief"'
    assert counts[0].passages > 0
    assert counts[2].passages == 0


def test_lists_are_read_from_text_and_tables(tmp_path):
    (tmp_path / "a.txt").write_bytes("\ufeffMinsk\nЛукашенко".encode())
    (tmp_path / "b.csv").write_text('"Coale, John";envoy\nMinsk;city\n', "utf-8")
    (tmp_path / "c.csv").write_text("Minsk\nMoscow\n", "utf-8")
    assert read_terms(tmp_path / "a.txt") == "Minsk\nЛукашенко"
    assert read_terms(tmp_path / "b.csv") == "Coale, John\nMinsk"
    assert terms_in(read_terms(tmp_path / "c.csv")) == ["Minsk", "Moscow"]


def test_what_is_no_list_is_refused_in_words(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read_terms(tmp_path / "a.txt")
    with pytest.raises(UnreadableFile):
        read_terms(tmp_path / "none.txt")


def test_the_table_is_written_for_spreadsheets_and_holds_no_formula():
    found = TermCount("Coale, John", '"Coale, John"', 1204, 3, "=He came.")
    counts = [found, TermCount("=1+1", "=1+1", 0, 0)]
    rows = list(csv.reader(io.StringIO(as_csv(counts).decode("utf-8-sig"))))
    assert rows == [
        ["Term", "Query", "Passages", "Articles", "Best passage"],
        ["Coale, John", '"Coale, John"', "1204", "3", "'=He came."],
        ["'=1+1", "'=1+1", "0", "0", ""],
    ]


def test_every_passage_of_every_term_is_written_with_its_source(library):
    counts = list(counted(library, ["sanctions relief", "zeppelin", "prisoners"], exact=True))
    table = passages_as_csv(library, counts, lambda: False).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(table))
    assert head == ["Term", "Article", "Publisher", "Date", "Paragraph", "Passage"]
    assert len(rows) == sum(count.passages for count in counts)
    assert {row[0] for row in rows} == {"sanctions relief", "prisoners"}
    assert all("sanction" in row[5].lower() for row in rows if row[0] == "sanctions relief")
    titles = {article.title for article in library.articles()}
    assert {row[1] for row in rows} <= titles
    stopped = passages_as_csv(library, counts, lambda: True).decode("utf-8-sig")
    assert len(stopped.splitlines()) == 1
