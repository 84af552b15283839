"""The filters beside the results: what the passages found have in common, with counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from app.domain.grading import reliability_meanings
from app.ui.models.result_words import passages_in_words
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

GROUPS = ("tag", "publisher", "month", "language", "kind", "grade", "collection", "source")
"""The filters in the order in which they stand."""

NO_TAG = "No tag"
_LAST = frozenset({NO_TAG, "No collection", "Not stated", "Not graded"})
"""Values that say that there is none; they stand below the others."""

FIRST = 8
"""Values of a group that are shown before the others are asked for."""


class FacetRole(IntEnum):
    """What an item answers beyond Qt's own roles."""

    COUNT = Qt.ItemDataRole.UserRole + 1
    VALUE = Qt.ItemDataRole.UserRole + 2
    IS_GROUP = Qt.ItemDataRole.UserRole + 3


@dataclass(slots=True)
class _Value:
    value: str
    count: int


@dataclass(slots=True)
class _Group:
    key: str
    values: list[_Value]
    shows_all: bool = False

    @property
    def shown(self) -> int:
        """Values that have a row; one more than ``FIRST`` needs no row to ask for it."""
        return len(self.values) if self.shows_all or len(self.values) <= FIRST + 1 else FIRST

    @property
    def rows(self) -> int:
        return self.shown + (1 if self.shown < len(self.values) else 0)


