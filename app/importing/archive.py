"""ZIP archives, opened with limits: office documents and books are some, bombs pretend to be."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from app.domain.errors import PasswordNeeded, UnreadableFile
from app.importing.limits import refuse_endless_markup, refuse_endless_tags

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_FILES = 5_000
LARGEST_FILE = 100_000_000
"""Bytes that one file in an archive may unpack to."""
LARGEST = 300_000_000
"""Bytes that all files in an archive may unpack to."""
_AT_LEAST = 50_000_000
"""Bytes that any file may unpack to, however small it is; beyond that its own size counts."""
_RATIO_OF_ALL = 150
_RATIO = 400
_SMALL = 5_000_000  # bytes: a file as small may be packed as tightly as it likes
_ENCRYPTED, _STRONGLY_ENCRYPTED = 1, 64  # bits of a file's flags
_AES = 99  # what stands for the way it is packed where it is encrypted so
_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, KeyError,
)  # fmt: skip


_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
"""What Word calls its elements in files of the strict kind, and in all others."""
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")


class Exhausted(UnreadableFile):
    """An archive has unpacked to all that it may; nothing more is read of it."""


@dataclass(slots=True)
class Allowance:
    """The bytes that a file and all archives in it may still unpack to."""

    left: int = LARGEST

    @classmethod
    def of(cls, size: int) -> Allowance:
        """What a file of ``size`` bytes may unpack to."""
        return cls(min(LARGEST, max(_AT_LEAST, size * _RATIO_OF_ALL)))


class Archive:
    """The files in a ZIP archive; every reading is bounded and raises ``UnreadableFile``.

    ``password`` opens what is encrypted; ``allowance`` is shared with the archives in this one.
    """

    def __init__(
        self, data: bytes, file_name: str, password: str = "", allowance: Allowance | None = None
    ) -> None:
        self._name = file_name
        self._password = password.encode("utf-8")
        if data.startswith(_OFFICE):
            raise self._old_office(data)
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
        self._allowance = allowance or Allowance.of(len(data))

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
        if info.flag_bits & _ENCRYPTED:
            self._refuse_locked(info)
        left = self._allowance.left
        most = min(LARGEST_FILE, max(_SMALL, info.compress_size * _RATIO), left)
        try:
            with self._zip.open(info, pwd=self._password or None) as stream:
                data = stream.read(most + 1)
        except _FAULTS as error:
            if info.flag_bits & _ENCRYPTED:  # there is no telling damage from a wrong password
                raise self._locked() from error
            raise self._damaged() from error
        if len(data) > most == left:
            self._allowance.left = 0
            raise Exhausted(
                f"{self._name} was not unpacked to its end: what is in it is far larger than an "
                "archive of its size should hold. Unpack it yourself and add the folder."
            )
        if len(data) > most:
            raise self._bomb(f"{name} unpacks to far more than it should")
        self._allowance.left -= len(data)
        return data

    def _refuse_locked(self, info: zipfile.ZipInfo) -> None:
        if info.compress_type == _AES or info.flag_bits & _STRONGLY_ENCRYPTED:
            raise UnreadableFile(
                f"{self._name} is encrypted in a way that Collate cannot open (AES). Unpack it "
                "with the program that packed it and add the folder."
            )
        if not self._password:
            raise self._locked()

    def refuse_encrypted(self) -> None:
        """Raise ``UnreadableFile`` where an office document or a book is encrypted within."""
        for name in ("META-INF/manifest.xml", "META-INF/rights.xml"):
            said = self.find(name)
            if said is not None and (b"encryption-data" in said or name.endswith("rights.xml")):
                raise UnreadableFile(
                    f"{self._name} is protected: what it says is encrypted. Open it in its own "
                    "program, save it without a password and add that."
                )

    def xml(self, name: str) -> _Element:
        """The root of an XML file that must be there."""
        root = self.find_xml(name)
        if root is None:
            raise self._damaged()
        return root

    def find_xml(self, name: str) -> _Element | None:
        """The root of an XML file; ``None`` if there is no such file."""
        data = self.find(name)
        return None if data is None else parse_xml(data.replace(*_STRICT), self._name)

    def _old_office(self, data: bytes) -> UnreadableFile:
        if _LOCKED_OFFICE in data:
            return UnreadableFile(
                f"{self._name} is protected by a password. Open it in its own program, save it "
                "without one and add that."
            )
        return UnreadableFile(
            f"{self._name} is a document of an old office program. Open it, save it as .docx and "
            "add that."
        )

    def _locked(self) -> PasswordNeeded:
        tried = "Another password is needed to open it."
        return PasswordNeeded(
            f"{self._name}: Protected by a password. "
            + (tried if self._password else "Type it to open it.")
        )

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            f"{self._name} is damaged: it cannot be unpacked. Get it once more and add that."
        )

    def _bomb(self, why: str) -> UnreadableFile:
        do = "Open it in its own program, save it once more and add that."
        if self._name.lower().endswith(".zip"):
            do = "Unpack it yourself and add the folder."
        return UnreadableFile(f"{self._name} was not unpacked: {why}. {do}")


def parse_xml(data: bytes, file_name: str) -> _Element:
    """The root of an XML document; no entity is expanded, nothing is fetched.

    Raises ``UnreadableFile`` where it is none.
    """
    refuse_endless_markup(data.count(b"<"), file_name)
    refuse_endless_tags(data, file_name)
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
