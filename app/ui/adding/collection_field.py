"""The field of the form that files an article, or all that were added, in collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import ReaderError
from app.ui.widgets.buttons import LinkButton, flush_left
from app.ui.widgets.form_row import FormRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import ArticleId
    from app.ui.actions import Desk


class CollectionField(QWidget):
    """Names of collections, parted by semicolons; one that is new is made.

    ``all_wanted`` asks to put everything that was added into the collections that are named.
    """

    all_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: ArticleId | None = None
        self.field = QLineEdit()
        self.field.setObjectName("collections")
        self.field.setPlaceholderText(self.tr("Type a name"))
        self.field.editingFinished.connect(self.save)
        self.field.textEdited.connect(self._on_typed)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.row = FormRow(self.tr("Add to collection"), self.field)
        self.all = LinkButton(self.tr("Put all that was added there"), small=True)
        self.all.setObjectName("fileAllAdded")
        self.all.clicked.connect(self._on_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.row)
        column.addLayout(flush_left(self.all))

    def show_article(self, article: ArticleId) -> None:
        """Show where ``article`` is; what is being typed for it is left alone."""
        typing = self.field.hasFocus() and article == self._article
        self._article = article
        self._names.setStringList([c.name for c in self._desk.library.collections.collections()])
        if not typing:
            self.field.setText("; ".join(self._held()))
            self.row.set_error("")
        self._on_typed(self.field.text())

    @Slot()
    def save(self) -> None:
        """Put the article into what is named, and take it out of what no longer is."""
        if self._article is None:
            return
        named, held = self.names(), self._held()
        folded = {name.casefold() for name in named}
        collections = self._desk.library.collections
        try:
            for name in held:
                found = collections.named(name)
                if name.casefold() not in folded and found is not None:
                    collections.take_out([self._article], found.id)
            known = {name.casefold() for name in held}
            self.put([self._article], [name for name in named if name.casefold() not in known])
        except ReaderError as error:
            self.row.set_error(error.message)
        else:
            self.row.set_error("")

    def put(self, articles: Sequence[ArticleId], names: Sequence[str]) -> None:
        """Put ``articles`` into the collections called ``names``; raises ``ReaderError``."""
        collections = self._desk.library.collections
        for name in names:
            found = collections.named(name)
            if found is None:
                collections.put_into_new(articles, name)
            else:
                collections.put(articles, found.id)

    def names(self) -> list[str]:
        """The collections that are named, each once."""
        typed = (" ".join(name.split()) for name in self.field.text().split(";"))
        return list({name.casefold(): name for name in typed if name}.values())

    def _held(self) -> list[str]:
        if self._article is None:
            return []
        mine = self._desk.library.collections.of(self._article)
        return [c.name for c in self._desk.library.collections.collections() if c.id in mine]

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.all.setVisible(bool(text.strip()))

    @Slot()
    def _on_all(self) -> None:
        self.save()
        self.all_wanted.emit()
