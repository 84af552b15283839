"""Brief: the place where a briefing is outlined, written, seen and exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget
from typing_extensions import override

from app.domain.briefing import BriefingId
from app.domain.errors import ReaderError
from app.ui.briefing.commands import BriefCommands
from app.ui.briefing.editor import BriefEditor
from app.ui.briefing.export_dialog import PDF, WORD
from app.ui.briefing.exporter import Exporter
from app.ui.briefing.kinds import NEW_BRIEFING
from app.ui.briefing.open_briefing import OpenBriefing
from app.ui.briefing.outline_panel import OutlinePanel
from app.ui.briefing.preview_panel import PreviewPanel
from app.ui.briefing.problems import quotations_said
from app.ui.widgets.drawer import Drawer
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.splitter import Splitter
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.passage import Passage
    from app.ui.actions import Desk

_OUTLINE = 268
_PREVIEW = 500
_NARROW = 1280
"""Below this width the preview is a drawer."""


class BriefPlace(QWidget):
    """Outline, editor and preview of the open briefing.

    ``status`` has the facts for the status bar (left, right); ``open_passage`` an article's id,
    start, end (code points) and whether to open it beside; ``briefing_opened`` asks that the place
    be shown, with the briefing's id.
    """

    status = Signal(str, str)
    open_passage = Signal(str, int, int, bool)
    briefing_opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brief")
        self.setAccessibleName(self.tr("Brief"))
        self._desk = desk
        self.briefing = OpenBriefing(desk, self)
        self.outline = OutlinePanel(self.briefing)
        self.editor = BriefEditor(desk.actions, self.briefing)
        self.preview = PreviewPanel(self.briefing)
        self.exporter = Exporter(self.briefing, self.preview.box, self)
        self._columns = Splitter("brief", (_OUTLINE, 0, _PREVIEW))
        self._drawer = Drawer(self, "right", _PREVIEW)
        self._narrow = False
        self._empty = EmptyState(
            self.tr("A briefing starts as an outline."),
            desk.actions.get("file.new_briefing"),
            glyph="note-pencil",
        )
        self._lay_out()
        self.setFocusProxy(self.outline.outline)
        self._connect()
        self._commands = BriefCommands(self, desk)
        self._show_facts()

    # What the window calls

    def open_briefing(self, briefing_id: BriefingId) -> bool:
        """Open the briefing; says whether it is there. What was typed into another is kept."""
        self.keep()
        if not self.briefing.open(briefing_id):
            return False
        if self.isVisible():
            self._desk.edits.use_stream(briefing_id)
        return True

    def go_to_item(self, number: int) -> None:
        """Bring an item of the open briefing into view, counted from 0; -1 is its head."""
        briefing = self.briefing_id
        items = self._desk.library.document(briefing).items if briefing is not None else ()
        if 0 <= number < len(items):
            self.editor.go_to(items[number].id)

    @Slot()
    def new_briefing(self) -> None:
        """Make a briefing and open it: bottom line, one key judgement, one section, sources."""
        self.keep()
        form = {"title": self.tr("New briefing"), "items": [dict(item) for item in NEW_BRIEFING]}
        try:
            made = self._desk.library.briefing.load(form)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self.open_briefing(made.id)
        self.briefing_opened.emit(made.id)
        self.editor.blocks.head.choose_title()

    def insert_passage(self, passage: Passage) -> bool:
        """Quote the passage at the caret of the open briefing; says whether one is open."""
        return self.briefing.document is not None and self.editor.insert_passage(passage)

    @Slot()
    def keep(self) -> None:
        """Hand everything that was typed to the library."""
        self.editor.blocks.keep()

    @property
    def briefing_id(self) -> BriefingId | None:
        """The briefing that is open; its id names the history that undo steps through."""
        return self.briefing.id

    @property
    def is_narrow(self) -> bool:
        """Whether the preview is a drawer."""
        return self._narrow

    def shut_drawer(self) -> None:
        """Put the preview away if it lies over the editor."""
        if self._drawer.is_open:
            self._drawer.shut()

    # Slots

    @Slot()
    def toggle_preview(self) -> None:
        """Show or hide the preview: beside the editor, or as a drawer where room is short."""
        if not self.isVisible():
            return  # the same key shows and hides the inspector in Read
        if not self._narrow:
            self.preview.setVisible(self.preview.isHidden())
        elif self._drawer.is_open:
            self._drawer.shut()
        else:
            self._drawer.open()
        self._desk.actions.get("view.inspector").setChecked(self._preview_shown())

    @Slot()
    def export(self) -> None:
        """Export; the format is asked for."""
        if self.briefing.document is not None:
            self.keep()
            self.exporter.export()

    @Slot()
    def export_pdf(self) -> None:
        """Export as PDF."""
        self.keep()
        self.exporter.export(PDF)

    @Slot()
    def export_word(self) -> None:
        """Export as a Word document."""
        self.keep()
        self.exporter.export(WORD)

    @Slot()
    def _on_changed(self) -> None:
        self.outline.refresh()
        if self.briefing.document is not None:
            self.editor.refresh()
            self.preview.refresh()
            self._show_columns()
        self._show_facts()

    @Slot()
    def _on_checked(self) -> None:
        self.outline.show_checked()
        self.editor.show_checked()
        self.preview.box.show_checked()
        self._show_facts()

    @Slot()
    def _on_closed(self) -> None:
        self.editor.blocks.refresh()
        self.preview.refresh()
        self._stack.setCurrentWidget(self._empty)
        if self.isVisible():
            self._desk.edits.use_stream(None)
        self._show_facts()

    @Slot(str)
    def _on_line_chosen(self, item_id: str) -> None:
        self.editor.blocks.choose(item_id)
        self.editor.bring_into_view(item_id)
        self.preview.show_item(item_id)

    @Slot(str)
    def _on_line_opened(self, item_id: str) -> None:
        self.editor.go_to(item_id, at_end=True)

    @Slot(str)
    def _on_current_changed(self, item_id: str) -> None:
        self.outline.outline.choose(item_id)
        self.preview.show_item(item_id)

    @Slot(object)
    def _on_passage_asked(self, passage: Passage) -> None:
        self.open_passage.emit(passage.article, passage.start, passage.end, False)

    @Slot()
    def _on_briefings_asked(self) -> None:
        self.keep()
        menu = self.outline.briefings_menu(self._desk.library.briefings())
        menu.addAction(self._desk.actions.get("file.new_briefing"))
        menu.triggered.connect(self._on_briefing_chosen)
        button = self.outline.briefings_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot(QAction)
    def _on_briefing_chosen(self, action: QAction) -> None:
        if action.data() == "delete" and self.briefing.id is not None:
            self.briefing.delete()
        elif action.data():
            self.open_briefing(BriefingId(str(action.data())))

    def _show_facts(self) -> None:
        self._commands.allow()
        if self.briefing.document is None:
            self.status.emit("", "")
            return
        sources, ungraded = len(self.briefing.sources()), self.briefing.ungraded()
        graded = (
            self.tr("all graded")
            if not ungraded
            else self.tr("{count} not graded").format(count=ungraded)
        )
        there_are = counted(sources, self.tr("1 source"), self.tr("{n} sources"))
        facts = [quotations_said(*self.briefing.quotations())]
        facts += [f"{there_are}, {graded}"] if sources else []
        keys = self.tr("F7 next problem") + "  ·  " + self.tr("Ctrl Shift E export")
        self.status.emit("  ·  ".join(facts), keys)

    def _lay_out(self) -> None:
        self.outline.setMinimumWidth(200)
        self.editor.setMinimumWidth(400)
        self.preview.setMinimumWidth(320)
        for column in (self.outline, self.editor, self.preview):
            self._columns.addWidget(column)
        self._columns.setCollapsible(1, False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._columns)

    def _connect(self) -> None:
        self.briefing.changed.connect(self._on_changed)
        self.briefing.checked.connect(self._on_checked)
        self.briefing.closed.connect(self._on_closed)
        self.outline.title_asked.connect(self.editor.blocks.head.take_focus)
        self.outline.add_asked.connect(self.editor.add)
        self.outline.briefings_asked.connect(self._on_briefings_asked)
        self.outline.outline.chosen.connect(self._on_line_chosen)
        self.outline.outline.opened.connect(self._on_line_opened)
        self.outline.outline.outline.passages_dropped.connect(self.editor.insert_dragged)
        self.outline.outline.outline.item_dropped.connect(self.briefing.move)
        self.outline.tray.used.connect(self.editor.use_from_tray)
        self.outline.tray.dropped.connect(self.briefing.drop_from_tray)
        self.editor.blocks.current_changed.connect(self._on_current_changed)
        self.editor.passage_asked.connect(self._on_passage_asked)
        self.preview.rendered.connect(self.outline.show_pages)
        self.preview.item_asked.connect(self.editor.go_to)
        self.preview.pdf_asked.connect(self.export_pdf)
        self.preview.word_asked.connect(self.export_word)
        self._drawer.closed.connect(self._on_drawer_closed)

    def _show_columns(self) -> None:
        if self._stack.currentWidget() is not self._columns:
            # The splitter shares out its room when it is first shown, so it must have it by then
            self._columns.setGeometry(self.rect())
            self._stack.setCurrentWidget(self._columns)

    def _preview_shown(self) -> bool:
        return self._drawer.is_open if self._narrow else not self.preview.isHidden()

    @Slot()
    def _settle_focus(self) -> None:
        """Begin in the outline, where Qt would begin with the first button.

        Without a briefing there is only the button that makes one.
        """
        if self._stack.currentWidget() is self._empty:
            return
        held = QApplication.focusWidget()
        elsewhere = held is not None and not self.isAncestorOf(held)
        writing = held is not None and self.editor.blocks.isAncestorOf(held)
        if not elsewhere and not writing:
            self.outline.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_drawer_closed(self) -> None:
        if self.isVisible():
            self._desk.actions.get("view.inspector").setChecked(False)

    def _fold(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._drawer.set_content(self.preview)
        else:
            self._drawer.shut()
            self._columns.addWidget(self.preview)
            self._columns.restore_defaults()
            self.preview.show()
        if self.isVisible():
            self._desk.actions.get("view.inspector").setChecked(self._preview_shown())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(narrow=self.width() < _NARROW)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.briefing.document is None:
            briefings = self._desk.library.briefings()
            if briefings:
                self.briefing.open(briefings[-1].id)
        self._desk.edits.use_stream(self.briefing.id)
        self.briefing.watch(True)
        self._desk.actions.get("view.inspector").setChecked(self._preview_shown())
        self._show_facts()
        QTimer.singleShot(0, self, self._settle_focus)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        self.briefing.watch(False)
        super().hideEvent(event)
