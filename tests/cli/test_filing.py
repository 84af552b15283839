"""collections, inbox."""

from __future__ import annotations


def test_the_inbox_is_kept_dropped_and_put_back(ask, articles):
    ids = [article["id"] for article in articles]
    assert {article["id"] for article in ask("inbox")} == set(ids)
    assert ask("inbox", "keep", ids[0], ids[1])["waiting"] == 3
    assert ask("inbox", "drop", articles[2]["title"])["ids"] == [ids[2]]
    assert {article["id"] for article in ask("articles")} == {*ids[:2], *ids[3:]}
    assert ask("inbox", "put-back", ids[0])["waiting"] == 3
    assert ask("inbox", "keep", "--all")["waiting"] == 0
    for _ in range(4):
        ask("undo")
    assert {article["id"] for article in ask("inbox")} == set(ids)


def test_collections_are_made_filled_renamed_and_deleted(ask, articles):
    ids = [article["id"] for article in articles]
    made = ask("collections", "add", "Energy", ids[0])
    assert (made["name"], made["articles"]) == ("Energy", 1)
    assert ask("collections", "put", "energy", ids[1], ids[2])["articles"] == 3
    assert ask("collections", "take-out", made["id"][:8], ids[0])["articles"] == 2
    assert {article["id"] for article in ask("collections", "show", "Energy")} == {ids[1], ids[2]}
    assert ask("collections", "rename", "Energy", "Power")["name"] == "Power"
    assert ask("collections") == [{"id": made["id"], "name": "Power", "articles": 2}]
    ask("collections", "delete", "Power")
    assert ask("collections") == []
    ask("undo")
    assert ask("collections")[0]["articles"] == 2


def test_what_is_not_there_is_told(collate, library, articles):
    missing = collate("collections", "show", "Energy", "--library", library)
    assert missing.status == 1 and "no collection “Energy”" in missing.err
    assert collate("inbox", "keep", "--library", library).status == 2
    taken = collate("collections", "add", " ", "--library", library)
    assert taken.status == 1 and "needs a name" in taken.err


def test_lists_read_well_without_json(collate, library, articles):
    assert "No collections yet" in collate("collections", "--library", library).out
    collate("collections", "add", "Energy", articles[0]["id"], "--library", library)
    listed = collate("collections", "--library", library).out
    assert "Energy" in listed and "articles" in listed
    assert articles[0]["title"][:30] in collate("inbox", "--library", library).out or (
        len(collate("inbox", "--library", library).out.splitlines()) == 5
    )
