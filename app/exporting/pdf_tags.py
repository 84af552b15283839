"""Finishes a drawn PDF: structure, links, bookmarks, metadata, colour, fixed identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.exporting.legal_text import legal
from app.exporting.pdf_rows import Element
from app.resources import resource

if TYPE_CHECKING:
    from app.exporting.pdf_drawing import Drawn, LinkPlace

_MOMENT = "2000-01-01T00:00:00+00:00"
_PDF_MOMENT = "D:20000101000000+00'00'"
"""Every export is dated alike, so that the same briefing gives the same bytes."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    language: str
    creator: str = "Collate"
    producer: str = "ReportLab and pikepdf"


def finish(data: bytes, drawn: Drawn, root: Element, about: About) -> bytes:
    """``data`` with structure tree, links both ways, bookmarks and metadata."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [page.obj for page in pdf.pages]
        for page in pages:
            del page.Trans  # ReportLab's empty page transition
        annotations = _add_links(pdf, pages, drawn)
        _add_structure(pdf, pages, drawn, root, annotations)
        _add_bookmarks(pdf, drawn)
        _add_metadata(pdf, about)
        _add_output_intent(pdf)
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return out.getvalue()


def _add_links(pdf: pikepdf.Pdf, pages: list[Any], drawn: Drawn) -> list[tuple[LinkPlace, Any]]:
    made: list[tuple[LinkPlace, Any]] = []
    for link in drawn.links:
        place = drawn.places.get(link.target.place)
        if not link.target.address and place is None:
            continue
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(number, 2) for number in link.rectangle]),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String(legal(link.target.contents)),
        )
        if place is None:
            annotation.A = Dictionary(S=Name.URI, URI=String(legal(link.target.address)))
        else:
            annotation.Dest = _destination(pages, place)
        made.append((link, pdf.make_indirect(annotation)))
    for link, annotation in made:
        page = pages[link.page]
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
    return made


def _destination(pages: list[Any], place: tuple[int, float, float]) -> Array:
    page, _, y = place
    return Array([pages[page], Name.XYZ, None, round(y + 8, 2), None])


class _Tree:
    """Turns elements into structure elements of the file."""

    def __init__(
        self, pdf: pikepdf.Pdf, pages: list[Any], annotations: list[tuple[LinkPlace, Any]]
    ) -> None:
        self._pdf = pdf
        self._pages = pages
        self._annotations: dict[int, list[tuple[int, Any]]] = {}
        for link, annotation in annotations:
            if link.element is not None:
                listed = self._annotations.setdefault(id(link.element), [])
                listed.append((link.page, annotation))
        self.by_content: dict[tuple[int, int], Any] = {}
        self.by_annotation: list[Any] = []
        self.named: list[tuple[str, Any]] = []

    def convert(self, element: Element, parent: Any) -> Any | None:
        """The structure element for ``element``; ``None`` if nothing was drawn in it."""
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
        )
        children = Array()
        page: int | None = None
        for child in element.children:
            if isinstance(child, Element):
                converted = self.convert(child, made)
                if converted is not None:
                    children.append(converted)
                continue
            page = child[0] if page is None else page
            self.by_content[child] = made
            children.append(self._content(child, page))
        for place, annotation in self._annotations.get(id(element), ()):
            annotation.StructParent = len(self._pages) + len(self.by_annotation)
            self.by_annotation.append(made)
            children.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self._pages[place]))
        if not len(children):
            return None
        if page is not None:
            made.Pg = self._pages[page]
        made.K = children
        self._describe(element, made)
        return made

    def _content(self, content: tuple[int, int], page: int) -> Any:
        if content[0] == page:
            return content[1]
        return Dictionary(Type=Name.MCR, Pg=self._pages[content[0]], MCID=content[1])

    def _describe(self, element: Element, made: Any) -> None:
        if element.id:
            made.ID = String(element.id)
            self.named.append((element.id, made))
        if element.attributes:
            owner = Name.Table if "Scope" in element.attributes else Name.List
            values = {f"/{key}": Name(f"/{value}") for key, value in element.attributes.items()}
            made.A = Dictionary({"/O": owner, **values})


def _add_structure(
    pdf: pikepdf.Pdf,
    pages: list[Any],
    drawn: Drawn,
    root: Element,
    annotations: list[tuple[LinkPlace, Any]],
) -> None:
    tree_root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree = _Tree(pdf, pages, annotations)
    document = tree.convert(root, tree_root)
    if document is None:
        return
    tree_root.K = Array([document])
    numbers = Array()
    for index, page in enumerate(pages):
        contents = range(len(drawn.contents[index]))
        owners = Array([tree.by_content[index, number] for number in contents])
        numbers.append(index)
        numbers.append(pdf.make_indirect(owners))
        page.StructParents = index
        page.Tabs = Name.S
    for index, owner in enumerate(tree.by_annotation):
        numbers.append(len(pages) + index)
        numbers.append(owner)
    tree_root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree_root.ParentTreeNextKey = len(pages) + len(tree.by_annotation)
    _add_names(pdf, tree_root, tree.named)
    pdf.Root.StructTreeRoot = tree_root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _add_names(pdf: pikepdf.Pdf, tree_root: Any, named: list[tuple[str, Any]]) -> None:
    if not named:
        return
    ordered = sorted(named, key=_name_of)
    names = Array()
    for name, element in ordered:
        names.extend([String(name), element])
    limits = Array([String(ordered[0][0]), String(ordered[-1][0])])
    leaf = pdf.make_indirect(Dictionary(Names=names, Limits=limits))
    tree_root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def _name_of(named: tuple[str, Any]) -> str:
    return named[0]


def _add_bookmarks(pdf: pikepdf.Pdf, drawn: Drawn) -> None:
    with pdf.open_outline() as outline:
        above: list[pikepdf.OutlineItem] = []
        for level, title, (page, _, y) in drawn.bookmarks:
            item = pikepdf.OutlineItem(legal(title), page, "XYZ", left=0, top=round(y, 2))
            del above[level - 1 :]
            (above[-1].children if above else outline.root).append(item)
            above.append(item)


def _add_metadata(pdf: pikepdf.Pdf, about: About) -> None:
    info: Any = pdf.docinfo
    for key in list(info.keys()):
        del info[key]
    info.Title, info.Author = String(about.title), String(about.author)
    info.Subject, info.Creator = String(about.subject), String(about.creator)
    info.Producer = String(about.producer)
    info.CreationDate = info.ModDate = String(_PDF_MOMENT)
    text = _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        subject=escape(about.subject),
        language=escape(about.language),
        producer=escape(about.producer),
        creator=escape(about.creator),
        moment=_MOMENT,
    )
    metadata: Any = pdf.make_stream(text.encode("utf-8"))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.Root.PageMode = Name.UseOutlines


def _add_output_intent(pdf: pikepdf.Pdf) -> None:
    profile: Any = pdf.make_stream(resource("fonts", "sRGB_v2.icc").read_bytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
