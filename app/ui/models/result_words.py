"""Results in words: what their rows show, and what is said of them to who cannot see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.models.result_rows import ArticleFound, CopiesRow, PassageFound, RestOfArticle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.models.result_rows import CopyFound, Row


def passages_in_words(count: int) -> str:
    """``count`` passages as a reader says it: "1 passage", "1,204 passages"."""
    if count == 1:
        return _tr("1 passage")
    return _tr("{count} passages").format(count=f"{count:,}")


def copies_in_words(copies: Sequence[CopyFound], *, unfolded: bool) -> str:
    """What a row of folded copies says: "2 copies folded: Olive Branch, Minsk Looks West"."""
    if unfolded:
        return (
            _tr("Fold the copy")
            if len(copies) == 1
            else _tr("Fold {count} copies").format(count=len(copies))
        )
    titles = ", ".join(copy.title for copy in copies)
    if len(copies) == 1:
        return _tr("Show 1 copy: {title}").format(title=titles)
    return _tr("Show {count} copies: {titles}").format(count=len(copies), titles=titles)


def where_in_words(passage: PassageFound) -> str:
    """In what ``passage`` was found, for what is not an article's own text; else empty."""
    if passage.where == "note":
        return _tr("Note on ¶ {number}").format(number=passage.paragraph)
    if passage.where == "tag":
        return _tr("Tag on ¶ {number}").format(number=passage.paragraph)
    return {
        "title": _tr("In the title"),
        "briefing": _tr("In the briefing"),
    }.get(passage.where, "")


def may_be_tagged(passage: PassageFound) -> bool:
    """Whether ``passage`` is one of an article: not its title, and not of a briefing."""
    return passage.where not in {"title", "briefing"}


def shown_in_words(row: Row) -> str:
    """What is to be read in ``row``."""
    if isinstance(row, ArticleFound):
        return row.title
    if isinstance(row, PassageFound):
        return row.snippet
    if isinstance(row, CopiesRow):
        return copies_in_words(row.copies, unfolded=row.unfolded)
    return _tr("Show {count} more").format(count=row.next)


def spoken(row: Row, chosen: bool | None) -> str:  # noqa: FBT001  # it is one of three answers
    """What is said of ``row``; ``chosen`` is ``None`` while no passages are being chosen."""
    if isinstance(row, ArticleFound):
        return _spoken_head(row)
    if isinstance(row, PassageFound):
        return _spoken_passage(row, chosen)
    if isinstance(row, RestOfArticle):
        return _tr("Show {count} more passages of {title}").format(count=row.next, title=row.title)
    return shown_in_words(row)


def _spoken_head(row: ArticleFound) -> str:
    count = passages_in_words(row.passages)
    if row.briefing:
        return _tr("Briefing {title}, {count}").format(title=row.title, count=count)
    grade = (
        _tr("grade {grade}, {meaning}").format(grade=row.grade, meaning=row.grade_meaning)
        if row.grade
        else _tr("not graded")
    )
    said = f"{row.title}, {grade}, {count}"
    return _tr("Copy: {article}").format(article=said) if row.is_copy else said


def _spoken_passage(row: PassageFound, chosen: bool | None) -> str:  # noqa: FBT001  # see above
    words = " ".join(row.snippet.split())
    if row.where == "text":
        said = _tr("Paragraph {number}: {words}").format(number=row.paragraph, words=words)
    else:
        said = f"{where_in_words(row)}: {words}"
    if row.title:
        said = f"{row.title}, {said}"
    if chosen is not None:
        said = f"{_tr('Chosen') if chosen else _tr('Left out')}, {said}"
    if not row.tags:
        return said
    tags = ", ".join(tag.name for tag in row.tags)
    return _tr("{passage} Tagged {tags}").format(passage=said, tags=tags)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsModel", text)
