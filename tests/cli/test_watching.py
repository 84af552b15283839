"""watch."""

from __future__ import annotations

import os

import pytest

from tests.library.made import report, sentences


@pytest.fixture
def incoming(tmp_path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(report(f"Report {name}", sentences(len(name) + ord(name[0]), 8)))
        os.utime(folder / name, (1, 1))
    return folder


def test_a_folder_is_watched_looked_at_and_taken_in_once(ask, incoming):
    watched = ask("watch", "add", incoming, "--collection", "Wire")
    assert watched["path"] == str(incoming)
    assert ask("watch") == [watched]
    assert [file["kind"] for file in ask("watch", "look")["files"]] == ["new", "new"]
    taken = ask("watch", "take-in")
    assert len(taken["added"]) == 2 and taken["failed"] == []
    assert ask("watch", "take-in")["added"] == []
    assert [(made["name"], made["articles"]) for made in ask("collections")] == [("Wire", 2)]
    ask("watch", "stop", incoming)
    assert ask("watch") == []


def test_a_folder_that_is_gone_is_said_to_be(ask, incoming):
    ask("watch", "add", incoming)
    for path in incoming.iterdir():
        path.unlink()
    incoming.rmdir()
    assert [folder["path"] for folder in ask("watch", "look")["missing"]] == [str(incoming)]
    assert "not there" in ask("watch", "take-in")["notices"][0]


def test_what_cannot_be_read_makes_it_done_in_part(collate, ask, library, incoming):
    (incoming / "scan.txt").write_bytes(bytes(range(256)) * 40)
    os.utime(incoming / "scan.txt", (1, 1))
    ask("watch", "add", incoming)
    done = collate("watch", "take-in", "--library", library)
    assert done.status == 3 and "scan.txt" in done.err


def test_a_folder_not_watched_is_told(collate, library, tmp_path):
    stopped = collate("watch", "stop", tmp_path, "--library", library)
    assert stopped.status == 1 and "not watched" in stopped.err
