"""The reader of RTF files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from striprtf.striprtf import rtf_to_text

from app.domain.errors import EmptyFile, UnreadableFile
from app.importing.assembled import stated_metadata
from app.importing.html_metadata import Stated
from app.importing.limits import refuse_endless_text
from app.importing.recovered import Recovered
from app.importing.structure import blocks_of

if TYPE_CHECKING:
    from app.domain.article import Block

EXTRACTOR = "rtf/1"
LARGEST = 30_000_000
_PICTURES = re.compile(r"\\(?:bin\d+|pngblip|jpegblip|wmetafile\d*)")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F\s]{4000,}")
_INFO = re.compile(r"\{\\(title|author|company)\s+((?:[^{}\\]|\\'[0-9a-fA-F]{2})*)\}")
_MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_CODE = re.compile(r"\\ansicpg(\d{3,5})")
_BYTE = re.compile(r"\\'([0-9a-fA-F]{2})")
_WRONG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def read_rtf(data: bytes, file_name: str) -> Recovered:
    """The article in an RTF file; raises ``EmptyFile`` or ``UnreadableFile``."""
    if not data.lstrip().startswith(b"{\\rtf") or len(data) > LARGEST:
        raise _refused(file_name)
    source = _HEXADECIMAL.sub("", data.decode("latin-1"))  # pictures, digit by digit
    code = _code(source)
    try:
        text = rtf_to_text(source, encoding=code, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError, AttributeError, OverflowError) as error:
        raise _refused(file_name) from error
    text = _WRONG.sub("", str(text)).strip()
    if not text:
        raise EmptyFile(f"{file_name} holds no text. There is nothing to add.")
    refuse_endless_text(text, file_name)
    blocks: tuple[Block, ...] = blocks_of(text)
    metadata = stated_metadata(text, blocks, _stated(source, code), file_name)
    return Recovered(text, blocks, metadata, code, EXTRACTOR)


def _refused(file_name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{file_name} is damaged: it is no RTF file. Save it once more and add that."
    )


def _code(source: str) -> str:
    """The code page that the file names, if Python knows it; else that of western Windows."""
    match = _CODE.search(source[:2000])
    name = f"cp{match[1]}" if match else "cp1252"
    name = "utf-8" if name == "cp65001" else name
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def _stated(source: str, code: str) -> Stated:
    said = Stated()
    head = source[:200_000]
    for field, value in _INFO.findall(head):
        if field != "company":
            raw = _BYTE.sub(_of_byte, value).encode("latin-1", "replace")
            said.take(field, raw.decode(code, "replace"), "document properties")
    made = _MADE.search(head)
    if made:
        stated = f"{made[1]}-{int(made[2]):02}-{int(made[3]):02}"
        said.take_date(stated, "document properties (created)", None)
    return said


def _of_byte(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
