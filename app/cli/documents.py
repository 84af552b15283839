"""The JSON documents of the command line: plain values of what the library gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.article import Article, Block, Cell
    from app.domain.mark import Mark
    from app.domain.tag import TagId
    from app.library.reading import ArticleSummary
    from app.library.searching import Answer, Hit


def summary_document(summary: ArticleSummary) -> dict[str, Any]:
    """An article as a list shows it."""
    return {
        "id": summary.id,
        "title": summary.title,
        "short_title": summary.short_title,
        "title_proposed": summary.title_proposed,
        "publisher": summary.publisher,
        "author": summary.author,
        "date": summary.date,
        "language": summary.language,
        "words": summary.words,
        "marks": summary.marks,
        "reliability": summary.reliability,
        "credibility": summary.credibility,
        "added": summary.added_at,
        "file": summary.file_name,
    }


def article_document(article: Article, marks: int) -> dict[str, Any]:
    """What is known of an article, without its text."""
    known = article.metadata
    return {
        "id": article.id,
        "title": article.title,
        "short_title": article.short_title,
        "title_proposed": known.title_proposed,
        "publisher": known.publisher,
        "author": known.author,
        "date": known.date,
        "date_stated": known.date_stated,
        "language": known.language,
        "address": known.address,
        "cited_sources": list(known.cited_sources),
        "words": article.words,
        "marks": marks,
        "reliability": article.reliability,
        "credibility": article.credibility,
        "added": article.added_at,
        "file": article.file_name,
        "sha256": article.sha256,
        "bytes": article.bytes,
        "encoding": article.encoding,
        "extractor": article.extractor,
    }


def block_document(article: Article, block: Block) -> dict[str, Any]:
    """A block with its paragraph number; only what it has is named."""
    shown: dict[str, Any] = {
        "type": str(block.kind),
        "start": block.start,
        "end": block.end,
        "paragraph": article.paragraph_at(block.start),
        "content": article.shown(block),
    }
    if block.dimmed:
        shown["dimmed"] = True
    if block.detail:
        shown["kind"] = block.detail
    if block.level:
        shown["level"] = block.level
    if block.inline:
        shown["spans"] = [
            {"type": str(i.kind), "start": i.start, "end": i.end, "kind": i.detail}
            for i in block.inline
        ]
    if block.kind is BlockKind.LIST_ITEM:
        shown |= {"ordered": block.ordered, "depth": block.depth, "list": block.list}
    if block.kind is BlockKind.TABLE:
        shown["header"] = [_cell_document(article, cell) for cell in block.header]
        shown["rows"] = [[_cell_document(article, cell) for cell in row] for row in block.rows]
    return shown


def mark_document(mark: Mark, article: Article, tags: Mapping[TagId, str]) -> dict[str, Any]:
    """A mark; ``tags`` are names by id. ``state`` is "found", or "orphan" if its words moved."""
    passage = mark.passage
    return {
        "id": mark.id,
        "article": passage.article,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "paragraph": article.paragraph_at(passage.start),
        "tags": [tags[tag] for tag in mark.tags if tag in tags],
        "colour": mark.colour,
        "note": mark.note,
        "credibility": mark.credibility,
        "state": "found" if passage.holds_in(article.text) else "orphan",
        "created": mark.created_at,
        "by": mark.by,
    }


def answer_document(query: str, answer: Answer) -> dict[str, Any]:
    """What a search found."""
    document: dict[str, Any] = {
        "query": query,
        "total": answer.total,
        "articles": answer.articles,
        "ms": round(answer.ms, 3),
        "hits": [hit_document(hit) for hit in answer.hits],
        "facets": {
            facet: [{"value": value, "count": times} for value, times in values]
            for facet, values in answer.facets.items()
        },
        "did_you_mean": answer.did_you_mean,
    }
    if answer.variants:
        document["variants"] = {name: list(others) for name, others in answer.variants.items()}
    if answer.notices:
        document["notices"] = list(answer.notices)
    return document


def hit_document(hit: Hit) -> dict[str, Any]:
    """A passage that a search found.

    All positions count in the article's text, but ``marked`` in the snippet. Of a briefing's item,
    counted from 0 (-1: the head), there is no article.
    """
    document: dict[str, Any] = {
        "article": hit.article or None,
        "title": hit.title,
        "start": hit.start,
        "end": hit.end,
        "paragraph": hit.paragraph,
        "kind": hit.kind,
        "score": round(hit.score, 4),
        "snippet": hit.snippet,
        "snippet_start": hit.snippet_start,
        "spans": [list(span) for span in hit.spans],
        "tags": list(hit.tags),
        "passages": hit.passages,
        "where": hit.where,
        "marked": [list(span) for span in hit.marked],
    }
    if hit.briefing:
        document |= {"briefing": hit.briefing, "item": hit.item, "spans": []}
    if hit.copies:
        document["copies"] = [
            {"article": copy.article, "title": copy.title, "passages": copy.passages}
            for copy in hit.copies
        ]
    return document


def _cell_document(article: Article, cell: Cell) -> dict[str, Any]:
    text = article.text[cell.start : cell.end]
    shown: dict[str, Any] = {"start": cell.start, "end": cell.end, "text": text}
    if cell.mended is not None:
        shown["mended"] = cell.mended
    return shown
