from __future__ import annotations

import io
from contextlib import suppress

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.domain.article import BlockKind
from app.domain.errors import ReaderError, UnreadableFile
from app.importing.pdf.lines import PageLine, ordered
from app.importing.pdf.pages import _clean, read_pdf
from app.importing.reading import read_bytes
from tests.importing.soundness import assert_sound, mutations, said

LEFT = [
    "The harbour of Eastmere was closed",
    "on Monday after a tanker ran aground",
    "at its mouth, the port authority ex-",
    "plained to the people who waited.",
]
RIGHT = [
    "Nobody was hurt when the ship lost",
    "its steering in a strong wind, and the",
    "crew of nineteen stayed on board to",
    "keep the pumps running all night.",
]


def pdf_file(build, pages=3) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setTitle("Tanker closes harbour")
    canvas.setAuthor("Ada Quill")
    for number in range(1, pages + 1):
        build(canvas, number)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def column(canvas, left, top, lines):
    for line in lines:
        canvas.drawString(left, top, line)
        top -= 13


def a_page(canvas, number):
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 810, "Eastmere Post")
    canvas.drawString(290, 30, f"Page {number}")
    if number == 1:
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(60, 760, "Tanker closes harbour")
    canvas.setFont("Helvetica", 10)
    # The right column is drawn first, line by line with the left: order must come from places.
    for shift, (right, left) in enumerate(zip(RIGHT, LEFT, strict=True)):
        canvas.drawString(320, 700 - 13 * shift, right)
        canvas.drawString(60, 700 - 13 * shift, left)
    column(canvas, 60, 620, [f"Note {number}: the tide was low and tugs", "came from the south."])
    second = [f"Second {number}: they towed it off, and", "it took three hours more."]
    column(canvas, 320, 620, second)


@pytest.fixture(scope="module")
def article():
    return read_bytes(pdf_file(a_page), "harbour.pdf")


def test_columns_are_read_one_after_the_other_and_parted_words_are_whole(article):
    assert_sound(article)
    paragraphs = said(article, BlockKind.PARAGRAPH)
    assert paragraphs[0] == (
        "The harbour of Eastmere was closed on Monday after a tanker ran aground at its mouth, "
        "the port authority explained to the people who waited."
    )
    assert paragraphs[1].startswith("Note 1")
    assert paragraphs[2] == " ".join(RIGHT)


def test_running_heads_and_page_numbers_are_chrome(article):
    chrome = [
        (article.text[b.start : b.end], b.detail)
        for b in article.blocks
        if b.kind is BlockKind.CHROME
    ]
    assert chrome.count(("Eastmere Post", "running head")) == 3
    assert ("Page 2", "page number") in chrome
    assert len(chrome) == 6


def test_each_paragraph_tells_its_page(article):
    pages = [block.detail for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    assert pages[0] == "page 1" and pages[-1] == "page 3"


def test_the_title_and_properties_are_stated(article):
    assert said(article, BlockKind.TITLE) == ["Tanker closes harbour"]
    assert article.metadata.author == "Ada Quill"
    assert article.metadata.stated_in["author"] == "document properties"


def test_pictures_of_pages_are_kept_with_a_word_about_them():
    data = pdf_file(lambda canvas, number: canvas.rect(50, 50, 300, 300, fill=1))
    article = read_pdf(data, "scan.pdf")
    assert article.text == "" and article.blocks == ()
    (notice,) = article.notices
    assert notice == (
        "This PDF holds pictures of pages, no text. It is kept; it cannot be searched. Have its "
        "text recognised by another program and add that."
    )


def test_a_password_is_said():
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file(a_page))) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(UnreadableFile, match=r"Protected by a password\."):
        read_pdf(stream.getvalue(), "locked.pdf")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"words"])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(UnreadableFile, match="damaged"):
        read_pdf(data, "a.pdf")


def test_damaged_files_give_a_result_or_a_reader_error():
    for data in mutations(pdf_file(a_page, 1), 60):
        with suppress(ReaderError):
            assert_sound(read_pdf(data, "a.pdf"))


ROWS = [
    ("Port", "Ships", "Cargo in tonnes"),
    ("Eastmere", "12", "41,000"),
    ("Northwick", "7", "9,300"),
    ("Stannick", "31", "120,500"),
]


def a_table(canvas, number):
    canvas.setFont("Helvetica", 10)
    column(canvas, 60, 700, [" ".join(LEFT), "Ships that called at the ports in March:"])
    for shift, row in enumerate(ROWS):
        for left, said_here in zip((60, 200, 300), row, strict=True):
            canvas.drawString(left, 650 - 14 * shift, said_here)
    column(canvas, 60, 560, [" ".join(RIGHT), "The figures are those of the port authority."])


def test_a_table_has_its_cells_and_the_text_around_it_stays():
    article = read_bytes(pdf_file(a_table, 1), "ports.pdf")
    assert_sound(article)
    (table,) = [block for block in article.blocks if block.kind is BlockKind.TABLE]
    cells = [
        tuple(article.text[cell.start : cell.end] for cell in row)
        for row in (table.header, *table.rows)
    ]
    assert cells == ROWS
    assert said(article, BlockKind.PARAGRAPH)[-1].endswith("those of the port authority.")


def test_two_columns_of_prose_are_no_table(article):
    assert not [block for block in article.blocks if block.kind is BlockKind.TABLE]


def contents(canvas, number):
    canvas.setFont("Helvetica", 10)
    lines = [f"{title} {'. ' * 30} {page}" for title, page in (("Tides", 3), ("Tugs", 14))]
    column(canvas, 60, 700, [*lines, "The harbour was closed on Monday, as was said before."])


def test_a_page_of_contents_is_no_part_of_the_article():
    article = read_bytes(pdf_file(contents, 1), "report.pdf")
    assert [b.detail for b in article.blocks if b.dimmed] == ["contents", "contents"]
    assert said(article, BlockKind.PARAGRAPH) == [
        "The harbour was closed on Monday, as was said before."
    ]


def test_columns_in_arabic_are_read_from_the_right():
    def piece(text, left, top):
        return PageLine(text, 1, left, top - 10, left + 200, top, 595, 842)

    left = [
        piece(f"أغلق الميناء يوم الاثنين بعد أن جنحت ناقلة نفط {n}", 60, 700 - 13 * n)
        for n in range(4)
    ]
    right = [
        piece(f"ولم يصب أحد عندما فقدت السفينة القدرة على التوجيه {n}", 320, 700 - 13 * n)
        for n in range(4)
    ]
    assert ordered([*left, *right]) == [*right, *left]


def test_ligatures_are_read_as_their_letters():
    assert _clean("\ufb01sh \ufef2\ufee4") == "fish يم"


def test_a_monstrous_page_is_read_as_it_is_drawn():
    def monstrous(canvas, number):
        canvas.setFont("Helvetica", 1)
        for row in range(750):
            for place in range(8):
                canvas.drawString(60 + 65 * place, 800 - row, f"words{row}of{place} " * 5)

    article = read_bytes(pdf_file(monstrous, 1), "a.pdf")
    assert_sound(article)
    assert "words749of7" in article.text
