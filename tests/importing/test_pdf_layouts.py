"""Pages laid out in many ways: what is read is what was set, paragraph by paragraph."""

from __future__ import annotations

import io
import random

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from app.domain.article import BlockKind
from app.importing.pdf.hyphens import Hyphens
from app.importing.reading import read_bytes
from tests.importing.soundness import assert_sound, said

PAGE = (595.0, 842.0)
NOUNS = [
    "harbour",
    "tanker",
    "pilot",
    "rope",
    "tide",
    "ministry",
    "parliament",
    "newspaper",
    "inquiry",
    "convoy",
]
VERBS = [
    "delayed",
    "inspected",
    "announced",
    "questioned",
    "remembered",
    "abandoned",
    "repaired",
    "photographed",
]
ENDS = [
    "on Monday",
    "before the storm",
    "without a word",
    "in the northern port",
    "for the third time",
]
SYLLABLES = "bar den el fen gor hul ister kem lan mor nau or pel rus sten tor ul ves wick"


def name(chance: random.Random) -> str:
    """The name of a place that there is nowhere."""
    return "".join(chance.choice(SYLLABLES.split()) for _ in range(3)).capitalize()


def prose(chance: random.Random, sentences: int) -> str:
    """A paragraph of made-up sentences."""
    return " ".join(
        f"The {chance.choice(NOUNS)} {chance.choice(VERBS)} the {chance.choice(NOUNS)} of the "
        f"{chance.choice(NOUNS)} in {name(chance)} {chance.choice(ENDS)}."
        for _ in range(sentences)
    )


def paragraphs(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [prose(chance, chance.choice([2, 3, 5])) for _ in range(count)]


class Setter:
    """Sets paragraphs into columns, one frame after the other, page after page."""

    def __init__(self, frames, size=10.0, leading=12.5, gap=6.0, indent=0.0, hyphens=False) -> None:
        self.held = io.BytesIO()
        self.canvas = Canvas(self.held, pagesize=PAGE)
        self.frames, self.size, self.leading = frames, size, leading
        self.gap, self.indent, self.hyphens = gap, indent, hyphens
        self.page, self.frame = 1, 0
        self.top = frames[0][1]
        self.on_page = None

    def line(self, text, shift=0.0, font="Helvetica", size=None):
        left, _top, _width, foot = self.frames[self.frame]
        if self.top - self.leading < foot:
            self.frame += 1
            if self.frame == len(self.frames):
                self.next_page()
            self.top = self.frames[self.frame][1]
            left = self.frames[self.frame][0]
        self.top -= self.leading
        self.canvas.setFont(font, size or self.size)
        self.canvas.drawString(left + shift, self.top, text)

    def next_page(self):
        if self.on_page:
            self.on_page(self.canvas, self.page)
        self.canvas.showPage()
        self.page += 1
        self.frame, self.top = 0, self.frames[0][1]

    def paragraph(self, text):
        width = self.frames[self.frame][2]
        words, line, shift = text.split(), "", self.indent
        while words:
            tried = f"{line} {words[0]}".strip()
            if pdfmetrics.stringWidth(tried, "Helvetica", self.size) <= width - shift:
                line = tried
                words.pop(0)
                continue
            if self.hyphens and len(words[0]) > 7 and words[0].isalpha():
                head = f"{line} {words[0][:4]}-".strip()
                if pdfmetrics.stringWidth(head, "Helvetica", self.size) <= width - shift:
                    line, words[0] = head, words[0][4:]
            self.line(line, shift)
            line, shift = "", 0.0
        self.line(line, shift)
        self.top -= self.gap

    def heading(self, text, font="Helvetica-Bold", size=None):
        self.top -= self.leading / 2
        self.line(text, font=font, size=size)
        self.top -= 2

    def done(self) -> bytes:
        if self.on_page:
            self.on_page(self.canvas, self.page)
        self.canvas.save()
        return self.held.getvalue()


def columns(count: int, gutter=20.0):
    width = (PAGE[0] - 100 - gutter * (count - 1)) / count
    return [(50 + (width + gutter) * n, 760.0, width, 90.0) for n in range(count)]


def read(data: bytes):
    article = read_bytes(data, "a.pdf")
    assert_sound(article)
    return article


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("indent", [0.0, 12.0])
def test_paragraphs_in_columns_come_out_as_they_were_set(count, indent):
    setter = Setter(columns(count), gap=0.0 if indent else 5.0, indent=indent)
    wanted = paragraphs(count, 24)
    for text in wanted:
        setter.paragraph(text)
    assert said(read(setter.done()), BlockKind.PARAGRAPH) == wanted


@pytest.mark.parametrize("count", [2, 3])
def test_words_parted_at_lines_columns_and_pages_are_whole(count):
    setter = Setter(columns(count), gap=5.0, hyphens=True)
    wanted = paragraphs(7 + count, 60)
    for text in wanted:
        setter.paragraph(text)
    article = read(setter.done())
    found = said(article, BlockKind.PARAGRAPH)
    assert " ".join(found) == " ".join(wanted)
    # Where a sentence ends a full line at the foot of a column, nothing tells what follows.
    assert len(set(wanted) - set(found)) <= len(wanted) // 15


def test_headings_are_told_by_size_and_by_weight():
    setter = Setter(columns(2))
    for number in range(1, 7):
        setter.heading(f"Chapter of the {NOUNS[number]}", size=14 if number % 2 else None)
        for text in paragraphs(number, 2):
            setter.paragraph(text)
    article = read(setter.done())
    headings = [block for block in article.blocks if block.kind is BlockKind.HEADING]
    assert [article.text[b.start : b.end] for b in headings] == [
        f"Chapter of the {NOUNS[number]}" for number in range(1, 7)
    ]
    assert [block.level for block in headings] == [2, 3, 2, 3, 2, 3]
    assert len(said(article, BlockKind.PARAGRAPH)) == 12


def heads(canvas, page):
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 800, "The Eastmere Review" if page % 2 else "Of tides and tankers")
    canvas.drawRightString(545, 800, f"On the {NOUNS[page % 10]}s of {ENDS[page % 5]}")
    canvas.drawCentredString(297, 50, f"- {page} -")


