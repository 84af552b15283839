"""Originals and what was read from them: written once, never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from app.domain.article import Block, BlockKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article's fixed part: text, blocks as recovered, and where it came from."""

    id: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    file_name: str
    bytes: int
    encoding: str
    extractor: str
    added_at: str


class ArticleRow(NamedTuple):
    """What a list is made of: ``record`` is JSON, ``number`` grows in the order of adding."""

    number: int
    id: str
    record: bytes
    file_name: str
    added_at: str


_BLOCKS = msgspec.json.Decoder(tuple[Block, ...])
_PLAIN = msgspec.json.encode(Block(BlockKind.CHROME, 0, 1)).partition(b',"level"')
_SAYING_NOTHING = b"".join(_PLAIN[1:])


def encoded_blocks(blocks: tuple[Block, ...]) -> bytes:
    """Blocks as they are kept: JSON without the fields by which a plain block says nothing.

    Reading fills them in. A page has hundreds of such blocks, and they would take as much room as
    its original. No text can look like what is left out: within texts, quotes are escaped.
    """
    return msgspec.json.encode(blocks).replace(_SAYING_NOTHING, b"}")


class SourceWriter:
    """Writes originals and fixed parts, inside the transaction of the edit that adds them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep_original(self, content: bytes, captured_at: str, sha256: str = "") -> str:
        """Keep ``content`` if it is not kept yet; its SHA-256 in hex, worked out if not given."""
        sha256 = sha256 or hashlib.sha256(content).hexdigest()
        self._connection.execute(
            "INSERT OR IGNORE INTO original (sha256, content, captured_at) VALUES (?, ?, ?)",
            (sha256, content, captured_at),
        )
        return sha256

    def keep(self, source: ArticleSource) -> None:
        """Write an article's fixed part."""
        self._connection.execute(
            "INSERT INTO article_source (id, sha256, text, blocks, file_name, bytes, encoding, "
            "extractor, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source.id,
                source.sha256,
                source.text,
                encoded_blocks(source.blocks),
                source.file_name,
                source.bytes,
                source.encoding,
                source.extractor,
                source.added_at,
            ),
        )

    def sign(self, article: str, signature: bytes) -> None:
        """Keep what copies of ``article`` are recognised by."""
        self._connection.execute(
            "INSERT OR REPLACE INTO signature (article, content) VALUES (?, ?)",
            (article, signature),
        )


class ArticleSources:
    """Reads the fixed parts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, article: str) -> ArticleSource | None:
        """The fixed part of ``article``, removed ones too, or ``None``."""
        row = self._database.first_row(
            "SELECT id, sha256, text, blocks, file_name, bytes, encoding, extractor, added_at "
            "FROM article_source WHERE id = ?",
            article,
        )
        if row is None:
            return None
        return ArticleSource(
            id=row[0],
            sha256=row[1],
            text=row[2],
            blocks=_BLOCKS.decode(row[3]),
            file_name=row[4],
            bytes=row[5],
            encoding=row[6],
            extractor=row[7],
            added_at=row[8],
        )

    def rows(self, articles: Sequence[str] | None) -> list[ArticleRow]:
        """Those of ``articles`` that are in the library, or all, as they are at one moment."""
        sql = (
            "SELECT a.rowid, a.id, a.record, s.file_name, s.added_at "
            "FROM article a JOIN article_source s ON s.id = a.id WHERE a.removed = 0"
        )
        if articles is not None:
            sql += f" AND a.id IN ({', '.join('?' for _ in articles)})"
        with self._database.failing_in_words():
            rows = self._database.connection().execute(sql, articles or ()).fetchall()
        return [ArticleRow(*row) for row in rows]

    def record_even_removed(self, article: str) -> bytes | None:
        """The article's record as JSON, whether or not the article was removed."""
        return self._value("SELECT record FROM article WHERE id = ?", article)

    def of_original(self, sha256: str) -> str | None:
        """The id of an article in the library that was made from these bytes, or ``None``."""
        return self._value(
            "SELECT s.id FROM article_source s JOIN article a ON a.id = s.id "
            "WHERE s.sha256 = ? AND a.removed = 0 LIMIT 1",
            sha256,
        )

    def older_version_of_original(self, sha256: str) -> str | None:
        """The id of a version that a newer one has replaced, made from these bytes, or ``None``."""
        return self._value(
            "SELECT s.id FROM article_source s JOIN article_version v "
            "ON json_extract(CAST(v.record AS TEXT), '$.previous') = s.id "
            "WHERE s.sha256 = ? AND v.removed = 0 LIMIT 1",
            sha256,
        )

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """The signature of each article, removed ones too, in the order of adding."""
        with self._database.failing_in_words():
            yield from self._database.connection().execute(
                "SELECT article, content FROM signature ORDER BY rowid"
            )

    def signature(self, article: str) -> bytes | None:
        """The signature of ``article``, or ``None``."""
        return self._value("SELECT content FROM signature WHERE article = ?", article)

    def sign(self, signatures: Iterable[tuple[str, bytes]]) -> None:
        """Keep signatures by article; they are no edit, since texts alone decide on them."""
        with self._database.transaction() as connection:
            writer = SourceWriter(connection)
            for article, signature in signatures:
                writer.sign(article, signature)

    def unsigned(self, scheme: int) -> list[str]:
        """Ids of the articles in the library that have no signature of this scheme yet."""
        with self._database.failing_in_words():
            rows = self._database.connection().execute(
                "SELECT id FROM article WHERE removed = 0 "
                "AND id NOT IN (SELECT article FROM signature WHERE substr(content, 1, 1) = ?)",
                (bytes([scheme]),),
            )
            return [row[0] for row in rows]

    def original(self, sha256: str) -> bytes | None:
        """The bytes as they were added, or ``None``."""
        return self._value("SELECT content FROM original WHERE sha256 = ?", sha256)

    def altered_originals(self) -> Iterator[str]:
        """SHA-256 of every kept original whose bytes no longer match it."""
        with self._database.failing_in_words():
            for sha256, content in self._database.connection().execute(
                "SELECT sha256, content FROM original"
            ):
                if hashlib.sha256(content).hexdigest() != sha256:
                    yield sha256

    def _value(self, sql: str, key: str) -> Any | None:
        """The one column of the first row that ``sql`` selects for ``key``, or ``None``."""
        row = self._database.first_row(sql, key)
        return None if row is None else row[0]
