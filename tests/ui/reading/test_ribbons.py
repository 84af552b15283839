from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from app.domain.article import Span
from app.library.comparing import Pair
from app.ui import theme
from app.ui.reading.ribbons import (
    Away,
    Inks,
    Place,
    Side,
    meet,
    paint_ribbon,
    paint_ribbons,
    scene,
)

WIDTH = 56


def place(left, right, relation="same"):
    return Place(Pair(Span(0, 5), Span(0, 5), 0.8, relation, True), left, right)


VIEW = Side(100, 700, 1000)
"""A view of 600 px below a head of 100 px, scrolled to 1000."""


def test_a_ribbon_joins_the_heights_of_both_passages():
    (ribbon,) = scene([place((1100, 1150), (1300, 1400))], VIEW, VIEW, WIDTH).ribbons
    assert ribbon.left == (200, 250)
    assert ribbon.right == (400, 500)
    assert ribbon.path.contains(QPointF(1, 225))
    assert ribbon.path.contains(QPointF(WIDTH - 1, 450))
    assert not ribbon.path.contains(QPointF(1, 450))
    assert not ribbon.path.contains(QPointF(WIDTH - 1, 225))


def test_a_partner_out_of_view_is_drawn_to_the_edge_and_counted():
    above, below = place((1100, 1150), (0, 50)), place((5000, 5050), (1300, 1400))
    shown = scene([above, below, above], VIEW, VIEW, WIDTH)
    assert [ribbon.right for ribbon in shown.ribbons] == [(100, 100), (400, 500), (100, 100)]
    assert shown.ribbons[1].left == (700, 700)
    assert shown.right == Away(2, 0)
    assert shown.left == Away(0, 1)


def test_a_pair_of_which_nothing_is_in_view_is_neither_drawn_nor_counted():
    shown = scene([place((0, 50), (9000, 9100))], VIEW, VIEW, WIDTH)
    assert shown.ribbons == []
    assert (shown.left, shown.right) == (Away(0, 0), Away(0, 0))


@pytest.mark.parametrize("name", ["light", "dark", "sepia"])
def test_a_ribbon_on_the_ground_is_as_pale_as_one_that_lets_it_through(qapp, name):
    shown = theme.load(name)
    (ribbon,) = scene([place((1100, 1150), (1100, 1150))], VIEW, VIEW, WIDTH).ribbons
    colours = []
    for on_ground in (True, False):
        picture = QImage(WIDTH, 400, QImage.Format.Format_RGB32)
        picture.fill(shown.color("win"))
        painter = QPainter(picture)
        inks = Inks(shown, WIDTH)
        paint_ribbon(painter, ribbon, inks, lit=False, on_ground=on_ground)
        painter.end()
        colours.append(picture.pixelColor(WIDTH // 2, 225).getRgb())
    assert all(abs(one - other) <= 2 for one, other in zip(*colours, strict=True))
    assert colours[0] != shown.color("win").getRgb()


@given(st.lists(st.integers(0, 40), min_size=8, max_size=8))
def test_ribbons_meet_where_their_bands_do(ends):
    a, b, c, d, e, f, g, h = (1010 + 10 * end for end in ends)
    pairs = [place(span(a, b), span(c, d)), place(span(e, f), span(g, h))]
    one, other = scene(pairs, VIEW, VIEW, WIDTH).ribbons
    overlap = one.path.intersected(other.path).boundingRect()
    lie_over = overlap.width() > 0.5 and overlap.height() > 0.5
    assert meet(one, other) or not lie_over


def span(one, other):
    return (min(one, other), max(one, other) + 5)


def test_ribbons_side_by_side_do_not_meet_however_steep():
    steep = [place((1100, 1130), (1400, 1430)), place((1140, 1170), (1440, 1470))]
    one, other = scene(steep, VIEW, VIEW, WIDTH).ribbons
    assert not meet(one, other)
    assert not meet(other, one)


def test_ribbons_that_cross_are_seen_through_one_another(qapp):
    shown = theme.load("light")
    crossing = [place((1100, 1200), (1300, 1400)), place((1300, 1400), (1100, 1200), "differs")]
    picture = QImage(WIDTH, 700, QImage.Format.Format_RGB32)
    picture.fill(shown.color("win"))
    painter = QPainter(picture)
    drawn = scene(crossing, VIEW, VIEW, WIDTH).ribbons
    paint_ribbons(painter, [(ribbon, False) for ribbon in drawn], Inks(shown, WIDTH))
    painter.end()
    where_they_cross = picture.pixelColor(WIDTH // 2, 350)
    alone = picture.pixelColor(WIDTH // 4, 470)
    assert where_they_cross != alone
    assert where_they_cross != shown.color("win")
