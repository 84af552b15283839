"""What a segment keeps of its articles: each value once, and a column of numbers for it.

Nothing is read before it is asked for, and no object is made for each article: opening an index
must not take longer for there being many.
"""

from __future__ import annotations

import json
import zlib
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from app.search.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.search.array_file import ArrayFile

    Ints = NDArray[np.int64]


class ArticleRow(NamedTuple):
    """What the index keeps of an article; its passages are ``first`` up to ``last``.

    ``month`` is the one in which it was added ("2026-11"), empty where that is not known.
    """

    id: str
    title: str
    publisher: str | None
    author: str | None
    date: str | None
    language: str | None
    month: str
    reliability: str | None
    marking: str | None
    first: int
    last: int


VALUES = ("publisher", "author", "date", "language", "month", "reliability", "marking")
"""What is kept as numbers, with a list of what these stand for."""


def narrow(values: NDArray[Any]) -> NDArray[Any]:
    """``values`` in the smallest unsigned type that holds them."""
    most = int(values.max()) if len(values) else 0
    return values.astype(np.uint8 if most < 256 else np.uint16 if most < 65536 else np.uint32)


def packed(value: Any) -> bytes:
    """Lists and names on their way into a file."""
    return zlib.compress(json.dumps(value).encode(), 1)


def unpacked(data: bytes, name: str) -> Any:
    """What ``packed`` was given; ``name`` is told where it is damaged."""
    try:
        return json.loads(zlib.decompress(data))
    except (zlib.error, ValueError) as error:
        raise IndexDamaged(f"{name} cannot be read") from error


def article_arrays(rows: Sequence[ArticleRow]) -> dict[str, NDArray[Any] | bytes]:
    """The arrays that an ``ArticleTable`` reads."""
    arrays: dict[str, NDArray[Any] | bytes] = {
        "article.first": narrow(np.array([row.first for row in rows], np.int64))
    }
    for name in ("id", "title"):
        encoded = [getattr(row, name).encode("utf-8", "surrogatepass") for row in rows]
        arrays[f"article.{name}"] = b"".join(encoded)
        arrays[f"article.{name}_ends"] = np.cumsum([len(text) for text in encoded], dtype=np.int64)
    for name in VALUES:
        numbers: dict[str | None, int] = {}
        codes = [numbers.setdefault(getattr(row, name), len(numbers)) for row in rows]
        arrays[f"article.{name}"] = narrow(np.array(codes, np.int64))
        arrays[f"article.{name}_names"] = packed(list(numbers))
    return arrays


class ArticleTable:
    """Reads the articles of a segment that has ``passages``."""

    def __init__(self, file: ArrayFile, passages: int) -> None:
        self._file = file
        self._passages = passages

    def __len__(self) -> int:
        """How many articles there are."""
        return self._file.length("article.first")

    @cached_property
    def first(self) -> Ints:
        """The first passage of each article."""
        return self._file.read("article.first").astype(np.int64)

    @cached_property
    def last(self) -> Ints:
        """Where the passages of each article end."""
        return np.append(self.first[1:], self._passages)[: len(self)]

    def id(self, article: int) -> str:
        """The id of an article."""
        return self._text("id", article)

    def title(self, article: int) -> str:
        """The title of an article."""
        return self._text("title", article)

    def ids(self) -> list[str]:
        """The ids of all."""
        return self._texts("id")

    def values(self, name: str) -> tuple[list[str | None], Ints]:
        """What stands for the value ``name`` of ``VALUES``, and the number of each article's."""
        names = unpacked(self._file.read_bytes(f"article.{name}_names"), name)
        return names, self._file.read(f"article.{name}").astype(np.int64)

    def rows(self) -> list[ArticleRow]:
        """All that is known of each article."""
        columns: list[list[Any]] = [self.ids(), self._texts("title")]
        for name in VALUES:
            names, codes = self.values(name)
            columns.append([names[code] for code in codes.tolist()])
        columns += [self.first.tolist(), self.last.tolist()]
        return [ArticleRow(*row) for row in zip(*columns, strict=True)]

    def _text(self, name: str, article: int) -> str:
        before = max(article - 1, 0)
        ends = self._file.read(f"article.{name}_ends", before, article + 1).tolist()
        start = ends[0] if article else 0
        data = self._file.read_bytes(f"article.{name}", start, ends[-1])
        return data.decode("utf-8", "surrogatepass")

    def _texts(self, name: str) -> list[str]:
        data = self._file.read_bytes(f"article.{name}")
        ends = [0, *self._file.read(f"article.{name}_ends").tolist()]
        if data.isascii():
            text = data.decode("ascii")
            return [text[a:z] for a, z in pairwise(ends)]
        return [data[a:z].decode("utf-8", "surrogatepass") for a, z in pairwise(ends)]
