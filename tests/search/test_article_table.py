from __future__ import annotations

import pytest

from app.search.array_file import ArrayFile, write_arrays
from app.search.article_table import ArticleRow, ArticleTable, article_arrays, packed, unpacked
from app.search.errors import IndexDamaged

ROWS = [
    ArticleRow(
        "a",
        "Prisoners\nfor potash",
        "Reuters",
        None,
        "2025-09-11",
        "en",
        "2026-01",
        "B",
        None,
        0,
        4,
    ),
    ArticleRow("ü", "", None, "Jane Roe", None, None, "", None, "TLP:AMBER", 4, 5),
    ArticleRow("c", "央行", "Reuters", "Jane Roe", "2025", "zh", "2026-01", None, None, 5, 9),
]


def table(folder, rows):
    path = folder / "articles.arrays"
    with path.open("wb") as file:
        write_arrays(file, article_arrays(rows))
    return ArticleTable(ArrayFile(path), rows[-1].last if rows else 0)


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], []])
def test_articles_are_read_as_they_were_written(tmp_path, rows):
    made = table(tmp_path, rows)
    assert len(made) == len(rows)
    assert made.rows() == rows
    assert made.ids() == [row.id for row in rows]
    assert [(made.id(n), made.title(n)) for n in range(len(rows))] == [
        (r.id, r.title) for r in rows
    ]


def test_values_are_listed_once(tmp_path):
    names, codes = table(tmp_path, ROWS).values("publisher")
    assert names == ["Reuters", None]
    assert codes.tolist() == [0, 1, 0]


def test_lists_that_were_altered_are_damage():
    data = packed(["a", "b"])
    assert unpacked(data, "letters") == ["a", "b"]
    with pytest.raises(IndexDamaged, match="letters"):
        unpacked(data[:-3], "letters")
