"""The inspector's second tab: what is known of the article, its grades, its original."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import ReaderError
from app.domain.grading import credibility_meanings, reliability_meanings
from app.ui.passages.languages import language_code, language_name
from app.ui.reading.fact import Fact, captioned
from app.ui.reading.parts import Foot, part, scrolling
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_row import FormRow
from app.ui.widgets.grade_control import GradeControl

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from app.domain.article import Article, ArticleId, Metadata
    from app.ui.actions import Desk
    from app.ui.reading.deeds import Deeds

_FIELDS = ("title", "short_title", "publisher", "author", "date", "language")


class ArticleTab(QWidget):
    """Shows an article's details and corrects them: a field is saved when it is left."""

    def __init__(self, desk: Desk, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deeds = deeds
        self._article: Article | None = None
        self.rows = self._make_rows()
        self.reliability = GradeControl(self.tr("Source reliability"), reliability_meanings())
        self.credibility = GradeControl(
            self.tr("Information credibility"),
            {str(n): words for n, words in credibility_meanings().items()},
        )
        self._file = Fact()
        self._unchanged = Fact()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body(), 1)
        column.addWidget(self._foot())
        self.reliability.chosen.connect(self._on_reliability)
        self.credibility.chosen.connect(self._on_credibility)

    def show_article(self, article: Article) -> None:
        """Show what is known of ``article``; fields being typed in are left alone."""
        if article is self._article:
            return
        other = self._article is None or self._article.id != article.id
        self._article = article
        for name, row in self.rows.items():
            field = row.field
            if isinstance(field, QLineEdit) and (other or not field.hasFocus()):
                field.setText(_shown(article.metadata, name))
                field.setCursorPosition(0)
                if row.error:
                    row.set_error("")
        proposed = article.metadata.title_proposed
        self.rows["title"].set_badge(self.tr("Proposed") if proposed else "")
        self.reliability.set_value(article.reliability)
        self.credibility.set_value(article.credibility)
        self._file.state(_file_in_words(article), "file-text")
        if other:
            self._check_original(article.id)

    # Building

    def _make_rows(self) -> dict[str, FormRow]:
        labels = {
            "title": self.tr("Title"),
            "short_title": self.tr("Short title"),
            "publisher": self.tr("Publisher"),
            "author": self.tr("Author"),
            "date": self.tr("Published"),
            "language": self.tr("Language"),
        }
        rows = {}
        for name in _FIELDS:
            field = QLineEdit()
            field.setObjectName(name)
            field.setPlaceholderText(self.tr("Not stated in the text"))
            field.editingFinished.connect(self._on_edited)
            field.returnPressed.connect(self._on_accepted)
            rows[name] = FormRow(labels[name], field)
        return rows

    def _body(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(part(list(self.rows.values()), gap=10))
        column.addWidget(part([self.reliability, self.credibility], gap=12))
        original = [captioned(self.tr("Original")), self._file, self._unchanged]
        column.addWidget(part(original, line=False))
        column.addStretch(1)
        return scrolling(inner)

    def _foot(self) -> Foot:
        foot = Foot()
        button = Button(self.tr("Show the original"), "eye")
        button.follow(self._desk.actions.get("view.original"))
        foot.add(button, stretch=True)
        return foot

    # Slots

    @Slot()
    def _on_edited(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit) and self._article is not None:
            self._save(self._article, field.objectName(), field.text())

    @Slot()
    def _on_accepted(self) -> None:
        """Enter in the field of a proposed title accepts it as it is."""
        field, article = self.sender(), self._article
        if article is None or not isinstance(field, QLineEdit) or field.objectName() != "title":
            return
        if article.metadata.title_proposed and field.text().strip() == article.metadata.title:
            self._deeds.attempt(self._desk.library.reading.accept_title, article.id)

    @Slot(str)
    def _on_reliability(self, letter: str) -> None:
        if self._article is not None:
            self._deeds.grade_article(self._article.id, reliability=letter or None)

    @Slot(str)
    def _on_credibility(self, number: str) -> None:
        if self._article is not None:
            self._deeds.grade_article(self._article.id, credibility=int(number) if number else None)

    # Private

    def _save(self, article: Article, name: str, text: str) -> None:
        """Save a field that differs; what cannot be saved is said below it."""
        row = self.rows[name]
        if text.strip() == _shown(article.metadata, name).strip():
            row.set_error("")
            return
        value: str | None = text.strip() or None
        if name == "language" and value is not None:
            value = language_code(value)
            if value is None:
                row.set_error(self.tr("No language of this name is known. Try “English” or “en”."))
                return
        fields: dict[str, Any] = {name: value or ("" if name in {"title", "short_title"} else None)}
        try:
            self._desk.library.reading.change_metadata(article.id, **fields)
        except ReaderError as error:
            row.set_error(error.message)
        else:
            row.set_error("")

    def _check_original(self, article: ArticleId) -> None:
        """Hold the kept original against its fingerprint, off the main thread."""
        self._unchanged.state(self.tr("Checking the original…"), "clock")
        library = self._desk.library

        def check() -> tuple[ArticleId, bool]:
            return article, library.original_unchanged(article)

        self._desk.background.run(check, owner=self, on_done=self._show_check)

    def _show_check(self, checked: tuple[ArticleId, bool]) -> None:
        article, unchanged = checked
        if self._article is None or self._article.id != article:
            return
        if unchanged:
            self._unchanged.state(self.tr("Unchanged since it was added"), "check-circle", "ok")
        else:
            words = self.tr("The kept original does not match its fingerprint")
            self._unchanged.state(words, "warning", "err")


def _shown(known: Metadata, name: str) -> str:
    if name == "language":
        return language_name(known.language)
    return str(getattr(known, name) or "")


def _file_in_words(article: Article) -> str:
    """Size, sort and age: "5.6 KB text file, added today"."""
    size = float(article.bytes)
    unit = "bytes"
    for unit in ("bytes", "KB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    shown = f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
    suffix = PurePath(article.file_name).suffix.lower()
    sort = _SORTS.get(suffix, f"{suffix.lstrip('.')} file" if suffix else "file")
    return f"{shown} {sort}, added {_when(article.added_at)}"


def _when(moment: str) -> str:
    added = datetime.fromisoformat(moment).astimezone()
    days = (datetime.now(UTC).astimezone().date() - added.date()).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"on {added.date().isoformat()}"


_SORTS = {
    "": "file",
    ".txt": "text file",
    ".md": "Markdown file",
    ".html": "web page",
    ".htm": "web page",
    ".pdf": "PDF file",
    ".docx": "Word file",
    ".eml": "e-mail",
}
