"""Rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"
SOURCES = sorted(APP.rglob("*.py"))


def named(path):
    return str(path.relative_to(APP))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_slots_are_bound_methods(path):
    """A lambda or partial connected to a signal keeps its widget alive for ever."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr == "connect":
            for argument in node.args:
                assert not isinstance(argument, ast.Lambda), f"{path}:{node.lineno}"
                assert getattr(getattr(argument, "func", None), "id", "") != "partial"


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_modules_stay_readable(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400
    assert path.stem not in {"utils", "helpers", "common", "misc", "manager"}


def test_the_core_needs_no_qt():
    script = (
        "import sys, pkgutil, importlib\n"
        "sys.modules['PySide6'] = None\n"
        "import app\n"
        "for found in pkgutil.walk_packages(app.__path__, 'app.'):\n"
        "    top = found.name.split('.')[1]\n"
        "    if top not in ('ui', 'startup'):\n"
        "        importlib.import_module(found.name)\n"
        "print('imported')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "imported", done.stderr


def test_nothing_names_a_machine_or_a_registry():
    wrong = re.compile(
        r"p[y]pi\.org|pythonhosted\.or[g]|npm[j]s\.|/r[o]ot/|/w[o]rk/|\.\./sh[a]red", re.IGNORECASE
    )
    files = [p for p in ROOT.iterdir() if p.is_file()]
    for folder in ("app", "resources", "tests", ".ci"):
        files += [p for p in (ROOT / folder).rglob("*") if p.is_file()]
    for path in files:
        if path.suffix in {".py", ".md", ".toml", ".txt", ".sql", ""}:
            assert not wrong.search(path.read_text("utf-8", "replace")), path
