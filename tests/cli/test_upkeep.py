"""check, backup, restore, reindex."""

from __future__ import annotations

import sqlite3


def test_a_whole_library_checks_out(ask, articles):
    ask("mark", articles[0]["id"], "--span", "0:20")

    report = ask("check")

    assert report["ok"] is True
    assert report["articles_checked"] == 5
    assert report["marks_checked"] == 1


def test_an_altered_original_is_found(collate, library):
    connection = sqlite3.connect(library / "library.sqlite3")
    (name,) = connection.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND m.name LIKE '%original%' AND c.type = 'BLOB'"
    ).fetchone()
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    blob = next(c for c in columns if c not in {"sha256", "captured_at", "at"})
    connection.execute(f"UPDATE {name} SET {blob} = x'00'")
    connection.commit()
    connection.close()

    result = collate("check", "--library", library, "--json")

    assert result.status == 1
    assert result.json["ok"] is False
    assert result.json["originals"]
    assert result.json["error"]["kind"] == "damaged"


def test_a_backup_restores_to_the_same_library(ask, collate, articles, tmp_path):
    ask("mark", articles[0]["id"], "--span", "0:20", "--note", "kept")
    saved = ask("backup", tmp_path / "b.collate")
    assert saved["bytes"] == (tmp_path / "b.collate").stat().st_size
    ask("remove", articles[0]["id"])

    folder = tmp_path / "restored"
    restored = collate("restore", tmp_path / "b.collate", "--library", folder, "--json")

    assert restored.status == 0
    assert restored.json["articles"] == 5
    assert collate("marks", "--library", folder, "--json").json[0]["note"] == "kept"
    assert collate("search", "sanctions", "--library", folder, "--json").json["total"] > 0
    assert len(ask("articles")) == 4


def test_a_backup_replaces_a_backup_and_nothing_else(ask, collate, library, tmp_path):
    ask("backup", tmp_path / "b.collate")
    ask("backup", tmp_path / "b.collate")
    letter = tmp_path / "letter.txt"
    letter.write_text("precious", encoding="utf-8")

    refused = collate("backup", letter, "--library", library, "--json")

    assert refused.status == 1
    assert letter.read_text(encoding="utf-8") == "precious"
    ask("backup", letter, "--force")
    below_a_file = collate("backup", letter / "b.collate", "--library", library, "--json")
    assert below_a_file.json["error"]["kind"] == "cannot-save"


def test_restore_refuses_what_is_no_backup_and_a_folder_with_a_library(
    ask, collate, library, tmp_path
):
    ask("backup", tmp_path / "b.collate")
    (tmp_path / "no.collate").write_text("nothing", encoding="utf-8")

    over = collate("restore", tmp_path / "b.collate", "--library", library, "--json")
    junk = collate("restore", tmp_path / "no.collate", "--library", tmp_path / "n", "--json")
    missing = collate("restore", tmp_path / "x.collate", "--library", tmp_path / "n", "--json")

    assert [result.status for result in (over, junk, missing)] == [1, 1, 1]
    assert len(ask("articles")) == 5
    assert not (tmp_path / "n" / "library.sqlite3").exists()


def test_reindex_counts_what_it_indexed(ask):
    before = ask("search", "sanctions relief")

    made = ask("reindex")

    assert made["passages"] > 100
    assert ask("search", "sanctions relief")["hits"] == before["hits"]
