"""Archives: how much they may unpack to, and what is said of those that are locked."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from app.domain.errors import PasswordNeeded, UnreadableFile
from app.importing import apart
from app.importing.archive import Allowance
from app.importing.inspection import inspect
from app.importing.parts import parts_of
from app.importing.reading import read_bytes
from app.library.library import Library
from tests.importing.test_documents import book

WORDS = "The harbour of Eastmere was closed on Monday after a tanker ran aground.\n"


def packed(files: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


class _Cipher:
    """The old cipher of ZIP archives, as its public description has it."""

    def __init__(self, password: bytes) -> None:
        self._keys = [0x12345678, 0x23456789, 0x34567890]
        for byte in password:
            self._step(byte)

    def _step(self, byte: int) -> None:
        one, two, three = self._keys
        one = _crc(byte, one)
        two = ((two + (one & 255)) * 134775813 + 1) & 0xFFFFFFFF
        self._keys = [one, two, _crc(two >> 24, three)]

    def __call__(self, data: bytes) -> bytes:
        made = bytearray()
        for byte in data:
            mixed = (self._keys[2] | 2) & 0xFFFF
            made.append(byte ^ (((mixed * (mixed ^ 1)) >> 8) & 255))
            self._step(byte)
        return bytes(made)


def _crc(byte: int, crc: int) -> int:
    return zlib.crc32(bytes([byte]), crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF


def locked(words: str = WORDS, password: bytes = b"ebb") -> bytes:
    """An archive of one file that opens with a password."""
    plain = words.encode()
    check = zlib.crc32(plain)
    secret = _Cipher(password)(bytes(11) + bytes([check >> 24]) + plain)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("a.txt", secret)
    data = bytearray(stored.getvalue())
    listed = data.index(b"PK\x01\x02")
    for flags, sums, size in ((6, 14, 22), (listed + 8, listed + 16, listed + 24)):
        data[flags] |= 1
        data[sums : sums + 4] = check.to_bytes(4, "little")
        data[size : size + 4] = len(plain).to_bytes(4, "little")
    return bytes(data)


def test_a_locked_archive_asks_for_its_password_and_opens_with_it():
    with pytest.raises(PasswordNeeded) as told:
        parts_of(locked(), "a.zip")
    assert told.value.message == "a.zip: Protected by a password. Type it to open it."
    with pytest.raises(PasswordNeeded, match="Another password"):
        parts_of(locked(), "a.zip", "flood")
    (part,) = parts_of(locked(), "a.zip", "ebb")
    assert part.recovered.text == WORDS
    assert read_bytes(locked(), "a.zip", password="ebb").text == WORDS


def test_a_locked_archive_is_added_once_its_password_is_given(tmp_path):
    source = tmp_path / "a.zip"
    source.write_bytes(locked())
    assert inspect(source)["kind"] == "password"
    assert isinstance(apart.read(source).error, PasswordNeeded)
    with Library.open(tmp_path / "library") as library:
        assert [one.kind for one in library.imports.add([source]).failed] == ["password"]
        report = library.imports.add([source], passwords={source: "ebb"})
        assert len(report.added) == 1


def test_what_is_encrypted_in_another_way_is_told_apart():
    data = bytearray(locked())
    for at in (8, data.index(b"PK\x01\x02") + 10):
        data[at] = 99  # the number of AES
    with pytest.raises(UnreadableFile, match=r"\(AES\). Unpack it .* and add the folder"):
        parts_of(bytes(data), "a.zip", "ebb")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        ("a.odt", packed({"META-INF/manifest.xml": "<encryption-data/>", "content.xml": b"\1\2"})),
        ("a.epub", book(**{"META-INF/rights.xml": "<rights/>"})),
    ],
)
def test_documents_with_a_password_are_said_to_have_one(name, data):
    with pytest.raises(UnreadableFile, match=r"protected.*(password|encrypted).* add that"):
        read_bytes(data, name)


def test_an_old_document_under_a_new_name_is_named():
    with pytest.raises(UnreadableFile, match=r"old office program.* save it as \.docx"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx")


def test_archives_in_one_another_share_what_they_may_unpack_to():
    inner = packed({f"{number}.txt": bytes(4_000_000) for number in range(3)})
    for _ in range(2):
        inner = packed({f"{number}.zip": inner for number in range(9)})
    assert Allowance.of(len(inner)).left < 9 * 9 * 12_000_000
    parts = parts_of(inner, "a.zip")
    assert "not unpacked to its end" in parts[-1].error.message
    assert len(parts) < 30


def test_an_archive_of_honest_size_is_unpacked_to_its_end():
    many = {f"{number}.txt": f"{number} {WORDS}" for number in range(300)}
    assert len(parts_of(packed(many), "a.zip")) == 300
