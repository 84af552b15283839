from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.article import ArticleId
from app.domain.briefing import TrayPassage
from app.domain.passage import Passage
from app.ui.models.outline_drag import DraggedPassage, passages_in
from app.ui.models.outline_tray import TrayLine, TrayModel


def line(number):
    passage = Passage(ArticleId("a"), number, number + 5, f"some\n  words {number}")
    return TrayLine(TrayPassage(f"t{number}", passage), f"Olive Branch, ¶ {number}")


@pytest.fixture
def model(qapp):
    made = TrayModel()
    made.show_lines([line(1), line(2)])
    return made


def test_the_model_keeps_qts_contract(model, qtmodeltester):
    qtmodeltester.check(model, force_py=True)


def test_a_passage_is_shown_on_one_line_and_spoken_with_its_source(model):
    index = model.index(0, 0)
    assert index.data() == "some words 1"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "some words 1, Olive Branch, ¶ 1"


def test_a_dragged_passage_carries_its_place_and_words_for_other_programs(model):
    mime = model.mimeData([model.index(0, 0), model.index(1, 0)])
    assert passages_in(mime) == [DraggedPassage("a", 1, 6), DraggedPassage("a", 2, 7)]
    assert mime.text().startswith("“some words 1” (Olive Branch, ¶ 1)")


def test_the_same_passages_do_not_reset_the_view(model, qtbot):
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_lines([line(1), line(2)])
