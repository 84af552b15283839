"""A file of named arrays that notices damage: every block is checked when it is first read."""

from __future__ import annotations

import json
import os
import struct
import threading
import zlib
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from app.search.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_READS_AT = hasattr(os, "pread")
"""Whether a file can be read at a place without two threads having to take turns."""
_MAGIC = b"Collate arrays 1"
_BLOCK = 1 << 16
_FOOTER = struct.Struct("<QIII")  # where the directory begins, its length, its checksum, the data's


def write_arrays(file: BinaryIO, arrays: Mapping[str, NDArray[np.generic] | bytes]) -> None:
    """Write ``arrays`` to ``file``, each findable by its name."""
    writer = _CheckedWriter(file)
    writer.write(_MAGIC)
    directory: dict[str, tuple[str, int, int]] = {}
    for name, array in arrays.items():
        flat = np.frombuffer(array, np.uint8) if isinstance(array, bytes) else array
        kind = flat.dtype.newbyteorder("<")
        writer.write(bytes(-writer.at % 8))
        directory[name] = (kind.str, len(flat), writer.at)
        writer.write(np.ascontiguousarray(flat, kind).data.cast("B"))
    checks = writer.finish()
    listed = json.dumps({"arrays": directory, "checks": checks}).encode()
    check = zlib.crc32(listed)
    footer = _FOOTER.pack(writer.at, len(listed), check, 0)
    file.write(listed)
    file.write(footer + struct.pack("<I", zlib.crc32(footer)))


class _CheckedWriter:
    """Passes bytes on and keeps a checksum for every block of them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._checks: list[int] = []
        self._check = 0
        self.at = 0

    def write(self, data: bytes | memoryview) -> None:
        self._file.write(data)
        rest = memoryview(data)
        while rest:
            piece = rest[: _BLOCK - self.at % _BLOCK]
            self._check = zlib.crc32(piece, self._check)
            self.at += len(piece)
            rest = rest[len(piece) :]
            if self.at % _BLOCK == 0:
                self._checks.append(self._check)
                self._check = 0

    def finish(self) -> list[int]:
        return [*self._checks, self._check] if self.at % _BLOCK else self._checks


class ArrayFile:
    """Reads what ``write_arrays`` wrote; anything wrong with the file raises ``IndexDamaged``.

    Reads by copying, not by mapping: a mapped file that is cut off under a running program would
    end the program.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._lock = threading.Lock()
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise IndexDamaged(f"{self._name} cannot be opened ({error.strerror})") from error
        try:
            self._directory, self._checks, self._end = self._read_directory()
        except IndexDamaged:
            self._file.close()
            raise
        self._good = bytearray(len(self._checks))

    def __contains__(self, name: str) -> bool:
        """Whether there is an array called ``name``."""
        return name in self._directory

    def length(self, name: str) -> int:
        """How many items the array ``name`` has."""
        return self._directory[name][1]

    def read(self, name: str, start: int = 0, stop: int | None = None) -> NDArray[np.generic]:
        """The items of the array ``name`` from ``start`` to ``stop``, checked."""
        if name not in self._directory:
            raise IndexDamaged(f"{self._name} has no {name}")
        kind, count, offset = self._directory[name]
        dtype = np.dtype(kind)
        stop = count if stop is None else stop
        if not 0 <= start <= stop <= count:
            raise IndexDamaged(f"{name} in {self._name} ends too early")
        size = dtype.itemsize
        data = self._checked(offset + start * size, offset + stop * size)
        return np.frombuffer(data, dtype)

    def read_bytes(self, name: str, start: int = 0, stop: int | None = None) -> bytes:
        """The same for an array of bytes."""
        return self.read(name, start, stop).tobytes()

    def verify(self) -> None:
        """Read and check every block that was not read yet."""
        for block, good in enumerate(self._good):
            if not good:
                self._checked(block * _BLOCK, min((block + 1) * _BLOCK, self._end))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __del__(self) -> None:
        # A segment that an update replaced lives until the last search that reads it is done.
        if hasattr(self, "_file"):
            self._file.close()

    def _checked(self, start: int, stop: int) -> memoryview:
        first, last = start // _BLOCK, max(start, stop - 1) // _BLOCK
        if stop > self._end or start == stop:
            return memoryview(self._raw(start, stop))
        if all(self._good[first : last + 1]):
            return memoryview(self._raw(start, stop))
        begin = first * _BLOCK
        data = memoryview(self._raw(begin, min((last + 1) * _BLOCK, self._end)))
        for block in range(first, last + 1):
            at = block * _BLOCK - begin
            if zlib.crc32(data[at : at + _BLOCK]) != self._checks[block]:
                raise IndexDamaged(f"{self._name} was altered")
            self._good[block] = 1
        return data[start - begin : stop - begin]

    def _raw(self, start: int, stop: int) -> bytes:
        try:
            if _READS_AT:
                data = os.pread(self._file.fileno(), stop - start, start)
            else:
                with self._lock:
                    self._file.seek(start)
                    data = self._file.read(stop - start)
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{self._name} cannot be read") from error
        if len(data) != stop - start:
            raise IndexDamaged(f"{self._name} is cut off")
        return data

    def _read_directory(self) -> tuple[dict[str, tuple[str, int, int]], list[int], int]:
        tail = _FOOTER.size + 4
        size = self._file.seek(0, 2)
        if size < tail + len(_MAGIC):
            raise IndexDamaged(f"{self._name} is cut off")
        footer = self._raw(size - tail, size)
        if struct.unpack("<I", footer[-4:])[0] != zlib.crc32(footer[:-4]):
            raise IndexDamaged(f"{self._name} is cut off or was altered")
        begin, length, check, _ = _FOOTER.unpack(footer[:-4])
        if begin + length + tail != size:
            raise IndexDamaged(f"{self._name} has the wrong length")
        listed = self._raw(begin, begin + length)
        if zlib.crc32(listed) != check:
            raise IndexDamaged(f"the directory of {self._name} was altered")
        found = json.loads(listed)
        return found["arrays"], found["checks"], begin
