"""The house style as Word knows it: named styles for paragraphs, words and tables."""

from __future__ import annotations

from dataclasses import dataclass

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'

SERIF, SANS = "Source Serif 4", "Inter"
INK, TEXT, SECONDARY = "2F4499", "1A1A1C", "55565C"
INDENT = 1587
"""28 mm in twips: where text begins, right of the margin in which numbers and labels hang."""
WIDTH = 9241
"""163 mm in twips: between the page's margins."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: sizes in half points, spaces and leading in twips."""

    name: str
    font: str = SERIF
    size: int = 21
    colour: str = TEXT
    bold: bool = False
    leading: int = 290
    before: int = 0
    after: int = 0
    paragraph: str = ""
    base: str = "Normal"
    following: str = ""
    indent: str = f'<w:ind w:left="{INDENT}"/>'
    keep: str = ""


HANGING = f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>'
_NO_INDENT = '<w:ind w:left="0" w:firstLine="0"/>'
_QUOTE_INDENT = f'<w:ind w:left="{INDENT + 312}"/>'
_NEXT = "<w:keepNext/><w:keepLines/>"
_QUOTE_BAR = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="14" w:color="B9BDCF"/></w:pBdr>'
_GRADE_TABS = (
    f'<w:tabs><w:tab w:val="right" w:pos="{INDENT - 170}"/>'
    f'<w:tab w:val="left" w:pos="{INDENT}"/></w:tabs>'
)
_TABS = (
    f'<w:tabs><w:tab w:val="clear" w:pos="4513"/><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
)


def _heading(level: int, size: int, leading: int, before: int, after: int) -> _Style:
    number = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    return _Style(
        f"heading {level}",
        SANS,
        size,
        bold=True,
        leading=leading,
        before=before,
        after=after,
        keep=_NEXT + number,
        paragraph=f'<w:outlineLvl w:val="{level - 1}"/>',
        following="BodyText",
        indent=HANGING,
    )


_PARAGRAPH_STYLES = (
    _Style("Kicker", SANS, 17, INK, bold=True, leading=240, after=113, indent=_NO_INDENT),
    _Style("Title", size=50, bold=True, leading=580, after=198, keep=_NEXT, indent=_NO_INDENT),
    _Style("Subtitle", SERIF, 25, SECONDARY, leading=340, after=198, indent=_NO_INDENT),
    _Style("About", SANS, 17, SECONDARY, leading=250, after=340, indent=_NO_INDENT),
    _Style("Bottom Line", size=25, leading=360, after=340, indent=HANGING),
    _Style("Body Text", after=147),
    _heading(1, 26, 340, 346, 125),
    _heading(2, 22, 300, 249, 91),
    _heading(3, 20, 280, 204, 68),
    _Style(
        "End Heading",
        base="Heading1",
        font=SANS,
        size=26,
        bold=True,
        leading=340,
        before=346,
        after=125,
        keep=_NEXT + '<w:numPr><w:numId w:val="0"/></w:numPr>',
        paragraph='<w:outlineLvl w:val="0"/>',
        indent=_NO_INDENT,
    ),
    _Style("List Paragraph", after=57),
    _Style("Quote", keep=_NEXT, paragraph=_QUOTE_BAR, indent=_QUOTE_INDENT),
    _Style(
        "Quote Source",
        SANS,
        16,
        SECONDARY,
        leading=230,
        before=0,
        after=204,
        keep="<w:keepLines/>",
        paragraph=_QUOTE_BAR,
        indent=_QUOTE_INDENT,
    ),
    _Style("Comment", size=18, leading=240, after=204),
    _Style("caption", SANS, 17, leading=240, before=113, after=57, keep=_NEXT),
    _Style("Table Text", SANS, 17, leading=240, before=85, after=85, indent=_NO_INDENT),
    _Style(
        "Table Head",
        SANS,
        17,
        bold=True,
        leading=240,
        before=68,
        after=68,
        keep=_NEXT,
        indent=_NO_INDENT,
    ),
    _Style("Table End", size=4, leading=100, after=57, indent=_NO_INDENT),
    _Style(
        "Box Head",
        SANS,
        20,
        bold=True,
        leading=260,
        before=227,
        after=85,
        keep=_NEXT,
        indent=_NO_INDENT,
    ),
    _Style("Box Number", SANS, 20, INK, bold=True, before=119, after=119, indent=_NO_INDENT),
    _Style("Judgement", before=119, after=119, indent=_NO_INDENT),
    _Style("Likelihood", SANS, 16, bold=True, leading=230, before=142, indent=_NO_INDENT),
    _Style("Confidence", SANS, 16, SECONDARY, leading=230, after=119, indent=_NO_INDENT),
    _Style("Source Remark", size=18, leading=240, after=113),
    _Style(
        "Source Entry",
        size=18,
        leading=240,
        after=62,
        keep="<w:keepLines/>",
        paragraph=_GRADE_TABS,
        indent=HANGING,
    ),
    _Style("footnote text", size=18, leading=240, after=40, indent=_NO_INDENT),
    _Style("header", SANS, 16, SECONDARY, leading=368, paragraph=_TABS, indent=_NO_INDENT),
    _Style("footer", SANS, 16, SECONDARY, leading=368, paragraph=_TABS, indent=_NO_INDENT),
)


