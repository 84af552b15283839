from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from app.ui.models.article_list import ArticleList, ArticleOrder, ArticleRole, marks_in_words

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def titles(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def test_it_keeps_qts_contract(qtmodeltester, library):
    model = ArticleList()
    model.show(library.articles())
    qtmodeltester.check(model)


def test_articles_stand_in_the_order_asked_for(qapp, library):
    rows = library.articles()
    library.reading.grade_article(rows[3].id, reliability="A")
    library.marking.add_mark(rows[2].id, 0, 10)
    model = ArticleList()
    model.show(library.articles())
    assert titles(model) == [row.title for row in rows]
    model.sort_by(ArticleOrder.TITLE)
    assert titles(model) == sorted((row.title for row in rows), key=str.casefold)
    model.sort_by(ArticleOrder.GRADE)
    assert titles(model)[0] == rows[3].title
    model.sort_by(ArticleOrder.MARKS)
    assert titles(model)[0] == rows[2].title
    model.sort_by(ArticleOrder.DATE)
    assert model.order is ArticleOrder.DATE


def test_the_order_of_adding_is_the_librarys_though_the_clock_went_back(qapp, library):
    rows = [
        replace(row, added_at=f"2025-10-26T0{hour}:00:00Z")
        for row, hour in zip(library.articles(), (3, 1, 2, 5, 4), strict=True)
    ]
    model = ArticleList()
    model.sort_by(ArticleOrder.TITLE)
    model.show(rows)
    model.sort_by(ArticleOrder.ADDED)
    assert titles(model) == [row.title for row in rows]


def test_a_row_reads_whole(qapp, library):
    article = library.articles()[0]
    library.reading.grade_article(article.id, reliability="C", credibility=3)
    library.marking.add_mark(article.id, 0, 10)
    model = ArticleList()
    model.show(library.articles())
    model.show_sides({article.id: "Left"})
    assert model.index(0).data(SPOKEN) == (
        f"{article.title}, fairly reliable, possibly true, 1 mark, open: Left"
    )
    assert model.index(1).data(SPOKEN).endswith("not graded, no marks")
    assert model.index(0).data(ArticleRole.SIDE) == "Left"
    assert model.index_of(article.id).row() == 0
    assert not model.index_of("none").isValid()


def test_the_same_articles_are_refreshed_without_a_reset(qtbot, library):
    model = ArticleList()
    model.show(library.articles())
    library.marking.add_mark(library.articles()[0].id, 0, 10)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(library.articles())
    assert model.index(0).data(ArticleRole.SUMMARY).marks == 1


def test_marks_are_counted_in_words():
    assert [marks_in_words(n) for n in (0, 1, 1204)] == ["no marks", "1 mark", "1,204 marks"]