class FacetModel(QAbstractItemModel):
    """Groups of checkable values; ``filters_changed`` is emitted when a check changes.

    Values that are checked stay, with a count of 0, when no passage has them any more.
    """

    filters_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[_Group] = []
        self._checked: dict[str, list[str]] = {}

    @property
    def checked(self) -> dict[str, tuple[str, ...]]:
        """The checked values of each group that has any."""
        return {key: tuple(values) for key, values in self._checked.items() if values}

    def show_counts(self, facets: Mapping[str, Sequence[tuple[str, int]]]) -> None:
        """Show these values and counts; what was checked stays checked."""
        groups = []
        for key in GROUPS:
            counts = sorted(facets.get(key, ()), key=_is_last)
            values = [_Value(value, count) for value, count in counts]
            known = {value.value for value in values}
            values += [_Value(v, 0) for v in self._checked.get(key, ()) if v not in known]
            if values:
                before = next((g for g in self._groups if g.key == key), None)
                groups.append(_Group(key, values, before is not None and before.shows_all))
        if self._same_shape(groups):
            self._groups = groups
            for at, group in enumerate(groups):
                parent = self.index(at, 0)
                self.dataChanged.emit(
                    self.index(0, 0, parent), self.index(group.rows - 1, 0, parent)
                )
            return
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def choose(self, checked: Mapping[str, Sequence[str]]) -> None:
        """Check these values of each group and no others; ``filters_changed`` if that differs."""
        wanted = {key: list(checked[key]) for key in GROUPS if checked.get(key)}
        if {key: set(values) for key, values in self.checked.items()} == {
            key: set(values) for key, values in wanted.items()
        }:
            return
        self._checked = wanted
        self.show_counts({g.key: [(v.value, v.count) for v in g.values] for g in self._groups})
        self.filters_changed.emit()

    def clear(self) -> None:
        """Uncheck everything; emits ``filters_changed`` if anything was checked."""
        if not self.checked:
            return
        self._checked.clear()
        for at, group in enumerate(self._groups):
            parent = self.index(at, 0)
            self.dataChanged.emit(self.index(0, 0, parent), self.index(group.rows - 1, 0, parent))
        self.filters_changed.emit()

    def toggle(self, index: Index) -> None:
        """Check or uncheck the value at ``index``; the row for the others brings them instead."""
        if self._is_rest(index):
            group = self._groups[index.internalId() - 1]
            self.beginResetModel()
            group.shows_all = True
            self.endResetModel()
            return
        state = self.data(index, Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        on = Qt.CheckState(state) is not Qt.CheckState.Checked
        self.setData(
            index,
            Qt.CheckState.Checked if on else Qt.CheckState.Unchecked,
            Qt.ItemDataRole.CheckStateRole,
        )

    def find(self, value: str) -> QModelIndex:
        """Where ``group:value`` (as ``FacetRole.VALUE`` answers) stands; invalid if nowhere."""
        key, _, wanted = value.partition(":")
        for at, group in enumerate(self._groups):
            if group.key == key:
                for row, known in enumerate(group.values[: group.shown]):
                    if known.value == wanted:
                        return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    @override
    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() too
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() == 0 and parent.column() == 0:
            return self._groups[parent.row()].rows
        return 0

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == 0:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemNeverHasChildren
        if not self._is_rest(index):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == FacetRole.IS_GROUP:
            return index.internalId() == 0
        if index.internalId() == 0:
            return self._of_group(self._groups[index.row()].key, role)
        group = self._groups[index.internalId() - 1]
        if self._is_rest(index):
            return self._of_rest(len(group.values) - group.shown, role)
        return self._of_value(group.key, group.values[index.row()], role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if index.internalId() == 0 or self._is_rest(index):
            return False
        group = self._groups[index.internalId() - 1]
        name = group.values[index.row()].value
        checked = self._checked.setdefault(group.key, [])
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        if on == (name in checked):
            return True
        if on:
            checked.append(name)
        else:
            checked.remove(name)
        self.dataChanged.emit(index, index, [role])
        self.filters_changed.emit()
        return True

    def _is_rest(self, index: Index) -> bool:
        if not index.isValid() or index.internalId() == 0:
            return False
        return index.row() >= self._groups[index.internalId() - 1].shown

    def _same_shape(self, groups: list[_Group]) -> bool:
        return [(g.key, [v.value for v in g.values]) for g in groups] == [
            (g.key, [v.value for v in g.values]) for g in self._groups
        ]

    def _of_group(self, key: str, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return group_title(key)
        return None

    def _of_rest(self, count: int, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Show {count} more").format(count=count)
        return None

    def _of_value(self, key: str, value: _Value, role: int) -> Any:
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: facet_label(key, value.value),
            Qt.ItemDataRole.ToolTipRole: as_tip(facet_label(key, value.value)),
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Checked
            if value.value in self._checked.get(key, ())
            else Qt.CheckState.Unchecked,
            FacetRole.COUNT: value.count,
            FacetRole.VALUE: f"{key}:{value.value}",
        }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{facet_label(key, value.value)}, {passages_in_words(value.count)}"
        return answers.get(role)


def _is_last(counted: tuple[str, int]) -> bool:
    return counted[0] in _LAST


def group_title(key: str) -> str:
    """The heading of a group of filters."""
    return {
        "tag": QCoreApplication.translate("FacetModel", "Tag"),
        "publisher": QCoreApplication.translate("FacetModel", "Publisher"),
        "month": QCoreApplication.translate("FacetModel", "Month added"),
        "language": QCoreApplication.translate("FacetModel", "Language"),
        "kind": QCoreApplication.translate("FacetModel", "Kind"),
        "grade": QCoreApplication.translate("FacetModel", "Grade"),
        "collection": QCoreApplication.translate("FacetModel", "Collection"),
        "source": QCoreApplication.translate("FacetModel", "Copies"),
    }[key]


def facet_label(key: str, value: str) -> str:
    """``value`` in words: a month's name for "2026-11", a language's for "en"."""
    if key == "month":
        return _month(value)
    if key == "language":
        language = QLocale.codeToLanguage(value)
        return (
            value
            if language == QLocale.Language.AnyLanguage
            else QLocale.languageToString(language)
        )
    if key == "grade" and value in reliability_meanings():
        return f"{value} · {reliability_meanings()[value].lower()}"
    return value


def _month(value: str) -> str:
    year, _, month = value.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return value
    if value == f"{datetime.now(UTC):%Y-%m}":
        return QCoreApplication.translate("FacetModel", "This month")
    return f"{QLocale().standaloneMonthName(int(month))} {year}"
