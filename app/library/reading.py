"""Deeds on articles: correcting what is known of them, grading, removing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.domain.article import Article, ArticleId, Block, Metadata
from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest
from app.domain.grading import check_credibility, check_reliability
from app.domain.mark import Mark
from app.domain.typed_date import iso_date
from app.library.deed_words import changed_details
from app.library.ledger import UNCHANGED, ArticleRecord, Unchanged, given
from app.library.listing import ArticleSummary, Listing
from app.storage.records import from_record

__all__ = ["ArticleSummary", "CorrectedBlocks", "Reading", "removal"]

if TYPE_CHECKING:
    from app.domain.edits import RecordChange
    from app.library.ledger import Ledger


@dataclass(frozen=True, slots=True)
class CorrectedBlocks:
    """Blocks as the analyst corrected them, in place of the recovered ones."""

    blocks: tuple[Block, ...]


class Reading:
    """Reads articles and corrects what is known of them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._listing = Listing(ledger)

    def articles(self) -> list[ArticleSummary]:
        """Every article, in the order of adding."""
        return self._listing.articles()

    def original(self, article: ArticleId) -> bytes | None:
        """The bytes that were added, untouched; ``None`` if they are lost."""
        return self._ledger.sources.original(self._ledger.article_even_removed(article).sha256)

    def change_metadata(
        self,
        article: ArticleId,
        *,
        title: str | Unchanged = UNCHANGED,
        short_title: str | Unchanged = UNCHANGED,
        publisher: str | Unchanged | None = UNCHANGED,
        author: str | Unchanged | None = UNCHANGED,
        date: str | Unchanged | None = UNCHANGED,
        language: str | Unchanged | None = UNCHANGED,
        address: str | Unchanged | None = UNCHANGED,
    ) -> Article:
        """Correct the fields given; an empty one becomes "not stated". Returns the article.

        A date may be typed as ``typed_date`` takes it. Raises ``BadRequest`` for an empty title or
        a date that is no date.
        """
        fields = given(
            title=title,
            short_title=short_title,
            publisher=publisher,
            author=author,
            date=date,
            language=language,
            address=address,
        )
        old = self._ledger.article(article).metadata
        new = _corrected(old, fields)
        if new != old:
            self._change_record(article, changed_details(old, new), metadata=new)
        return self._ledger.article(article)

    def accept_title(self, article: ArticleId) -> Article:
        """Take the proposed title as the article's."""
        return self.change_metadata(article, title=self._ledger.article(article).title)

    def grade_article(
        self,
        article: ArticleId,
        *,
        reliability: str | Unchanged | None = UNCHANGED,
        credibility: int | Unchanged | None = UNCHANGED,
    ) -> Article:
        """Grade the source (A to F) and its information (1 to 6); ``None`` takes a grade away.

        Without a grade of its own the source has that of its publisher in the register.
        """
        fields: dict[str, Any] = {}
        if reliability is not UNCHANGED:
            fields["reliability"] = check_reliability(reliability)
        if credibility is not UNCHANGED:
            fields["credibility"] = check_credibility(credibility)
        did = "take grade off" if fields and not any(fields.values()) else "grade"
        self._change_record(article, did, **fields)
        return self._ledger.article(article)

    def correct_blocks(self, article: ArticleId, blocks: tuple[Block, ...]) -> Article:
        """Put the analyst's ``blocks`` in place of the recovered ones; the text is not touched."""
        corrected = replace(self._ledger.article(article), blocks=blocks)
        _check_blocks(corrected)
        record = replace(self._record(article), words=corrected.words)
        self._ledger.do(
            Edit(
                "correct-blocks",
                f"correct structure of “{corrected.short_title}”",
                (
                    self._ledger.change(Collection.BLOCKS, article, CorrectedBlocks(blocks)),
                    self._ledger.change(Collection.ARTICLE, article, record),
                ),
            )
        )
        return self._ledger.article(article)

    def remove_article(self, article: ArticleId) -> None:
        """Take the article and its marks out of the library; its original stays, for undo."""
        title = self._ledger.article(article).short_title
        changes = tuple(removal(self._ledger, article))
        self._ledger.do(Edit("remove-article", f"remove “{title}”", changes))

    def _record(self, article: ArticleId) -> ArticleRecord:
        self._ledger.article(article)  # refuses one that is not there
        return from_record(self._ledger.records.get(Collection.ARTICLE, article), ArticleRecord)

    def _change_record(self, article: ArticleId, did: str, **fields: Any) -> None:
        old = self._record(article)
        new = replace(old, **fields)
        if new == old:
            return
        title = old.metadata.short_title or old.metadata.title
        self._ledger.do(
            Edit(
                "change-article",
                f"{did} “{title}”",
                (self._ledger.change(Collection.ARTICLE, article, new),),
            )
        )


def removal(ledger: Ledger, article: ArticleId) -> list[RecordChange]:
    """The changes that take an article and its marks out of the library."""
    marks = ledger.records.marks(Mark, article, None)
    changes = [ledger.change(Collection.MARK, mark.id, None) for mark in marks]
    return [*changes, ledger.change(Collection.ARTICLE, article, None)]


def _corrected(old: Metadata, fields: dict[str, str | None]) -> Metadata:
    clean = {
        name: " ".join(value.split()) or None if value is not None else None
        for name, value in fields.items()
    }
    if "title" in clean and clean["title"] is None:
        raise BadRequest("An article needs a title. Type one, or leave the old one.")
    if "short_title" in clean:
        clean["short_title"] = clean["short_title"] or ""
    date = clean.get("date")
    if date is not None:
        date = clean["date"] = iso_date(date)
    changes: dict[str, Any] = {n: v for n, v in clean.items() if getattr(old, n) != v}
    if "title" in clean:
        changes["title_proposed"] = False
    if "date" in changes:
        changes["date_stated"] = date
    short_is_said = "short_title" in clean or old.stated_in.get("short_title") == "analyst"
    if "title" in changes and not short_is_said:
        from app.importing.details.metadata import short_title  # takes a while to load

        changes["short_title"] = short_title(changes["title"])
    stated = dict(old.stated_in) | dict.fromkeys(changes.keys() & clean.keys(), "analyst")
    return replace(old, **changes, stated_in=stated) if changes else old


def _check_blocks(article: Article) -> None:
    """Refuse blocks that overlap, leave the text, or leave a non-space character uncovered."""
    at = 0
    for block in article.blocks:
        between = article.text[at : block.start].replace("\ufeff", "")
        if block.start < at or block.end > len(article.text) or between.strip():
            raise BadRequest("These blocks do not cover the text in order. Nothing was changed.")
        at = block.end
    if article.text[at:].strip():
        raise BadRequest("These blocks leave out the end of the text. Nothing was changed.")