def test_heads_whose_words_change_from_page_to_page_are_chrome():
    setter = Setter(columns(1))
    setter.on_page = heads
    wanted = paragraphs(3, 60)
    for text in wanted:
        setter.paragraph(text)
    article = read(setter.done())
    assert said(article, BlockKind.PARAGRAPH) == wanted
    assert len(said(article, BlockKind.CHROME)) == 3 * setter.page


def test_a_page_without_heads_loses_no_line():
    setter = Setter([(50.0, 835.0, 495.0, 10.0)])
    wanted = paragraphs(4, 90)
    for text in wanted:
        setter.paragraph(text)
    article = read(setter.done())
    assert setter.page > 3
    assert said(article, BlockKind.PARAGRAPH) == wanted


def note(page: int) -> list[str]:
    return [
        f"{page} In {name(random.Random(page))} the owner of",
        f"the {NOUNS[page]} did not answer.",
    ]


def notes(canvas, page):
    canvas.setFont("Helvetica", 7.5)
    for number, line in enumerate(note(page)):
        canvas.drawString(50, 70 - 9 * number, line)


def test_footnotes_do_not_cut_the_paragraph_that_goes_on_overleaf():
    setter = Setter(columns(1))
    setter.on_page = notes
    wanted = paragraphs(5, 60)
    for text in wanted:
        setter.paragraph(text)
    article = read(setter.done())
    found = said(article, BlockKind.PARAGRAPH)
    told = [" ".join(note(page)) for page in range(1, setter.page + 1)]
    assert len(told) > 2
    assert [text for text in found if text not in told] == wanted
    assert [text for text in found if text in told] == told


