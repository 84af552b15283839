from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.article import Metadata
from app.domain.briefing import (
    BottomLine,
    Excerpt,
    Item,
    Judgement,
    Prose,
    Section,
    TableItem,
)
from app.domain.marking import markings
from app.domain.passage import find_quote
from app.exporting import pages
from app.exporting.outline import build_outline
from app.exporting.pages import plain
from app.exporting.pdf import RenderedPdf, render_pdf
from tests.exporting.samples import LEADERS, NO_ID, article, belarus, citing, document, quote
from tests.exporting.test_outline import text_of
from tests.support.growth import growth

LINE = re.compile(r"TLP:AMBER (?:.*? )?Briefing 2025-07 · .*? Page \d+ of \d+ TLP:AMBER ")


@pytest.fixture(scope="module")
def briefing() -> RenderedPdf:
    return render_pdf(build_outline(belarus(), citing()))


def rendered(*items: Item, **head) -> RenderedPdf:
    return render_pdf(build_outline(document(*items, **head), citing()))


def page_texts(pdf: RenderedPdf) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf.data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]
    finally:
        opened.close()


def body_text(pdf: RenderedPdf) -> str:
    """All pages' text in order, what runs through the margins left out."""
    return " ".join(LINE.sub("", text, count=1) for text in page_texts(pdf))


def opened(pdf: RenderedPdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.data))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_piece_stands_once_and_in_order(briefing: RenderedPdf) -> None:
    outline = build_outline(belarus(), citing())
    said = body_text(briefing)
    at = said.index(outline.head.title)
    for block in outline.blocks:
        for line in text_of(block).splitlines():
            for piece in re.split(r"(?<=[.:;])\s", squeezed(line)):
                found = said.find(piece, at)
                assert found >= at, piece
                at = max(at, found)
    for block in outline.blocks:
        if isinstance(block, pages.Paragraph | pages.BottomLineBlock):
            assert said.count(squeezed(plain(block.text))) == 1


def test_every_quotation_equals_its_source_to_the_letter(briefing: RenderedPdf) -> None:
    said = body_text(briefing)
    for item in belarus().items:
        if isinstance(item, Excerpt) and not item.paraphrase:
            assert f"“{squeezed(item.passage.quote)}”" in said
        if isinstance(item, Judgement | Prose):
            for passage in item.evidence:
                assert squeezed(passage.quote) in said


def test_the_marking_stands_at_top_and_bottom_of_every_page(briefing: RenderedPdf) -> None:
    for text in page_texts(briefing):
        assert text.count("TLP:AMBER") == 2
    for marking in markings():
        pdf = rendered(BottomLine(NO_ID, "x"), marking=marking.name)
        assert page_texts(pdf)[0].count(marking.name) == 2


