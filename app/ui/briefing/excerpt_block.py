"""A quotation with its source, and whether it still says what the source says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.briefing import Excerpt, Item
from app.ui import theme
from app.ui.briefing.growing_text import GrowingText
from app.ui.briefing.item_block import ItemBlock
from app.ui.briefing.open_briefing import QUIET_MS
from app.ui.briefing.quiet_button import QuietButton
from app.ui.briefing.quotation_field import QuotationField
from app.ui.briefing.sign import Sign
from app.ui.icons import icon
from app.ui.widgets.badge import Badge
from app.ui.widgets.buttons import Button, LinkButton

if TYPE_CHECKING:
    from app.domain.quotation import Difference, QuotationCheck
    from app.ui.briefing.open_briefing import OpenBriefing

_SIGNS = {"match": ("check-circle", "ok"), "altered": ("warning", "err"), "": ("quotes", "text.2")}


class ExcerptBlock(ItemBlock):
    """Shows an excerpt; what differs from the source is shown with both wordings and repairs."""

    def __init__(
        self, item: Excerpt, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, briefing, parent)
        self._own_words = ""
        self._paraphrase = item.paraphrase
        self._state = ""
        self._check: QuotationCheck | None = None
        self._turn = 0
        self._sign = Sign()
        self._source = QuietButton("")
        self._source.setToolTip(self.tr("Show the passage in its article"))
        self._source.clicked.connect(self._on_source_clicked)
        self._grade = Badge()
        self._said = QLabel()
        self._said.setFont(theme.ui_font(12, 500))
        self._text = QuotationField(self.tr("Quotation"))
        self._text.typed.connect(self._on_words_typed)
        self.attend(self._text)
        self._whole = QLabel()
        self._whole.setTextFormat(Qt.TextFormat.PlainText)
        self._whole.setWordWrap(True)
        self._whole.setFont(theme.reading_font(14))
        self._whole.setProperty("role", "ok")
        self._note = GrowingText(self.tr("Note on the excerpt"), theme.ui_font(12), 18)
        self._note.setPlaceholderText(self.tr("Your note"))
        self.attend(self._note)
        self._restore = Button(self.tr("Restore the source’s words"), small=True)
        self._restore.clicked.connect(self._on_restore)
        self._reword = LinkButton(self.tr("Turn into a paraphrase"), small=True)
        self._reword.clicked.connect(self._on_paraphrase)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._check_words)
        self._lay_out()
        theme.switch().changed.connect(self._show_state)
        self.show_item(item)
        self.show_around()

    @property
    def excerpt(self) -> Excerpt:
        """The excerpt as the library has it."""
        assert isinstance(self._item, Excerpt)  # noqa: S101 - the editor picks the block by kind
        return self._item

    @property
    def said(self) -> str:
        """What the block says of its quotation ("Differs from the source")."""
        return self._said.text()

    @override
    def current(self) -> Item:
        words = None if self._text.text == self._own_words else self._text.text
        if self._paraphrase and words is None:
            words = self.excerpt.text
        return replace(self.excerpt, text=words, paraphrase=self._paraphrase, note=self._note.text)

    @override
    def display(self, item: Item, *, waiting: bool) -> None:
        assert isinstance(item, Excerpt)  # noqa: S101 - the editor picks the block by kind
        self._paraphrase = item.paraphrase
        if not waiting:
            self._text.show_text(item.shown)
            self._own_words = self._text.text if item.text is None else item.passage.quote
            self._note.show_text(item.note)
        self._note.setVisible(bool(self._note.text) or self._note.hasFocus())
        self._show_state()

    @override
    def show_around(self) -> None:
        passage = self.excerpt.passage
        source = self._briefing.source_line(passage)
        self._source.set_words(source.replace("&", "&&"))
        grade = self._briefing.grade_of(passage)
        self._grade.show_state(grade)
        self._grade.setVisible(bool(grade))
        self._grade.setToolTip(self.tr("Grade of the source and of what it says"))
        self._text.setAccessibleName(self.tr("Quotation, {source}").format(source=source))
        checked = self._briefing.checks.get(self.item_id)
        if checked is not None and checked.text == self._text.text:
            self._check = checked.check
        self._show_state()

    @override
    def field(self) -> GrowingText:
        return self._text

    @override
    def fill_menu(self, menu: QMenu) -> None:
        shown = self.tr("Show in the article")
        menu.addAction(icon("book-open"), shown).setData("open-source")
        if self._paraphrase:
            menu.addAction(icon("quotes"), self.tr("Turn into a quotation")).setData("quote")
        else:
            menu.addAction(icon("pencil-simple"), self.tr("Turn into a paraphrase")).setData(
                "paraphrase"
            )
        if self.excerpt.text is not None:
            menu.addAction(
                icon("arrow-counter-clockwise"), self.tr("Restore the source’s words")
            ).setData("restore")
        menu.addAction(icon("note-pencil"), self.tr("Note")).setData("note")

    @override
    def menu_chosen(self, command: str) -> None:
        if command == "restore":
            self._on_restore()
        elif command == "paraphrase":
            self._on_paraphrase()
        elif command == "quote":
            self._paraphrase = False
            self.kept.emit(self.item_id)
        elif command == "note":
            self._note.show()
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().menu_chosen(command)

    @Slot()
    def _on_source_clicked(self) -> None:
        self.asked.emit(self.item_id, "open-source")

    @Slot()
    def _on_restore(self) -> None:
        self._text.show_text(self.excerpt.passage.quote)
        self._own_words = self._text.text
        self._paraphrase = False
        self._check = None
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit(self.item_id)
        self._check_words()

    @Slot()
    def _on_paraphrase(self) -> None:
        self._paraphrase = True
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit(self.item_id)

    @Slot()
    def _on_words_typed(self) -> None:
        self._check = None
        self._text.show_differences(())
        self._quiet.start()

    @Slot()
    def _check_words(self) -> None:
        """Check the words on the screen, kept or not, away from this thread."""
        item = self.current()
        if not isinstance(item, Excerpt) or item.paraphrase or not self.isVisible():
            return
        self._turn += 1
        turn, library = self._turn, self._briefing.desk.library

        def work() -> tuple[int, QuotationCheck]:
            return turn, library.briefing.quotation(item)

        self._briefing.desk.background.run(work, owner=self, on_done=self._on_checked, lane="pool")

    def _on_checked(self, outcome: tuple[int, QuotationCheck]) -> None:
        turn, check = outcome
        if turn == self._turn and not self._quiet.isActive():
            self._check = check
            self._show_state()

    @Slot()
    def _show_state(self) -> None:
        check = None if self._paraphrase else self._check
        state = "" if check is None else check.state
        self._say(state)
        self._sign.show_glyph(*_SIGNS[state])
        altered = check is not None and state == "altered"
        self._text.set_quoted(not self._paraphrase)
        self._text.show_differences(check.differences if check is not None and altered else ())
        whole = " ".join(self.excerpt.passage.quote.split())
        self._whole.setText(self.tr("The source has: “{words}”").format(words=whole))
        self._whole.setVisible(altered and self._text.elided)
        self._restore.setVisible(altered)
        self._reword.setVisible(altered)
        self.update()

    def _say(self, state: str) -> None:
        said = {
            "match": self.tr("Matches the source"),
            "altered": self.tr("Differs from the source"),
        }
        words = self.tr("Paraphrase") if self._paraphrase else said.get(state, "")
        role = {"match": "ok", "altered": "err"}.get(state, "hint")
        if self._state == "match" and state == "altered":
            self._briefing.desk.notices.announce(words)
        self._state = state
        self._said.setText(words)
        if self._said.property("role") != role:
            self._said.setProperty("role", role)
            self._said.style().unpolish(self._said)
            self._said.style().polish(self._said)
        spoken = [words]
        if state == "altered" and self._check is not None:
            spoken += [self._spoken(difference) for difference in self._check.differences]
        self._text.setAccessibleDescription(". ".join(spoken))

    def _spoken(self, difference: Difference) -> str:
        """One difference in words: what is struck and shown beside it."""
        if not difference.said:
            return self.tr("Missing here: “{words}”").format(words=difference.source)
        if not difference.source:
            return self.tr("Not in the source: “{words}”").format(words=difference.said)
        return self.tr("Here “{said}”, in the source “{source}”").format(
            said=difference.said, source=difference.source
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._sign)
        top.addWidget(self._source)
        top.addWidget(self._grade)
        top.addStretch(1)
        top.addWidget(self._said)
        repairs = QHBoxLayout()
        repairs.setSpacing(8)
        repairs.addWidget(self._restore)
        repairs.addWidget(self._reword)
        repairs.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(15, 8, 12, 8)
        inner.setSpacing(5)
        inner.addLayout(top)
        inner.addWidget(self._text)
        inner.addWidget(self._whole)
        inner.addWidget(self._note)
        inner.addLayout(repairs)
        self.column.addLayout(inner)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.column.contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "accent" if self._text.hasFocus() else "line.strong" if self.underMouse() else "line"
        painter.setPen(colours.color(edge))
        painter.setBrush(colours.color("panel"))
        painter.drawRoundedRect(frame, 6, 6)
        bar = QRectF(frame.left() - 0.5, frame.top() - 0.5, 6, frame.height() + 1)
        painter.fillRect(bar, colours.color("panel"))
        altered = self._state == "altered"
        bar.setWidth(3)
        painter.fillRect(bar, colours.color("err" if altered else "line.strong"))
        painter.setPen(colours.color(edge))
        painter.drawLine(frame.topLeft(), frame.topLeft() + QRectF(0, 0, 6, 0).topRight())
        painter.drawLine(frame.bottomLeft(), frame.bottomLeft() + QRectF(0, 0, 6, 0).topRight())
