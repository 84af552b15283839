from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy

from app.domain.article import ArticleId
from app.ui.models.result_rows import (
    ArticleFound,
    ArticleResults,
    CopyFound,
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


def with_copies(name, passages, *copies):
    found = article(name, passages)
    folded = tuple(CopyFound(ArticleId(c), f"Title {c}", n) for c, n in copies)
    return ArticleResults(found.head, found.passages, folded)


def test_copies_are_folded_under_their_article_and_unfold_in_place(qtmodeltester):
    model = ResultsModel()
    model.replace([with_copies("a", 1, ("b", 2), ("c", 1)), article("d", 1)], 2)
    folded = "Show 2 copies: Title b, Title c"
    assert texts(model) == ["Title a", "words 1 of a", folded, "Title d", "words 1 of d"]
    wanted = QSignalSpy(model.copies_wanted)
    assert model.ask_for_rest(model.index(2))
    assert wanted.at(0) == ["a", model.row(model.index(2)).copies]
    copies = [
        ArticleResults(replace(a.head, is_copy=True), a.passages)
        for a in (article("b", 2), article("c", 1))
    ]
    model.show_copies("a", copies)
    qtmodeltester.check(model)
    unfolded = ["Title b", "words 1 of b", "words 2 of b", "Title c", "words 1 of c"]
    assert texts(model) == [
        *("Title a", "words 1 of a", "Fold 2 copies"),
        *unfolded,
        *("Title d", "words 1 of d"),
    ]
    assert model.head(model.index(5)).is_copy
    model.show_copies("a", copies)
    assert model.rowCount() == 10
    assert model.ask_for_rest(model.index(2))
    assert texts(model)[2:4] == [folded, "Title d"]


def test_positions_count_folded_copies_and_unfolded_ones_alike():
    model = ResultsModel()
    model.replace([with_copies("a", 1, ("b", 2)), article("d", 1)], 2)
    assert model.position(model.index(4)) == 4
    model.show_copies("a", [article("b", 2)])
    assert model.position(model.index(7)) == 4
    assert model.position(model.index(5)) == 3


def test_passages_one_by_one_have_no_heads_but_know_them():
    model = ResultsModel()
    flat = [
        ArticleResults(a.head, (replace(a.passages[n], number=0, title=a.head.title),), flat=True)
        for a, n in ((article("a", 2), 0), (article("b", 1), 0), (article("a", 2), 1))
    ]
    model.replace(flat, 3)
    assert texts(model) == ["words 1 of a", "words 1 of b", "words 2 of a"]
    assert [model.position(model.index(row)) for row in range(3)] == [1, 2, 3]
    assert model.head(model.index(2)).title == "Title a"
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Title b, Paragraph 1: words 1 of b"


def test_every_passage_is_chosen_until_it_is_left_out():
    model = ResultsModel()
    in_briefing = PassageFound(ArticleId(""), 0, 0, 1, 0, "words", where="briefing", briefing="x")
    briefing = ArticleFound(ArticleId(""), "Briefing", 1, briefing="x")
    model.replace([article("a", 2), ArticleResults(briefing, (in_briefing,))], 2)

    def chosen():
        return [model.index(row).data(ResultRole.CHOSEN) for row in range(model.rowCount())]

    assert chosen() == [None] * 5
    model.choose(on=True)
    assert chosen() == [None, True, True, None, None]
    told = QSignalSpy(model.choice_changed)
    model.toggle(model.index(2))
    model.toggle(model.index(4))
    assert chosen() == [None, True, False, None, None]
    assert [passage.start for passage in model.left_out] == [200]
    assert told.count() == 1
    said = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Left out, Paragraph 2: words 2 of a"
    model.toggle(model.index(2))
    assert model.left_out == ()
    model.choose(on=False)
    assert chosen() == [None] * 5


def test_what_was_found_elsewhere_than_in_the_text_is_said():
    model = ResultsModel()
    note = PassageFound(ArticleId("a"), 5, 9, 1, 7, "check this", where="note")
    title = PassageFound(ArticleId("a"), 0, 0, 2, 1, "A title", where="title")
    model.replace([ArticleResults(ArticleFound(ArticleId("a"), "A title", 2), (note, title))], 1)
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 2)]
    assert said == ["Note on ¶ 7: check this", "In the title: A title"]
