"""Typefaces: which one has a character, how wide its glyphs run, and how they go into the file."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from typing_extensions import override

from app.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "serif": "SourceSerif4_400Regular.ttf",
    "serif-italic": "SourceSerif4_400Regular_Italic.ttf",
    "serif-strong": "SourceSerif4_600SemiBold.ttf",
    "serif-strong-italic": "SourceSerif4_600SemiBold_Italic.ttf",
    "sans": "Inter_400Regular.ttf",
    "sans-italic": "Inter_400Regular_Italic.ttf",
    "sans-medium": "Inter_500Medium.ttf",
    "sans-strong": "Inter_600SemiBold.ttf",
    "sans-bold": "Inter_700Bold.ttf",
}
"""The faces of the house style."""

FALLBACKS = {
    "arabic": "NotoNaskhArabic-Regular.ttf",
    "hebrew": "NotoSansHebrew-Regular.ttf",
    "armenian": "NotoSansArmenian-Regular.ttf",
    "georgian": "NotoSansGeorgian-Regular.ttf",
    "devanagari": "NotoSansDevanagari-Regular.ttf",
    "thai": "NotoSansThai-Regular.ttf",
    "mathematical": "NotoSansMath-Regular.ttf",
    "emoji": "NotoEmoji-Regular.ttf",
    "symbols": "NotoSansSymbols2-Regular.ttf",
    "chinese": "DroidSansFallbackFull.ttf",
    "korean": "NanumGothic-Regular.ttf",
}
"""Faces in ``fonts/fallback`` for characters that the house style's lack, the preferred first."""

_FIRST_CODE = 0xF0000
"""From here on ReportLab's "characters" are glyphs that this module hands out."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A placed glyph: ``code`` in its face, lengths in thousandths of the type size."""

    code: int
    advance: float
    width: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word as glyphs in visual order, with its width in thousandths of the type size."""

    glyphs: tuple[Glyph, ...]
    width: float


class Face(TTFont):
    """A typeface whose glyphs are chosen by HarfBuzz and keep the text that they stand for.

    ReportLab subsets by character; here every pair of glyph and text gets a character of its own
    beyond Unicode's assigned ones, so that ligatures, accents and scripts without one glyph a
    letter are drawn, copied and searched as they were written.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=False, shapable=False)
        self.scale: float = 1000 / self._units_per_em(path)
        self._path = path
        self._mend_widths()
        self._shaped: dict[tuple[str, bool, bool], Shaped] = {}
        self._codes: dict[tuple[int, str], int] = {}
        self._texts: dict[int, str] = {}

    def _mend_widths(self) -> None:
        """Glyphs after the last with a width of its own share it, which ReportLab has scaled."""
        widths = self.face.hmetrics
        last = next(at for at in reversed(range(len(widths))) if isinstance(widths[at][0], int))
        for at in range(last + 1, len(widths)):
            widths[at] = (widths[last][0], widths[at][1])

    @staticmethod
    def _units_per_em(path: Path) -> int:
        return int(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).upem)

    @cached_property
    def _harfbuzz(self) -> Any:
        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self._path))))

    def baseline(self, size: float, leading: float) -> float:
        """How far below the top of a line of height ``leading`` its baseline lies, in points."""
        ascent, descent = self.face.ascent * size / 1000, -self.face.descent * size / 1000
        return float((leading - ascent - descent) / 2 + ascent)

    def shape(self, text: str, *, rtl: bool = False, alternates: bool = False) -> Shaped:
        """The glyphs of ``text``, which has no spaces but for single ones; remembered.

        ``alternates`` allows contextual forms such as Inter's raised colon between capitals.
        """
        key = (text, rtl, alternates)
        shaped = self._shaped.get(key)
        if shaped is None:
            shaped = self._shaped[key] = self._shape(text, rtl=rtl, alternates=alternates)
        return shaped

    def _shape(self, text: str, *, rtl: bool, alternates: bool) -> Shaped:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        uharfbuzz.shape(
            self._harfbuzz, buffer, {"calt": True} if alternates or rtl else {"calt": False}
        )
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        texts = _texts_of([info.cluster for info in infos], text)
        glyphs: list[Glyph] = []
        for info, position, stands_for in zip(infos, positions, texts, strict=True):
            code = self._code(info.codepoint, stands_for)
            glyphs.append(
                Glyph(
                    code,
                    position.x_advance * self.scale,
                    self.face.charWidths[code],
                    position.x_offset * self.scale,
                    position.y_offset * self.scale,
                )
            )
        return Shaped(tuple(glyphs), sum(glyph.advance for glyph in glyphs))

    def _code(self, glyph: int, text: str) -> int:
        code = self._codes.get((glyph, text))
        if code is None:
            code = _FIRST_CODE + len(self._codes)
            self._codes[glyph, text] = code
            self._texts[code] = text
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = round(self.face.hmetrics[glyph][0] * self.scale, 3)
        return code

    @override
    def addObjects(self, doc: Any) -> None:
        """Write the subsets into ``doc``; ReportLab calls this once the pages are drawn.

        Unlike ReportLab's own, the map back to Unicode knows ligatures and all planes.
        """
        state = self.state[doc]
        state.frozen = 1
        face: Any = self.face
        widths: dict[int, float] = face.charWidths
        for number, subset in enumerate(state.subsets):
            internal = self.getSubsetInternalName(number, doc)[1:]
            base = (b"".join((SUBSETN(number), b"+", self.face.name))).decode("latin-1")
            font: Any = pdfdoc.PDFTrueTypeFont()
            font.Name = internal
            font.BaseFont = base
            font.FirstChar = 0
            font.LastChar = len(subset) - 1
            font.Widths = pdfdoc.PDFArray([widths.get(code, 0) for code in subset])
            to_unicode = pdfdoc.PDFStream()
            to_unicode.content = self._to_unicode(base, subset)
            font.ToUnicode = doc.Reference(to_unicode, f"toUnicodeCMap:{base}")
            font.FontDescriptor = face.addSubsetObjects(doc, base, subset)
            doc.Reference(font, internal)
            doc.idToObject["BasicFonts"].dict[internal] = font
        del self.state[doc]

    def _to_unicode(self, name: str, subset: list[int]) -> str:
        lines = [
            f"<{place:02X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
            for place, code in enumerate(subset)
            if (text := self._texts.get(code, " " if code == 32 else ""))
        ]
        blocks = [
            line
            for start in range(0, len(lines), 100)
            for line in (
                f"{len(lines[start : start + 100])} beginbfchar",
                *lines[start : start + 100],
                "endbfchar",
            )
        ]
        head = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
        system = "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
        space = ["1 begincodespacerange", f"<00> <{len(subset) - 1:02X}>", "endcodespacerange"]
        tail = ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        names = [f"/CIDSystemInfo {system}", f"/CMapName /{name} def", "/CMapType 2 def"]
        return "\n".join([*head, *names, *space, *blocks, *tail])


