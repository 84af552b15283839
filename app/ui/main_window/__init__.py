"""The one window: menus, tools, places, status."""

from __future__ import annotations

from app.ui.main_window.window import MainWindow

__all__ = ["MainWindow"]
