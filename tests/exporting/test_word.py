from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.domain.article import Metadata
from app.domain.briefing import Excerpt, Judgement, Prose, Section, TableItem
from app.domain.marking import markings
from app.domain.passage import find_quote
from app.exporting import pages
from app.exporting.outline import build_outline
from app.exporting.pages import plain
from app.exporting.word import render_word
from app.exporting.word_template import template
from app.resources import resource
from tests.exporting.samples import LEADERS, NO_ID, article, belarus, citing, document, quote
from tests.exporting.test_outline import text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def briefing() -> bytes:
    return render_word(build_outline(belarus(), citing()), 3)


def rendered(*items, **head) -> bytes:
    return render_word(build_outline(document(*items, **head), citing()))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(name))


def text_of_part(data: bytes, name: str = "word/document.xml") -> str:
    lines = []
    for paragraph in part(data, name).iter(f"{W}p"):
        nodes = paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
        pieces = [(node.text or "") if node.tag == f"{W}t" else " " for node in nodes]
        lines.append("".join(pieces))
    return " ".join(" ".join(lines).split())


def value(element: etree._Element | None, name: str = "val") -> str:
    assert element is not None
    return element.get(f"{W}{name}")


def test_every_piece_stands_in_order(briefing: bytes) -> None:
    outline = build_outline(belarus(), citing())
    said = text_of_part(briefing)
    at = said.index(outline.head.title)
    for block in outline.blocks:
        if isinstance(block, pages.Notes):
            continue
        for line in text_of(block).splitlines():
            found = said.find(" ".join(line.split())[:60], at)
            assert found >= at, line
            at = found


def test_quotations_equal_their_sources_to_the_letter(briefing: bytes) -> None:
    said, notes = text_of_part(briefing), text_of_part(briefing, "word/footnotes.xml")
    for item in belarus().items:
        if isinstance(item, Excerpt) and not item.paraphrase:
            assert f"“{item.passage.quote}”" in said
        if isinstance(item, Judgement | Prose):
            for passage in item.evidence:
                assert passage.quote in notes


def test_notes_are_real_footnotes_each_cited_once(briefing: bytes) -> None:
    outline = build_outline(belarus(), citing())
    body, notes = part(briefing, "word/document.xml"), part(briefing, "word/footnotes.xml")
    cited = [value(ref, "id") for ref in body.iter(f"{W}footnoteReference")]
    assert cited == [str(note.number) for note in outline.notes]
    kept = {value(note, "id"): note for note in notes.iter(f"{W}footnote")}
    assert {"-1", "0"} | set(cited) == set(kept)
    for note in outline.notes:
        words = "".join(node.text or "" for node in kept[str(note.number)].iter(f"{W}t"))
        assert words.strip() == plain(note.text)
    settings_part = part(briefing, "word/settings.xml")
    assert [value(n, "id") for n in settings_part.iter(f"{W}footnote")] == ["-1", "0"]


def test_a_repeated_passage_repeats_its_number_by_a_field() -> None:
    cited = quote(3, LEADERS)
    data = rendered(Prose(NO_ID, "One.", (cited,)), Prose(NO_ID, "Two.", (cited,)))
    body = part(data, "word/document.xml")
    codes = [node.text for node in body.iter(f"{W}instrText")]
    assert codes == [" NOTEREF _RefNote1 \\f \\h "]
    assert "_RefNote1" in [value(mark, "name") for mark in body.iter(f"{W}bookmarkStart")]


