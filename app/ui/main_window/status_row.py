"""The status bar: facts at the left, what was just told, and whether all is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.ui.notices import Notice

HEIGHT = 26


class StatusRow(QStatusBar):
    """26 px high. A notice takes the facts' place for its seconds, with its action beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusRow")
        self.setFixedHeight(HEIGHT)
        self.setSizeGripEnabled(False)
        self.setAccessibleName(self.tr("Status"))
        self._facts = ElidedLabel()
        self._facts.setObjectName("statusFacts")
        self._notice = ElidedLabel()
        self._notice.setObjectName("statusNotice")
        self._error = _Mark("warning", "err")
        self._offer: LinkButton | None = None
        self._right = QLabel()
        self._right.setObjectName("statusRight")
        self._saved_mark = _Mark("check-circle", "text.2")
        self._saved = QLabel()
        self._saved.setObjectName("statusSaved")
        for label in (self._facts, self._notice, self._right, self._saved):
            label.setFont(theme.ui_font(12))
            label.setProperty("role", "secondary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_notice)
        inner = QWidget()
        inner.setFixedHeight(HEIGHT - 2)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(10, 0, 10, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self._facts, 1)
        self._row.addWidget(self._error)
        self._row.addWidget(self._notice, 1)
        self._offer_at = self._row.count()
        self._row.addWidget(self._right)
        saved = QHBoxLayout()
        saved.setSpacing(4)
        saved.addWidget(self._saved_mark)
        saved.addWidget(self._saved)
        self._row.addLayout(saved)
        self.addWidget(inner, 1)
        self.clear_notice()

    def show_facts(self, left: str, right: str) -> None:
        """Show a place's facts."""
        self._facts.setText(left)
        self._right.setText(right)
        self._right.setVisible(bool(right))

    def show_saved(self, words: str, *, well: bool = True) -> None:
        """Say whether all is saved ("All changes saved"); empty ``words`` say nothing."""
        self._saved.setText(words)
        self._saved.setVisible(bool(words))
        self._saved_mark.show_glyph("check-circle" if well else "warning", "text.2")
        self._saved_mark.setVisible(bool(words))

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show ``notice`` until its time is over or the next one comes."""
        self.clear_notice()
        self._notice.setText(notice.text)
        role = "err" if notice.level == "error" else ""
        if self._notice.property("role") != role:  # to look up its style anew takes a few frames
            self._notice.setProperty("role", role)
            self._notice.style().unpolish(self._notice)
            self._notice.style().polish(self._notice)
        self._error.setVisible(notice.level == "error")
        self._notice.show()
        self._facts.hide()
        if notice.action is not None:
            self._offer = LinkButton(notice.action.text(), small=True)
            self._offer.setObjectName("noticeAction")
            self._offer.setFixedHeight(HEIGHT - 2)
            self._offer.follow(notice.action)
            self._offer.clicked.connect(self.clear_notice)
            self._row.insertWidget(self._offer_at, self._offer)
            self._offer.show()
        if notice.seconds > 0:
            self._timer.start(round(notice.seconds * 1000))

    @property
    def notice(self) -> str:
        """The notice that is shown, or an empty string."""
        return "" if self._notice.isHidden() else self._notice.text()

    @property
    def facts(self) -> str:
        """The facts that stand at the left."""
        return self._facts.text()

    @Slot()
    def clear_notice(self) -> None:
        """Show the facts again."""
        self._timer.stop()
        self._notice.hide()
        self._error.hide()
        self._facts.show()
        if self._offer is not None:
            self._offer.hide()
            self._offer.deleteLater()
            self._offer = None


class _Mark(QWidget):
    def __init__(self, glyph: str, role: str) -> None:
        super().__init__()
        self._glyph, self._role = glyph, role
        self.setFixedSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_glyph(self, glyph: str, role: str) -> None:
        self._glyph, self._role = glyph, role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRect(0, 0, 14, 14), self._glyph, self._role)
        painter.end()
