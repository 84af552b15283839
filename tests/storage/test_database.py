from __future__ import annotations

import sqlite3

import pytest

from app.domain.errors import (
    CannotSave,
    LibraryDamaged,
    LibraryTooNew,
    NoLibrary,
    ReadOnlyLibrary,
)
from app.storage.database import APPLICATION_ID, Database, migrations, statements


def test_a_new_database_carries_our_mark_and_the_newest_layout(tmp_path):
    database = Database(tmp_path / "library.sqlite3")
    connection = database.connection()
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations()) >= 1
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2, "FULL"
    database.close()


def test_a_newer_layout_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "library.sqlite3"
    Database(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(LibraryTooNew, match="newer Collate"):
        Database(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "library.sqlite3"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    raw.close()
    with pytest.raises(NoLibrary, match="another program"):
        Database(path)


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "library.sqlite3"
    path.write_bytes(b"not a database at all " * 100)
    with pytest.raises(LibraryDamaged, match="damaged"):
        Database(path)


def test_a_full_disk_undoes_just_the_change_that_did_not_fit(tmp_path):
    database = Database(tmp_path / "library.sqlite3")
    connection = database.connection()
    with database.transaction() as writing:
        writing.execute("INSERT INTO original VALUES ('kept', x'00', 'now')")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(CannotSave, match="full"), database.transaction() as writing:
        writing.execute("INSERT INTO original VALUES ('lost', zeroblob(1000000), 'now')")
    assert [row[0] for row in connection.execute("SELECT sha256 FROM original")] == ["kept"]
    connection.execute("PRAGMA max_page_count = 1000000")
    with database.transaction() as writing:
        writing.execute("INSERT INTO original VALUES ('later', x'00', 'now')")
    database.close()


def test_a_read_only_database_refuses_edits_in_words(tmp_path):
    path = tmp_path / "library.sqlite3"
    Database(path).close()
    database = Database(path, read_only=True)
    with pytest.raises(ReadOnlyLibrary), database.transaction():
        pass
    database.close()


def test_a_failed_transaction_leaves_nothing(tmp_path):
    database = Database(tmp_path / "library.sqlite3")

    def write_and_fail():
        with database.transaction() as writing:
            writing.execute("INSERT INTO original VALUES ('x', x'00', 'now')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert database.connection().execute("SELECT count(*) FROM original").fetchone()[0] == 0
    database.close()


def test_migrations_are_cut_into_whole_statements():
    script = (
        "-- a comment; with a semicolon\nCREATE TABLE a (\n  x TEXT\n);\nCREATE INDEX i ON a (x);\n"
    )
    assert len(list(statements(script))) == 2
