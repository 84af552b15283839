from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from app.domain.article import ArticleId, Span
from app.ui.models.link_list import LinkedPassage
from app.ui.reading.similar_list import SimilarList
from tests.support.accessibility import nameless_controls, read_tree

HERE = Span(20, 43)
FOUND = [
    LinkedPassage(
        ArticleId("a"), HERE, Span(0, 9), "same", "Olive Branch", 3,
        "It may ease sanctions.", "Sanctions may be eased.", reason="Both: sanctions",
    ),
    LinkedPassage(
        ArticleId("b"), HERE, Span(3, 7), "similar", "Big Deal", 8,
        "Relief from sanctions. " * 20, "Sanctions may be eased.", reason="Both: relief, " * 20,
    ),
]  # fmt: skip
ROOM = QRect(0, 0, 1000, 700)


@pytest.fixture
def shown(place):
    made = place.similar.list
    made.open(FOUND, QRect(300, 100, 200, 40), ROOM)
    return made


def test_it_stands_below_the_passage_and_takes_the_focus(shown):
    assert shown.y() == 146
    assert shown.rows.hasFocus()
    assert nameless_controls(read_tree(shown)) == []
    spoken = shown.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Same, Olive Branch, paragraph 3: It may ease sanctions., Both: sanctions"


def test_a_row_has_room_for_its_words_and_for_what_is_shared(shown):
    heights = [shown.rows.sizeHintForRow(row) for row in range(2)]
    assert heights[1] == heights[0] + 2 * 19
    assert shown.rows.height() == sum(heights) + 4


def test_enter_chooses_a_passage(shown, qtbot):
    QTest.keyClick(shown.rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown.rows, Qt.Key.Key_Return)
    assert chosen.args == ["b", Span(3, 7)]
    assert not shown.isVisible()


def test_escape_gives_the_focus_back_to_the_text(shown, place):
    QTest.keyClick(shown.rows, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert place.area.active.view.hasFocus()


def test_nothing_similar_is_said_in_words(qtbot, place):
    made: SimilarList = place.similar.list
    made.open([], QRect(300, 690, 10, 10), ROOM)
    assert made._head.text() == "No other article says something similar."
    assert made.geometry().bottom() < 690


def test_f_finds_passages_of_other_articles_and_opens_one_beside(hands, qtbot, library):
    hands.drag("unprecedented direct communication")
    hands.view.extend_by_sentence()
    hands.press(Qt.Key.Key_F)
    similar = hands.place.similar.list
    qtbot.waitUntil(similar.isVisible, timeout=10_000)
    assert similar.rows.count() > 0
    chosen = similar.rows.item(0).data(Qt.ItemDataRole.UserRole + 1)
    QTest.keyClick(similar.rows, Qt.Key.Key_Return)
    assert chosen.article != hands.place.area.panes[0].article.id
    assert hands.place.area.panes[1].article.id == chosen.article
    assert hands.view.selected_span() == chosen.there
