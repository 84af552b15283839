"""RTF: what is set as a heading, an item, a table, a note, a box comes out as such."""

from __future__ import annotations

from contextlib import suppress

import pytest

from app.domain.article import BlockKind
from app.domain.errors import ReaderError, UnreadableFile
from app.importing.reading import read_bytes
from tests.importing.soundness import assert_sound, mutations, said

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}"
    rb"{\f2\fcharset128 MS;}{\f3\fcharset2 Symbol;}}{\colortbl;\red0\green0\blue0;}"
    rb"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\sbasedon0 heading 1;}{\s2 Title;}{\s3 Quote;}"
    rb"{\s4 List Bullet 2;}}"
    rb"{\*\generator Writer 7;}{\info{\title Harbour}{\author Ada Quill}{\author Bob}"
    rb"{\creatim\yr2024\mo3\dy5\hr7}{\doccomm by a machine}}"
)


def article(body: bytes):
    made = read_bytes(HEAD + body + b"}", "a.rtf")
    assert_sound(made)
    return made


def test_styles_tell_what_a_paragraph_is():
    made = article(
        rb"\pard\s2 Harbour closed\par\pard\s1 What happened\par\pard\plain A tanker ran aground."
        rb"\par\pard\s3 We wait.\par\pard\outlinelevel1 What comes\par"
    )
    assert said(made, BlockKind.TITLE) == ["Harbour closed"]
    assert said(made, BlockKind.HEADING) == ["What happened", "What comes"]
    assert [b.level for b in made.blocks if b.kind is BlockKind.HEADING] == [1, 2]
    assert said(made, BlockKind.QUOTE) == ["We wait."]
    assert said(made, BlockKind.PARAGRAPH) == ["A tanker ran aground."]
    assert (made.metadata.author, made.metadata.date) == ("Ada Quill", "2024-03-05")


def test_items_have_their_markers_and_depth():
    made = article(
        rb"{\listtext\f3\'b7\tab}\pard\ls1 Tugs\par{\listtext\f3\'b7\tab}\pard\ls1\ilvl1 late\par"
        rb"{\listtext\f3\'b7\tab}\pard\s4\ls2 A rope\par{\pntext\f0 1.\tab}\pard\ls3 Wait\par"
        rb"{\pntext\f0 2.\tab}\pard\ls3 Pull\par"
    )
    items = [block for block in made.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.content, item.depth, item.ordered) for item in items] == [
        ("Tugs", 1, False), ("late", 2, False), ("A rope", 2, False), ("Wait", 1, True),
        ("Pull", 1, True),
    ]  # fmt: skip
    assert "2. Pull" in made.text


def test_a_table_has_its_cells_and_tables_in_them_are_told_there():
    made = article(
        rb"Before.\par\trowd\cellx1\cellx2\pard\intbl Year\cell Days\cell\row\trowd\cellx1"
        rb"\pard\intbl 2021\par and on\cell\pard\intbl\itap2 in\nestcell{\nonesttables x}"
        rb"{\*\nesttableprops\nestrow}\pard\intbl 3\cell\row\pard After.\par"
    )
    assert said(made, BlockKind.TABLE) == ["Year\tDays\n2021 and on\tin 3"]
    assert said(made, BlockKind.PARAGRAPH) == ["Before.", "After."]


def test_notes_boxes_and_page_heads_stand_apart():
    made = article(
        rb"{\header\pard Eastmere Post\par}{\footer\pard Internal\par}\pard The owner"
        rb"{\super\chftn{\footnote\pard{\super\chftn} Asked by letter.}} is silent."
        rb"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard In the box.\par}}{\shprslt no}}\par"
        rb"\pard Next.\par"
    )
    assert said(made, BlockKind.PARAGRAPH) == [
        "The owner[1] is silent.", "In the box.", "Next.", "[1] Asked by letter.",
    ]  # fmt: skip
    assert said(made, BlockKind.CHROME) == ["Eastmere Post", "Internal"]


def test_what_is_struck_hidden_or_a_remark_is_no_part_of_the_text():
    made = article(
        rb"The tide was {\deleted\revauthdel1\revdttmdel1203972096 high}{\revised low}"
        rb"{\v secret}{\*\annotation Why?}{\field{\*\fldinst HYPERLINK x}{\fldrslt  here}}"
        rb"{\*\unknown gone}.\par"
    )
    assert made.text == "The tide was low here."


def test_letters_come_in_the_code_page_of_their_font():
    made = article(
        rb"{\f1\'cf\'ee\'f0\'f2} caf\'e9 {\f2\'93\'fa\'96\'7b} \u8212- \u-10179?\u-8704? "
        rb"\ldblquote yes\rdblquote\par"
    )
    assert made.text == "Порт café 日本 — 😀 “yes”"


def test_a_text_without_structure_is_read_as_plain_texts_are():
    made = read_bytes(rb"{\rtf1 Harbour closed\par\par - one tug\par - two tugs\par}", "a.rtf")
    assert said(made, BlockKind.LIST_ITEM) == ["- one tug", "- two tugs"]


@pytest.mark.parametrize(
    "source",
    [
        b"{\\rtf1 " + b"{" * 400_000,
        b"{\\rtf1 " + b"{\\footnote a{\\shptxt b" * 30_000 + b"}",
        b"{\\rtf1 " + b"{\\listtext {\\footnote " * 30_000 + b"x}",
        b"{\\rtf1 " + b"\\trowd\\intbl x\\cell " * 60_000 + b"\\row}",
        b"{\\rtf1 "
        + (b"\\intbl " + b"x\\cell " * 9_000 + b"\\row ") * 4
        + b"x\\cell\\row " * 9_000,
        b"{\\rtf1 \\bin99999999999 x" + b"\\uc999999999\\u99999999999 " * 9_000,
        b"{\\rtf1 {\\stylesheet" + b"{\\s1 a;}" * 60_000 + b"}words}",
    ],
    ids=[
        "open",
        "notes in boxes",
        "notes in markers",
        "cells",
        "one broad row",
        "numbers",
        "styles",
    ],
)
def test_hostile_files_give_a_result_or_a_reader_error(source):
    with suppress(ReaderError):
        assert_sound(read_bytes(source, "a.rtf"))


def test_damage_gives_a_result_or_a_reader_error():
    whole = HEAD + rb"\pard\s1 A\par\trowd x\cell\row{\footnote b}{\listtext 1.}c\par}"
    for data in mutations(whole, 150):
        with suppress(ReaderError):
            assert_sound(read_bytes(data, "a.rtf"))


def test_what_is_too_large_says_what_to_do():
    with pytest.raises(UnreadableFile, match=r"larger than 30 MB. Save it without its pictures"):
        read_bytes(b"{\\rtf1 " + b"a" * 30_000_001, "a.rtf")
