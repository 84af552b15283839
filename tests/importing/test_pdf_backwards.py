"""Arabic and Hebrew on the pages of a PDF."""

from __future__ import annotations

import io

import pikepdf
import pytest

from app.domain.article import Article, ArticleId, Span
from app.importing.pdf.backwards import with_signs_in_order
from app.importing.pdf.places import places_on_pages
from app.importing.reading import read_bytes

# What each code of the made font stands for: lam and alef are one sign, L.
SIGNS = {"S": "0633", "L": "06440627", "M": "0645", "A": "0627", "l": "0644", " ": "0020"}


def page_of(*lines: str) -> bytes:
    """A PDF with ``lines`` in the order of the eye, in a font whose letters are Arabic."""
    pdf = pikepdf.new()
    pairs = "\n".join(f"<{ord(code):02x}> <{letters}>" for code, letters in SIGNS.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(SIGNS)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        ToUnicode=pdf.make_stream(table.encode()),
    )
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    drawn = "".join(f"1 0 0 1 60 {700 - 16 * n} Tm ({line}) Tj\n" for n, line in enumerate(lines))
    page.Contents = pdf.make_stream(f"BT /F 12 Tf {drawn} ET".encode())
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def test_lam_and_alef_that_are_one_sign_keep_their_order_and_the_article_has_its_own():
    article = read_bytes(page_of("MLS MLSlA"), "a.pdf")
    assert article.text == "\u0627\u0644\u0633\u0644\u0627\u0645 \u0633\u0644\u0627\u0645"


def test_a_word_with_lam_and_alef_as_one_sign_is_found_on_its_page():
    data = page_of("MLS MLSlA")
    read = read_bytes(data, "a.pdf")
    article = Article(
        id=ArticleId("1"),
        text=read.text,
        blocks=read.blocks,
        metadata=read.metadata,
        sha256="",
        file_name="a.pdf",
        bytes=len(data),
        encoding="utf-8",
        extractor="pdf",
        added_at="",
    )
    places = places_on_pages(data, article)
    word = read.text.rindex("\u0633\u0644\u0627\u0645")
    assert all(places.boxes(Span(at, at + 1)) for at in range(word, word + 4))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("הנמל )12 ספינות( נסגר", "הנמל (12 ספינות) נסגר"),
        ("הנמל (12 ספינות) נסגר", "הנמל (12 ספינות) נסגר"),
        ("הנמל ( 12 ספינות ) בשנת 2024 .", "הנמל (12 ספינות) בשנת 2024."),
        ("הנזק הגיע ל- 3.5 מיליון", "הנזק הגיע ל-3.5 מיליון"),
        ("1) ראשון", "1) ראשון"),
    ],
)
def test_brackets_open_first_and_stops_stand_at_their_words(seen, meant):
    assert with_signs_in_order(seen) == meant
    assert with_signs_in_order(meant) == meant


def test_brackets_of_which_only_some_are_turned_open_and_close_in_turn():
    assert with_signs_in_order("א )ב UN) ג") == "א (ב UN) ג"
    assert with_signs_in_order("א »ב« ג )ד UN) ה") == "א «ב» ג (ד UN) ה"
    assert with_signs_in_order("א) ב") == "א) ב"
