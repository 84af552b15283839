"""Letters that are drawn over one another, as browsers set them when they print a page."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.domain.article import Article, ArticleId, Span
from app.importing.pdf.lines import PageLine
from app.importing.pdf.paragraphs import pieces_of_lines
from app.importing.pdf.places import places_on_pages
from app.importing.reading import read_bytes

ARABIC = {code: f"{0x0620 + number:04x}" for number, code in enumerate("abcdefghijklmnopqrstuv", 6)}


def page_of(*lines: list[tuple[float, str]], letters: dict[str, str] | None = None) -> bytes:
    """A PDF whose lines are made of parts, each with its place in points from the left."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    if letters:
        pairs = "\n".join(f"<{ord(code):02x}> <{letter}>" for code, letter in letters.items())
        font.ToUnicode = pdf.make_stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end".encode()
        )
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    drawn = "".join(
        f"1 0 0 1 {60 + left:.2f} {700 - 30 * number} Tm <{part.encode().hex()}> Tj\n"
        for number, line in enumerate(lines)
        for left, part in line
    )
    page.Contents = pdf.make_stream(f"BT /F 20 Tf {drawn} ET".encode())
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def set_close(*parts: str, by: float) -> list[tuple[float, str]]:
    """The parts of a line, each ``by`` points nearer to the one before than its letters want."""
    placed, left = [], 0.0
    for part in parts:
        placed.append((left, part))
        left += stringWidth(part, "Helvetica", 20) - by
    return placed


@pytest.mark.parametrize("by", [0.0, 0.7, 1.5, 2.5])
def test_no_letter_is_told_twice_where_two_parts_overlap(by):
    line = set_close("A Hong K", "ong member of the W", "T", "O said", by=by)
    assert read_bytes(page_of(line), "a.pdf").text == "A Hong Kong member of the WTO said"


def test_words_whose_letters_are_drawn_one_by_one_have_no_gaps():
    line = set_close(*"The Tower of AVALON was sold", by=0.9)
    assert read_bytes(page_of(line), "a.pdf").text == "The Tower of AVALON was sold"


def test_lines_stay_apart_and_keep_their_order():
    lines = [set_close("First", " line of AV", "A", by=2.0), set_close("Sec", "ond one", by=2.0)]
    assert read_bytes(page_of(*lines), "a.pdf").text.split() == [
        "First", "line", "of", "AVA", "Second", "one"
    ]  # fmt: skip


def test_arabic_drawn_letter_by_letter_is_read_from_the_right():
    seen = set_close(*"fedcba", by=1.5)
    meant = "".join(chr(int(ARABIC[code], 16)) for code in "abcdef")
    assert read_bytes(page_of(seen, letters=ARABIC), "a.pdf").text == meant


def arabic(codes: str) -> str:
    return "".join(chr(int(ARABIC[code], 16)) if code in ARABIC else code for code in codes)


def test_gaps_between_arabic_letters_are_spaces_and_figures_run_from_the_left():
    letters = ARABIC | {figure: f"00{ord(figure):02x}" for figure in "1290.()"}
    seen = [
        (left, part) for left, part in set_close(*"onmlkji (1290) hgfedcb", by=0.4) if part != " "
    ]
    meant = f"{arabic('bcdefgh')} (1290) {arabic('ijklmno')}"
    assert read_bytes(page_of(seen, seen, letters=letters), "a.pdf").text == f"{meant} {meant}"


def test_lines_drawn_letter_by_letter_stay_apart_in_columns():
    left = set_close(*"dcba", by=0.4)
    right = [(place + 300, part) for place, part in set_close(*"hgfe", by=0.4)]
    lines = read_bytes(page_of(left + right, letters=ARABIC), "a.pdf").text.split()
    assert sorted(lines) == sorted([arabic("abcd"), arabic("efgh")])


def test_the_bullet_at_the_right_of_arabic_items_is_theirs():
    letters = ARABIC | {"*": "2022"}
    lines = [
        [*set_close(*word, by=0.4), (160.0, "*")] for word in ("nmlkjihgfedcb", "utsrqponmlkji")
    ]
    read = read_bytes(page_of(*lines, letters=letters), "a.pdf")
    assert [block.content for block in read.blocks] == [
        arabic("bcdefghijklmn"),
        arabic("ijklmnopqrstu"),
    ]


def test_latin_words_among_arabic_ones_do_not_turn_these_round():
    letters = ARABIC | {sign: f"00{ord(sign):02x}" for sign in "NEW129"}
    seen = [
        (left, part) for left, part in set_close(*"srqp 129 onmlkji NEW NEWE hgfedcb", by=0.4)
        if part != " "
    ]  # fmt: skip
    meant = f"{arabic('bcdefgh')} NEW NEWE {arabic('ijklmno')} 129 {arabic('pqrs')}"
    assert read_bytes(page_of(seen, letters=letters), "a.pdf").text == meant


def test_an_arabic_line_among_latin_ones_is_read_from_the_right():
    letters = ARABIC | {sign: f"00{ord(sign):02x}" for sign in "NEWS "}
    latin = [(0.0, "NEWS WENS SEWN NEWS WENS SEWN")]
    seen = [(at, part) for at, part in set_close(*"nmlkji hgfedcb", by=0.4) if part != " "]
    read = read_bytes(page_of(latin, seen, latin, letters=letters), "a.pdf")
    assert f"{arabic('bcdefgh')} {arabic('ijklmn')}" in read.text
    assert read.text.count("NEWS WENS SEWN NEWS WENS SEWN") == 2


def test_each_arabic_letter_that_was_drawn_by_itself_is_found_on_its_page():
    seen = [(at, part) for at, part in set_close(*"nmlkji hgfedcb", by=0.4) if part != " "]
    data = page_of(seen, seen, letters=ARABIC)
    read = read_bytes(data, "a.pdf")
    article = Article(
        ArticleId("1"), read.text, read.blocks, read.metadata,
        "", "a.pdf", 0, "utf-8", read.extractor, "",
    )  # fmt: skip
    places = places_on_pages(data, article)
    letters = [at for at, letter in enumerate(read.text) if letter.isalpha()]
    assert len(letters) == 2 * 13
    boxes = [places.boxes(Span(at, at + 1)) for at in letters]
    assert all(boxes)
    lefts = [box.left for (box,) in boxes[:7]]
    assert lefts == sorted(lefts, reverse=True)


def test_letters_without_any_height_are_read_all_the_same():
    flat = [
        PageLine(text, 1, 60.0, 700.0 - 14 * row, 200.0, 700.0 - 14 * row, 595.0, 842.0)
        for row, text in enumerate(["The ferry did not", "sail on Monday."])
    ]
    said = " ".join(piece.text for piece in pieces_of_lines(flat, 1, None))
    assert said == "The ferry did not sail on Monday."
