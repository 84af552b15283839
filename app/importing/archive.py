"""ZIP archives, opened with limits: office documents and books are some, bombs pretend to be."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from app.domain.errors import UnreadableFile
from app.importing.limits import refuse_endless_markup

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_FILES = 5_000
LARGEST_FILE = 100_000_000
"""Bytes that one file in an archive may unpack to."""
LARGEST = 300_000_000
"""Bytes that all files in an archive may unpack to."""
_RATIO = 400
_SMALL = 5_000_000  # bytes: a file as small may be packed as tightly as it likes
_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, KeyError,
)  # fmt: skip


class Archive:
    """The files in a ZIP archive; every reading is bounded and raises ``UnreadableFile``."""

    def __init__(self, data: bytes, file_name: str) -> None:
        self._name = file_name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _FAULTS as error:
            raise self._damaged() from error
        if len(infos) > MOST_FILES:
            raise self._bomb(f"it holds more than {MOST_FILES:,} files")
        if sum(info.file_size for info in infos) > LARGEST:
            raise self._bomb(f"it would unpack to more than {LARGEST // 1_000_000} MB")
        self._infos = {info.filename: info for info in infos if not info.is_dir()}
        self._left = LARGEST

    def names(self) -> list[str]:
        """The names of the files, in their order."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of a file that must be there."""
        data = self.find(name)
        if data is None:
            raise self._damaged()
        return data

    def find(self, name: str) -> bytes | None:
        """The bytes of a file; ``None`` if there is no such file."""
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableFile(f"{self._name} is protected by a password. Add it without one.")
        most = min(LARGEST_FILE, max(_SMALL, info.compress_size * _RATIO), self._left)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except _FAULTS as error:
            raise self._damaged() from error
        if len(data) > most:
            raise self._bomb(f"{name} unpacks to far more than it says")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> _Element:
        """The root of an XML file that must be there."""
        return parse_xml(self.read(name), self._name)

    def find_xml(self, name: str) -> _Element | None:
        """The root of an XML file; ``None`` if there is no such file."""
        data = self.find(name)
        return None if data is None else parse_xml(data, self._name)

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            f"{self._name} is damaged: it cannot be unpacked. Get it once more and add that."
        )

    def _bomb(self, why: str) -> UnreadableFile:
        return UnreadableFile(f"{self._name} was not unpacked: {why}. Add its files one by one.")


def parse_xml(data: bytes, file_name: str) -> _Element:
    """The root of an XML document; no entity is expanded, nothing is fetched.

    Raises ``UnreadableFile`` where it is none.
    """
    refuse_endless_markup(data.count(b"<"), file_name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False, recover=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise _no_xml(file_name) from error
    if root is None:
        raise _no_xml(file_name)
    return root


def _no_xml(file_name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{file_name} is damaged: what it says cannot be read. Get it once more and add that."
    )


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if type(tag) is str else ""
