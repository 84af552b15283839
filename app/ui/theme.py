"""Colours and fonts: themes are data (``resources/themes``), screens ask for roles."""

from __future__ import annotations

import tomllib
from functools import cache
from string import Template
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app import resources
from app.ui import contrast

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("light", "dark", "sepia")
"""The themes that ship, in the order in which "next theme" steps through them."""

SYSTEM = "system"
"""The choice that follows the desktop: light or dark."""

INTERFACE_FAMILY = "Inter"
READING_FAMILY = "Source Serif 4"
_FALLBACK_SANS = "Noto Sans"
_FALLBACK_SERIF = "Noto Serif"


class Theme:
    """One theme: a colour for each role, eight highlights, and what Qt needs of them.

    In an ``underlined`` one marked text has a line below it, since there is no fill behind it.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.name: str = data["name"]
        self.title: str = data["title"]
        self.dark: bool = data["dark"]
        self.underlined: bool = data.get("underlined", False)
        self._colours = {role: QColor(value) for role, value in data["colours"].items()}
        self._fills = [QColor(value) for value in data["highlights"]["fill"]]
        self._stripes = [QColor(value) for value in data["highlights"]["stripe"]]

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that ``color`` knows, such as ``"text.2"`` or ``"rel.same.fill"``."""
        return tuple(self._colours)

    def color(self, role: str) -> QColor:
        """The colour of ``role``; an unknown role is a ``KeyError``."""
        return QColor(self._colours[role])

    def fill(self, colour: int) -> QColor:
        """What lies behind text marked with highlight ``colour`` (1 to 8)."""
        return QColor(self._fills[colour - 1])

    def stripe(self, colour: int) -> QColor:
        """Highlight ``colour`` (1 to 8) for margins, scroll bars and swatches."""
        return QColor(self._stripes[colour - 1])

    def palette(self) -> QPalette:
        """The theme as Qt's own roles, for whatever no style sheet reaches."""
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self._colours[name])
        disabled = QPalette.ColorGroup.Disabled
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(disabled, role, self._colours["text.3"])
        palette.setColor(disabled, QPalette.ColorRole.Base, self._colours["panel"])
        return palette

    def style_sheet(self) -> str:
        """The one style sheet of the application, in this theme's colours."""
        colours = {role.replace(".", "_"): c.name() for role, c in self._colours.items()}
        folder = resources.resource("themes").as_posix()
        return Template(_style_template()).substitute(colours, folder=folder, name=self.name)


class ThemeSwitch(QObject):
    """Which theme is shown; ``changed`` follows after palette and style sheet are in place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "light"
        self._theme = load("light")
        self._desktop: QPalette | None = None
        self._contrast: QPalette | None = None

    @property
    def theme(self) -> Theme:
        """The theme that is shown now."""
        return self._theme

    @property
    def choice(self) -> str:
        """What was chosen: a theme's name, or ``"system"``."""
        return self._choice

    def show(self, choice: str) -> None:
        """Show the theme called ``choice``, or follow the desktop if it is ``"system"``."""
        self._choice = choice
        if self._desktop is None:
            self._follow_desktop()
        self._apply(self._chosen())

    def follow_palette(self, palette: QPalette | None) -> None:
        """Show everything in the colours of ``palette``, or, for ``None``, of the theme again."""
        self._contrast = palette
        self._apply(self._chosen())

    def next_name(self) -> str:
        """The name of the theme after the one shown: light, dark, sepia, light."""
        return NAMES[(NAMES.index(self._theme.name) + 1) % len(NAMES)]

    def _follow_desktop(self) -> None:
        self._desktop = QGuiApplication.palette()  # before any theme of ours takes its place
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_desktop_changed)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast_changed)
        self._contrast = self._desktop if contrast.is_wanted() else None

    def _chosen(self) -> Theme:
        chosen = load(_desktop_theme() if self._choice == SYSTEM else self._choice)
        return chosen if self._contrast is None else high_contrast(self._contrast)

    @Slot()
    def _on_contrast_changed(self) -> None:
        self.follow_palette(self._desktop if contrast.is_wanted() else None)

    @Slot()
    def _on_desktop_changed(self) -> None:
        if self._choice == SYSTEM:
            self._apply(self._chosen())

    def _apply(self, theme: Theme) -> None:
        self._theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(ui_font())
            application.setPalette(theme.palette())
            application.setStyleSheet(theme.style_sheet())
        self.changed.emit()


@cache
def load(name: str) -> Theme:
    """The theme called ``name`` (one of ``NAMES``)."""
    path = resources.resource("themes", f"{name}.toml")
    return Theme(tomllib.loads(path.read_text("utf-8")))


def high_contrast(palette: QPalette) -> Theme:
    """A theme of the desktop's own colours, without fills; it goes by the name it is nearest to."""
    base = palette.color(QPalette.ColorRole.Base)
    near = load("dark" if base.lightnessF() < 0.5 else "light")
    stripes = [near.stripe(number) for number in range(1, 9)]
    return Theme(
        {
            "name": near.name,
            "title": "High contrast",
            "dark": near.dark,
            "underlined": True,
            "colours": contrast.colours_of(palette, near.roles),
            "highlights": contrast.highlights_of(palette, stripes),
        }
    )


@cache
def switch() -> ThemeSwitch:
    """The one switch of the application."""
    return ThemeSwitch()


def current() -> Theme:
    """The theme that is shown now."""
    return switch().theme


def ui_font(px: float = 13, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The interface's font in logical pixels; ``tabular`` gives figures of one width."""
    font = _font((INTERFACE_FAMILY, _FALLBACK_SANS), px, weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def reading_font(px: float = 15.5, weight: int = 400) -> QFont:
    """The font of everything that is quoted or read, in logical pixels."""
    chosen = (_read_in[0],) if _read_in[0] else ()
    font = _font((*chosen, READING_FAMILY, _FALLBACK_SERIF), px, weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def read_in(family: str) -> None:
    """Show what is read in the font of this family from now on; empty for the shipped one."""
    if family != _read_in[0]:
        _read_in[0] = family
        switch().changed.emit()


_read_in = [""]


@cache
def load_fonts() -> None:
    """Make the shipped fonts known to Qt; needs an application object, works once."""
    for path in sorted(resources.resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _font(families: tuple[str, ...], px: float, weight: int) -> QFont:
    load_fonts()
    font = QFont(list(families))
    if float(px).is_integer():
        font.setPixelSize(int(px))
    else:  # QFont takes whole pixels only, but any number of points
        dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
        font.setPointSizeF(px * 72 / dots)
    font.setWeight(QFont.Weight(weight))
    return font


def _desktop_theme() -> str:
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


@cache
def _style_template() -> str:
    return resources.resource("themes", "controls.qss").read_text("utf-8")


_PALETTE = (
    (QPalette.ColorRole.Window, "win"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "field"),
    (QPalette.ColorRole.AlternateBase, "panel"),
    (QPalette.ColorRole.ToolTipBase, "field"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "text.3"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "field"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "err"),
    (QPalette.ColorRole.Light, "field"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line.strong"),
    (QPalette.ColorRole.Shadow, "line.strong"),
    (QPalette.ColorRole.Highlight, "sel.text"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
)
