from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.domain.article import Span
from app.domain.errors import NotFound
from app.library.library import Library

WIDE, HIGH = A4
FIRST = "Guards opened the northern gate at dawn and let the first prisoners go home."
LINES = [
    "The tanker ran aground at the mouth of the",
    "harbour, and the crew stayed on board to ex-",
]
REST = ["plain what had happened to those who waited", "ashore for the whole of that long night."]


def a_pdf() -> bytes:
    """Two pages; one sentence stands on both, one paragraph runs from the first to the second."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page, lines in ((1, LINES), (2, REST)):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 810, "Eastmere Post")
        canvas.drawString(290, 30, f"Page {page}")
        canvas.setFont("Helvetica", 10)
        top = 100 if page == 1 else 760
        for line in lines:
            canvas.drawString(60, top, line)
            top -= 13
        canvas.drawString(60, 500, FIRST)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def paged(tmp_path):
    path = tmp_path / "harbour.pdf"
    path.write_bytes(a_pdf())
    with Library.open(tmp_path / "library") as library:
        library.imports.add([path])
        (row,) = library.articles()
        yield library, library.article(row.id)


def test_an_article_of_a_pdf_has_pages_and_its_file(paged):
    library, article = paged
    assert library.pages.has(article.id)
    assert library.pages.pdf(article.id).startswith(b"%PDF")


def test_words_stand_where_they_were_printed(paged):
    library, article = paged
    at = article.text.index("northern gate")
    (box,) = library.pages.places(article.id).boxes(Span(at, at + 13))
    assert box.page == 1
    assert 60 / WIDE < box.left < box.right < 250 / WIDE
    assert box.top == pytest.approx(1 - 508 / HIGH, abs=0.01)


def test_of_sentences_that_are_the_same_each_stands_on_its_own_page(paged):
    library, article = paged
    places = library.pages.places(article.id)
    first = article.text.index(FIRST)
    second = article.text.index(FIRST, first + 1)
    for start, page in ((first, 1), (second, 2)):
        assert {box.page for box in places.boxes(Span(start, start + len(FIRST)))} == {page}


def test_a_letter_is_found_again_under_the_middle_of_its_box(paged):
    library, article = paged
    places = library.pages.places(article.id)
    at = article.text.index("prisoners")
    (box,) = places.boxes(Span(at, at + 1))
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    assert places.position_at(1, *middle) == at
    assert places.position_at(1, 0.5, 0.99) is None


def test_an_article_that_is_no_pdf_has_no_pages(seeded):
    article = seeded.articles()[0].id
    assert not seeded.pages.has(article)
    with pytest.raises(NotFound, match="not read from pages"):
        seeded.pages.pdf(article)
