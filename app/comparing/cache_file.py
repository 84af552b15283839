"""A file of named arrays that is only a cache: it is whole and of this version, or of no use."""

from __future__ import annotations

import json
import os
import struct
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Arrays = dict[str, NDArray[np.generic]]

VERSION = 6
"""To be raised whenever articles are read otherwise: then what was kept is made anew."""
_NUMBERS = struct.Struct("<QQ")  # the journal's number, the directory's length
_MAGIC = b"Collate compared"
_HEAD = struct.Struct("<16sIIQQ")  # magic, version, checksum of the rest, then _NUMBERS


class Kept(NamedTuple):
    """What a file held: the journal's number up to which it is true, and its arrays."""

    seq: int
    arrays: Arrays


def write_arrays(path: Path, seq: int, arrays: Mapping[str, NDArray[np.generic]]) -> bool:
    """Write ``arrays``, all or nothing; returns whether the disk let that happen."""
    directory: dict[str, tuple[str, int, int]] = {}
    pieces: list[bytes] = []
    at = 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array).tobytes()
        directory[name] = (array.dtype.str, at, len(data))
        pieces += [data, bytes(-len(data) % 8)]
        at += len(data) + -len(data) % 8
    listed = json.dumps(directory).encode()
    listed += b" " * (-len(listed) % 8)
    check = zlib.crc32(listed, zlib.crc32(_NUMBERS.pack(seq, len(listed))))
    for piece in pieces:
        check = zlib.crc32(piece, check)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(_HEAD.pack(_MAGIC, VERSION, check, seq, len(listed)))
            file.write(listed)
            file.writelines(pieces)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True


def read_arrays(path: Path) -> Kept | None:
    """What was written; ``None`` if there is nothing, or nothing that is whole and of this version.

    The arrays cannot be written to.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if len(data) < _HEAD.size:
        return None
    magic, version, check, seq, length = _HEAD.unpack_from(data)
    if magic != _MAGIC or version != VERSION:
        return None
    if zlib.crc32(memoryview(data)[_HEAD.size - _NUMBERS.size :]) != check:
        return None
    begin = _HEAD.size + length
    directory: dict[str, tuple[str, int, int]] = json.loads(data[_HEAD.size : begin])
    arrays = {
        name: np.frombuffer(data, kind, size // np.dtype(kind).itemsize, begin + at)
        for name, (kind, at, size) in directory.items()
    }
    return Kept(seq, arrays)


def text_array(lines: list[str]) -> NDArray[np.uint8]:
    """Strings without line breaks as an array of bytes."""
    return np.frombuffer("\n".join(lines).encode("utf-8", "surrogatepass"), np.uint8)


def lines_of(array: NDArray[np.generic], count: int) -> list[str]:
    """The ``count`` strings that were made an array of bytes."""
    return array.tobytes().decode("utf-8", "surrogatepass").split("\n") if count else []
