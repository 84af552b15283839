from __future__ import annotations

from PySide6.QtCore import QPointF

from app.domain.article import Span
from app.library.comparing import Pair
from app.ui.reading.ribbons import Away, Place, Side, scene

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