def _texts_of(clusters: list[int], text: str) -> list[str]:
    """What each glyph stands for, from the places in ``text`` where its cluster begins.

    Glyphs of one cluster share its characters; those left over stand for an invisible one, as
    programs that read pages take a glyph without any for its number.
    """
    edges = sorted({*clusters, len(text)})
    after = dict(pairwise(edges))
    left = Counter(clusters)
    at = {cluster: cluster for cluster in clusters}
    texts: list[str] = []
    for cluster in clusters:
        left[cluster] -= 1
        start, end = at[cluster], after[cluster]
        stop = max(start, min(start + 1, end)) if left[cluster] else end
        texts.append(text[start:stop] or "\u200b")
        at[cluster] = stop
    return texts


def _path(name: str) -> Path:
    house = FILES.get(name)
    return resource("fonts", house) if house else resource("fonts", "fallback", FALLBACKS[name])


@cache
def _characters(path: Path) -> Any:
    """The set of code points that a face has; empty if the face is not shipped."""
    if not path.is_file():
        return frozenset()
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes


class Faces:
    """All faces of one document, loaded when first used, and what none of them could draw."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}
        self._chosen: dict[tuple[str, str], str | None] = {}
        self.missing: dict[str, int] = {}

    def face(self, name: str) -> Face:
        """The face called ``name``."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(name, _path(name))
        return face

    def choose(self, name: str, character: str) -> str | None:
        """The face to draw ``character`` with where ``name`` is wanted; ``None`` if none has it."""
        key = (name, character)
        if key not in self._chosen:
            self._chosen[key] = self._choose(name, character)
        return self._chosen[key]

    def _choose(self, name: str, character: str) -> str | None:
        category = unicodedata.category(character)
        if category in ("Cc", "Cs"):
            return None
        if category == "Zs":  # HarfBuzz makes every kind of space out of the plain one
            return name
        for candidate in (name, "serif", "sans", *FALLBACKS):
            if ord(character) in _characters(_path(candidate)):
                return candidate
        return None

    def miss(self, character: str) -> str:
        """Note that ``character`` cannot be drawn; returns what is printed in its place."""
        self.missing[character] = self.missing.get(character, 0) + 1
        name = unicodedata.name(character, "").lower()
        if name and unicodedata.category(character).startswith(("S", "P")):
            return f"[{name}]"
        return f"[U+{ord(character):04X}]"
