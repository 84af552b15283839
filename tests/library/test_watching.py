"""Watched folders: new and changed files are taken in once each."""

from __future__ import annotations

import os
import shutil

import pytest

from app.domain.errors import BadRequest, NotFound
from app.library.library import Library
from tests.library.made import report, sentences


def put(folder, name, seed, *, age=60):
    """A settled file: changed ``age`` seconds ago."""
    path = folder / name
    path.write_text(report(f"Report of {name}", sentences(seed, 8)))
    settle(path, age)
    return path


def settle(path, age=60):
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "incoming"
    (folder / "deep").mkdir(parents=True)
    put(folder, "a.txt", 1)
    put(folder / "deep", "b.txt", 2)
    (folder / "notes.xyz").write_bytes(b"no article")
    return folder


def names(library):
    return sorted(article.file_name for article in library.articles())


def test_what_a_watched_folder_holds_goes_to_the_inbox_once(library, inbox):
    watched = library.watching.watch(inbox)
    assert [(f.path.name, f.kind) for f in library.watching.look().files] == [
        ("a.txt", "new"),
        ("b.txt", "new"),
    ]
    taken = library.watching.take_in()
    assert len(taken.added) == 2 and names(library) == ["a.txt", "b.txt"]
    assert len(library.collections.inbox()) == 2
    assert library.watching.look().files == ()
    assert library.watching.take_in().added == []
    assert library.watching.folders() == [watched]


def test_new_and_changed_files_are_told_apart_and_taken_in(library, inbox):
    library.watching.watch(inbox, "Incoming")
    library.watching.take_in()
    put(inbox, "c.txt", 3)
    put(inbox, "a.txt", 4, age=30)
    found = library.watching.look().files
    assert [(f.path.name, f.kind) for f in found] == [("a.txt", "changed"), ("c.txt", "new")]
    assert len(library.watching.take_in().added) == 2
    (collection,) = library.collections.collections()
    assert (collection.name, collection.articles) == ("Incoming", 4)


def test_a_file_that_is_still_being_written_waits_for_the_next_look(library, inbox):
    library.watching.watch(inbox)
    growing = put(inbox, "growing.txt", 5, age=0)
    look = library.watching.look()
    assert look.unsettled == 1 and growing not in [f.path for f in look.files]
    settle(growing)
    assert growing in [f.path for f in library.watching.look().files]


def test_an_article_taken_out_by_undo_does_not_come_back_by_itself(library, inbox):
    library.watching.watch(inbox)
    library.watching.take_in()
    library.history.undo()
    assert library.articles() == []
    assert library.watching.take_in().added == []


def test_what_cannot_be_read_is_told_once(library, inbox):
    library.watching.watch(inbox)
    (inbox / "empty.txt").write_bytes(b"")
    settle(inbox / "empty.txt")
    assert [f.kind for f in library.watching.take_in().failed] == ["empty"]
    assert library.watching.take_in().failed == []


def test_when_stopped_the_rest_is_found_by_the_next_look(library, inbox):
    library.watching.watch(inbox)
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > 1  # asked before the folder, then after each file

    taken = library.watching.take_in(stop=stop)
    assert taken.stopped
    assert len(taken.added) + len(library.watching.look().files) == 2


def test_watching_is_an_edit_and_outlives_the_window(library, inbox):
    watched = library.watching.watch(inbox)
    library.watching.take_in()
    library.close()
    with Library.open(library.folder) as again:
        assert again.watching.folders() == [watched]
        assert again.watching.look().files == ()
        again.watching.stop_watching(watched.id)
        assert again.watching.folders() == []
        assert again.history.undo_label() == "stop watching incoming"
        again.history.undo()
        assert again.watching.folders() == [watched]
        with pytest.raises(NotFound):
            again.watching.stop_watching("nowhere")


def test_a_folder_is_watched_once_and_one_that_went_away_is_told(library, inbox, tmp_path):
    library.watching.watch(inbox)
    for folder in (inbox, inbox / "deep", tmp_path):
        with pytest.raises(BadRequest, match="watched already"):
            library.watching.watch(folder)
    with pytest.raises(BadRequest, match="no folder"):
        library.watching.watch(inbox / "a.txt")
    shutil.rmtree(inbox)
    look = library.watching.look()
    assert [f.path for f in look.missing] == [str(inbox)] and look.files == ()
