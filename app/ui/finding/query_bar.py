"""What stands above the results: the query, how much it finds, and how to narrow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.finding.explained import Explained
from app.ui.finding.narrowing import NarrowRow
from app.ui.finding.new_chip import NewChip
from app.ui.finding.operators import Typed
from app.ui.finding.small_link import SmallLink
from app.ui.finding.variants_line import VariantsLine
from app.ui.models.result_facets import NO_TAG
from app.ui.models.result_words import passages_in_words
from app.ui.positions import Utf16Positions
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.ui.finding.question import Found

_SORTS = ("best", "newest", "oldest")
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class _SortButton(SmallLink):
    """Opens the menu of orders; in the text's colour, since it is no way out of here."""

    @override
    def _text_role(self) -> str:
        return "text"


class QueryBar(QWidget):
    """The field and its rows.

    ``typed`` follows each change of the query; ``sorted`` carries the order ("best", "newest",
    "oldest"). While the field has the focus, ``stepped(by)`` asks for the next (1) or last (-1)
    result and ``entered(beside)`` to open it. ``everywhere_wanted`` leaves the one article that the
    search was narrowed to, ``filters_wanted`` asks for the filters, ``operators_wanted`` for the
    list of operators, and ``corrected`` carries the query that was meant.
    """

    typed = Signal(str)
    sorted = Signal(str)
    stepped = Signal(int)
    entered = Signal(bool)
    left = Signal()
    filters_wanted = Signal()
    operators_wanted = Signal()
    corrected = Signal(str)
    everywhere_wanted = Signal()

    def __init__(self, save: QAction, flat: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flat = flat
        self._meant = ""
        self._listed: str | None = None
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField(
            self.tr("Find in the library"), self.tr("Find in the library"), large=True
        )
        self.field.setObjectName("query")
        self.field.setFixedHeight(40)
        self.field.edit.setObjectName("query-edit")
        self.field.edit.installEventFilter(self)
        self.field.changed.connect(self.typed)
        self.field.left.connect(self.left)
        self._explained = Explained()
        self.field.changed.connect(self._on_changed)
        self.narrow = NarrowRow()
        self.narrow.read_from(self._query)
        self.narrow.put.connect(self._on_put)
        self.narrow.operators_wanted.connect(self.operators_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(4)  # the rows are as high as their links, and their words only 16 px
        column.addLayout(self._make_first(save))
        column.addWidget(self._explained)
        column.addLayout(self._make_figures())
        self.variants = VariantsLine()
        column.addWidget(self.variants)
        column.addWidget(self.narrow)
        self._only = self._make_only()
        column.addWidget(self._only)
        self.new = NewChip()
        column.addWidget(self.new)
        self.back = Chip(self.tr("Back to the list"), glyph="arrow-left")
        self.back.setObjectName("back-to-list")
        self.back.hide()
        column.addWidget(self.back)
        self._notices = self._make_notices()
        column.addWidget(self._notices)
        self._meant_row = self._make_meant()
        column.addWidget(self._meant_row)

    def _query(self) -> Typed:
        edit = self.field.edit
        start = edit.selectionStart() if edit.hasSelectedText() else edit.cursorPosition()
        end = edit.selectionEnd() if edit.hasSelectedText() else start
        points = Utf16Positions(edit.text())
        return Typed(edit.text(), points.to_code_points(start), points.to_code_points(end))

    def focus(self) -> None:
        """Put the caret into the field with all of its text selected."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def set_query(self, text: str) -> None:
        """Put ``text`` into the field, the caret at its end."""
        self.field.set_text(text)
        self.field.edit.end(False)

    def show_way_back(self, query: str) -> None:
        """Offer the way back to a list of terms, as long as ``query`` stands in the field."""
        self._listed = query
        self.back.setVisible(self.field.text() == query)

    def show_found(self, found: Found) -> None:
        """Say how much was found, and what was not understood."""
        if not found.passages:
            self._figures.setText("")
            self._seconds.setText("")
        else:
            self._figures.setText(self._in_words(found))
            seconds = f"{max(0.01, found.seconds):.2f}"
            self._seconds.setText(self.tr("{seconds} s").format(seconds=seconds))
        self._show_only(found)
        self._notices.setText("\n".join(found.notices))
        self._notices.setVisible(bool(found.notices))
        self._meant = found.did_you_mean if found.passages else ""
        self._meant_row.setVisible(bool(self._meant))
        self._meant_link.set_words(self._meant)
        tags = (value for value, _count in found.facets.get("tag", ()) if value != NO_TAG)
        self.narrow.suggest_tag(next(tags, ""))

    def show_filters(self, chosen: int, *, folded: bool) -> None:
        """Show the button to the filters while they are ``folded`` away, with how many are on."""
        self.filter_button.setVisible(folded)
        self._save.setVisible(not folded)  # then it stands among the filters
        words = self.tr("Filter")
        self.filter_button.set_words(f"{words} · {chosen}" if chosen else words)

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        self._explained.explain(text)
        self.back.setVisible(text == self._listed)

    @Slot(str, int, int)
    def _on_put(self, text: str, start: int, end: int) -> None:
        units = Utf16Positions(text)
        begin, stop = units.to_units(start), units.to_units(end)
        self.field.edit.setText(text)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.setCursorPosition(stop)
        if begin < stop:
            self.field.edit.setSelection(begin, stop - begin)

    @Slot(QAction)
    def _on_sort(self, action: QAction) -> None:
        self._sort.set_words(action.text())
        self._sort.setAccessibleName(self.tr("Sort: {order}").format(order=action.text()))
        self.sorted.emit(action.data())

    @Slot()
    def _on_meant(self) -> None:
        self.corrected.emit(self._meant)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.stepped.emit(steps[event.key()])
            return True
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return False

    def _show_only(self, found: Found) -> None:
        self._only.setVisible(found.question.article is not None)
        title = found.title or self.tr("one article")
        words = QFontMetrics(self._only.font()).elidedText(
            self.tr("Only in {title}").format(title=title),
            Qt.TextElideMode.ElideRight,
            max(120, self.width() - 120),
        )
        self._only.setText(words)
        self._only.setAccessibleName(self.tr("Only in {title}").format(title=title))
        self._only.updateGeometry()

    def _in_words(self, found: Found) -> str:
        articles = (
            self.tr("in 1 article")
            if found.articles == 1
            else self.tr("in {count} articles").format(count=f"{found.articles:,}")
        )
        passages = passages_in_words(found.passages)
        said = f"<span style='font-weight:600'>{passages}</span> {articles}"
        if 0 < found.sources < found.articles:
            sources = (
                self.tr("1 source")
                if found.sources == 1
                else self.tr("{count} sources").format(count=f"{found.sources:,}")
            )
            said = f"{said}, {sources}"
        return said

    def _make_first(self, save: QAction) -> QHBoxLayout:
        self._save = Button("", "bookmark-simple")
        self._save.setObjectName("save-search")
        self._save.setFixedHeight(40)
        self._save.follow(save, words=self.tr("Save search"))
        self.filter_button = Button(self.tr("Filter"), "funnel-simple")
        self.filter_button.setObjectName("filter")
        self.filter_button.setFixedHeight(40)
        self.filter_button.clicked.connect(self.filters_wanted)
        self.filter_button.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._save)
        row.addWidget(self.filter_button)
        return row

    def _make_only(self) -> Chip:
        chip = Chip("", glyph="funnel-simple")
        chip.setObjectName("only-article")
        chip.make_removable(self.tr("Search everywhere again (Delete)"))
        chip.removed.connect(self.everywhere_wanted)
        chip.clicked.connect(self.everywhere_wanted)
        chip.hide()
        return chip

    def _make_figures(self) -> QHBoxLayout:
        self._figures = QLabel()
        self._figures.setObjectName("figures")
        self._figures.setFont(theme.ui_font(12))
        self._seconds = QLabel()
        self._seconds.setObjectName("seconds")
        self._seconds.setFont(theme.ui_font(12, tabular=True))
        self._seconds.setProperty("role", "hint")
        label = QLabel(self.tr("Sort:"))
        label.setFont(theme.ui_font(12))
        label.setProperty("role", "secondary")
        self._sort = _SortButton(self.tr("Best match"), "sort")
        self._sort.set_glyph("caret-down", trailing=True)
        self._sort.setAccessibleName(self.tr("Sort: {order}").format(order=self.tr("Best match")))
        self._sort.setMenu(self._make_orders())
        label.setBuddy(self._sort)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._figures)
        row.addWidget(self._seconds)
        row.addStretch(1)
        row.addWidget(label)
        row.setSpacing(6)
        row.addWidget(self._sort)
        return row

    def _make_orders(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        names = (self.tr("Best match"), self.tr("Newest"), self.tr("Oldest"))
        for order, name in zip(_SORTS, names, strict=True):
            action = menu.addAction(name)
            action.setData(order)
            action.setCheckable(True)
            action.setChecked(order == _SORTS[0])
            group.addAction(action)
        group.triggered.connect(self._on_sort)
        menu.addSeparator()
        menu.addAction(self._flat)
        return menu

    def _make_notices(self) -> QLabel:
        label = QLabel()
        label.setObjectName("notices")
        label.setFont(theme.ui_font(12))
        label.setProperty("role", "warn")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.hide()
        return label

    def _make_meant(self) -> QWidget:
        words = QLabel(self.tr("Did you mean"))
        words.setFont(theme.ui_font(12))
        words.setProperty("role", "secondary")
        self._meant_link = SmallLink("", "did-you-mean", weight=600)
        self._meant_link.clicked.connect(self._on_meant)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(words)
        row.addWidget(self._meant_link)
        row.addStretch(1)
        made.hide()
        return made
