"""A briefing leaves the library: as a PDF, as a Word document, onto the disk."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.disk import write_whole
from app.domain.errors import BadRequest, CannotSave
from app.domain.marking import markings, read_marking
from app.library.ledger import credibility_of

if TYPE_CHECKING:
    from app.domain.briefing import BriefingId, Document
    from app.domain.passage import Passage
    from app.exporting.outline import CitedPassage, Outline
    from app.exporting.pdf import RenderedPdf
    from app.library.briefings import Briefings
    from app.library.grouping import Grouping
    from app.library.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was written; ``pages`` is the PDF's count, ``None`` where it is not known."""

    path: Path
    pages: int | None
    seconds: float
    notices: tuple[str, ...] = ()


class Exports:
    """Renders briefings."""

    def __init__(self, ledger: Ledger, briefings: Briefings, grouping: Grouping) -> None:
        self._ledger = ledger
        self._grouping = grouping
        self._briefings = briefings

    def outline(self, briefing: BriefingId) -> Outline:
        """The neutral outline that both formats print."""
        return self._outline(self._briefings.document(briefing))

    def _outline(self, document: Document) -> Outline:
        from app.exporting.outline import build_outline

        return build_outline(document, self._cite)

    def pdf(self, briefing: BriefingId) -> RenderedPdf:
        """The briefing as a PDF, with the places of its items on the pages."""
        from app.exporting.pdf import render_pdf

        return render_pdf(self.outline(briefing))

    def word(self, briefing: BriefingId) -> bytes:
        """The briefing as a Word document."""
        from app.exporting.word import render_word

        return render_word(self.outline(briefing))

    def save(
        self,
        briefing: BriefingId,
        path: Path,
        *,
        overwrite: bool = False,
        marking: str | None = None,
    ) -> Saved:
        """Write the briefing to ``path``, all or nothing: PDF or Word, by its ending.

        ``marking`` stands in for the briefing's own in this file. Raises ``BadRequest`` for another
        ending or if no handling marking was chosen, ``CannotSave`` if a file is there already or
        the place cannot be written.
        """
        ending = path.suffix.lower()
        if ending not in (".pdf", ".docx"):
            raise BadRequest(
                f"A briefing is saved as .pdf or .docx, not as “{path.suffix or path.name}”. "
                "Change the ending of the name."
            )
        document = self._briefings.document(briefing)
        chosen = marking or document.briefing.marking
        if chosen is None:
            raise BadRequest(
                "This briefing has no handling marking yet, so it was not saved. "
                f"Choose one: {', '.join(m.name for m in markings())}."
            )
        if path.exists() and not overwrite:
            raise CannotSave(
                f"{path} is there already and was not touched. "
                "Choose another name, or say that it may be replaced."
            )
        began = time.perf_counter()
        head = replace(document.briefing, marking=read_marking(chosen).name)
        outline = self._outline(replace(document, briefing=head))
        data, pages, notices = _rendered(outline, ending)
        _write(path, data)
        return Saved(path, pages, time.perf_counter() - began, notices)

    def _cite(self, passage: Passage) -> CitedPassage:
        from app.exporting.outline import CitedPassage, SourceInfo

        article = self._ledger.article_even_removed(passage.article)
        known = article.metadata
        source = SourceInfo(
            id=article.id,
            title=article.title,
            short_title=article.short_title,
            publisher=known.publisher,
            author=known.author,
            date=known.date,
            address=known.address,
            language=known.language,
            reliability=article.reliability,
            credibility=article.credibility,
            sha256=article.sha256,
            added_at=_day_here(article.added_at),
            source=self._grouping.source_of(article.id),
        )
        return CitedPassage(
            passage=passage,
            paragraph=article.paragraph_at(passage.start),
            source=source,
            credibility=credibility_of(self._ledger, passage),
        )


def _day_here(moment: str) -> str:
    """The date that the calendar here showed at an ISO time in UTC."""
    return datetime.fromisoformat(moment).astimezone().date().isoformat()


def _rendered(outline: Outline, ending: str) -> tuple[bytes, int | None, tuple[str, ...]]:
    """The file's bytes, its pages where they are known, and what was not printed as written."""
    if ending == ".pdf":
        from app.exporting.pdf import render_pdf

        rendered = render_pdf(outline)
        return rendered.data, rendered.pages, tuple(rendered.notices)
    from app.exporting.word import render_word

    return render_word(outline), None, ()


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise CannotSave(
            f"Could not save to {path.parent}: {error.strerror}. Choose another place."
        ) from error
