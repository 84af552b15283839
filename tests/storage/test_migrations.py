"""A library of an older layout is brought up to date when it is opened."""

from __future__ import annotations

import sqlite3

import pytest

from app.domain.article import BlockKind
from app.domain.errors import ReadOnlyLibrary
from app.library.library import Library
from app.storage.database import APPLICATION_ID, FILE_NAME, migrations, statements

TEXT = (
    "Minsk offers a bargain\n\nThe ministry said that talks resume on Monday, and that all stays.\n"
)


def library_of_layout_1(folder):
    """A library as the first release wrote it: layout 1, one article, one mark, one journal row."""
    folder.mkdir()
    with sqlite3.connect(folder / FILE_NAME) as raw:
        for statement in statements(migrations()[0].read_text("utf-8")):
            raw.execute(statement)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("INSERT INTO original VALUES ('ab', ?, '2025-08-19')", (TEXT.encode(),))
        blocks = (
            b'[{"kind":"title","start":0,"end":22},{"kind":"paragraph","start":24,"end":'
            + str(len(TEXT) - 1).encode()
            + b"}]"
        )
        raw.execute(
            "INSERT INTO article_source VALUES ('a1', 'ab', ?, ?, 'minsk.txt', 90, 'utf-8', "
            "'text/1', '2025-08-19T00:00:00.000Z')",
            (TEXT, blocks),
        )
        record = (
            b'{"metadata":{"title":"Minsk offers a bargain","publisher":"Olive Branch",'
            b'"address":"https://www.example.org/minsk/?utm_source=feed#top"},"words":18,'
            b'"reliability":"C"}'
        )
        raw.execute("INSERT INTO article VALUES ('a1', ?, 0, 1, 'ana')", (record,))
        mark = (
            b'{"id":"m1","passage":{"article":"a1","start":28,"end":36,"quote":"ministry",'
            b'"before":"","after":""},"colour":2}'
        )
        raw.execute("INSERT INTO mark VALUES ('m1', 'a1', 28, ?, 0, 1, 'ana')", (mark,))
        raw.execute(
            "INSERT INTO journal VALUES (1, 'd1', '2025-08-19', 'ana', 'add-mark', 1, ?, ?)",
            (
                b'{"kind":"add-mark","said":"mark passage","changes":[{"collection":"mark",'
                b'"id":"m1","before":null,"after":' + mark + b',"owner":"a1"}]}',
                b'{"articles":["a1"],"articles_marked":["a1"]}',
            ),
        )
        raw.execute(
            "INSERT INTO deed VALUES ('d1', 1, '2025-08-19', 'ana', 'library', 'mark passage', "
            "'done')"
        )
    raw.close()
    return folder


def test_a_library_of_the_first_layout_opens_with_all_that_was_in_it(tmp_path):
    with Library.open(library_of_layout_1(tmp_path / "old")) as library:
        (summary,) = library.articles()
        assert (summary.title, summary.reliability) == ("Minsk offers a bargain", "C")
        article = library.article(summary.id)
        assert [b.kind for b in article.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]
        assert library.marks()[0].passage.quote == "ministry"
        assert library.searching.search("bargain").total == 1
        assert library.history.undo_label() == "mark passage"
        library.history.undo()
        assert library.marks() == []
    with sqlite3.connect(tmp_path / "old" / FILE_NAME) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == len(migrations())
        assert raw.execute("SELECT address FROM article").fetchone()[0] == "example.org/minsk"
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()


def test_an_old_library_is_refused_read_only_and_left_as_it_is(tmp_path):
    folder = library_of_layout_1(tmp_path / "old")
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(ReadOnlyLibrary, match="older Collate"):
        Library.open(folder, read_only=True)
    assert (folder / FILE_NAME).read_bytes() == before
