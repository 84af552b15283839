"""Lists in PDFs whose bullets are drawn as shapes."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.article import BlockKind
from app.importing.reading import read_bytes

ABOVE = "The court named these points, and it gave its reasons for each of them at some length:"
POINTS = ["The crossings were cancelled", "The subsidy was paid in full", "The ship was not ready"]


def page_of(shapes, points=POINTS, indent=20.0) -> bytes:
    """A page with ``points`` below a sentence; ``shapes`` draws what stands before each."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 760, ABOVE)
    for number, point in enumerate(points):
        y = 740 - 16 * number
        canvas.drawString(60 + indent, y, point)
        shapes(canvas, 60 + indent, y, number)
    canvas.drawString(60, 740 - 16 * len(points) - 12, ABOVE)
    canvas.save()
    return held.getvalue()


def disc(canvas, x, y, _number):
    canvas.circle(x - 10, y + 4, 2, stroke=0, fill=1)


def ring(canvas, x, y, _number):
    canvas.circle(x - 10, y + 4, 2, stroke=1, fill=0)


def square(canvas, x, y, _number):
    canvas.rect(x - 12, y + 2, 4, 4, stroke=0, fill=1)


def items(data):
    read = read_bytes(data, "a.pdf")
    return [block.content for block in read.blocks if block.kind is BlockKind.LIST_ITEM]


@pytest.mark.parametrize("shape", [disc, ring, square])
def test_lines_beside_drawn_bullets_are_items(shape):
    assert items(page_of(shape)) == POINTS


def large(canvas, x, y, _number):
    canvas.circle(x - 16, y + 4, 9, stroke=0, fill=1)


def far(canvas, x, y, _number):
    canvas.circle(x - 50, y + 4, 2, stroke=0, fill=1)


def lonely(canvas, x, y, number):
    if number == 1:
        disc(canvas, x, y, number)


def line(canvas, x, y, _number):
    canvas.rect(x - 14, y + 3, 10, 1, stroke=0, fill=1)


@pytest.mark.parametrize("shape", [large, far, lonely, line])
def test_other_shapes_beside_lines_are_no_bullets(shape):
    assert items(page_of(shape)) == []
    assert "•" not in read_bytes(page_of(shape), "a.pdf").text


def test_a_page_full_of_shapes_is_read_without_looking_at_them():
    def many(canvas, x, y, number):
        for place in range(2_000):
            canvas.rect(300 + place % 50, y + place % 7, 2, 2, stroke=0, fill=1)
        disc(canvas, x, y, number)

    assert POINTS[0] in read_bytes(page_of(many), "a.pdf").text
