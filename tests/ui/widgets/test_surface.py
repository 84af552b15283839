from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.widgets.surface import paint_floating, paint_surface


class Painted(QWidget):
    """Paints itself as it is told."""

    def __init__(self, paint):
        super().__init__()
        self._paint = paint
        self.resize(QSize(40, 30))

    def paintEvent(self, event):
        self._paint(self)


@pytest.fixture
def picture(qtbot):
    """What a widget looks like on a white ground."""

    def taken(paint):
        widget = Painted(paint)
        qtbot.addWidget(widget)
        pixmap = QPixmap(widget.size())
        pixmap.fill(Qt.GlobalColor.white)
        widget.render(pixmap, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        return pixmap.toImage()

    return taken


def test_a_surface_has_its_ground_and_its_lines_counted_from_either_end(picture):
    image = picture(lambda widget: paint_surface(widget, "panel", lines=(0, -1)))
    panel, line = theme.current().color("panel"), theme.current().color("line")
    assert [image.pixelColor(20, y) for y in (0, 1, 28, 29)] == [line, panel, panel, line]


def test_without_a_ground_what_lies_below_shows_through(picture):
    image = picture(lambda widget: paint_surface(widget, lines=(8,)))
    assert image.pixelColor(20, 8) == theme.current().color("line")
    assert image.pixelColor(20, 9) == Qt.GlobalColor.white


def test_a_floating_box_has_round_corners_and_a_border(picture):
    image = picture(lambda widget: paint_floating(widget, "field"))
    assert image.pixelColor(0, 0) == Qt.GlobalColor.white
    assert image.pixelColor(20, 0) == theme.current().color("line.strong")
    assert image.pixelColor(20, 15) == theme.current().color("field")
