"""The right column of the page: what is known of the article, each field with where it is from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.errors import ReaderError
from app.domain.grading import reliability_meanings
from app.domain.typed_date import iso_date
from app.ui import theme
from app.ui.adding.collection_field import CollectionField
from app.ui.adding.title_field import TitleField
from app.ui.passages.languages import language_code, language_name
from app.ui.widgets.buttons import LinkButton, flush_left
from app.ui.widgets.form_row import FormRow
from app.ui.widgets.grade_control import GradeControl

if TYPE_CHECKING:
    from app.domain.article import Article
    from app.ui.actions import Desk

FIELDS = ("title", "short_title", "publisher", "author", "date", "language", "address")
_LINE = re.compile(r"line (\d+)")
_NEVER_EMPTY = frozenset({"title", "short_title"})


class Details(QScrollArea):
    """Corrects a field when it is left; what cannot be taken is said below it.

    ``stated_at`` carries where in the text the field that has the focus is stated (-1: nowhere).
    """

    stated_at = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: Article | None = None
        self._is_looked_at = False
        self._places: dict[str, int] = {}
        self.rows = self._made_rows()
        self.accept_title = LinkButton(self.tr("Accept this title"), small=True)
        self.accept_title.setObjectName("acceptTitle")
        self.accept_title.clicked.connect(self._on_accept_title)
        self._quoted = QLabel()
        self._quoted.setTextFormat(Qt.TextFormat.PlainText)
        self._quoted.setFont(theme.ui_font(12))
        self._quoted.setProperty("role", "hint")
        self._quoted.setWordWrap(True)
        self.reliability = GradeControl(self.tr("Source reliability"), reliability_meanings())
        self.reliability.chosen.connect(self._on_graded)
        self.collection = CollectionField(desk)
        self._lay_out()

    def show_article(self, article: Article, *, looked_at: bool) -> None:
        """Show what is known of ``article``; a field that is being typed in is left alone."""
        other = self._article is None or self._article.id != article.id
        self._article, self._is_looked_at = article, looked_at
        self._places.clear()
        for name, row in self.rows.items():
            field = row.field
            held = field.hasFocus() and not other
            if isinstance(field, QLineEdit | TitleField) and not held and (other or not row.error):
                field.setText(self._shown(name))
                row.set_error("")
                if isinstance(field, QLineEdit):
                    field.setCursorPosition(0)
            row.set_hint(self._where_from(article, name))
            row.set_badge(self.tr("Proposed") if self._is_proposed(name) else "")
        self.accept_title.setVisible(article.metadata.title_proposed)
        quoted = ", ".join(article.metadata.cited_sources)
        self._quoted.setText(self.tr("Quotes as its sources: {names}").format(names=quoted))
        self._quoted.setVisible(bool(quoted))
        self.reliability.set_value(article.reliability)
        self.collection.show_article(article.id)

    def save(self) -> bool:
        """Save every field that differs; the first that cannot be saved gets the focus."""
        for name in FIELDS:
            self._save(name)
        wrong = next((row for row in self.rows.values() if row.error), None)
        if wrong is not None:
            self.ensureWidgetVisible(wrong)
            wrong.field.setFocus()
        return wrong is None

    def save_quietly(self) -> None:
        """Save every field that differs; one that cannot be saved keeps what the library has."""
        for name in FIELDS:
            self._save(name)

    # Building

    def _made_rows(self) -> dict[str, FormRow]:
        labels = (
            self.tr("Title"),
            self.tr("Short title"),
            self.tr("Publisher"),
            self.tr("Author"),
            self.tr("Published"),
            self.tr("Language"),
            self.tr("Address"),
        )
        rows = {}
        for name, label in zip(FIELDS, labels, strict=True):
            field: QLineEdit | TitleField
            if name == "title":
                field = TitleField()
                field.edited.connect(self._on_edited)
            else:
                field = QLineEdit()
                field.setPlaceholderText(self.tr("Not stated in the text"))
                field.editingFinished.connect(self._on_edited)
            field.setObjectName(name)
            field.installEventFilter(self)
            rows[name] = FormRow(label, field)
        return rows

    def _lay_out(self) -> None:
        self.setObjectName("addingDetails")
        inner = QWidget()
        for surface in (self, inner):
            surface.setProperty("surface", "panel")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(self.rows["title"])
        title.addLayout(flush_left(self.accept_title))
        column.addLayout(title)
        for name, row in self.rows.items():
            if name != "title":
                column.addWidget(row)
        column.addWidget(self._quoted)
        column.addWidget(self.collection)
        column.addWidget(self.reliability)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    # Slots

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and watched.objectName() in self.rows:
            self.stated_at.emit(self._places.get(watched.objectName(), -1))
            self.ensureWidgetVisible(self.rows[watched.objectName()])
        return False

    @Slot()
    def _on_edited(self) -> None:
        field = self.sender()
        if isinstance(field, QWidget):
            self._save(field.objectName())

    @Slot()
    def _on_accept_title(self) -> None:
        if self._article is not None:
            self.rows["title"].field.setFocus()
            self._attempt("title", self._desk.library.reading.accept_title, self._article.id)

    @Slot(str)
    def _on_graded(self, letter: str) -> None:
        if self._article is not None:
            grade = self._desk.library.reading.grade_article
            try:
                grade(self._article.id, reliability=letter or None)
            except ReaderError as error:
                self._desk.notices.tell(error.message, level="error")
                self.reliability.set_value(self._article.reliability)

    # Private

    def _save(self, name: str) -> None:
        row, article = self.rows[name], self._article
        field = row.field
        if article is None or not isinstance(field, QLineEdit | TitleField):
            return
        text = field.text().strip()
        if text == self._shown(name).strip():
            row.set_error("")
            return
        try:
            value = _value(name, text)
        except ReaderError as error:
            row.set_error(error.message)
            return
        if name == "language" and text and value is None:
            row.set_error(self.tr("No language of this name is known. Try “English” or “en”."))
            return
        change = self._desk.library.reading.change_metadata
        fields: dict[str, Any] = {name: value or ("" if name in _NEVER_EMPTY else None)}
        self._attempt(name, change, article.id, **fields)

    def _attempt(self, name: str, deed: Any, *given: Any, **fields: Any) -> None:
        """Do it, and say below the field of ``name`` what is wrong if it cannot be done."""
        row = self.rows[name]
        try:
            self._article = deed(*given, **fields)
        except ReaderError as error:
            row.set_error(error.message)
        else:
            row.set_error("")
            field = row.field
            if isinstance(field, QLineEdit | TitleField):
                field.setText(self._shown(name))

    def _shown(self, name: str) -> str:
        if self._article is None:
            return ""
        known = self._article.metadata
        return (
            language_name(known.language) if name == "language" else str(getattr(known, name) or "")
        )

    def _is_proposed(self, name: str) -> bool:
        """Whether the field holds a guess that nobody has looked at."""
        if self._article is None:
            return False
        known = self._article.metadata
        if name == "title":
            return known.title_proposed
        guessed = name in {"short_title", "language"} and name not in known.stated_in
        return guessed and bool(getattr(known, name)) and not self._is_looked_at

    def _where_from(self, article: Article, name: str) -> str:
        """Where the value of a field came from, in words; empty where there is nothing to say."""
        place = article.metadata.stated_in.get(name)
        if not getattr(article.metadata, name):
            return ""
        if place is None:
            guesses = {
                "language": self.tr("Recognised from the words"),
                "short_title": self.tr("Shortened from the title"),
            }
            return guesses.get(name, "")
        if place == "analyst":
            return self.tr("Corrected by hand")
        line = _LINE.fullmatch(place)
        if line is None:
            return self.tr("Stated in: {place}").format(place=place)
        at = _line_start(article.text, int(line[1]))
        self._places[name] = at
        return self.tr("Stated in ¶ {n}").format(n=article.paragraph_at(at))


def _value(name: str, text: str) -> str | None:
    if name == "date":
        return iso_date(text)
    return language_code(text) if name == "language" else text or None


def _line_start(text: str, number: int) -> int:
    """Where line ``number`` (from 1) has its first letter; lines end at line feeds."""
    at = 0
    for _ in range(number - 1):
        found = text.find("\n", at)
        if found < 0:
            break
        at = found + 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at
