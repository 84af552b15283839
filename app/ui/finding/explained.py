"""The query in words below its field, so that operators hold no surprise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.domain.query import Query, Word, Words, parse
from app.domain.query_in_words import explain
from app.ui import theme


class Explained(QLabel):
    """Shown for queries with operators; plain words say themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explained")
        self.setFont(theme.ui_font(12))
        self.setProperty("role", "hint")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setContentsMargins(2, 2, 0, 0)
        self.hide()

    @Slot(str)
    def explain(self, text: str) -> None:
        """Say what ``text`` asks for."""
        query = parse(text)
        self.setText(in_words(query))
        self.setVisible(has_operators(query))


def has_operators(query: Query) -> bool:
    """Whether ``query`` asks for more than words."""
    return query.root is not None and not isinstance(query.root, Word | Words)


def in_words(query: Query) -> str:
    """What ``query`` finds, as a sentence, cut if it is very long."""
    said = f"Passages {explain(query)}."
    return said if len(said) <= _LONGEST else said[:_LONGEST].rpartition(" ")[0] + " …"


_LONGEST = 300
