"""The left side: the briefing's title and marking, its outline, and what is not used yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.marking_chooser import MarkingChooser
from app.ui.briefing.outline_view import OutlineView
from app.ui.briefing.tray_view import TrayView
from app.ui.icons import icon
from app.ui.models.outline import outline_of
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.section import Section
from app.ui.widgets.surface import paint_surface
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.briefing import Briefing
    from app.ui.briefing.open_briefing import OpenBriefing


class OutlinePanel(QWidget):
    """Shows outline and tray. ``add_asked`` has the kind of item to put in."""

    title_asked = Signal()
    add_asked = Signal(str)
    briefings_asked = Signal()

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = _Title()
        self._title.clicked.connect(self.title_asked)
        self.marking = MarkingChooser()
        self.marking.setEnabled(not briefing.read_only)
        self.marking.chosen.connect(self._on_marking_chosen)
        self._pages = QLabel()
        self._pages.setFont(theme.ui_font(12))
        self._pages.setProperty("role", "hint")
        self.outline = OutlineView(briefing)
        self.outline.outline.renamed.connect(self._on_renamed)
        self.tray = TrayView()
        self._tray_section = _CountedSection(self.tr("Not used yet"), "brief.tray")
        self._nothing = EmptyState(self.tr("Passages you put aside with B wait here."), inline=True)
        self._briefings = QAction(icon("caret-down"), self.tr("Other briefings"), self)
        self._briefings.setToolTip(self.tr("Other briefings"))
        self._briefings.triggered.connect(self.briefings_asked)
        self.briefings_button = IconButton(self._briefings, small=True)
        self._lay_out()

    def refresh(self) -> None:
        """Show the briefing as it is now."""
        self.tray.show_lines(self._briefing.tray)
        self._tray_section.show_count(len(self._briefing.tray))
        self._nothing.setVisible(not self._briefing.tray)
        self.tray.setVisible(bool(self._briefing.tray))
        if self._briefing.document is None:
            return
        head = self._briefing.head
        self._title.show_title(head.title)
        self.marking.show_marking(head.marking)
        self.show_checked()

    def show_checked(self) -> None:
        """Show the outline with the outcome of the checks."""
        document = self._briefing.document
        if document is not None:
            self.outline.show_outline(
                outline_of(document, self._briefing.name, self._briefing.states)
            )

    def show_pages(self, pages: int) -> None:
        """Say how long the draft is; 0 is not known yet."""
        length = counted(pages, self.tr("1 page"), self.tr("{n} pages"))
        draft = self.tr("Draft, {length}").format(length=length)
        self._pages.setText(draft if pages else self.tr("Draft"))

    def briefings_menu(self, briefings: list[Briefing]) -> QMenu:
        """A menu of the briefings, each with its id, and of "delete" for the open one."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Briefings"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for briefing in briefings:
            action = menu.addAction(briefing.title.replace("&", "&&"))
            action.setData(briefing.id)
            action.setCheckable(True)
            action.setChecked(briefing.id == self._briefing.id)
        menu.addSeparator()
        delete = menu.addAction(icon("trash"), self.tr("Delete this briefing"))
        delete.setData("delete")
        delete.setEnabled(not self._briefing.read_only)
        return menu

    @Slot(str)
    def _on_marking_chosen(self, name: str) -> None:
        self._briefing.change_head(marking=name)

    @Slot(str, str)
    def _on_renamed(self, item_id: str, title: str) -> None:
        self._briefing.rename(item_id, title)

    @Slot()
    def _on_add(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, glyph, kind in (
            (self.tr("Heading"), "text-h", "section"),
            (self.tr("Prose"), "text-align-left", "prose"),
            (self.tr("Key judgement"), "scales", "judgement"),
            (self.tr("Table"), "table", "table"),
            (self.tr("Bottom line"), "target", "bottom-line"),
            (self.tr("Sources"), "books", "sources"),
        ):
            menu.addAction(icon(glyph), words).setData(kind)
        menu.triggered.connect(self._on_kind_chosen)
        menu.popup(self._add_button.mapToGlobal(QPoint(0, self._add_button.height())))

    @Slot(QAction)
    def _on_kind_chosen(self, action: QAction) -> None:
        self.add_asked.emit(str(action.data()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addLayout(self._make_outline_row())
        column.addWidget(self.outline, 3)
        body = QWidget()
        below = QVBoxLayout(body)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._nothing)
        below.addWidget(self.tray, 1)
        below.addStretch(0)
        self._tray_section.set_body(body, stretches=True)
        column.addWidget(self._tray_section, 2)
        column.addStretch(0)

    def _make_head(self) -> QWidget:
        named = QHBoxLayout()
        named.setSpacing(4)
        named.addWidget(self._title, 1)
        named.addWidget(self.briefings_button, 0, Qt.AlignmentFlag.AlignTop)
        facts = QHBoxLayout()
        facts.setSpacing(6)
        facts.addWidget(self.marking)
        facts.addWidget(self._pages)
        facts.addStretch(1)
        head = _Head()
        top = QVBoxLayout(head)
        top.setContentsMargins(16, 12, 8, 9)
        top.setSpacing(6)
        top.addLayout(named)
        top.addLayout(facts)
        return head

    def _make_outline_row(self) -> QHBoxLayout:
        label = QLabel(self.tr("Outline"))
        label.setFont(theme.ui_font(12, 600))
        label.setProperty("role", "secondary")
        label.setBuddy(self.outline)
        self._add = QAction(icon("plus"), self.tr("Add to the outline"), self)
        self._add.setToolTip(self.tr("Add to the outline"))
        self._add.setEnabled(not self._briefing.read_only)
        self._add.triggered.connect(self._on_add)
        self._add_button = IconButton(self._add, small=True)
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 8, 2)
        row.addWidget(label, 1)
        row.addWidget(self._add_button)
        return row


class _Head(QWidget):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, lines=(-1,))


class _Title(ElidedLabel):
    """The title on up to three lines; a click edits it."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__(lines=3)
        self.setFont(theme.ui_font(14, 600))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_title(self, title: str) -> None:
        """Show ``title``, as high as it needs to be."""
        self.setText(title)
        self.setFixedHeight(self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class _CountedSection(Section):
    """A section with a count at the right of its heading."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title, name)
        self._count = QLabel()
        self._count.setFont(theme.ui_font(12, tabular=True))
        self._count.setProperty("role", "hint")
        self._count.setContentsMargins(0, 0, 10, 0)
        self._row.addWidget(self._count)

    def show_count(self, count: int) -> None:
        """Say how many things the section holds."""
        self._count.setText(str(count) if count else "")
