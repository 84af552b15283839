from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from app import resources
from app.ui import icons, theme


def inked(image, colour):
    """How many pixels have about the colour."""
    return sum(
        image.pixelColor(x, y).alpha() > 200
        and abs(image.pixelColor(x, y).red() - colour.red()) < 40
        and abs(image.pixelColor(x, y).blue() - colour.blue()) < 40
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("name", ["book-open", "magnifying-glass", "not-equals", "x"])
def test_an_icon_is_painted_in_the_colour_of_its_role(qapp, name):
    image = icons.icon(name, "text").pixmap(QSize(32, 32)).toImage()
    assert inked(image, theme.current().color("text")) > 10


def test_an_icon_follows_the_theme_without_being_made_anew(qapp):
    icon = icons.icon("plus", "text")
    theme.switch().show("dark")
    image = icon.pixmap(QSize(32, 32)).toImage()
    assert inked(image, theme.load("dark").color("text")) > 10


def test_an_icon_that_is_on_takes_the_accent(qapp):
    image = icons.icon("layout").pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert inked(image, theme.current().color("accent")) > 10


def test_a_disabled_icon_fades(qapp):
    icon = icons.icon("layout", "text")
    faded = icon.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert inked(faded, theme.current().color("text")) == 0


def test_a_name_that_the_font_lacks_is_our_own_fault(qapp):
    with pytest.raises(KeyError):
        icons.icon("no-such-thing")


def test_the_licence_travels_with_the_font():
    assert "MIT License" in resources.resource("icons", "LICENSE.txt").read_text("utf-8")
