"""PDFs that a browser printed."""

from __future__ import annotations

import io
import textwrap

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.article import BlockKind
from app.importing.reading import read_bytes

ADDRESS = "https://www.straitcourier.example/news/2026/ferry-line"
TITLE = "Ferry line must repay subsidy"
SAID = (
    "The regional court in Halvmark ruled on Tuesday that the ferry operator must repay the "
    "subsidy it received for winter crossings, because fewer than half had taken place."
)


def printed(above: tuple[str, str], below: tuple[str, str], creator="Chromium") -> bytes:
    """A page as a browser prints it, with lines around it."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(595, 842))
    canvas.setCreator(creator)
    canvas.setFont("Helvetica", 8)
    for (left, right), y in ((above, 825), (below, 12)):
        canvas.drawString(20, y, left)
        canvas.drawRightString(575, y, right)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(40, 780, TITLE)
    canvas.setFont("Helvetica", 11)
    lines = textwrap.wrap(SAID, 90)
    for number in range(4):
        for row, line in enumerate(lines):
            canvas.drawString(40, 750 - 60 * number - 14 * row, line)
    canvas.save()
    return held.getvalue()


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("11/22/26, 11:40 AM", f"{TITLE} - Strait Courier"), (ADDRESS, "1/1")),
        ((TITLE, ADDRESS), ("1 of 1", "22/11/2026, 11:40")),
        (("22.11.26, 11:40", TITLE), (f"{ADDRESS} 1/1", "")),
    ],
)
def test_what_a_browser_prints_around_a_page_is_chrome_and_names_its_address(above, below):
    read = read_bytes(printed(above, below), "a.pdf")
    said = [read.text[b.start : b.end] for b in read.blocks if b.kind is not BlockKind.CHROME]
    assert said == [TITLE, SAID, SAID, SAID, SAID]
    assert read.metadata.address == ADDRESS
    assert read.metadata.title == TITLE


def test_the_day_of_printing_is_not_the_date_of_an_article():
    lines = ("", ""), ("", "")
    assert read_bytes(printed(*lines), "a.pdf").metadata.date is None
    assert read_bytes(printed(*lines, creator="Writer"), "a.pdf").metadata.date is not None


def test_an_address_that_was_cut_is_none():
    read = read_bytes(printed((TITLE, ADDRESS + "…"), ("1 of 1", "22/11/2026, 11:40")), "a.pdf")
    assert read.metadata.address is None


def test_the_site_of_a_publisher_at_the_foot_is_no_address_of_the_article():
    read = read_bytes(printed(("", ""), ("https://www.courier.example", "")), "a.pdf")
    assert read.metadata.address is None
