"""What stands in place of results: recent queries, or what else would find something."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.models.result_words import passages_in_words
from app.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.finding.question import Found

KEPT = 8
"""Recent queries that are offered."""

_CLEAR, _MEANT = "clear", "meant"


class Nothing(QWidget):
    """One sentence with one thing to do, or the recent queries while nothing is typed.

    ``chosen`` carries a query to ask instead; ``clear_wanted`` asks to drop the filters.
    """

    chosen = Signal(str)
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meant = ""
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel()
        self._words.setObjectName("nothing")
        self._words.setFont(theme.ui_font(15))
        self._words.setProperty("role", "secondary")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._words.linkActivated.connect(self._on_link)
        self._recent_head = QLabel(self.tr("Recent queries"))
        self._recent_head.setFont(theme.ui_font(12, 600))
        self._recent_head.setProperty("role", "secondary")
        self._recent = [self._make_recent() for _ in range(KEPT)]
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 36, 36, 36)
        column.setSpacing(4)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addSpacing(20)
        column.addWidget(self._recent_head, 0, Qt.AlignmentFlag.AlignHCenter)
        for button in self._recent:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_start(self, articles: int, recent: Sequence[str]) -> None:
        """Nothing is typed yet: say what can be searched, offer the ``recent`` queries."""
        if articles:
            count = (
                self.tr("1 article")
                if articles == 1
                else self.tr("{count} articles").format(count=f"{articles:,}")
            )
            text = self.tr("Type words to find passages in {articles}.").format(articles=count)
        else:
            text = self.tr("Passages are found here once there are articles.")
        self._say(text)
        self._recent_head.setVisible(bool(recent))
        for at, button in enumerate(self._recent):
            button.setVisible(at < len(recent))
            if at < len(recent):
                button.set_words(recent[at].replace("&", "&&"))

    def show_none(self, found: Found) -> None:
        """Nothing was found: say what else would find something."""
        self._recent_head.hide()
        for button in self._recent:
            button.hide()
        passages = passages_in_words(found.instead)
        self._meant = found.did_you_mean
        if found.question.narrowed and found.instead:
            self._say(
                self.tr("Nothing here with these filters. {clear} shows {passages}.").format(
                    clear=_link(_CLEAR, self.tr("Clear filters")), passages=passages
                )
            )
            return
        asked = escape(found.question.text.strip())
        if found.partial is None:
            text = self.tr("Nothing found for “{query}”.").format(query=asked)
        else:
            searched, articles = found.partial
            text = self.tr(
                "Nothing found for “{query}” yet: {searched} of {articles} articles are searched."
            ).format(query=asked, searched=f"{searched:,}", articles=f"{articles:,}")
        if found.did_you_mean:
            text += " " + self.tr("Did you mean {query}? ({passages})").format(
                query=_link(_MEANT, found.did_you_mean), passages=passages
            )
        self._say(text)

    @property
    def sentence(self) -> str:
        """What is said, without its markup."""
        return self._words.accessibleName()

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self._words.setAccessibleName(_plain(text))

    @Slot(str)
    def _on_link(self, link: str) -> None:
        if link == _CLEAR:
            self.clear_wanted.emit()
        else:
            self.chosen.emit(self._meant)

    @Slot()
    def _on_recent(self) -> None:
        button = self.sender()
        if isinstance(button, LinkButton):
            self.chosen.emit(button.text().replace("&&", "&"))

    def _make_recent(self) -> LinkButton:
        button = LinkButton("", small=True)
        button.setObjectName("recent")
        button.clicked.connect(self._on_recent)
        return button


def _link(name: str, words: str) -> str:
    style = "font-weight:600;text-decoration:none"
    return f'<a href="{name}" style="{style}">{escape(words)}</a>'


def _plain(text: str) -> str:
    from PySide6.QtGui import QTextDocumentFragment

    return QTextDocumentFragment.fromHtml(text).toPlainText()
