"""Pages and pieces of pages that Word, Outlook, Google Docs and browsers hand over."""

from __future__ import annotations

import pytest

from app.domain.errors import NotText
from app.importing.html.reader import LARGEST, read_html, read_pasted

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
</head><body lang=EN-GB><!--StartFragment-->
<p class=MsoTitle>Harbour closed<o:p></o:p></p><h1>What happened<o:p></o:p></h1>
<p class=MsoNormal>The harbour of Eastmere was closed on Monday after a tanker
ran aground.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Wages</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>overtime <b>too</b></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Two tugs came</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.</span>
Divers came</p>
<p class=MsoQuote>“We were lucky,” he said.</p><p class=MsoCaption>Table 1: ports</p>
<!--EndFragment--></body></html>"""
WORD_KINDS = [
    ("title", "Harbour closed"),
    ("heading", "What happened"),
    ("paragraph", "The harbour of Eastmere was closed on Monday after a tanker ran aground."),
    ("list-item", "- Wages"),
    ("list-item", "- overtime too"),
    ("list-item", "1. Two tugs came"),
    ("list-item", "2. Divers came"),
    ("quote", "“We were lucky,” he said."),
    ("caption", "Table 1: ports"),
]
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b">
<h1 dir="ltr"><span>Harbour closed</span></h1><p dir="ltr"><span>It was closed</span><span
style="font-weight:700;"> on Monday</span><span>.</span></p><br /><ul><li dir="ltr"><p dir="ltr"
role="presentation"><span>Wages</span></p></li><ul><li dir="ltr"><p><span>Overtime</span></p></li>
</ul></ul></b><br class="Apple-interchange-newline">"""
WINDOWS = """Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000405\r\nStartFragment:0000000141
EndFragment:0000000369\r\nSourceURL:https://news.example/harbour/closed\r\n<html><body>
<!--StartFragment--><h1>Harbour closed</h1><p>It was closed.</p><!--EndFragment--></body></html>"""


def kinds_of(article):
    return [(str(block.kind), article.text[block.start : block.end]) for block in article.blocks]


def test_what_word_sets_as_title_list_quotation_and_caption_is_that():
    article = read_pasted(WORD, "Pasted page.html")
    assert kinds_of(article) == WORD_KINDS
    items = [block for block in article.blocks if block.kind == "list-item"]
    assert [(item.depth, item.ordered) for item in items] == [
        (1, False), (2, False), (1, True), (1, True),
    ]  # fmt: skip
    assert items[0].list == items[1].list != items[2].list == items[3].list
    assert article.metadata.title == "Harbour closed"


def test_a_page_saved_by_word_is_read_as_what_is_copied_from_it():
    assert kinds_of(read_html(WORD.encode(), "a.html")) == WORD_KINDS


def test_a_piece_of_a_google_document_has_its_heading_and_lists():
    article = read_pasted(DOCS, "Pasted page.html")
    assert kinds_of(article) == [
        ("title", "Harbour closed"),
        ("paragraph", "It was closed on Monday."),
        ("list-item", "- Wages"),
        ("list-item", "- Overtime"),
    ]
    assert [block.depth for block in article.blocks] == [0, 0, 1, 2]


def test_what_windows_puts_before_a_copied_page_is_no_part_of_it_but_gives_its_address():
    article = read_pasted(WINDOWS, "Pasted page.html")
    assert kinds_of(article) == [("title", "Harbour closed"), ("paragraph", "It was closed.")]
    assert article.metadata.address == "https://news.example/harbour/closed"
    assert article.metadata.stated_in["address"] == "saved from"


def test_items_that_were_copied_without_their_list_are_items():
    article = read_pasted("<li>Two tugs</li><li>Divers</li>", "Pasted page.html")
    assert kinds_of(article) == [("list-item", "- Two tugs"), ("list-item", "- Divers")]
    assert len({block.list for block in article.blocks}) == 1


@pytest.mark.parametrize("parted", ["<br>", "</p><p class=MsoNormal>"])
def test_the_head_of_a_copied_mail_gives_sender_day_and_subject(parted):
    head = parted.join(
        [
            "<b>From:</b> Ana Ruiz &lt;ana@post.example&gt; ",
            "<b>Sent:</b> Monday, 4 March 2024 10:02",
            "<b>To:</b> Desk",
            "<b>Subject:</b> Harbour closed",
        ]
    )
    page = f"<p class=MsoNormal>{head}</p><p class=MsoNormal>It was closed on Monday: all day.</p>"
    article = read_pasted(page, "Pasted page.html")
    stated = article.metadata
    assert (stated.title, stated.author, stated.date) == (
        "Harbour closed",
        "Ana Ruiz",
        "2024-03-04",
    )
    assert stated.stated_in["title"] == "mail header Subject"
    assert [text for kind, text in kinds_of(article) if kind != "chrome"] == [
        "It was closed on Monday: all day."
    ]


def test_an_interview_with_names_before_colons_is_no_head_of_a_mail():
    article = read_pasted("<p>From: the sea.</p><p>Ana: Good day.</p>", "Pasted page.html")
    assert [kind for kind, _ in kinds_of(article)] == ["paragraph", "paragraph"]


def test_a_piece_of_a_page_that_is_larger_than_any_page_is_refused():
    with pytest.raises(NotText, match="larger than"):
        read_pasted("<p>" + "a" * LARGEST, "Pasted page.html")


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ("Port,Ships|Eastmere,12|Westport,4", ["Port", "Ships"]),
        ("Port,Owner,Loss|Eastmere,City,€3m|Westport,State,€1m", ["Port", "Owner", "Loss"]),
        ("Country,Northland|Population,12000|Mayor,Ana Ruiz", []),
        ("2023,12|2024,4", []),
        ("Mayor,Ana Ruiz|Population,12000", []),
        (",Ships|Eastmere,12", []),
    ],
)
def test_a_row_of_words_above_columns_of_figures_names_them_without_being_marked(rows, head):
    cells = [[f"<td>{cell}</td>" for cell in row.split(",")] for row in rows.split("|")]
    table = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    article = read_pasted(f"<table>{table}</table><p>It was closed.</p>", "Pasted page.html")
    (block, _) = article.blocks
    assert [article.text[cell.start : cell.end] for cell in block.header] == head
