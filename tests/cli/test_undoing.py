"""undo, redo, history."""

from __future__ import annotations


def test_history_lists_what_was_done_newest_first(ask, articles):
    ask("mark", articles[0]["id"], "--span", "0:20")
    ask("edit", articles[0]["id"], "--title", "The call")

    entries = ask("history")

    assert all(set(entry) == {"seq", "at", "by", "did", "undone"} for entry in entries)
    assert [entry["seq"] for entry in entries] == sorted((e["seq"] for e in entries), reverse=True)
    assert len(ask("history", "--limit", 1)) == 1
    ask("undo")
    assert ask("history")[0]["undone"] is True


def test_undo_reaches_every_part_of_the_library(ask, articles, briefing):
    ask("mark", articles[0]["id"], "--span", "0:20")

    assert "mark" in ask("undo")["did"]
    assert "briefing" in ask("undo")["did"]
    assert ask("briefs") == []
    assert "briefing" in ask("redo")["did"]
    assert [one["id"] for one in ask("briefs")] == [briefing["id"]]


def test_nothing_to_redo_is_a_failure_in_words(collate, library):
    result = collate("redo", "--library", library, "--json")

    assert result.status == 1
    assert "nothing to redo" in result.json["error"]["message"]
