"""The menu of articles in a list, and the one that puts them into a collection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.article import ArticleId
from app.domain.errors import NotFound
from app.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.library.reading import ArticleSummary
    from app.ui.actions import Desk
    from app.ui.library.filing import Filing

_MOST_NAMED = 12
_WORD = re.compile(r"\w{4,}")


class ArticleMenu(QObject):
    """``opened`` carries an article and whether beside; ``named`` a collection just made."""

    opened = Signal(str, bool)
    named = Signal(str)
    unfolded = Signal(bool)

    def __init__(self, desk: Desk, filing: Filing, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._filing = filing
        self._window = parent
        self._articles: list[ArticleId] = []

    def popup(self, articles: Sequence[ArticleSummary], copies: int, point: QPoint) -> None:
        """Show what can be done with ``articles``.

        ``copies`` counts the group that the row stands for, 0 for none; ``point`` is on the screen.
        """
        self._articles = [row.id for row in articles]
        menu = self._menu()
        one = articles[0] if len(articles) == 1 else None
        if one is not None:
            _add(menu, "book-open", self.tr("&Open"), ("open",))
            _add(menu, "columns", self.tr("Open &beside"), ("beside",))
            if self._desk.library.versions.previous(one.id) is not None:
                _add(menu, "clock-clockwise", self.tr("&Versions"), ("versions",))
            menu.addSeparator()
        self._add_filing(menu)
        menu.addSeparator()
        self._add_groups(menu, one, copies)
        menu.addSeparator()
        _add(menu, "trash", self.tr("&Remove from the library"), ("drop",))
        self._allow(menu)
        menu.popup(point)

    def popup_collections(self, articles: Sequence[ArticleSummary], point: QPoint) -> None:
        """Show the collections to put ``articles`` into; digits choose.

        Where there is none yet, one is made of them at once, to be named.
        """
        self._articles = [row.id for row in articles]
        library = self._desk.library
        if not library.collections.collections() and not library.read_only:
            self._make_collection(self._articles)
            return
        menu = self._menu()
        self._add_collections(menu)
        self._allow(menu)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(point)

    # Building

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setObjectName("articleMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._on_triggered)
        return menu

    def _allow(self, menu: QMenu) -> None:
        if self._desk.library.read_only:
            for action in menu.actions():
                if not action.data() or action.data()[0] not in {"open", "beside", "unfold"}:
                    action.setEnabled(False)

    def _add_filing(self, menu: QMenu) -> None:
        waiting = set(self._desk.library.collections.inbox())
        if any(article in waiting for article in self._articles):
            _add(menu, "check", self.tr("&Keep"), ("keep",))
        if not all(article in waiting for article in self._articles):
            _add(menu, "tray", self.tr("Put back into the &Inbox"), ("inbox",))
        into = menu.addMenu(icon("folder-simple"), self.tr("&Put into a collection"))
        self._add_collections(into)
        inside = {
            name
            for article in self._articles
            for name in self._desk.library.collections.of(article)
        }
        for made in self._desk.library.collections.collections():
            if made.id in inside:
                words = self.tr("&Take out of “{name}”").format(name=_plain(made.name))
                _add(menu, "folder-simple-minus", words, ("out", made.id))

    def _add_collections(self, menu: QMenu) -> None:
        for number, made in enumerate(self._desk.library.collections.collections(), 1):
            key = f"&{number} " if number < 10 else ""
            _add(menu, "folder-simple", key + _plain(made.name), ("put", made.id))
        if menu.actions():
            menu.addSeparator()
        _add(menu, "folder-simple-plus", self.tr("&New collection"), ("new",))

    def _add_groups(self, menu: QMenu, one: ArticleSummary | None, copies: int) -> None:
        if one is None:
            _add(menu, "copy", self.tr("&Group as one source"), ("group",))
            return
        if copies:
            _add(menu, "caret-down", self.tr("&Show the copies"), ("unfold", True))
            _add(menu, "caret-right", self.tr("&Hide the copies"), ("unfold", False))
        if self._desk.library.grouping.group_of(one.id) is not None:
            _add(menu, "arrows-out-line-horizontal", self.tr("Keep &apart"), ("apart",))
        into = menu.addMenu(icon("copy"), self.tr("&Group with"))
        for row in self._like(one):
            _add(into, "", _plain(row.short_title), ("with", row.id))
        into.setEnabled(bool(into.actions()))

    def _like(self, one: ArticleSummary) -> list[ArticleSummary]:
        """Articles that ``one`` could be a copy of: those whose titles share most words."""
        words = set(_WORD.findall(one.title.casefold()))
        sources = self._desk.library.grouping.sources_of([one.id])
        ours = sources.get(one.id, one.id)
        scored: list[tuple[int, int, ArticleSummary]] = []
        for at, row in enumerate(self._desk.library.articles()):
            if row.id != one.id and self._desk.library.grouping.source_of(row.id) != ours:
                shared = len(words & set(_WORD.findall(row.title.casefold())))
                scored.append((-shared, at, row))
        return [row for _shared, _at, row in sorted(scored)[:_MOST_NAMED]]

    # What was chosen

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        what, *rest = action.data() or ("",)
        articles = [article for article in self._articles if self._is_there(article)]
        if not articles:
            return
        match what:
            case "open" | "beside":
                self.opened.emit(articles[0], what == "beside")
            case "keep":
                self._filing.keep(articles)
            case "inbox":
                self._filing.put(articles, "inbox")
            case "put":
                self._filing.put(articles, rest[0])
            case "out":
                self._filing.take_out(articles, rest[0])
            case "unfold":
                self.unfolded.emit(rest[0])
            case _:
                self._do_more(what, articles, rest)

    def _do_more(self, what: str, articles: list[ArticleId], rest: list[str]) -> None:
        match what:
            case "new":
                self._make_collection(articles)
            case "drop":
                self._filing.drop(articles)
            case "group":
                self._filing.group(articles)
            case "with":
                self._filing.group([ArticleId(rest[0]), *articles])
            case "apart":
                self._filing.keep_apart(articles[0])
            case "versions":
                action = self._desk.actions.get("library.versions")
                action.setData(articles[0])
                action.trigger()
                action.setData(None)

    def _make_collection(self, articles: Sequence[ArticleId]) -> None:
        made = self._filing.put_into_new(articles)
        if made is not None:
            self.named.emit(made)

    def _is_there(self, article: ArticleId) -> bool:
        try:
            self._desk.library.article(article)
        except NotFound:
            return False
        return True


def _add(menu: QMenu, glyph: str, words: str, data: tuple[object, ...]) -> None:
    action = menu.addAction(icon(glyph), words) if glyph else menu.addAction(words)
    action.setData(data)


def _plain(words: str) -> str:
    """``words`` as a menu shows them: without a mnemonic of their own."""
    return words.replace("&", "&&")
