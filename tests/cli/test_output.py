"""How results are written."""

from __future__ import annotations

import json

from app.cli.output import Output, clip, count, table


def test_notices_go_into_the_document_and_else_to_standard_error(capsys):
    output = Output(as_json=True)
    output.notice("left out")
    output.notice("left out")
    output.give({"a": 1}, "a")
    assert json.loads(capsys.readouterr().out) == {"a": 1, "notices": ["left out"]}

    output.give([1], "a")
    said = capsys.readouterr()
    assert json.loads(said.out) == [1]
    assert "left out" in said.err

    output.as_json = False
    output.give({"a": 1}, ["line one", "line two"])
    said = capsys.readouterr()
    assert said.out == "line one\nline two\n"
    assert "left out" in said.err


def test_an_error_is_one_line_on_standard_error_and_a_document_with_what_was_done(capsys):
    Output(as_json=True).fail("kind", "What\nhappened.", {"done": 1})

    said = capsys.readouterr()
    assert said.err == "What happened.\n"
    assert json.loads(said.out) == {
        "done": 1,
        "error": {"kind": "kind", "message": "What\nhappened."},
    }


def test_columns_are_as_wide_as_their_widest_cell():
    assert list(table(("id", "title"), [("a", None), ("bcd", "x y")])) == [
        "id   title",
        "a    –",
        "bcd  x y",
    ]


def test_texts_are_clipped_to_one_line():
    assert clip("one\n two", 20) == "one two"
    assert clip("one two three four", 10) == "one two t…"
    assert count(1, "article") == "1 article"
    assert count(0, "article") == "0 articles"


def test_a_line_of_json_is_one_line_for_every_reader(capsys):
    document = {"snippet": "one\x85two\u2028three\u2029four\nfive"}
    Output(as_json=True).line(document)

    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == document
