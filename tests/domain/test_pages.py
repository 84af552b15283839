from __future__ import annotations

import pytest

from app.domain.pages import PageBox, PagePlaces

LETTER = 0.1


def line(begin, letters, top, *, back=False):
    """So many letters of a line, each a tenth of the page wide; ``back`` from right to left."""
    for number in range(letters):
        left = 0.9 - LETTER * (number + 1) if back else 0.1 + LETTER * number
        yield begin + number, PageBox(1, left, top, left + LETTER, top + 0.05)


@pytest.fixture
def places():
    """Two lines from left to right, with a space between them, and one from right to left."""
    return PagePlaces([*line(0, 5, 0.1), *line(6, 5, 0.2), *line(12, 5, 0.3, back=True)])


@pytest.mark.parametrize(
    ("x", "y", "edge"),
    [
        (0.12, 0.12, 0),
        (0.18, 0.12, 1),
        (0.99, 0.12, 5),
        (0.0, 0.22, 6),
        (0.12, 0.17, 0),  # between two lines: the nearer one
        (0.12, 0.19, 6),
        (0.88, 0.32, 12),
        (0.82, 0.32, 13),
        (0.0, 0.32, 17),
        (0.5, 0.9, 16),
    ],
)
def test_one_points_at_the_nearest_edge_of_the_nearest_line(places, x, y, edge):
    assert places.edge_at(1, x, y) == edge


def test_on_a_page_without_words_one_points_at_nothing(places):
    assert places.edge_at(2, 0.5, 0.5) is None


@pytest.mark.parametrize(
    ("position", "x", "top"),
    [(0, 0.1, 0.1), (2, 0.3, 0.1), (5, 0.6, 0.1), (6, 0.1, 0.2), (12, 0.9, 0.3), (17, 0.4, 0.3)],
)
def test_a_caret_stands_before_a_letter_or_behind_the_last_of_its_line(places, position, x, top):
    box = places.caret(position)
    assert (box.left, box.right, box.top) == pytest.approx((x, x, top))


def test_no_caret_stands_where_nothing_was_found(places):
    assert places.caret(40) is None


def test_the_first_letter_below_a_height_is_found(places):
    assert places.first_below(1, 0.15) == 6
    assert places.first_below(1, 0.5) is None
