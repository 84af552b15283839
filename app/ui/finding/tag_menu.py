"""The menu that tags a result: letters jump to a tag, Enter sets or takes it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from app.domain.tag import TagId, colour_of
from app.ui.widgets.swatch import SIZE, paint_swatch

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.tag import Tag


class TagMenu(QMenu):
    """The library's tags, those on the passage ticked; ``toggled(tag)`` carries an id."""

    toggled = Signal(str)

    def __init__(self, new_tag: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._new_tag = new_tag
        self.setObjectName("tag-menu")
        self.setAccessibleName(self.tr("Tag the passage"))
        self.triggered.connect(self._on_triggered)

    def open(self, tags: Sequence[Tag], on: Collection[TagId], at: QPoint) -> None:
        """Open at ``at`` (of the screen) with ``tags``, those ``on`` the passage ticked."""
        self.clear()
        known = {tag.id: tag for tag in tags}
        ratio = self.devicePixelRatioF()
        for tag in tags:
            action = self.addAction(_swatch(colour_of(tag, known), ratio), _shown(tag, on))
            action.setData(tag.id)
            action.setIconVisibleInMenu(True)
        if tags:
            self.addSeparator()
        self.addAction(self._new_tag)
        if tags:
            self.setActiveAction(self.actions()[0])
        self.popup(at)

    def _on_triggered(self, action: QAction) -> None:
        if action is not self._new_tag:
            self.toggled.emit(action.data())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter goes to the next tag that begins with it; a menu would only know mnemonics."""
        letter = event.text().casefold()
        if not letter.strip() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        named = [a for a in self.actions() if a.data() and a.iconText().casefold()[:1] == letter]
        if named:
            current = self.activeAction()
            after = named.index(current) + 1 if current in named else 0
            self.setActiveAction(named[after % len(named)])


def _shown(tag: Tag, on: Collection[TagId]) -> str:
    name = tag.name.replace("&", "&&")
    code = f"{tag.code}  " if tag.code else ""
    return f"{name}\t{code}✓" if tag.id in on else f"{name}\t{code}".rstrip()


def _swatch(colour: int, ratio: float) -> QIcon:
    picture = QPixmap(QSize(16, 16) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_swatch(painter, QRect(2, 2, SIZE, SIZE), colour)
    painter.end()
    return QIcon(picture)
