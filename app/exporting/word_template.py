"""Makes the template that Word exports start from: named styles, numbering, settings.

``python -m app.exporting.word_template`` writes ``resources/word/briefing.docx`` anew.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import parse_xml

from app.exporting.word_styles import BLUE, HANGING, INDENT, NAMESPACES, SANS, SERIF, styles
from app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIXED = (1980, 1, 1, 0, 0, 0)


def _levels(formats: Iterable[tuple[str, str, str]]) -> str:
    """List levels from (format, text, further properties)."""
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{rest}</w:lvl>'
        for level, (kind, text, further) in enumerate(formats)
        for linked, rest in [further.split("|")]
    )


def _numbering() -> str:
    headings = [
        (
            "decimal",
            ".".join(f"%{part}" for part in range(1, level + 1)),
            f'<w:pStyle w:val="Heading{level}"/>|<w:pPr>{HANGING}</w:pPr><w:rPr>{BLUE}</w:rPr>',
        )
        for level in (1, 2, 3)
    ]
    indents = [
        f'|<w:pPr><w:ind w:left="{INDENT + 283 * n}" w:hanging="283"/></w:pPr>' for n in range(1, 7)
    ]
    bullets = [("bullet", "•–·"[min(n, 2)], indents[n]) for n in range(6)]
    numbered = [("decimal", f"%{n + 1}.", indents[n]) for n in range(6)]
    bracketed = [("decimal", f"%{n + 1})", indents[n]) for n in range(6)]
    kinds = (headings, bullets, numbered, bracketed)
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{_levels(levels)}</w:abstractNum>"
        for number, levels in enumerate(kinds)
    )
    made = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'
        for number in range(1, len(kinds) + 1)
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{made}</w:numbering>"


_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

_FONTS = (
    f"<w:fonts {NAMESPACES}>"
    f'<w:font w:name="{SERIF}"><w:altName w:val="Georgia"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font>'
    f'<w:font w:name="{SANS}"><w:altName w:val="Arial"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)

_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Collate</Application></Properties>"
)

_UNWANTED = ("stylesWithEffects", "thumbnail", "customXml", "webSettings")


def template() -> bytes:
    """The template as a Word file."""
    document = Document()
    package = document.part.package
    for owner in (document.part, package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_UNWANTED):
                owner.rels.pop(key)
    parts: dict[str, Any] = {str(part.partname): part for part in package.iter_parts()}
    for name, text in (
        ("/word/styles.xml", styles()),
        ("/word/numbering.xml", _numbering()),
        ("/word/settings.xml", _SETTINGS),
    ):
        parts[name]._element = parse_xml(text)  # noqa: SLF001  # a part's only way to new XML
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    parts["/word/fontTable.xml"]._blob = (declaration + _FONTS).encode()  # noqa: SLF001
    parts["/docProps/app.xml"]._blob = _APPLICATION.encode()  # noqa: SLF001
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    out = BytesIO()
    document.save(out)
    return with_fixed_dates(out.getvalue())


def with_fixed_dates(data: bytes) -> bytes:
    """A zip file packed anew so that the same contents give the same bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=6) as anew:
        for name in packed.namelist():
            info = ZipInfo(name, _FIXED)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            anew.writestr(info, packed.read(name))
    return out.getvalue()


def main() -> None:
    """Write the template to where exports look for it."""
    resource("word", "briefing.docx").write_bytes(template())


if __name__ == "__main__":
    main()
