from __future__ import annotations

import pytest

from app.domain.article import ArticleId
from app.settings.settings import Settings
from app.ui import theme
from app.ui.finding.results_view import ResultsView
from app.ui.models.result_rows import ArticleFound, ArticleResults, PassageFound, TagShown
from app.ui.models.results import ResultsModel


@pytest.fixture
def view(qtbot):
    model = ResultsModel()
    made = ResultsView(model, str, Settings())
    qtbot.addWidget(made)
    made.resize(600, 400)
    found = PassageFound(
        ArticleId("a"), 0, 9, 1, 7, "sanctions " * 12, ((0, 9),), (TagShown("Economy", 5),)
    )
    plain = PassageFound(ArticleId("a"), 20, 29, 2, 8, "sanctions relief")
    model.replace(
        [
            ArticleResults(ArticleFound(ArticleId("a"), "Title", 2, "C3"), (found, plain)),
            ArticleResults(ArticleFound(ArticleId("b"), "Title " * 40, 1), (plain,)),
        ],
        2,
    )
    with qtbot.waitExposed(made):
        made.show()
    return made


def heights(view):
    model = view.model()
    return [view.visualRect(model.index(n)).height() for n in range(model.rowCount())]


def colours(view):
    picture = view.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


def test_rows_are_as_high_as_the_design_says(view):
    head, tagged, plain, second, _ = heights(view)
    assert head == 36
    assert second == 36 + 5
    assert plain == 9 + 22 + 10
    assert (tagged - 9 - 10 - 20) % 22 == 0


def test_the_current_row_has_a_bar_and_a_fill_and_hits_a_highlight(view):
    view.choose(view.model().index(2))
    seen = colours(view)
    shown = theme.current()
    for colour in (shown.color("sel"), shown.color("accent"), shown.fill(1), shown.fill(5)):
        assert colour.name() in seen


def test_rows_are_measured_anew_at_another_width(view, qtbot):
    before = heights(view)[1]
    view.resize(300, 400)
    qtbot.waitUntil(lambda: heights(view)[1] > before, timeout=30_000)


def test_a_letter_does_not_jump_to_another_row(view, qtbot):
    view.choose(view.model().index(2))
    view.keyboardSearch("s")
    assert view.currentIndex().row() == 2


def test_the_first_row_shows_its_head_too(view):
    view.resize(600, 120)
    view.choose(view.model().index(4))
    view.choose(view.model().index(1))
    assert view.verticalScrollBar().value() == 0
