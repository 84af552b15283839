"""High contrast: the desktop's own colours in place of a theme's.

Text and edges take the system's text colour and grounds its background; fills are dropped, and
what they said is said by underlines, glyphs and words, which are there in every theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QGuiApplication, QPalette

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_READABLE = 4.5
_SEEN = 3.0
_TINT = 0.14
"""How much of the text's colour lies in the ground of what is selected."""


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_wanted() -> bool:
    """Whether the desktop asks for high contrast; Qt tells it from version 6.10 on."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if hints is None:
        return False
    preference = hints().contrastPreference()
    return bool(preference.name == "HighContrast")


def colours_of(palette: QPalette, roles: Sequence[str]) -> dict[str, str]:
    """A colour (``#rrggbb``) for each of ``roles``, made of the desktop's ``palette``."""
    ground = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.Text)
    if contrast(text, ground) < _READABLE:
        text = max((QColor("black"), QColor("white")), key=_against(ground))
    accent = palette.color(QPalette.ColorRole.Highlight)
    if contrast(accent, ground) < _READABLE:
        accent = text
    tint = _mixed(ground, text, _TINT)
    on_accent = max((ground, text, QColor("black"), QColor("white")), key=_against(accent))
    special = {
        "accent": accent,
        "on.accent": on_accent,
        "sel": tint,
        "sel.text": tint,
        "hover": tint,
    }
    grounds = {"win", "panel", "paper", "field"}
    return {
        role: special.get(
            role, ground if role in grounds or role.endswith((".bg", ".fill")) else text
        ).name()
        for role in roles
    }


def highlights_of(palette: QPalette, stripes: Sequence[QColor]) -> Mapping[str, Any]:
    """Eight fills that are no fills, and of ``stripes`` those that can be seen; else the text's."""
    ground = QColor(colours_of(palette, ("paper",))["paper"])
    text = QColor(colours_of(palette, ("text",))["text"])
    seen = [stripe if contrast(stripe, ground) >= _SEEN else text for stripe in stripes]
    return {"fill": [ground.name()] * len(seen), "stripe": [stripe.name() for stripe in seen]}


def _against(ground: QColor) -> Any:
    def ratio(colour: QColor) -> float:
        return contrast(colour, ground)

    return ratio


def _mixed(ground: QColor, text: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        *(
            a + (b - a) * share
            for a, b in (
                (ground.redF(), text.redF()),
                (ground.greenF(), text.greenF()),
                (ground.blueF(), text.blueF()),
            )
        )
    )


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