def test_a_sidebar_is_read_apart_from_the_column_beside_it():
    setter = Setter([(50.0, 760.0, 330.0, 90.0)])
    wanted = paragraphs(6, 10)
    for text in wanted:
        setter.paragraph(text)
    canvas = setter.canvas
    canvas.setFont("Helvetica", 8)
    aside = simpleSplit(prose(random.Random(9), 4), "Helvetica", 8, 130)
    for number, line in enumerate(aside):
        canvas.drawString(415, 700 - 10 * number, line)
    found = said(read(setter.done()), BlockKind.PARAGRAPH)
    assert " ".join(aside) in found
    assert [text for text in found if text != " ".join(aside)] == wanted


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_that_are_turned_are_read_as_they_are_seen(turn):
    setter = Setter([(50.0, 560.0, 420.0, 60.0)], gap=6.0)
    canvas = setter.canvas
    canvas.setPageRotation(turn)
    canvas.translate(*{0: (0, 0), 90: (595, 0), 180: (595, 842), 270: (0, 842)}[turn])
    canvas.rotate(turn)
    wanted = paragraphs(8, 5)
    for text in wanted:
        setter.paragraph(text)
    assert said(read(setter.done()), BlockKind.PARAGRAPH) == wanted


def test_a_stamp_along_the_edge_is_no_part_of_the_text():
    setter = Setter(columns(1))
    wanted = paragraphs(11, 6)
    for text in wanted:
        setter.paragraph(text)
    canvas = setter.canvas
    canvas.translate(20, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Received on 5 March by the registry")
    article = read(setter.done())
    assert said(article, BlockKind.PARAGRAPH) == wanted
    (stamp,) = [block for block in article.blocks if block.kind is BlockKind.CHROME]
    assert stamp.detail == "turned text"


def test_items_keep_their_depth_and_their_lines_together():
    setter = Setter(columns(1))
    setter.paragraph(paragraphs(12, 1)[0])
    long = prose(random.Random(13), 2)
    for shift, sign, text in (
        (0, "•", "Tugs"),
        (18, "–", long),
        (18, "–", "One late"),
        (0, "•", "Ropes"),
    ):
        lines = simpleSplit(text, "Helvetica", 10, 420)
        for number, line in enumerate(lines):
            setter.line(line, shift + 14)
            if number == 0:
                setter.canvas.drawString(50 + shift, setter.top, sign)
    article = read(setter.done())
    items = [block for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.content, item.depth) for item in items] == [
        ("Tugs", 1), (long, 2), ("One late", 2), ("Ropes", 1),
    ]  # fmt: skip


def test_cells_of_several_lines_are_one_cell():
    setter = Setter(columns(1))
    setter.paragraph(paragraphs(16, 1)[0])
    rows = (
        (("Port",), ("What is loaded",), ("Ships",)),
        (("Eastmere",), ("Coal and some", "oil"), ("12",)),
        (("Stannick", "in the north"), ("Timber",), ("31 or", "a few more")),
    )
    top = 600
    for row in rows:
        for left, lines in zip((50, 200, 350), row, strict=True):
            for number, line in enumerate(lines):
                setter.canvas.drawString(left, top - 12 * number, line)
        top -= 12 * max(map(len, row)) + 8
    article = read(setter.done())
    (table,) = [block for block in article.blocks if block.kind is BlockKind.TABLE]
    cells = [[article.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert cells == [
        ["Eastmere", "Coal and some oil", "12"],
        ["Stannick in the north", "Timber", "31 or a few more"],
    ]


def test_a_hyphen_of_the_word_itself_stays_where_no_words_are_parted():
    setter = Setter(columns(1), gap=5.0)
    wanted = paragraphs(17, 30)
    for text in wanted[:29]:
        setter.paragraph(text)
    for line in ("The ministry began an inquiry into the anti-", "corruption law of last year"):
        setter.line(line)
    assert "anti-corruption law of last year" in read(setter.done()).text


def test_a_dash_without_spaces_has_none_where_the_line_ends():
    plain = Hyphens(frozenset(), parts_words=False)
    assert plain.joined(["this year", "\u2014the second", "\u2014 so far\u2014", "it was"]) == (
        "this year\u2014the second \u2014 so far\u2014it was"
    )


def test_a_table_tells_its_page():
    setter = Setter(columns(1))
    setter.paragraph(paragraphs(14, 1)[0])
    setter.next_page()
    setter.paragraph(paragraphs(15, 1)[0])
    for number, row in enumerate((("Port", "Ships"), ("Eastmere", "12"), ("Stannick", "31"))):
        for left, words in zip((50, 300), row, strict=True):
            setter.canvas.drawString(left, 600 - 14 * number, words)
    (table,) = [b for b in read(setter.done()).blocks if b.kind is BlockKind.TABLE]
    assert table.detail == "page 2" and len(table.rows) == 2
