"""search."""

from __future__ import annotations

import io
import json
import sys


def test_a_search_answers_as_the_contract_says(ask, articles):
    answer = ask("search", "sanctions relief", "--limit", 3)

    assert set(answer) >= {"query", "total", "articles", "ms", "hits", "facets", "did_you_mean"}
    assert answer["query"] == "sanctions relief"
    assert answer["total"] >= len(answer["hits"]) == 3
    texts = {article["id"]: ask("show", article["id"])["text"] for article in articles}
    for hit in answer["hits"]:
        assert set(hit) >= {
            "article",
            "title",
            "start",
            "end",
            "paragraph",
            "kind",
            "score",
            "snippet",
            "spans",
        }
        text = texts[hit["article"]]
        found = {text[a:b].lower() for a, b in hit["spans"]}
        assert any("sanction" in words for words in found)
        assert all(hit["start"] <= a < b <= hit["end"] for a, b in hit["spans"])
        assert hit["snippet"] in text
    assert all(set(v) == {"value", "count"} for values in answer["facets"].values() for v in values)


def test_the_words_of_a_query_need_no_quotation_marks_of_the_shell(ask):
    assert ask("search", "sanctions", "relief")["hits"] == ask("search", "sanctions relief")["hits"]


def test_pages_follow_each_other_and_by_article_each_stands_once(ask):
    first = ask("search", "Belarus", "--limit", 4)["hits"]
    second = ask("search", "Belarus", "--limit", 4, "--offset", 4)["hits"]
    both = ask("search", "Belarus", "--limit", 8)["hits"]
    places = [(hit["article"], hit["start"]) for hit in both]

    assert [(hit["article"], hit["start"]) for hit in first + second] == places
    by_article = [hit["article"] for hit in ask("search", "Belarus", "--by", "article")["hits"]]
    assert len(by_article) == len(set(by_article)) == 5


def test_an_open_quotation_mark_is_said_and_the_words_are_searched(ask, collate, library):
    answer = ask("search", '"red lines')

    assert any("not closed" in notice for notice in answer["notices"])
    assert answer["total"] > 0
    assert "not closed" in collate("search", '"red lines', "--library", library).out


def test_a_query_may_begin_with_a_dash(collate, library):
    result = collate("--json", "--library", library, "search", "--", "-Belarus sanctions")

    assert result.status == 0
    assert result.json["query"] == "-Belarus sanctions"


def test_many_queries_are_answered_a_line_each(collate, library, tmp_path):
    queries = tmp_path / "queries.txt"
    queries.write_text('\ufeffsanctions relief\n"open\n\n-Belarus Ukraine\n', encoding="utf-8")

    result = collate("search", "--queries", queries, "--limit", 2, "--library", library)

    assert result.status == 0
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert [a["query"] for a in answers] == ["sanctions relief", '"open', "", "-Belarus Ukraine"]
    assert all(len(answer["hits"]) <= 2 for answer in answers)
    assert answers[1]["notices"]
    alone = collate("search", "sanctions relief", "--limit", 2, "--library", library, "--json")
    assert answers[0]["hits"] == alone.json["hits"]


def test_a_line_of_queries_ends_where_lines_of_files_end(collate, library, tmp_path):
    queries = tmp_path / "queries.txt"
    queries.write_bytes("Minsk\u2028relief\r\nprisoners\x85\rsanctions".encode())

    result = collate("search", "--queries", queries, "--limit", 1, "--library", library)

    answers = [json.loads(line) for line in result.out.splitlines()]
    assert [a["query"] for a in answers] == ["Minsk\u2028relief", "prisoners\x85", "sanctions"]


def test_queries_come_from_standard_input_too(collate, library, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Škoda\nMinsk\n".encode())))

    result = collate("search", "--queries", "-", "--library", library)

    assert [json.loads(line)["query"] for line in result.out.splitlines()] == ["Škoda", "Minsk"]


def test_a_file_of_queries_that_cannot_be_read_is_said(collate, library, tmp_path):
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Müller\n".encode("latin-1"))

    for path in (latin, tmp_path / "missing.txt", tmp_path):
        result = collate("search", "--queries", path, "--library", library, "--json")
        assert result.status == 1
        assert result.json["error"]["kind"] == "unreadable"


def test_a_damaged_index_is_made_anew(ask, library):
    whole = ask("search", "sanctions relief")
    for file in (library / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")

    again = ask("search", "sanctions relief")

    assert again["hits"] == whole["hits"]
    assert again["notices"]
    assert "notices" not in ask("search", "sanctions relief")


def test_an_index_that_is_a_file_or_missing_is_made_anew(ask, library):
    import shutil

    shutil.rmtree(library / "index")
    assert ask("search", "sanctions relief")["total"] > 0
    shutil.rmtree(library / "index")
    (library / "index").write_text("no folder", encoding="utf-8")
    assert ask("search", "sanctions relief")["total"] > 0


def test_a_search_sees_what_was_done_before_it(ask, articles):
    ask("mark", articles[4]["id"], "--quote", "$500 million", "--tag", "Money")
    assert ask("search", "tag:Money")["total"] == 1
    ask("remove", articles[4]["id"])
    assert ask("search", '"20% increase"')["total"] == 0
