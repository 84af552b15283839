"""What is known of a publisher: saved when a field is left; a grade asks for its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.errors import ReaderError
from app.domain.grading import reliability_meanings
from app.ui import theme
from app.ui.library.grade_history import GradeHistory
from app.ui.models.publisher_list import articles_in_words
from app.ui.widgets.buttons import Button, LinkButton, MainButton
from app.ui.widgets.form_row import FormRow
from app.ui.widgets.grade_control import GradeControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

    from app.domain.publisher import Publisher
    from app.ui.actions import Desk
    from app.ui.models.publisher_list import PublisherRow


class PublisherForm(QWidget):
    """``articles_wanted`` asks for the publisher's articles, ``deletion_wanted`` to take it out."""

    articles_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("publisherForm")
        self.setMaximumWidth(620)
        self._desk = desk
        self._publisher: Publisher | None = None
        self.name = QLineEdit()
        self.note, self.aliases = TextField(2), TextField(2)
        self.name_row = FormRow(self.tr("Name"), self.name)
        self.note_row = FormRow(
            self.tr("Owner or state link"),
            self.note,
            self.tr("Who owns it, who pays for it, which state it answers to."),
        )
        self.alias_row = FormRow(
            self.tr("Other names"),
            self.aliases,
            self.tr("One a line: articles that state one of them count here."),
        )
        self.reliability = GradeControl(self.tr("Default reliability"), reliability_meanings())
        self.reason = QLineEdit()
        self.reason_row = FormRow(self.tr("Reason"), self.reason)
        self.set_grade = MainButton(self.tr("Set grade"))
        self.set_grade.setObjectName("setGrade")
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.setObjectName("cancelGrade")
        self._asking = self._reason_box()
        self._count = QLabel()
        self._count.setFont(theme.ui_font(13))
        self.show_them = LinkButton(self.tr("Show them"), small=True)
        self._history = GradeHistory()
        self.delete = Button(self.tr("Take out of the register"), "trash")
        self._lay_out()
        self._connect()

    @property
    def publisher(self) -> Publisher | None:
        """The publisher that is shown."""
        return self._publisher

    @property
    def history(self) -> str:
        """The grades it had, one a line, the last first."""
        return self._history.text

    def show_row(self, row: PublisherRow) -> None:
        """Show a registered publisher; fields that are being typed in are left alone."""
        publisher = row.publisher
        if publisher is None:
            return
        other = self._publisher is None or self._publisher.id != publisher.id
        self._publisher = publisher
        if other or not self.name.hasFocus():
            self.name.setText(publisher.name)
            self.name_row.set_error("")
        if other or not self.note.hasFocus():
            self.note.setPlainText(publisher.owner_note)
        if other or not self.aliases.hasFocus():
            self.aliases.setPlainText("\n".join(publisher.aliases))
            self.alias_row.set_error("")
        if other or self.reliability.value == (publisher.reliability or ""):
            self._stop_asking()
        if self._asking.isHidden():
            self.reliability.set_value(publisher.reliability)
        self._count.setText(articles_in_words(row.articles))
        self.show_them.setVisible(row.articles > 0)
        self.show_them.set_words(self.tr("Show it") if row.articles == 1 else self.tr("Show them"))
        self._history.show_changes(publisher.history)
        self._history.setVisible(bool(publisher.history))
        self._history_head.setVisible(bool(publisher.history))
        self.setEnabled(not self._desk.library.read_only)

    def save(self) -> None:
        """Save what was typed; what cannot be saved is said below its field."""
        publisher = self._publisher
        if publisher is None or self._desk.library.read_only:
            return
        register = self._desk.library.publishers
        name, note = self.name.text().strip(), self.note.toPlainText().strip()
        aliases = tuple(
            dict.fromkeys(
                " ".join(line.split())
                for line in self.aliases.toPlainText().splitlines()
                if line.strip()
            )
        )

        def rename() -> None:
            register.change(publisher.id, name=name)

        def annotate() -> None:
            register.change(publisher.id, owner_note=note)

        def alias() -> None:
            register.change(publisher.id, aliases=aliases)

        if " ".join(name.split()) != publisher.name:
            self._attempt(rename, self.name_row)
        if note != publisher.owner_note:
            self._attempt(annotate, self.note_row)
        if aliases != publisher.aliases:
            self._attempt(alias, self.alias_row)

    # Building

    def _reason_box(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.set_grade)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.reason_row)
        column.addLayout(row)
        box.hide()
        return box

    def _lay_out(self) -> None:
        count = QHBoxLayout()
        count.setSpacing(4)
        count.addWidget(self._count)
        count.addWidget(self.show_them)
        count.addStretch(1)
        self._history_head = QLabel(self.tr("History of the grade"))
        self._history_head.setFont(theme.ui_font(12, 600))
        self._history_head.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.name_row)
        column.addLayout(count)
        column.addWidget(self.reliability)
        column.addWidget(self._asking)
        column.addWidget(self._history_head)
        column.addWidget(self._history)
        column.addSpacing(4)
        column.addWidget(self.note_row)
        column.addWidget(self.alias_row)
        column.addSpacing(8)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self.save)
        self.note.left.connect(self.save)
        self.aliases.left.connect(self.save)
        self.reliability.chosen.connect(self._on_chosen)
        self.reason.returnPressed.connect(self._on_set_grade)
        self.set_grade.clicked.connect(self._on_set_grade)
        self.cancel.clicked.connect(self._on_cancel)
        self.show_them.clicked.connect(self.articles_wanted)
        self.delete.clicked.connect(self.deletion_wanted)

    # Grading

    @Slot(str)
    def _on_chosen(self, letter: str) -> None:
        publisher = self._publisher
        if publisher is None:
            return
        if letter == (publisher.reliability or ""):
            self._stop_asking()
            return
        if letter:
            self.set_grade.set_words(self.tr("Set grade {letter}").format(letter=letter))
            label = self.tr("Why {letter}? It is kept with the date.").format(letter=letter)
        else:
            self.set_grade.set_words(self.tr("Take the grade away"))
            label = self.tr("Why is there no grade any more? It is kept with the date.")
        self.reason.setPlaceholderText(label)
        self.reason.setAccessibleDescription(label)
        self._asking.show()
        QTimer.singleShot(0, self._focus_reason)  # the cell that was picked takes the focus first

    @Slot()
    def _focus_reason(self) -> None:
        if not self._asking.isHidden():
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_set_grade(self) -> None:
        publisher, reason = self._publisher, self.reason.text().strip()
        if publisher is None or self._asking.isHidden():
            return
        if not reason:
            self.reason_row.set_error(self.tr("A grade needs its reason. One sentence will do."))
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
            return
        letter = self.reliability.value or None
        self._stop_asking()

        def grade() -> None:
            self._desk.library.publishers.grade(publisher.id, letter, reason)

        if self._attempt(grade, self.reason_row):
            words = self.tr("{name} graded; its articles follow")
            undo = self._desk.actions.get("edit.undo")
            self._desk.notices.tell(words.format(name=publisher.name), action=undo)
            self.reliability.focus_value()

    @Slot()
    def _on_cancel(self) -> None:
        self._stop_asking()
        if self._publisher is not None:
            self.reliability.set_value(self._publisher.reliability)
        self.reliability.focus_value()

    def _stop_asking(self) -> None:
        self._asking.hide()
        self.reason.clear()
        self.reason_row.set_error("")

    def _attempt(self, deed: Callable[[], None], row: FormRow) -> bool:
        try:
            deed()
        except ReaderError as error:
            row.set_error(error.message)
            return False
        row.set_error("")
        return True


class TextField(QPlainTextEdit):
    """A field of a few lines; Tab leaves it, and ``left`` says that it was left."""

    left = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setFont(theme.ui_font(13))
        self.setFixedHeight(18 * lines + 26)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
