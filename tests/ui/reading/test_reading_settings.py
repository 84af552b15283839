from __future__ import annotations

import pytest

from app.ui import theme


@pytest.fixture
def other_font():
    """Lets what is read be set in Inter, and in the shipped font again afterwards."""
    yield "Inter"
    theme.read_in("")


def test_the_column_is_as_wide_as_was_chosen(place, settings):
    place.resize(2200, 800)
    view = place.area.active.view
    assert view.viewport().width() == 680
    settings.column_width = 820
    place.area.lay_out_again()
    assert view.viewport().width() == 820


def test_what_is_read_is_set_in_the_font_that_was_chosen(place, other_font):
    view = place.area.active.view
    before = view.document().lastBlock().charFormat().font().families()[0]
    theme.read_in(other_font)
    now = view.document().begin().charFormat().font().families()[0]
    assert (before, now) == (theme.READING_FAMILY, "Inter")
    theme.read_in("")
    assert view.document().begin().charFormat().font().families()[0] == theme.READING_FAMILY
