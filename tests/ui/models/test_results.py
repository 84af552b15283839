from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from app.domain.article import ArticleId
from app.ui.models.result_rows import (
    ArticleFound,
    ArticleResults,
    PassageFound,
    RestOfArticle,
    TagShown,
)
from app.ui.models.result_words import passages_in_words
from app.ui.models.results import ResultRole, ResultsModel


def article(name, passages, shown=None):
    shown = passages if shown is None else shown
    found = tuple(
        PassageFound(ArticleId(name), n * 100, n * 100 + 20, n, n, f"words {n} of {name}")
        for n in range(1, shown + 1)
    )
    head = ArticleFound(ArticleId(name), f"Title {name}", passages, "C3", "fairly reliable")
    return ArticleResults(head, found)


def rest_of(name, first, last):
    return [
        PassageFound(ArticleId(name), n * 100, n * 100 + 20, n, n, f"words {n}")
        for n in range(first, last + 1)
    ]


def texts(model):
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_the_list_keeps_qts_contract(qtmodeltester):
    model = ResultsModel()
    model.replace([article("a", 5, 3), article("b", 1)], 4)
    qtmodeltester.check(model)
    model.extend([article("c", 2)])
    qtmodeltester.check(model)


def test_rows_are_heads_then_passages_then_the_rest(qtmodeltester):
    model = ResultsModel()
    model.replace([article("a", 5, 2), article("b", 1)], 2)
    assert texts(model) == [
        "Title a",
        "words 1 of a",
        "words 2 of a",
        "Show 3 more",
        "Title b",
        "words 1 of b",
    ]


def test_only_passages_and_rests_can_be_chosen():
    model = ResultsModel()
    model.replace([article("a", 5, 2)], 1)
    selectable = [
        bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable) for row in range(4)
    ]
    assert selectable == [False, True, True, True]


def test_the_position_counts_passages_that_are_not_shown():
    model = ResultsModel()
    model.replace([article("a", 5, 2), article("b", 1)], 2)
    assert model.position(model.index(2)) == 2
    assert model.position(model.index(5)) == 6
    assert model.position(model.index(0)) == 0


def test_neighbours_skip_the_heads():
    model = ResultsModel()
    model.replace([article("a", 1), article("b", 1)], 2)
    first = model.neighbour(QModelIndex(), 1)
    assert first.row() == 1
    assert model.neighbour(first, 1).row() == 3
    assert model.neighbour(QModelIndex(), -1).row() == 3
    assert not model.neighbour(first, -1).isValid()


def test_the_rest_of_an_article_takes_the_place_of_its_row(qtbot):
    model = ResultsModel()
    model.replace([article("a", 5, 2), article("b", 1)], 2)
    with qtbot.waitSignal(model.rest_wanted) as asked:
        assert model.ask_for_rest(model.index(3))
    assert asked.args == ["a", 2]
    model.show_rest(ArticleId("a"), rest_of("a", 3, 4))
    assert texts(model)[3:6] == ["words 3", "words 4", "Show 1 more"]
    model.show_rest(ArticleId("a"), rest_of("a", 5, 5))
    assert texts(model)[5:7] == ["words 5", "Title b"]


def test_a_rest_that_comes_twice_is_shown_once():
    model = ResultsModel()
    model.replace([article("a", 5, 2)], 1)
    model.show_rest(ArticleId("a"), rest_of("a", 3, 5))
    model.show_rest(ArticleId("a"), rest_of("a", 3, 5))
    assert model.rowCount() == 6


def test_a_page_is_asked_for_once_until_it_is_here(qtbot):
    model = ResultsModel()
    model.replace([article("a", 1)], 2)
    asked = []
    model.page_wanted.connect(asked.append)
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [1]
    model.extend([article("b", 1)])
    assert not model.canFetchMore(QModelIndex())


def test_an_empty_page_ends_the_asking():
    model = ResultsModel()
    model.replace([article("a", 1)], 2)
    model.extend([])
    assert not model.canFetchMore(QModelIndex())


def test_rows_are_read_aloud_in_full():
    model = ResultsModel()
    found = article("a", 2, 1)
    tagged = PassageFound(
        ArticleId("a"), 0, 9, 1, 7, "lift\nthe sanctions", tags=(TagShown("Sanctions", 5),)
    )
    model.replace([ArticleResults(found.head, (tagged,))], 1)
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == [
        "Title a, grade C3, fairly reliable, 2 passages",
        "Paragraph 7: lift the sanctions Tagged Sanctions",
        "Show 1 more passages of Title a",
    ]


def test_an_ungraded_article_says_so():
    model = ResultsModel()
    model.replace([ArticleResults(ArticleFound(ArticleId("a"), "Title", 1))], 1)
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Title, not graded, 1 passage"


def test_a_passage_is_found_again_after_the_list_has_changed():
    model = ResultsModel()
    model.replace([article("a", 2), article("b", 1)], 2)
    kept = model.passage(model.index(4))
    model.replace([article("b", 1), article("a", 2)], 2)
    assert model.find(kept).row() == 1
    model.replace([article("a", 2)], 1)
    assert not model.find(kept).isValid()


def test_a_row_gives_its_value():
    model = ResultsModel()
    model.replace([article("a", 2, 1)], 1)
    assert isinstance(model.data(model.index(2), ResultRole.ROW), RestOfArticle)
    assert model.head(model.index(2)).title == "Title a"


def test_counts_are_said_in_words():
    assert passages_in_words(1) == "1 passage"
    assert passages_in_words(1204) == "1,204 passages"
