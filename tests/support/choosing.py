"""Answers to the dialog that asks for paths, which belongs to the desktop."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog


def choose(monkeypatch, *paths):
    """Answer every such dialog with ``paths``; returns what the dialogs offered, as they open."""
    offered = []

    def answer(dialog):
        offered.extend(dialog.selectedFiles())
        dialog.filesSelected.emit([str(path) for path in paths])
        dialog.deleteLater()

    monkeypatch.setattr(QFileDialog, "open", answer)
    return offered