def test_a_marking_is_coloured_on_black(briefing: RenderedPdf) -> None:
    bitmap = pypdfium2.PdfDocument(briefing.data)[0].render(scale=2).to_pil()
    width, height = bitmap.size
    for top in (0, height - height // 10):
        corner = bitmap.crop((width * 3 // 4, top, width, top + height // 10))
        colours = {colour for _, colour in corner.getcolors(maxcolors=1_000_000)}
        assert (0, 0, 0) in colours
        assert (255, 192, 0) in colours


def test_pages_say_their_number_and_their_count(briefing: RenderedPdf) -> None:
    texts = page_texts(briefing)
    assert briefing.pages == len(texts)
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
    assert f"19 August 2025 · {len(texts)} pages · 5 sources" in texts[0]
    assert "What Minsk is offering Washington What" not in texts[0]
    assert all("What Minsk is offering Washington" in text for text in texts[1:])


def test_note_marks_lead_to_notes_and_back(briefing: RenderedPdf) -> None:
    with opened(briefing) as pdf:
        number_of = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        links: dict[str, list[tuple[int, float, int, float]]] = {}
        for index, page in enumerate(pdf.pages):
            for annotation in page.get("/Annots", []):
                target = annotation.Dest
                place = (
                    index,
                    float(annotation.Rect[1]),
                    number_of[target[0].objgen],
                    float(target[3]),
                )
                links.setdefault(str(annotation.Contents), []).append(place)
    outline = build_outline(belarus(), citing())
    for note in outline.notes:
        there = links[f"Note {note.number}"]
        (back,) = links[f"Back to note {note.number} in the text"]
        for page, y, to_page, to_y in there:
            assert to_page == back[0]
            assert abs(to_y - back[1]) < 30
            if (page, y) == there[0][:2]:
                assert back[2] == page
                assert abs(back[3] - y) < 30


def test_addresses_are_links_with_words() -> None:
    with opened(rendered(Prose(NO_ID, "See [the page](https://e.org/a?b=1)."))) as pdf:
        (link,) = pdf.pages[0].Annots
        assert str(link.A.URI) == "https://e.org/a?b=1"
        assert str(link.Contents) == "https://e.org/a?b=1"


def test_every_typeface_is_embedded_and_maps_back_to_text(briefing: RenderedPdf) -> None:
    with opened(briefing) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        ]
        assert len(fonts) >= 6
        for font in fonts:
            assert "+" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_it_is_tagged_titled_and_bookmarked(briefing: RenderedPdf) -> None:
    with opened(briefing) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en"
        assert root.ViewerPreferences.DisplayDocTitle
        assert "What Minsk is offering" in str(pdf.docinfo.Title)
        roles = {
            str(item.S)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
        }
        wanted = {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/BlockQuote", "/Table", "/TH", "/TD"}
        assert wanted | {"/Note", "/Link", "/Caption"} <= roles
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            inner = [child.title for item in outline.root for child in item.children]
    assert titles == [
        "Key judgements",
        "1 What has been offered",
        "2 What Minsk wants back",
        "3 Where the sources differ",
        "Notes",
        "Sources",
    ]
    assert inner == ["2.1 How far the sources carry"]


def test_every_piece_of_marked_content_belongs_to_the_tree(briefing: RenderedPdf) -> None:
    with opened(briefing) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        tree = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for page in pdf.pages:
            code = page.Contents.read_bytes().decode("latin-1")
            marked = [int(number) for number in re.findall(r"/MCID (\d+)", code)]
            assert marked == list(range(len(tree[int(page.obj.StructParents)])))
            assert code.count("BDC") + code.count("BMC") == code.count("EMC")


def test_the_same_briefing_gives_the_same_bytes(briefing: RenderedPdf) -> None:
    assert render_pdf(build_outline(belarus(), citing())).data == briefing.data


def test_places_tell_where_each_item_begins(briefing: RenderedPdf) -> None:
    document_items = [item.id for item in belarus().items if type(item).__name__ != "Sources"]
    assert set(document_items) == set(briefing.places)
    ordered = [briefing.places[item] for item in document_items]
    assert ordered == sorted(ordered)
    opened_pdf = pypdfium2.PdfDocument(briefing.data)
    page, top = briefing.places["item-4"]
    textpage = opened_pdf[page - 1].get_textpage()
    bottom = opened_pdf[page - 1].get_height() - top
    found = textpage.get_text_bounded(bottom=bottom - 17, top=bottom, left=70, right=500)
    assert "What has been offered" in found


def test_cells_and_judgements_that_run_on_are_read_one_after_the_other() -> None:
    left, right = "left " * 30, "right " * 30
    said = "It is likely that " + "judged " * 30
    pdf = rendered(
        Judgement(NO_ID, said, "likely", "high"),
        TableItem(NO_ID, "", ("a", "b"), ((left, right),)),
    )
    text = page_texts(pdf)[0]
    assert squeezed(said) in text
    assert squeezed(left) in text
    assert squeezed(right) in text
    assert text.index("judged") < text.index("55–75 %") < text.index("left")


SCRIPTS = {
    "emoji": "Released 😀 by 👩‍👩‍👧 in 🇧🇾, ♥️ and 👍🏽.",
    "greek, cyrillic, accents": "Київ и Москва — Αθήνα, Łódź, Đặng, e\u0301, naïve office.",
    "mathematical letters": "𝔘𝔫𝔦 𝟙𝟚",
    "arabic": "قال المتحدث إن المحادثات التي جرت في 12 مارس 2026 مع شركة ACME كانت بناءة للغاية",
    "hebrew": "שלום עולם",
    "hebrew within": "They said שלום עולם to all.",
    "korean": "한국 뉴스 속보",
    "armenian, georgian, thai": "հայ ქართ ไทย",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_is_set_and_read_back(name: str) -> None:
    text = SCRIPTS[name]
    made = article(text, metadata=Metadata("T"))
    outline = build_outline(document(Excerpt(NO_ID, find_quote(made, text))), citing(made))
    pdf = render_pdf(outline)
    assert pdf.notices == ()
    assert text in page_texts(pdf)[0]


def test_chinese_breaks_between_characters_and_is_read_back() -> None:
    text = "北京市和东京的对话取得了重要进展，双方同意在下个月举行新一轮会谈。" * 4
    made = article(text, metadata=Metadata("T"))
    outline = build_outline(document(Excerpt(NO_ID, find_quote(made, text))), citing(made))
    pdf = render_pdf(outline)
    assert text in page_texts(pdf)[0].replace(" ", "")
    assert pdf.notices == ()


def test_a_character_without_a_typeface_is_shown_by_number_and_told() -> None:
    pdf = rendered(Prose(NO_ID, "Odd ꙮ and \U00012345 here."))
    (notice,) = pdf.notices
    assert "2 characters" in notice
    assert "\U00012345" in notice
    assert "ꙮ" in page_texts(pdf)[0]


HUGE = [
    Excerpt(NO_ID, quote(3, LEADERS), "word " * 6000),
    Prose(NO_ID, "Supercalifragilistic" * 900),
    TableItem(NO_ID, "tall", ("a", "b"), (("x", "long " * 4000),)),
    TableItem(NO_ID, "wide", tuple("abcdefghij" * 4), (tuple("klmnopqrst" * 4),)),
    TableItem(NO_ID, "high head", ("head " * 3000, "b"), (("x", "y"),) * 90),
    Judgement(NO_ID, "word " * 3000),
    BottomLine(NO_ID, "word " * 3000),
    Section(NO_ID, "word " * 1500),
    Prose(NO_ID, "\n".join(f"{'  ' * (n % 20)}- entry {n}" for n in range(300))),
]


@pytest.mark.timeout(30)
@pytest.mark.parametrize("item", HUGE, ids=[f"{type(i).__name__}-{n}" for n, i in enumerate(HUGE)])
def test_what_is_taller_than_a_page_goes_on_to_the_next(item: Item) -> None:
    pdf = rendered(item, Prose(NO_ID, "The end."))
    assert "The end." in page_texts(pdf)[-1] or "The end." in body_text(pdf)
    for text in page_texts(pdf):
        assert text.count("TLP:AMBER") == 2


def test_a_long_title_and_foot_are_cut_in_the_margins_only() -> None:
    title = "A very long title that goes on and on " * 6
    pdf = rendered(Prose(NO_ID, "word " * 900), title=title, series="Series " * 60)
    texts = page_texts(pdf)
    assert squeezed(title) in texts[0]
    assert "…" in texts[1]
    assert "Page 2 of 2" in texts[1]


def test_a_briefing_without_a_marking_has_none_in_print() -> None:
    assert "TLP" not in page_texts(rendered(BottomLine(NO_ID, "x"), marking=None))[0]


def test_table_heads_are_repeated_and_tagged_once() -> None:
    table = TableItem(NO_ID, "Many", ("Headword", "b"), (("x", "y"),) * 120)
    pdf = rendered(table)
    texts = page_texts(pdf)
    assert len(texts) > 2
    assert all("Headword" in text for text in texts)
    with opened(pdf) as made:
        heads = [
            item
            for item in made.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"
        ]
        assert len(heads) == 2


def test_a_head_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 50):
        filler = Prose(NO_ID, "x  \n" * lines)
        pdf = rendered(filler, Section(NO_ID, "The head"), Prose(NO_ID, "first " + "word " * 60))
        for text in page_texts(pdf):
            if "The head" in text:
                assert "first word" in text
                assert text.count("word") > 12


def test_a_head_stays_with_two_lines_even_if_its_first_paragraph_has_but_one() -> None:
    for lines in range(30, 50):
        items = [Section(NO_ID, "The head"), Prose(NO_ID, "One line."), Prose(NO_ID, "Another.")]
        pdf = rendered(Prose(NO_ID, "x  \n" * lines), *items)
        assert any("The head One line. Another." in text for text in page_texts(pdf))


@settings(max_examples=25, deadline=None)
@example(["\U00010808\U00012544"])
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_whatever_can_be_set(texts: list[str]) -> None:
    items = [Prose(NO_ID, text) for text in texts]
    cells = tuple(texts)
    pdf = rendered(*items, TableItem(NO_ID, texts[0], cells, (cells,)))
    assert pdf.data.startswith(b"%PDF")


def test_the_number_of_pages_is_right_even_if_it_makes_its_line_longer() -> None:
    desk = "Desk " * 21 + "x"
    for extra in range(6):
        pdf = rendered(*[Prose(NO_ID, "word " * 400) for _ in range(14)], desk=desk + "y" * extra)
        assert f"{pdf.pages} pages" in squeezed(page_texts(pdf)[0])


def test_ten_times_the_pages_take_ten_times_as_long() -> None:
    items = [item for item in belarus().items if not isinstance(item, Judgement)]

    def render(times: int) -> None:
        rendered(*[replace(item, id=NO_ID) for item in items[:-1] for _ in range(times)])

    render(1)
    assert growth(render, 4, 40) < 25
