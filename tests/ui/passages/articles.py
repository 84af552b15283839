"""Articles to lay out, made for a test."""

from __future__ import annotations

from app.domain.article import Article, ArticleId, Block, BlockKind, Metadata


def article(text, blocks, **known):
    return Article(
        ArticleId("a1"),
        text,
        tuple(blocks),
        Metadata("A title", **known),
        "0" * 64,
        "a.txt",
        len(text.encode()),
        "utf-8",
        "test/1",
        "2026-01-01T00:00:00Z",
    )


def paragraphs(*texts, kind=BlockKind.PARAGRAPH):
    """An article of these paragraphs, one line each."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(kind, at, at + len(text)))
        at += len(text) + 1
    return article("\n".join(texts), blocks)


def shown_text(document, begin, stop):
    """What the document shows between two of Qt's positions."""
    raw = document.toRawText().encode("utf-16-le")
    return raw[begin * 2 : stop * 2].decode("utf-16-le")
