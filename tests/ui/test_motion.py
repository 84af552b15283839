"""Nothing moves by itself unless the analyst lets it."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtWidgets import QProgressBar

import app.ui

_MOVING = {
    "QPropertyAnimation",
    "QVariantAnimation",
    "QTimeLine",
    "QMovie",
    "QGraphicsOpacityEffect",
    "setAnimated",
    "setEffectEnabled",
}
_ASKING = {"reduced_motion", "is_reduced"}


def names_in(path):
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return found | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_whatever_moves_asks_first_whether_motion_is_reduced():
    modules = {path: names_in(path) for path in Path(app.ui.__path__[0]).rglob("*.py")}
    moving = {path.stem: names for path, names in modules.items() if names & _MOVING}
    assert "linked_scrolling" in moving
    assert [stem for stem, names in moving.items() if not names & _ASKING] == []


def test_the_bar_of_files_does_not_move_while_their_number_is_unknown(qtbot):
    from app.ui.adding.files_column import FilesColumn
    from app.ui.adding.results import Results

    column = FilesColumn(Results())
    qtbot.addWidget(column)
    column.begin()
    bar = column.findChild(QProgressBar)
    assert (bar.minimum(), bar.maximum(), bar.value()) == (0, 1, 0)
