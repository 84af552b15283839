"""Every theme has every role, and enough contrast to be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from app.ui import theme

SURFACES = ("win", "panel", "paper", "field", "hover", "sel", "ok.bg", "warn.bg", "err.bg")
FILLS = ("sel.text", "rel.same.fill", "rel.diff.fill")
"""What lies behind words of an article, beside the eight highlights."""
TEXT_ON = {
    **dict.fromkeys(("text.2", "text.3", "accent", "ok", "warn", "err"), SURFACES),
    "text": (*SURFACES, *FILLS),
    "dim": ("paper",),  # lines of an article that say nothing
    "on.accent": ("accent",),
}
EDGES_ON = dict.fromkeys(
    ("line.strong", "accent", "err", "rel.same.edge", "rel.diff.edge"),
    ("win", "panel", "paper", "field"),
)
SEPARATES = {"line"}
"""Thin lines between things that stand apart anyway: they say nothing."""


def luminance(colour):
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    a, b = (luminance((c.redF(), c.greenF(), c.blueF())) for c in (one, other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


@pytest.fixture(params=theme.NAMES)
def each(request):
    return theme.load(request.param)


def test_black_on_white_has_the_greatest_contrast_there_is(qapp):
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)


def test_every_theme_defines_the_same_roles(each):
    assert each.roles == theme.load("light").roles


def test_every_role_is_held_against_what_it_stands_on(each):
    known = {*SURFACES, *FILLS, *TEXT_ON, *EDGES_ON, *SEPARATES}
    assert set(each.roles) == known


def test_text_can_be_read_on_every_surface_it_stands_on(each):
    low = [
        (text, surface, round(contrast(each.color(text), each.color(surface)), 2))
        for text, surfaces in TEXT_ON.items()
        for surface in surfaces
        if contrast(each.color(text), each.color(surface)) < 4.5
    ]
    assert low == []


def test_edges_that_carry_meaning_stand_out(each):
    low = [
        (edge, surface)
        for edge, surfaces in EDGES_ON.items()
        for surface in surfaces
        if contrast(each.color(edge), each.color(surface)) < 3
    ]
    assert low == []


@pytest.mark.parametrize("colour", range(1, 9))
def test_marked_text_can_be_read_and_its_stripe_be_seen(each, colour):
    assert contrast(each.color("text"), each.fill(colour)) >= 4.5
    assert contrast(each.stripe(colour), each.color("paper")) >= 3


def test_an_unknown_role_is_our_own_fault(each):
    with pytest.raises(KeyError):
        each.color("chartreuse")


def test_the_style_sheet_has_a_colour_for_every_placeholder(each):
    assert "$" not in each.style_sheet()


def test_switching_tells_everybody_and_recolours_the_application(qtbot):
    with qtbot.waitSignal(theme.switch().changed):
        theme.switch().show("dark")
    assert theme.current().name == "dark"
    window = QApplication.palette().window().color()
    assert window == theme.load("dark").color("win")
    with qtbot.waitSignal(theme.switch().changed):
        theme.switch().show("sepia")
    assert theme.switch().next_name() == "light"


def desktop(base, text, highlight):
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Base, base),
        (QPalette.ColorRole.Window, base),
        (QPalette.ColorRole.Text, text),
        (QPalette.ColorRole.WindowText, text),
        (QPalette.ColorRole.Highlight, highlight),
    ):
        palette.setColor(role, QColor(colour))
    return palette


@pytest.mark.parametrize(
    ("base", "text", "highlight"),
    [
        ("#000000", "#ffffff", "#1aebff"),
        ("#000000", "#ffff00", "#008000"),
        ("#ffffff", "#000000", "#37006e"),
        ("#202020", "#282828", "#202020"),
    ],
)
def test_high_contrast_takes_the_desktops_colours_and_can_be_read(qapp, base, text, highlight):
    made = theme.high_contrast(desktop(base, text, highlight))
    assert made.roles == theme.load("light").roles
    assert made.underlined
    low = [
        (words, surface)
        for words, surfaces in TEXT_ON.items()
        for surface in surfaces
        if contrast(made.color(words), made.color(surface)) < 4.5
    ]
    assert low == []
    for colour in range(1, 9):
        assert made.fill(colour) == made.color("paper")
        assert contrast(made.stripe(colour), made.color("paper")) >= 3
    assert "$" not in made.style_sheet()


def test_the_desktops_colours_come_and_go_while_the_window_is_open(qtbot):
    with qtbot.waitSignal(theme.switch().changed):
        theme.switch().follow_palette(desktop("#000000", "#ffffff", "#1aebff"))
    try:
        assert theme.current().underlined
        assert QApplication.palette().window().color() == QColor("#000000")
        theme.switch().show("sepia")
        assert theme.current().underlined
    finally:
        theme.switch().follow_palette(None)
    assert theme.current().name == "sepia"
    assert not theme.current().underlined


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_stands_in_an_empty_field_can_be_read_too(qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    field.setPlaceholderText("Not stated in the text")
    field.show()
    shown = field.palette().placeholderText().color()
    assert contrast(shown, theme.current().color("field")) >= 4.5
    assert shown.alphaF() == 1


def test_the_shipped_fonts_are_used_at_the_size_in_pixels(qtbot):
    label = QLabel("Quoted words")
    qtbot.addWidget(label)
    label.setFont(theme.reading_font(15.5, 600))
    assert label.fontInfo().family() == "Source Serif 4"
    assert label.fontInfo().pixelSize() in {15, 16}
    label.setFont(theme.ui_font(12, 500))
    assert label.fontInfo().family().startswith("Inter")
    assert label.fontInfo().pixelSize() == 12
