from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article import BlockKind
from app.domain.errors import EmptyFile, NotText, ReaderError
from app.importing.html.main import take_in_between
from app.importing.html.page import Piece
from app.importing.html.reader import read_html
from app.importing.inspection import main_text
from app.importing.reading import read_bytes

HARBOUR = (
    "The harbour of Eastmere was closed on Monday after a tanker ran aground at its mouth, "
    "the port authority said, and it may stay closed until the end of the week."
)
TANKER = (
    "Nobody was hurt when the ship, which was on its way from Northwick with 12,000 tonnes of "
    "fuel, lost its steering in a strong wind shortly before five in the morning."
)
FISHERMEN = (
    "Fishermen who had waited for the spring tide said that they would lose a month's income "
    "if the harbour did not open again before the weekend, and asked the ministry for help."
)
PARAGRAPHS = [HARBOUR, TANKER, FISHERMEN]
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Tanker closes harbour | Eastmere Post</title>
<meta property="og:site_name" content="Eastmere Post">
<meta property="article:published_time" content="2024-03-05T07:30:00Z">
<link rel="canonical" href="https://post.example/harbour">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Tanker closes harbour",
"author":[{{"@type":"Person","name":"Ada Quill"}}],"inLanguage":"en"}}</script>
<style>p {{ color: red }}</style></head><body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="cookie-bar"><p>We use cookies to make this site better for you.</p></div>
<main><article><h1>Tanker closes harbour</h1>
<p class="byline">By <a rel="author" href="/q">Ada Quill</a>, 5 March 2024</p>
<p>{PARAGRAPHS[0]}</p><h2>Nobody was <em>hurt</em></h2><p>{PARAGRAPHS[1]}</p>
<ul><li>Two tugs are on their way<ul><li>one from the south</li></ul></li>
<li>A third waits</li></ul>
<blockquote><p>“We shall not move it before the wind drops, whatever they offer us.”</p>
</blockquote>
<table><caption>Closures</caption>
<tr><th>Year</th><th>Days</th></tr><tr><td>2021</td><td>3</td></tr>
<tr><td>2023</td><td>11</td></tr></table>
<p>{PARAGRAPHS[2]}</p></article></main>
<aside class="related"><h3>More stories</h3><a href="/a">Bridge opens</a>
<a href="/b">Ferry late</a></aside>
<footer>© 2024 Eastmere Post. All rights reserved.</footer>
<div style="display:none">Never seen by anyone.</div>
<noscript>Switch scripts on.</noscript></body></html>"""


@pytest.fixture(scope="module")
def page():
    return read_html(PAGE.encode(), "harbour.html")


def said(recovered, kind):
    return [recovered.text[b.start : b.end] for b in recovered.blocks if b.kind is kind]


def assert_sound(recovered):
    """Blocks in order, trimmed, and every character but white space in exactly one of them."""
    at = 0
    for block in recovered.blocks:
        assert at <= block.start < block.end
        assert not recovered.text[at : block.start].strip()
        piece = recovered.text[block.start : block.end]
        assert piece == piece.strip()
        for cell in (*block.header, *(cell for row in block.rows for cell in row)):
            assert block.start <= cell.start <= cell.end <= block.end
        at = block.end
    assert not recovered.text[at:].strip()


def test_the_article_is_told_from_the_page_around_it(page):
    assert_sound(page)
    assert said(page, BlockKind.TITLE) == ["Tanker closes harbour"]
    assert said(page, BlockKind.PARAGRAPH) == PARAGRAPHS
    assert said(page, BlockKind.HEADING) == ["Nobody was hurt"]
    assert said(page, BlockKind.BYLINE) == ["By Ada Quill, 5 March 2024"]


def test_all_that_the_page_shows_is_kept_and_nothing_that_it_hides(page):
    for words in ("Home", "World", "We use cookies", "Bridge opens", "Ferry late", "© 2024"):
        assert words in page.text
    for words in ("Never seen", "Switch scripts on", "color: red", "NewsArticle", "| Eastmere"):
        assert words not in page.text


def test_chrome_says_which_part_of_the_page_it_is(page):
    places = {page.text[b.start : b.end]: b.detail for b in page.blocks if b.dimmed}
    assert places["Home"] == "nav"
    assert places["We use cookies to make this site better for you."] == "cookie"
    assert places["More stories"] == "related"
    assert places["© 2024 Eastmere Post. All rights reserved."] == "footer"


def test_items_have_markers_and_depth(page):
    items = [block for block in page.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.content, item.depth) for item in items] == [
        ("Two tugs are on their way", 1),
        ("one from the south", 2),
        ("A third waits", 1),
    ]
    assert items[0].list == items[2].list != items[1].list
    marker = items[0].marker
    assert page.text[marker.start : marker.end] == "-"


def test_ordered_items_are_numbered_from_where_the_list_starts():
    items = "".join(f"<li>{words}</li>" for words in PARAGRAPHS)
    page = read_html(f"<article><p>{PARAGRAPHS[0]}<ol start=4>{items}</ol>".encode(), "a.html")
    found = [block for block in page.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [page.text[b.marker.start : b.marker.end] for b in found] == ["4.", "5.", "6."]
    assert all(block.ordered for block in found)


def test_a_table_has_cells_where_they_stand(page):
    (table,) = [block for block in page.blocks if block.kind is BlockKind.TABLE]
    cells = [[page.text[c.start : c.end] for c in row] for row in (table.header, *table.rows)]
    assert cells == [["Year", "Days"], ["2021", "3"], ["2023", "11"]]
    assert "Closures" in said(page, BlockKind.CAPTION)


def test_an_empty_first_cell_keeps_its_place():
    page = read_html(
        b"<table><tr><td></td><th>North</th></tr><tr><th>Rain</th><td></td></tr></table>", "t.html"
    )
    (table,) = page.blocks
    cells = [[page.text[c.start : c.end] for c in row] for row in table.rows]
    assert cells == [["", "North"], ["Rain", ""]]
    assert_sound(page)


def test_a_table_that_only_lays_out_the_page_is_no_table():
    cells = "".join(f"<tr><td>{words * 6}</td><td>Side</td></tr>" for words in PARAGRAPHS)
    page = read_html(f"<table>{cells}</table>".encode(), "a.html")
    assert not [block for block in page.blocks if block.kind is BlockKind.TABLE]
    assert page.text.count("Side") == 3


def test_metadata_comes_from_named_places_with_the_place(page):
    metadata = page.metadata
    assert (metadata.title, metadata.publisher) == ("Tanker closes harbour", "Eastmere Post")
    assert (metadata.author, metadata.date) == ("Ada Quill", "2024-03-05")
    assert metadata.date_stated == "2024-03-05T07:30:00Z"
    assert (metadata.language, metadata.address) == ("en", "https://post.example/harbour")
    assert metadata.stated_in == {
        "title": "heading",
        "publisher": "meta og:site_name",
        "author": "JSON-LD",
        "date": "meta article:published_time",
        "date_stated": "meta article:published_time",
        "language": "html lang",
        "address": "link canonical",
    }


def test_nothing_is_invented_where_a_page_states_nothing():
    page = read_html(f"<article><p>{'</p><p>'.join(PARAGRAPHS)}</p></article>".encode(), "a.html")
    metadata = page.metadata
    assert metadata.publisher is metadata.author is metadata.date is metadata.address is None
    assert metadata.title_proposed


def test_broken_linked_data_states_nothing():
    script = '<script type="application/ld+json">{"headline": %s</script>' % ("[" * 100_000)
    page = read_html((script + PAGE).encode(), "a.html")
    assert page.metadata.publisher == "Eastmere Post"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("cp1251", '<meta charset="windows-1251">'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="windows-1251">'),
        ("utf-16", ""),
        ("cp1251", ""),
    ],
)
def test_the_encoding_is_found_as_browsers_find_it(encoding, head):
    words = "Порт закрыли в понедельник после того, как танкер сел на мель у входа в гавань."
    source = f"<html><head>{head}</head><body><p>{words} {words}</p></body></html>"
    page = read_html(source.encode(encoding), "a.html")
    assert page.text.startswith(words)


def test_a_false_declaration_does_not_spoil_the_text():
    words = "Порт закрыли в понедельник после того, как танкер сел на мель."
    page = read_html(f'<meta charset="utf-8"><p>{words}'.encode("cp1251"), "a.html")
    assert page.text == words


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "gbk", "Shift_JIS", "big5"])
def test_a_page_in_unicode_that_declares_an_older_encoding_is_read_as_what_it_is(declared):
    words = "Порт закрыли – “на неделю”, 港は月曜日に閉鎖された, in Zürich and Łódź."
    page = read_html(f'<meta charset="{declared}"><p>{words}'.encode(), "a.html")
    assert (page.text, page.encoding) == (words, "utf-8")


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        (
            "utf-8",
            "The “Aurora” lay at anchor – for a week – and nobody, not even in port, knew why.",
        ),
        ("windows-1252", "Une journée d’été à Orléans, où la Loire était basse."),
        ("windows-1251", "В порту было тихо, и никто не знал почему."),
        ("gb18030", "港口星期一关闭，因为一艘油轮在入口处搁浅。"),
        ("Shift_JIS", "港は月曜日に閉鎖された。"),
        ("euc-kr", "항구는 월요일에 폐쇄되었다."),
        ("x-sjis", "港は①月曜日に閉鎖された。"),
        ("utf-7", "The price is 3 +AGE- a day."),
        ("unicode_escape", "It lies in C:\\north\\files."),
        ("no-such-thing", "Une journée d’été à Orléans, où la Loire était basse cette année."),
    ],
)
def test_a_page_in_an_older_encoding_stays_in_it(declared, words):
    real = {"x-sjis": "cp932", "utf-7": "ascii", "unicode_escape": "ascii"}.get(declared, declared)
    real = "cp1252" if declared in {"utf-8", "no-such-thing"} else real
    page = read_html(f'<meta charset="{declared}"><p>{words}'.encode(real), "a.html")
    assert page.text == words


@pytest.mark.parametrize("end", ["</body></html>", "</BODY>\n</HTML >", "</html></html>\n"])
def test_what_stands_behind_the_end_of_a_page_is_kept(end):
    page = read_html(f"<html><body><p>{HARBOUR}{end}<p>{TANKER}</html>".encode(), "a.html")
    assert [line for line in page.text.split("\n") if line] == [HARBOUR, TANKER]


def test_a_broken_byte_spoils_no_page():
    words = "Порт закрыли в понедельник после того, как танкер сел на мель. " * 20
    data = f'<meta charset="utf-8"><p>{words}'.encode()
    page = read_html(data[:-400] + b"\xff" + data[-400:], "a.html")
    assert page.encoding == "utf-8" and page.text.count("\ufffd") == 1


def test_a_piece_of_a_page_is_an_article():
    page = read_html(b"<b>Bold</b> words<br>and<br><br>more", "dragged.html")
    assert page.text == "Bold words\nand\nmore"
    assert len(page.blocks) == 2


def test_text_that_a_script_would_unhide_is_kept_if_it_is_the_article():
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS * 2)
    page = read_html(f'<body><div style="display: none"><article>{body}'.encode(), "a.html")
    assert PARAGRAPHS[1] in main_text(page)


def test_the_main_text_is_what_is_not_dimmed(page):
    main = main_text(page)
    assert main.startswith("Tanker closes harbour\nBy Ada Quill")
    assert "Home" not in main and "\n- " not in main


@pytest.mark.parametrize(
    "source", [b"", b"  ", b"<html></html>", b"<!-- -->", b"<script>1</script>", b"<!DOCTYPE html>"]
)
def test_a_page_that_shows_nothing_is_said_to_be_empty(source):
    with pytest.raises(EmptyFile, match="There is nothing to add"):
        read_html(source, "a.html")


def test_a_binary_file_is_no_page():
    with pytest.raises(NotText):
        read_html(bytes(range(256)) * 40, "a.html")


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 9_000 + "deep words" + "</div>" * 9_000 + "after",
        "<ul><li>" * 4_000 + "deep words",
        "<table><tr><td colspan=9999 rowspan=9999>deep words<td rowspan=99999>x" * 50,
        "<table>" + ("<tr>" + "<td>deep words</td>" * 10_000) * 2 + "</table>",
        "<p>" + "deep words " * 300_000,
        "<table><tr><td>deep words<td>" * 300,
        f"<p class='{'a' * 1_000_000}'>deep words",
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x; deep words',
    ],
    ids=["divs", "lists", "spans", "columns", "line", "tables", "attribute", "entity"],
)
def test_hostile_pages_are_read_in_bounded_time(source):
    page = read_html(source.encode(), "a.html")
    assert "deep words" in page.text
    assert_sound(page)


def test_mutated_pages_give_a_result_or_a_reader_error():
    chance = random.Random(7)
    whole = PAGE.encode()
    for _ in range(150):
        data = bytearray(whole[: chance.randrange(1, len(whole))])
        for _ in range(chance.randrange(12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            start = chance.randrange(len(data))
            data[start:start] = whole[chance.randrange(len(whole)) :][:400]
        try:
            assert_sound(read_bytes(bytes(data), "mutated.html"))
        except ReaderError:
            continue


MARKUP = [
    "<p>",
    "</p>",
    "<div>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</table>",
    "<li>",
    "<ul>",
    "<ol>",
    "<br>",
    "<a>",
    "</a>",
    "<h1>",
    "<pre>",
    "<span>",
    "<blockquote>",
    "<script>",
    "<svg>",
    "<title>",
    "<b/hidden>",
    "</div>",
    "<form>",
    "&amp;",
    "&#0;",
    "&#xD800;",
    "<input>",
    "<article>",
    "<select>",
    "<option>",
    "<body>",
    "<head>",
]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(MARKUP),
            st.text(max_size=20),
        ),
        max_size=40,
    )
)
def test_any_markup_gives_sound_blocks_or_a_reader_error(parts):
    with suppress(ReaderError):
        assert_sound(read_html("".join(parts).encode("utf-8", "replace"), "any.html"))


OFFICE_PAGE = """<html><head><title>Harbour closed after spill</title>
<meta name="generator" content="LibreOffice 7.4 (Linux)"><meta name="author" content="Ana Ruiz">
</head><body><div title="header"><p>Eastmere Gazette</p></div>
<p><font size="6">Harbour
closed after spill</font></p><p><i>By Ana Ruiz, 3 March 2024</i></p>
<h1 class="western">What happened</h1><p>The harbour of Eastmere was closed on Monday after a
tanker ran aground near the northern mole.</p><h2>What it costs</h2><ul><li><p>Wages</p></ul>
<p>The owner has said nothing so far.</p><div title="footer"><p>Page 1</p></div></body></html>"""


def test_a_page_saved_by_a_word_processor_is_a_document_with_its_headings():
    article = read_html(OFFICE_PAGE.encode(), "a.html")
    kinds = [(str(block.kind), article.text[block.start : block.end]) for block in article.blocks]
    assert kinds[0] == ("chrome", "Eastmere Gazette")
    assert kinds[1] == ("title", "Harbour closed after spill")
    assert kinds[2] == ("byline", "By Ana Ruiz, 3 March 2024")
    assert [text for kind, text in kinds if kind == "heading"] == ["What happened", "What it costs"]
    assert kinds[-1] == ("chrome", "Page 1")
    assert article.metadata.date == "2024-03-03"


def test_headings_and_paragraphs_in_the_midst_of_an_article_are_its_own():
    words = "The harbour of Eastmere was closed on Monday after a tanker ran aground."
    pieces = [
        Piece("What went before", "heading", 2),
        Piece(words, main=True),
        Piece("What it costs", "heading", 2),
        Piece(words, main=True),
        Piece(words),
        Piece(words, linked=len(words)),
        Piece(words, main=True),
        Piece(words),
        Piece(words, main=True),
        Piece("Read more"),
        Piece(words, main=True),
        Piece(words, place="share"),
        Piece(words, main=True),
        Piece(words),
    ]
    take_in_between(pieces)
    taken = [True] * 4 + [False, False, True, True, True, False, True, False, True, False]
    assert [piece.main for piece in pieces] == [False, *taken[1:]]


def test_of_a_page_made_of_frames_what_it_says_without_them_is_read():
    page = (
        b"<HTML><HEAD><TITLE>Harbour news</TITLE></HEAD><FRAMESET COLS='20%,80%'>"
        b"<FRAME SRC=menu.htm><FRAME SRC=main.htm><NOFRAMES><BODY><H1>Harbour news</H1>"
        b"<P>The ferry did not sail on Monday.</P></BODY></NOFRAMES></FRAMESET></HTML>"
    )
    assert main_text(read_html(page, "a.html")).split("\n") == [
        "Harbour news", "The ferry did not sail on Monday."
    ]  # fmt: skip


def test_a_page_that_closes_none_of_its_boxes_is_read_by_its_paragraphs():
    box = '<div class="post"><div style="display:none"></div><p>{}</p>'
    said = [
        f"Paragraph {number} says that the ferry sailed again that day." for number in range(150)
    ]
    page = "<html><body><h1>The ferry</h1>" + "".join(map(box.format, said))
    page = page.replace("</div>", "")
    assert main_text(read_html(page.encode(), "a.html")).split("\n")[1:] == said


def test_a_page_that_shows_nothing_without_its_script_is_read_all_the_same():
    page = b'<html><body style="display: none"><p>Harbour closed</p></body></html>'
    assert main_text(read_html(page, "a.html")) == "Harbour closed"
