"""searches: saved searches from the command line."""

from __future__ import annotations

import pytest


@pytest.fixture
def more(tmp_path):
    """An article that is not in the library yet."""
    path = tmp_path / "more.txt"
    path.write_text("Prisoners again\n\nIn Minsk more prisoners were released today.\n")
    return path


def test_a_search_is_saved_listed_run_renamed_and_deleted(ask):
    made = ask("searches", "save", "prisoners", "released", "--name", "Figures")
    assert made["query"] == "prisoners released"
    assert made["passages"] == ask("search", "prisoners released")["total"]
    assert ask("searches") == [made]
    answer = ask("searches", "run", "figures", "--limit", 2)
    assert answer["search"] == made
    assert answer["hits"] == ask("search", "prisoners released", "--limit", 2)["hits"]
    assert ask("searches", "rename", made["id"][:8], "Numbers")["name"] == "Numbers"
    assert "delete saved search “Numbers”" in ask("searches", "delete", "Numbers")["did"]
    assert ask("searches") == []
    ask("undo")
    assert [kept["name"] for kept in ask("searches")] == ["Numbers"]


def test_what_came_since_the_last_look_is_new_until_it_is_looked_at(ask, more):
    ask("searches", "save", "prisoners", "--name", "P")
    ask("import", more)
    assert [kept["new"] for kept in ask("searches")] == [2]
    only = ask("searches", "run", "P", "--new", "--keep-new")
    assert {hit["title"] for hit in only["hits"]} == {"Prisoners again"}
    assert only["search"]["new"] == 2
    ask("searches", "run", "P")
    assert [kept["new"] for kept in ask("searches")] == [0]
    assert ask("searches", "run", "P", "--new")["total"] == 0


def test_filters_are_kept(ask):
    made = ask("searches", "save", "belarus", "--filter", "kind=Heading", "--filter", "kind=Title")
    assert made["filters"] == {"kind": ["Heading", "Title"]}
    found = ask("searches", "run", "belarus")
    assert {hit["kind"] for hit in found["hits"]} <= {"heading", "title"}
    assert 0 < found["total"] < ask("search", "belarus")["total"]


def test_what_cannot_be_done_is_said(collate, library):
    unknown = collate("searches", "run", "nothing", "--library", library)
    assert unknown.status == 1
    assert "There is no saved search “nothing”" in unknown.err
    assert collate("searches", "save", "x", "--filter", "kind", "--library", library).status == 2
    wrong = collate("searches", "save", "x", "--filter", "size=9", "--library", library)
    assert wrong.status == 1
    assert "no filter “size”" in wrong.err


def test_they_can_be_read(collate, library):
    assert "No searches are saved" in collate("searches", "--library", library).out
    collate("searches", "save", "prisoners", "--library", library)
    listed = collate("searches", "--library", library).out
    assert listed.splitlines()[0].split() == ["id", "name", "passages", "new", "query"]
    assert "prisoners" in listed
