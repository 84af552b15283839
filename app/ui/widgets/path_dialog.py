"""Asks for files, a folder or a place to save, while everything else goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PathDialog(QFileDialog):
    """``chosen`` carries the paths; nothing follows if none is chosen.

    Qt's own functions for this wait in an event loop inside the call. Whatever fails while
    something is painted in there takes the program down with it, instead of being told.
    """

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None, title: str, folder: str = "") -> None:
        super().__init__(parent, title, folder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.filesSelected.connect(self._on_selected)

    @classmethod
    def files(
        cls, parent: QWidget | None, title: str, kinds: str, *, several: bool = True
    ) -> PathDialog:
        """For files that are there; ``kinds`` are Qt's filters, with ``;;`` between them."""
        made = cls(parent, title)
        mode = cls.FileMode.ExistingFiles if several else cls.FileMode.ExistingFile
        made.setFileMode(mode)
        made.setNameFilters(kinds.split(";;"))
        return made

    @classmethod
    def folder(cls, parent: QWidget | None, title: str) -> PathDialog:
        """For a folder that is there."""
        made = cls(parent, title)
        made.setFileMode(cls.FileMode.Directory)
        made.setOption(cls.Option.ShowDirsOnly)
        return made

    @classmethod
    def place(cls, parent: QWidget | None, title: str, offered: str, kinds: str) -> PathDialog:
        """For a file to be written; ``offered`` is its name, with or without its folder."""
        path = Path(offered)
        folder = str(path.parent) if path.is_absolute() else QDir.currentPath()
        made = cls(parent, title, folder)
        made.setAcceptMode(cls.AcceptMode.AcceptSave)
        made.setFileMode(cls.FileMode.AnyFile)
        made.setNameFilters(kinds.split(";;"))
        made.selectFile(path.name)
        return made

    @Slot(list)
    def _on_selected(self, names: list[str]) -> None:
        self.chosen.emit([Path(name) for name in names])