def test_heads_are_real_and_numbered(briefing: bytes) -> None:
    opened = Document(io.BytesIO(briefing))
    heads = [
        (p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")
    ]
    assert heads == [
        ("Heading 1", "What has been offered"),
        ("Heading 1", "What Minsk wants back"),
        ("Heading 2", "How far the sources carry"),
        ("Heading 1", "Where the sources differ"),
    ]
    styles = part(briefing, "word/styles.xml")
    (style,) = (s for s in styles.iter(f"{W}style") if value(s, "styleId") == "Heading1")
    assert style.find(f"{W}pPr/{W}numPr") is not None


def test_every_style_that_is_used_is_there(briefing: bytes) -> None:
    known = {value(style, "styleId") for style in part(briefing, "word/styles.xml")[1:]}
    with zipfile.ZipFile(io.BytesIO(briefing)) as packed:
        for name in packed.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                used = part(briefing, name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
                assert {value(each) for each in used} <= known


def test_the_marking_stands_in_each_header_and_footer() -> None:
    for marking in markings():
        data = rendered(Prose(NO_ID, "x"), marking=marking.name)
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = [n for n in packed.namelist() if re.match(r"word/(header|footer)\d", n)]
        assert len(names) == 4
        for name in names:
            element = part(data, name)
            (run,) = (r for r in element.iter(f"{W}r") if marking.name in "".join(r.itertext()))
            assert value(run.find(f"{W}rPr/{W}color")) == marking.colour.lstrip("#")
            assert value(run.find(f"{W}rPr/{W}shd"), "fill") == "000000"


def test_page_numbers_are_fields(briefing: bytes) -> None:
    codes = {
        (node.text or "").strip()
        for name in ("word/footer1.xml", "word/footer2.xml")
        for node in part(briefing, name).iter(f"{W}instrText")
    }
    assert codes == {"PAGE", "NUMPAGES"}
    assert "3 pages" in text_of_part(briefing)
    assert " pages" not in text_of_part(rendered(Prose(NO_ID, "x")))


def test_tables_repeat_their_heads(briefing: bytes) -> None:
    tables = list(part(briefing, "word/document.xml").iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)


def test_lists_are_lists_and_start_anew() -> None:
    data = rendered(Prose(NO_ID, "1. a\n2. b\n\n- c\n\n    4. d"), Prose(NO_ID, "1. e"))
    body, numbering = part(data, "word/document.xml"), part(data, "word/numbering.xml")
    used = [(value(n.find(f"{W}ilvl")), value(n.find(f"{W}numId"))) for n in body.iter(f"{W}numPr")]
    levels = [level for level, _ in used]
    assert levels == ["0", "0", "0", "1", "0"]
    a, b, c, d, e = (number for _, number in used)
    assert a == b
    assert len({a, c, d, e}) == 4
    starts = {
        value(num, "numId"): value(num.find(f"{W}lvlOverride/{W}startOverride"))
        for num in numbering.iter(f"{W}num")
        if num.find(f"{W}lvlOverride") is not None
    }
    assert (starts[a], starts[d], starts[e]) == ("1", "4", "1")


def test_items_are_bookmarked_and_addresses_are_links() -> None:
    data = rendered(Prose(NO_ID, "See [it](https://e.org/?a=1&b=2)."))
    body = part(data, "word/document.xml")
    assert [value(mark, "name") for mark in body.iter(f"{W}bookmarkStart")] == ["item_item0"]
    (link,) = body.iter(f"{W}hyperlink")
    assert "".join(link.itertext()) == "it"
    relations = part(data, "word/_rels/document.xml.rels")
    assert "https://e.org/?a=1&b=2" in [relation.get("Target") for relation in relations]


def test_the_file_says_what_it_is(briefing: bytes) -> None:
    core = Document(io.BytesIO(briefing)).core_properties
    assert core.title == "What Minsk is offering Washington, and what it wants back"
    assert (core.author, core.language, core.category) == ("Eastern Europe desk", "en", "TLP:AMBER")
    assert value(part(briefing, "word/styles.xml").find(f".//{W}lang")) == "en-GB"


def test_the_same_briefing_gives_the_same_bytes(briefing: bytes) -> None:
    assert render_word(build_outline(belarus(), citing()), 3) == briefing
    with zipfile.ZipFile(io.BytesIO(briefing)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_words_from_right_to_left_are_marked_so() -> None:
    made = article("وزارة الدفاع said", metadata=Metadata("T"))
    outline = build_outline(document(Excerpt(NO_ID, find_quote(made, made.text))), citing(made))
    body = part(render_word(outline), "word/document.xml")
    quoted = next(p for p in body.iter(f"{W}p") if "said" in "".join(p.itertext()))
    assert quoted.find(f"{W}pPr/{W}bidi") is not None
    turned = [r for r in quoted.iter(f"{W}r") if r.find(f"{W}rPr/{W}rtl") is not None]
    assert ["".join(run.itertext()) for run in turned] == ["وزارة الدفاع"]


def test_the_template_that_ships_is_the_one_the_code_makes() -> None:
    shipped = resource("word", "briefing.docx").read_bytes()
    with (
        zipfile.ZipFile(io.BytesIO(shipped)) as kept,
        zipfile.ZipFile(io.BytesIO(template())) as made,
    ):
        assert kept.namelist() == made.namelist()
        for name in kept.namelist():
            assert kept.read(name) == made.read(name), name


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=3))
def test_any_text_whatever_can_be_written(texts: list[str]) -> None:
    cells = tuple(texts)
    items = [Prose(NO_ID, text) for text in texts]
    data = rendered(*items, Section(NO_ID, texts[0]), TableItem(NO_ID, texts[0], cells, (cells,)))
    assert part(data, "word/document.xml").tag == f"{W}document"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_it_all(briefing: bytes, tmp_path: Path) -> None:
    file = tmp_path / "briefing.docx"
    file.write_bytes(briefing)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=90)
    opened = pypdfium2.PdfDocument((tmp_path / "briefing.pdf").read_bytes())
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in opened]
    assert all(text.count("TLP:AMBER") == 2 for text in texts)
    assert all(f"Page {n} of {len(texts)}" in text for n, text in enumerate(texts, 1))
    said = " ".join(texts)
    outline = build_outline(belarus(), citing())
    for block in outline.blocks:
        for line in text_of(block).splitlines():
            for word in line.split():
                assert word.strip("“”") in said
