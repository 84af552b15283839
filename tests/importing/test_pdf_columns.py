"""Columns of prose and tables on the pages of a PDF are told apart."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from app.domain.article import BlockKind
from tests.importing.soundness import said
from tests.importing.test_pdf_layouts import PAGE, read


def test_lines_of_columns_that_stand_at_one_height_by_chance_are_no_table():
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=PAGE)
    left = ["Tanker aground", "at Eastmere", *["the harbour was closed on Monday for a while"] * 9]
    right = [
        "Mole sinks again",
        "and the quay too",
        *["the pilots warned of sand there for years"] * 9,
    ]
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        canvas.drawString(60, 700 - 14 * number, one)
        canvas.drawString(320, 700 - 14 * number - (5 if number > 1 else 0), other)
    canvas.save()
    article = read(held.getvalue())
    assert not said(article, BlockKind.TABLE)
    text = " ".join(article.text.split())
    assert text.index("at Eastmere the harbour") < text.index("Mole sinks again and the quay too")


def test_a_table_in_a_column_is_read_in_it():
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=PAGE)
    prose_of = "the harbour was closed on Monday for a while"
    for number in range(20):
        canvas.drawString(320, 697 - 14 * number, "the pilots warned of sand there for years")
        if number not in {9, 10, 11}:
            canvas.drawString(60, 700 - 14 * number, prose_of)
    for number, (port, ships) in enumerate(
        [("Port", "Ships"), ("Eastmere", "12"), ("Westport", "4")]
    ):
        canvas.drawString(60, 700 - 14 * (9 + number), port)
        canvas.drawString(200, 700 - 14 * (9 + number), ships)
    canvas.save()
    article = read(held.getvalue())
    assert said(article, BlockKind.TABLE) == ["Port\tShips\nEastmere\t12\nWestport\t4"]
    assert article.text.rindex(prose_of) < article.text.index("the pilots")


def test_a_line_in_other_letters_below_a_table_describes_it():
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=PAGE)
    for number, (port, ships) in enumerate(
        [("Port", "Ships"), ("Eastmere", "12"), ("Westport", "4")]
    ):
        canvas.drawString(60, 700 - 14 * number, port)
        canvas.drawString(200, 700 - 14 * number, ships)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(60, 700 - 14 * 3, "Table 1: ships by port")
    canvas.save()
    article = read(held.getvalue())
    assert said(article, BlockKind.TABLE) == ["Port\tShips\nEastmere\t12\nWestport\t4"]
    assert article.text.endswith("Table 1: ships by port")


def test_what_stands_in_large_letters_on_top_of_each_page_is_its_heading():
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=PAGE)
    for number, words in enumerate(["The tanker", "The harbour", "The beach", "The bill"], 1):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(60, 780, f"{number}. {words}")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, 810, "Eastmere port authority")
        canvas.setFont("Helvetica", 11)
        for line in range(6):
            canvas.drawString(60, 700 - 14 * line, "the pilots had warned of sand there for years")
        canvas.showPage()
    canvas.save()
    article = read(held.getvalue())
    headings = [*said(article, BlockKind.TITLE), *said(article, BlockKind.HEADING)]
    assert headings == ["1. The tanker", "2. The harbour", "3. The beach", "4. The bill"]
    assert said(article, BlockKind.CHROME) == ["Eastmere port authority"] * 4