def fonts(family: str) -> str:
    """The element that names ``family`` for every script."""
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'
    )


_BOLD = "<w:b/><w:bCs/>"


def _sized(size: int) -> str:
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


BLUE = f'<w:color w:val="{INK}"/>'
_CHARACTER_STYLES = {
    "footnote reference": f'{fonts(SANS)}{BLUE}<w:vertAlign w:val="superscript"/>',
    "Hyperlink": BLUE,
    "Strong": _BOLD,
    "Emphasis": "<w:i/><w:iCs/>",
    "Label": f"{fonts(SANS)}{_BOLD}{BLUE}{_sized(17)}",
    "Grade": f"{fonts(SANS)}{BLUE}{_sized(15)}",
    "Marking": f"{fonts(SANS)}{_BOLD}{_sized(24)}",
}
"""Character styles by name, with their properties in the schema's order."""


def _paragraph_style(style: _Style) -> str:
    """One style; the order of elements is the schema's."""
    borders, tabs, outline = (
        style.paragraph if tag in style.paragraph else ""
        for tag in ("<w:pBdr>", "<w:tabs>", "<w:outlineLvl")
    )
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    spacing = (
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" '
        f'w:line="{style.leading}" w:lineRule="atLeast"/>'
    )
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id(style.name)}"{_custom(style.name)}>'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{style.base}"/>{following}'
        '<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{style.keep}{borders}{tabs}{spacing}{style.indent}{outline}</w:pPr>"
        f'<w:rPr>{fonts(style.font)}{bold}<w:color w:val="{style.colour}"/>'
        f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


_BUILT_IN = frozenset(
    {
        "Title",
        "Subtitle",
        "Quote",
        "caption",
        "header",
        "footer",
        "Body Text",
        "List Paragraph",
        "footnote text",
        "footnote reference",
        "Hyperlink",
        "Strong",
        "Emphasis",
    }
)


def style_id(name: str) -> str:
    """The id of the style called ``name``: "footnote text" has FootnoteText."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _custom(name: str) -> str:
    return "" if name in _BUILT_IN or name.startswith("heading ") else ' w:customStyle="1"'


def styles() -> str:
    """The part that holds all styles, the defaults included."""
    characters = "".join(
        f'<w:style w:type="character" w:styleId="{style_id(name)}"{_custom(name)}>'
        f'<w:name w:val="{name}"/><w:uiPriority w:val="2"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
        for name, properties in _CHARACTER_STYLES.items()
    )
    sides = '<w:left w:w="0" w:type="dxa"/><w:right w:w="170" w:type="dxa"/>'
    cells = f"<w:tblCellMar>{sides}</w:tblCellMar>"
    paragraphs = "".join(map(_paragraph_style, _PARAGRAPH_STYLES))
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(SERIF)}"
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{cells}</w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        f"{paragraphs}{characters}{_table_styles()}</w:styles>"
    )


def _table_styles() -> str:
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'.format
    rows = line("bottom", 4, "C9C9CF") + line("insideH", 4, "C9C9CF")
    head = f"<w:tcPr><w:tcBorders>{line('bottom', 9, TEXT)}</w:tcBorders></w:tcPr>"
    box = line("left", 24, INK) + line("insideH", 4, "D3D7EA")
    shade = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F3F4FA"/></w:tcPr>'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable">'
        '<w:name w:val="Briefing Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{rows}</w:tblBorders></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="JudgementBox">'
        '<w:name w:val="Judgement Box"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{box}</w:tblBorders></w:tblPr>{shade}</w:style>"
    )
