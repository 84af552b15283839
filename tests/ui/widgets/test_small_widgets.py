"""Badges, empty states, labels that elide, scroll bars with ticks."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionSlider, QTextEdit, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.badge import Badge, badge_width
from app.ui.widgets.buttons import LinkButton, flush_left
from app.ui.widgets.elided_label import ElidedLabel, broken_lines, paint_elided
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.tick_scroll_bar import TickScrollBar

TITLE = "Belarus Navigates Diplomatic Opportunities Amid Historic Trump-Lukashenko Call"


def test_a_badge_is_20_high_and_as_wide_as_its_word(qtbot):
    badge = Badge("C3")
    qtbot.addWidget(badge)
    assert (badge.sizeHint().width(), badge.sizeHint().height()) == (badge_width("C3"), 20)
    badge.show_state("Not graded", "warn")
    assert badge.sizeHint().width() == badge_width("Not graded")
    image = badge.grab().toImage()
    assert image.pixelColor(3, 10) == theme.current().color("warn.bg")


def test_words_are_painted_as_far_as_their_box_goes(qapp):
    pixmap = QPixmap(200, 20)
    painter = QPainter(pixmap)
    painter.setFont(theme.ui_font(13))
    short = painter.fontMetrics().horizontalAdvance("C3")
    assert paint_elided(painter, QRect(10, 0, 150, 20), "C3") == 10 + short
    assert 10 < paint_elided(painter, QRect(10, 0, 150, 20), TITLE) <= 160
    painter.end()


def test_a_long_title_takes_two_lines_and_an_ellipsis(qtbot):
    label = ElidedLabel(TITLE, lines=2)
    qtbot.addWidget(label)
    label.resize(220, label.heightForWidth(220))
    label.show()
    rows = broken_lines(TITLE, label.fontMetrics(), 220, 2)
    assert len(rows) == 2
    assert rows[1].endswith("…")
    assert label.is_elided
    assert label.toolTip() == TITLE
    label.resize(1200, 40)
    assert not label.is_elided
    assert label.toolTip() == ""


def test_what_a_space_that_breaks_no_line_holds_together_stays_together(qtbot):
    metrics = ElidedLabel().fontMetrics()
    words = "Near-duplicate of it (99\N{NO-BREAK SPACE}%)"
    room = metrics.horizontalAdvance(words[:-2]) + 1
    assert broken_lines(words, metrics, room, 2) == ["Near-duplicate of it", words[-6:]]


def test_a_link_that_begins_a_row_begins_it_with_its_words(qtbot):
    above, link = QLabel("Above"), LinkButton("Accept this title")
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(above)
    column.addLayout(flush_left(link))
    with qtbot.waitExposed(page):
        page.show()
    words = link.fontMetrics().horizontalAdvance(link.text())
    assert abs(link.x() + (link.width() - words) // 2 - above.x()) <= 1


def test_a_word_wider_than_the_label_does_not_hang(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    assert broken_lines("Rechtsschutzversicherung und mehr", label.fontMetrics(), 30, 3)


def test_an_empty_place_offers_its_one_action(qtbot):
    action = QAction("&New briefing")
    empty = EmptyState("A briefing starts as an outline.", action, glyph="file-text")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert empty.button.accessibleName() == "New briefing"


def test_ticks_are_painted_where_they_belong(qtbot):
    text = QTextEdit()
    qtbot.addWidget(text)
    text.setVerticalScrollBar(TickScrollBar())
    text.setPlainText("line\n" * 200)
    text.resize(300, 400)
    text.show()
    bar = text.verticalScrollBar()
    red = QColor("#ff0000")
    bar.set_ticks([(0.0, red), (1.0, red)])
    assert bar.ticks == [(0.0, red), (1.0, red)]
    image = bar.grab().toImage()
    middle = bar.width() // 2
    assert image.pixelColor(middle, 5) == red
    assert image.pixelColor(middle, bar.height() - 6) == red
    assert image.pixelColor(middle, bar.height() // 2) != red


def test_ticks_that_come_and_go_leave_the_others_as_if_all_were_painted_anew(qtbot):
    bar, anew = TickScrollBar(), TickScrollBar()
    colours = [QColor("#ff0000"), QColor("#00a000"), QColor("#0000ff")]
    ticks = [(number / 97, colours[number % 3]) for number in range(97)]
    for one in (bar, anew):
        qtbot.addWidget(one)
        one.resize(10, 150)  # ticks touch and lie over one another
    bar.set_ticks(ticks)
    bar.grab()
    come = [(0.5, colours[0]), (0.503, colours[1])]
    bar.change_ticks([ticks[40], ticks[96], ticks[0]], come)
    anew.set_ticks(bar.ticks)
    assert sorted(t[0] for t in bar.ticks) == sorted(
        [t[0] for t in (*ticks[1:40], *ticks[41:96], *come)]
    )
    assert bar.grab().toImage() == anew.grab().toImage()


def test_the_handle_is_painted_where_the_style_lets_it_be_taken(qtbot):
    bar = TickScrollBar()
    qtbot.addWidget(bar)

    def where_the_style_has_it():
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        box = bar.style().subControlRect(kind, option, part, bar)
        return box.top(), box.height()

    for height, most, page in ((400, 1000, 300), (37, 90_000, 40), (400, 90_000, 380), (700, 3, 9)):
        bar.resize(10, height)
        bar.setRange(0, most)
        bar.setPageStep(page)
        for step in range(41):
            bar.setValue(most * step // 40)
            assert bar.handle() == where_the_style_has_it()


def test_a_bar_with_a_ground_of_its_own_lets_nothing_below_be_painted(qtbot):
    bar = TickScrollBar(ground="paper")
    qtbot.addWidget(bar)
    bar.show()
    opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
    shown = theme.switch().choice
    for name in ("dark", "light"):
        theme.switch().show(name)
        assert bar.testAttribute(opaque)
    theme.switch().show(shown)


def test_an_empty_state_has_room_for_all_of_its_sentence(qtbot):
    empty = EmptyState("Publishers stand here with how reliable you hold them to be, and why. " * 2)
    qtbot.addWidget(empty)
    empty.resize(900, 600)
    empty.show()
    words = empty._words
    assert words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()


def test_a_label_of_several_lines_has_room_for_them_in_a_layout_within_a_layout(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    outer, inner = QVBoxLayout(whole), QVBoxLayout()
    label = ElidedLabel(TITLE, lines=2)
    inner.addWidget(label)
    outer.addLayout(inner)
    outer.addStretch(1)
    whole.resize(260, 400)
    whole.show()
    qtbot.waitUntil(lambda: label.height() == 2 * label.fontMetrics().lineSpacing(), timeout=10_000)
