"""Editing in a list's own row, undisturbed by what changes in the list meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget
from typing_extensions import override

from app.ui import theme

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


def row_editor(parent: QWidget, said: str, name: str = "") -> QLineEdit:
    """A field that lies over the words of a row, read aloud as ``said``; ``name`` finds it."""
    editor = QLineEdit(parent)
    editor.setObjectName(name)
    editor.setProperty("bare", True)
    editor.setFont(theme.ui_font(13))
    editor.setAccessibleName(said)
    editor.setAutoFillBackground(True)
    return editor
