"""The linked passages of an article as a Qt list: what the ribbons show, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from typing_extensions import override

from app.domain.article import ArticleId, Span
from app.domain.verdict import Ruling
from app.ui.models.article_data import articles_as_data
from app.ui.models.value_list import Index, ValueList
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData, QModelIndex

_RULED = {"right": "Right match", "wrong": "Not a match"}


@dataclass(frozen=True, slots=True)
class LinkedPassage:
    """A passage of another article, with the ``here`` that it meets in the article at hand.

    ``title`` is the other article's short one, ``paragraph`` (¶) and ``words`` the passage's,
    ``own_words`` those of the passage here. ``relation`` is "same", "differs" or, where that
    has not been settled, "similar"; ``article`` is the other article's id. ``ruling`` is what
    an analyst, ``by``, said of the match; ``reason`` tells what the two share, if that is shown.
    """

    article: ArticleId
    here: Span
    there: Span
    relation: str
    title: str
    paragraph: int
    words: str
    own_words: str
    ruling: Ruling | None = None
    by: str = ""
    reason: str = ""

    @property
    def word(self) -> str:
        """The relation in a word."""
        return self.relation.capitalize()

    @property
    def said(self) -> str:
        """What an analyst said of it: "Right match, said Noor"; empty if nobody did."""
        if self.ruling is None:
            return ""
        return f"{_RULED[self.ruling]}, said {self.by}"

    @property
    def note(self) -> str:
        """The line below the words: what an analyst said, else what the two share."""
        return self.said or self.reason

    @property
    def spoken(self) -> str:
        """The link read whole: "Differs, Olive Branch, paragraph 3: the words there"."""
        parts = [self.said, self.word, self.title, f"paragraph {self.paragraph}: {self.words}"]
        return ", ".join(part for part in (*parts, "" if self.said else self.reason) if part)


class LinkRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    LINK = Qt.ItemDataRole.UserRole + 1


class LinkList(ValueList[LinkedPassage]):
    """Linked passages in the order of their places here, one row each; dragged as articles."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self._values[index.row()] for index in indexes]
        return articles_as_data((row.article, row.title) for row in rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.value(index)
        if row is None:
            return None
        match role:
            case LinkRole.LINK:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.words
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(row.words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return None
