"""The page of names: which spellings are one name, and which may be."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.finding.names_views import NamesView
from app.ui.finding.side_page import SidePage
from app.ui.models.name_list import NameList, ProposalList
from app.ui.widgets.buttons import Button, MainButton
from app.ui.widgets.rule import Rule

_LIST = 400


class NamesPage(SidePage):
    """The names at the left, what the library proposes at the right.

    ``add_wanted(text)`` carries a line of spellings, ``delete_wanted(id)`` and ``find_wanted(id)``
    are about a name in the list; ``decided(one)`` about the current proposal, ``look_wanted()``
    asks for its passages; ``general(on)`` for other spellings in every search; ``left()`` to go
    back to the results.
    """

    add_wanted = Signal(str)
    delete_wanted = Signal(str)
    find_wanted = Signal(str)
    decided = Signal(bool)
    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("names-page")
        self.names = NameList(self)
        self.proposals = ProposalList(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_list())
        row.addWidget(Rule(upright=True))
        row.addLayout(self._make_proposals(), 1)
        self.names.modelReset.connect(self._say)
        self.proposals.modelReset.connect(self._say)
        self.proposals.rowsRemoved.connect(self._say)
        self._looked = False
        self._say()

    def focus(self) -> None:
        """Put the caret where a name is added."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_looking(self, *, busy: bool) -> None:
        """Say whether the library is being looked through."""
        self._looked = not busy
        self._say()

    def clear_line(self) -> None:
        """The line was taken."""
        self.edit.clear()

    @Slot()
    def _say(self) -> None:
        there_are = self.names.rowCount() > 0
        self._none.setVisible(not there_are)
        self.list.setVisible(there_are)
        found = self.proposals.rowCount()
        self._pages.setCurrentIndex(1 if found else 0)
        self._hint.setText(
            self.tr("No spellings in the library look like one name in different articles.")
            if self._looked
            else self.tr("Looking through the library for spellings that may be one name…")
        )
        for button in (self.one, self.different, self.look):
            button.setEnabled(found > 0)

    @Slot()
    def _on_add(self) -> None:
        if self.edit.text().strip():
            self.add_wanted.emit(self.edit.text())

    @Slot()
    def _on_delete(self) -> None:
        name = self.names.value(self.list.currentIndex())
        if name is not None:
            self.delete_wanted.emit(name.id)

    @Slot()
    def _on_find(self) -> None:
        name = self.names.value(self.list.currentIndex())
        if name is not None:
            self.find_wanted.emit(name.id)

    @Slot()
    def _on_one(self) -> None:
        self.decided.emit(True)

    @Slot()
    def _on_different(self) -> None:
        self.decided.emit(False)

    def _make_list(self) -> QWidget:
        made = self.made_panel(_LIST)
        line = self._make_line()
        title, label = self.made_head(
            self.tr("Names"), self.tr("&Spellings of one name, commas between them"), self.edit
        )
        self._none = _quiet(self.tr("Spellings that you say are one name are found together."))
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = NamesView(self.names, self.tr("Names"), "panel")
        self.list.setObjectName("names")
        self.list.accepted.connect(self._on_find)
        self.list.refused.connect(self._on_delete)
        self.list.left.connect(self.left)
        self.general = QCheckBox(self.tr("Find names in &other spellings too"))
        self.general.setObjectName("names-general")
        self.general.setToolTip(self.tr("In every search, unless it says otherwise"))
        keys = _quiet(self.tr("Enter finds them  ·  F2 changes  ·  Del takes out"))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        back = self.made_way_back("names-back")
        back.setContentsMargins(16, 0, 16, 0)
        column.addLayout(back)
        for part in (title, label):
            column.addWidget(part)
            part.setContentsMargins(16, 0, 16, 0)
        column.addLayout(line)
        column.addWidget(self._none, 1)
        column.addWidget(self.list, 1)
        column.addWidget(keys)
        box = QHBoxLayout()
        box.setContentsMargins(16, 0, 16, 0)
        box.addWidget(self.general)
        column.addLayout(box)
        return made

    def _make_line(self) -> QHBoxLayout:
        self.edit = QLineEdit()
        self.edit.setObjectName("new-name")
        self.edit.setAccessibleName(self.tr("Spellings of one name, commas between them"))
        self.edit.setPlaceholderText("Lukashenko, Lukashenka, Лукашенко")
        self.edit.returnPressed.connect(self._on_add)
        add = Button(self.tr("A&dd"), "plus")
        add.setObjectName("add-name")
        add.clicked.connect(self._on_add)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        line.addWidget(add)
        return line

    def _make_proposals(self) -> QVBoxLayout:
        title = QLabel(self.tr("One name?"))
        title.setFont(theme.ui_font(15, 600))
        title.setContentsMargins(16, 12, 16, 2)
        below = _quiet(self.tr("Spellings in different articles of the library that sound alike."))
        self.proposed = NamesView(self.proposals, self.tr("One name?"), "paper")
        self.proposed.setObjectName("proposed-names")
        self.proposed.accepted.connect(self._on_one)
        self.proposed.refused.connect(self._on_different)
        self.proposed.left.connect(self.left)
        self._hint = QLabel()
        self._hint.setFont(theme.ui_font(15))
        self._hint.setProperty("role", "secondary")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(36, 0, 36, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._hint)
        self._pages.addWidget(self.proposed)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(below)
        column.addSpacing(6)
        column.addWidget(Rule())
        column.addWidget(self._pages, 1)
        column.addWidget(Rule())
        column.addWidget(self._make_foot())
        return column

    def _make_foot(self) -> QWidget:
        self.one = MainButton(self.tr("One &name"), "check")
        self.one.setObjectName("one-name")
        self.one.setToolTip(self.tr("They are found together (Enter)"))
        self.one.clicked.connect(self._on_one)
        self.different = Button(self.tr("Different na&mes"), "x")
        self.different.setObjectName("different-names")
        self.different.setToolTip(self.tr("They are not found by each other (Del)"))
        self.different.clicked.connect(self._on_different)
        self.look = Button(self.tr("&Look at the passages"), "magnifying-glass")
        self.look.setObjectName("look-at-names")
        self.look.clicked.connect(self.look_wanted)
        foot, row = self.made_foot()
        for button in (self.one, self.different):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.look)
        return foot

    @override
    def sizeHint(self) -> QSize:
        return QSize(1000, 600)


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.ui_font(12))
    label.setProperty("role", "hint")
    label.setWordWrap(True)
    label.setContentsMargins(16, 0, 16, 0)
    return label
