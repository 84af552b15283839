from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from app.domain.errors import (
    Ambiguous,
    CannotSave,
    LibraryBusy,
    LibraryDamaged,
    NoLibrary,
    NotFound,
    ReadOnlyLibrary,
)
from app.library.library import Library, restore


def test_a_folder_that_is_no_library_is_refused_unless_one_may_be_made(tmp_path):
    with pytest.raises(NoLibrary, match="no Collate library"):
        Library.open(tmp_path / "nothing", create=False)
    assert not (tmp_path / "nothing").exists()


def test_a_second_opening_is_refused_but_reading_works(seeded):
    with pytest.raises(LibraryBusy, match="read-only"):
        Library.open(seeded.folder)
    with Library.open(seeded.folder, read_only=True) as other:
        assert len(other.articles()) == 5
        assert other.searching.search("sanctions").total > 0
        with pytest.raises(ReadOnlyLibrary):
            other.codebook.add("Sanctions")


def test_whoever_only_reads_leaves_the_index_to_the_one_who_writes_it(seeded):
    article = seeded.articles()[0].id
    assert seeded.searching.search("sanctions").total > 0
    seeded.marking.add_mark(article, 0, 20, note="zinnober")  # which the index has not seen
    index = seeded.folder / "index"
    (index / "MAIN.tmp").mkdir()  # as the writer has it while it writes
    before = {path: path.read_bytes() for path in index.iterdir() if path.is_file()}
    with Library.open(seeded.folder, read_only=True) as reader:
        answer = reader.searching.search("zinnober")
        assert (answer.total, answer.notices) == (1, [])
    assert {path: path.read_bytes() for path in index.iterdir() if path.is_file()} == before


@contextlib.contextmanager
def a_guest(folder):
    """Somebody who may read what is in ``folder`` and write nothing there."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights of accounts are those of POSIX here")
    root = os.geteuid() == 0
    for path in (folder, *folder.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if root:
        os.seteuid(65534)
    try:
        if not os.access(folder, os.R_OK, effective_ids=True):
            pytest.skip("temporary folders are closed to other accounts")
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_library_in_a_folder_that_cannot_be_written_is_read(seeded, monkeypatch):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        Path(name).chmod(0o755)
        seeded.close()
        shutil.copytree(seeded.folder, folder)
        with a_guest(folder):
            monkeypatch.setattr(tempfile, "tempdir", None)  # the guest's own, for the index's copy
            monkeypatch.delenv("TMPDIR", raising=False)
            with pytest.raises(CannotSave, match="open it read-only"):
                Library.open(folder)
            with Library.open(folder, read_only=True) as library:
                assert len(library.articles()) == 5
                assert library.searching.search("sanctions").total > 0
                assert library.check().ok
            assert not (folder / "library.sqlite3-wal").exists()


def test_a_folder_that_cannot_be_looked_into_is_said_to_be_so(tmp_path):
    nameless = tmp_path / ("x" * 300)
    for opening in ({}, {"read_only": True}):
        with pytest.raises(NoLibrary, match="name too long"):
            Library.open(nameless, **opening)
    with pytest.raises(CannotSave, match="Check the name"):
        restore(nameless, tmp_path / "new")
    made = tmp_path / "made.backup"
    made.touch()
    with pytest.raises(CannotSave, match="name too long"):
        restore(made, nameless)


def test_names_are_resolved_by_prefix_and_title(seeded):
    article = seeded.articles()[0]
    assert seeded.resolve_article(article.id) == article.id
    assert seeded.resolve_article(article.id[:6]) == article.id
    assert seeded.resolve_article(article.title) == article.id
    with pytest.raises(NotFound):
        seeded.resolve_article(article.id[:3])
    seeded.codebook.add("People")
    first = seeded.codebook.add("Russia")
    seeded.codebook.add("Russia", parent=seeded.resolve_tag("People"))
    with pytest.raises(Ambiguous):
        seeded.resolve_tag("Russia")
    assert seeded.resolve_tag(first.id[:8]) == first.id


def test_a_backup_holds_everything_and_restores_elsewhere(seeded, tmp_path):
    article = seeded.articles()[0]
    mark = seeded.marking.add_mark(article.id, 10, 40, note="kept")
    seeded.backup(tmp_path / "today.collate")
    restore(tmp_path / "today.collate", tmp_path / "elsewhere")
    with Library.open(tmp_path / "elsewhere") as other:
        assert other.mark(mark.id) == mark
        assert [a.id for a in other.articles()] == [a.id for a in seeded.articles()]
        assert other.check().ok
        assert other.searching.search("sanctions").total > 0
    with pytest.raises(CannotSave, match="already"):
        restore(tmp_path / "today.collate", tmp_path / "elsewhere")


def test_what_is_no_backup_is_not_restored(tmp_path):
    (tmp_path / "text").write_text("not a backup, and long enough to be looked at " * 40)
    with pytest.raises(LibraryDamaged, match="is no backup of a Collate library"):
        restore(tmp_path / "text", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(CannotSave):
        restore(tmp_path / "missing", tmp_path / "new")


def test_a_backup_that_was_cut_off_leaves_nothing_where_it_was_to_be_restored(seeded, tmp_path):
    seeded.backup(tmp_path / "today.collate")
    whole = (tmp_path / "today.collate").read_bytes()
    (tmp_path / "today.collate").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LibraryDamaged, match="damaged"):
        restore(tmp_path / "today.collate", tmp_path / "new")
    assert not list((tmp_path / "new").glob("*"))


def test_check_finds_an_altered_original_and_a_mark_astray(seeded):
    article = seeded.articles()[0]
    mark = seeded.marking.add_mark(article.id, 10, 40)
    assert seeded.check().ok
    seeded.close()
    with sqlite3.connect(seeded.folder / "library.sqlite3") as raw:
        raw.execute(
            "UPDATE original SET content = x'4142' WHERE sha256 = "
            "(SELECT sha256 FROM article_source WHERE id = ?)",
            (article.id,),
        )
        raw.execute("UPDATE article_source SET text = 'x' || text WHERE id = ?", (article.id,))
    raw.close()
    with Library.open(seeded.folder) as again:
        report = again.check()
        assert not report.ok
        assert report.originals and report.marks == (mark.id,)
        assert not again.original_unchanged(article.id)


@pytest.mark.parametrize("damage", ["missing", "truncated", "flipped", "a file"])
def test_a_lost_or_damaged_index_is_made_anew(seeded, damage):
    index = seeded.folder / "index"
    before = seeded.searching.search("sanctions").total
    seeded.close()
    if damage in ("missing", "a file"):
        shutil.rmtree(index)
        if damage == "a file":
            index.write_text("in the way")
    else:
        for file in [f for f in index.rglob("*") if f.is_file()]:
            data = bytearray(file.read_bytes())
            if damage == "truncated":
                data = data[: len(data) // 2]
            elif data:
                data[len(data) // 2] ^= 0xFF
            file.write_bytes(data)
    with Library.open(seeded.folder) as again:
        assert again.searching.search("sanctions").total == before
        assert again.check().ok and len(again.articles()) == 5


def test_subscribers_hear_of_every_edit_and_of_undoing(library):
    heard = []
    library.subscribe(heard.append)
    tag = library.codebook.add("Sanctions")
    library.history.undo()
    assert [changes.tags for changes in heard] == [frozenset({tag.id})] * 2
