"""Icons: glyphs of the shipped Phosphor font, painted in the theme's colours."""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from app import resources
from app.ui import theme

NOT_EQUALS = "not-equals"
"""The one name that the font lacks: an equals sign with a stroke, drawn here."""

_DISABLED_OPACITY = 0.4


@cache
def names() -> frozenset[str]:
    """Every name that ``icon`` knows."""
    return frozenset(_glyphs()) | {NOT_EQUALS}


def icon(name: str, role: str = "text.2") -> QIcon:
    """The icon called ``name`` ("book-open", "magnifying-glass", ...) in the colour ``role``.

    It follows the theme; switched on it takes the accent, disabled it fades to 40 %. An unknown
    name is a ``KeyError``.
    """
    if name not in names():
        raise KeyError(name)
    return QIcon(_GlyphEngine(name, role))


def paint_icon(painter: QPainter, rect: QRect, name: str, role: str = "text.2") -> None:
    """Paint the icon into ``rect``: for widgets and delegates that draw themselves."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.current().color(role))
    painter.setFont(_icon_font(min(rect.width(), rect.height())))
    glyph = _glyphs()["equals" if name == NOT_EQUALS else name]
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph)
    if name == NOT_EQUALS:
        pen = painter.pen()
        pen.setWidthF(max(1.0, rect.width() / 16))
        painter.setPen(pen)
        side = rect.width() / 4
        centre = rect.toRectF().center()
        painter.drawLine(
            round(centre.x() - side),
            round(centre.y() + side),
            round(centre.x() + side),
            round(centre.y() - side),
        )
    painter.restore()


class _GlyphEngine(QIconEngine):
    """Paints a glyph at any size; the colour is looked up each time, so themes may change."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * _DISABLED_OPACITY)
        role = self._role
        if state is QIcon.State.On and mode is not QIcon.Mode.Disabled:
            role = "accent"
        paint_icon(painter, rect, self._name, role)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._role)


@cache
def _glyphs() -> dict[str, str]:
    codes = json.loads(resources.resource("icons", "phosphor.json").read_text("utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(resources.resource("icons", "phosphor.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _icon_font(px: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(max(1, px))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
