"""Editing in a list's own row, undisturbed by what changes in the list meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyledItemDelegate, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

_FILLED = "filled"


class SteadyEditorDelegate(QStyledItemDelegate):
    """A delegate that fills an editor once, when it opens.

    Qt fills an open editor again whenever its row changes, such as when a count arrives from the
    background; what a person had typed until then would be gone.
    """

    @override
    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if not editor.property(_FILLED):
            editor.setProperty(_FILLED, True)
            super().setEditorData(editor, index)
