"""tags: the codebook from the command line."""

from __future__ import annotations

import pytest


def names(ask):
    tags = ask("tags")
    by_id = {tag["id"]: tag["name"] for tag in tags}
    return {tag["name"]: by_id.get(tag["parent"]) for tag in tags}


@pytest.fixture
def marked(ask, articles):
    """Three marks with the tag Rights, two of them in one article."""
    return [
        ask("mark", articles[article]["id"], "--span", f"{at}:{at + 9}", "--tag", "Rights")
        for article, at in ((0, 0), (0, 40), (1, 0))
    ]


def test_a_tag_is_made_renamed_moved_and_deleted(ask):
    made = ask("tags", "add", "Law", "--colour", 7, "--definition", "Acts and courts.")
    assert set(made) == {"id", "name", "parent", "code", "colour", "definition", "marks"}
    assert (made["colour"], made["definition"], made["marks"]) == (7, "Acts and courts.", 0)
    below = ask("tags", "add", "Courts", "--below", "Law")
    assert (below["parent"], below["colour"]) == (made["id"], 7)
    assert ask("tags", "rename", made["id"][:8], "Laws")["name"] == "Laws"
    assert ask("tags", "move", "Courts", "--top")["parent"] is None
    assert ask("tags", "move", "Courts", "--below", "Laws")["parent"] == made["id"]
    assert ask("tags", "delete", "Laws") == {"did": "delete tag “Laws”", "id": made["id"]}
    assert names(ask) == {"Courts": None}
    ask("undo")
    assert names(ask) == {"Laws": None, "Courts": "Laws"}


def test_merging_hands_over_marks_and_one_undo_brings_them_back(ask, marked):
    ask("tags", "add", "Law")
    kept = ask("tags", "merge", "Rights", "Law")
    assert (kept["name"], kept["marks"]) == ("Law", 3)
    assert names(ask) == {"Law": None}
    assert {tuple(mark["tags"]) for mark in ask("marks")} == {("Law",)}
    assert "merge tag" in ask("undo")["did"]
    assert names(ask) == {"Rights": None, "Law": None}
    assert len(ask("marks", "--tag", "Rights")) == 3


def test_splitting_takes_marks_by_id_or_all_of_an_article(ask, marked, articles):
    by_id = ask("tags", "split", "Rights", "Press", marked[2]["id"][:8])
    assert (by_id["name"], by_id["marks"]) == ("Press", 1)
    of_article = ask("tags", "split", "Rights", "Courts", "--article", articles[0]["id"])
    assert of_article["marks"] == 2
    assert [mark["tags"] for mark in ask("marks", articles[1]["id"])] == [["Press"]]
    assert "split “Courts” off" in ask("undo")["did"]
    assert len(ask("marks", "--tag", "Rights")) == 2


def test_what_cannot_be_done_is_said(collate, library, ask, marked):
    base = ("--library", library, "--json")
    for words, status, said in (
        (("merge", "Rights", "Rights"), 1, "into itself"),
        (("merge", "Rights", "Nowhere"), 1, "There is no tag “Nowhere”"),
        (("split", "Rights", "Press", "0000"), 1, "No mark “0000” carries this tag"),
        (("split", "Rights", "Rights", marked[0]["id"]), 1, "already"),
        (("split", "Rights", "Press"), 2, "Say which marks"),
        (("move", "Rights"), 2, "Say where to"),
        (("move", "Rights", "--top", "--below", "Rights"), 2, "Say where to"),
        (("add", " "), 1, "needs a name"),
    ):
        result = collate("tags", *words, *base)
        assert (result.status, said in result.err) == (status, True), (words, result.err)
    assert [tag["marks"] for tag in ask("tags")] == [3]


def test_the_words_for_reading_name_the_tag_and_its_marks(collate, library, marked):
    said = collate("tags", "rename", "Rights", "Human rights", "--library", library).out
    assert said.strip().endswith("Human rights, 3 marks")
    listed = collate("tags", "--library", library).out
    assert "Human rights" in listed and "colour" in listed
    for verb in ("add", "rename", "move", "merge", "split", "delete"):
        assert verb in collate("tags", "--help").out
