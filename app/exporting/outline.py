"""From a briefing to the neutral page tree that both writers, PDF and Word, set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.briefing import (
    BottomLine,
    Excerpt,
    Judgement,
    Prose,
    Section,
    TableItem,
)
from app.domain.in_words import date_in_words
from app.domain.likelihood import scale
from app.domain.marking import read_marking
from app.domain.quotation import check_quotation
from app.exporting.cited import CitedPassage, SourceInfo
from app.exporting.markdown import inline, prose
from app.exporting.notes import CLOSING, OPENING, Numbering, is_enclosed, source_list
from app.exporting.pages import (
    Altered,
    BottomLineBlock,
    Head,
    Heading,
    JudgementBox,
    JudgementLine,
    ListBlock,
    ListEntry,
    Outline,
    Paragraph,
    Quotation,
    Run,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.briefing import Briefing, Document, Item
    from app.domain.passage import Passage
    from app.exporting.pages import Inline, PageBlock

__all__ = ["CitedPassage", "Outline", "SourceInfo", "build_outline"]

_SHORTEST_CLAUSE = 3
"""Words that the first clause of a title must have to stand for the whole in the running head."""


def build_outline(document: Document, cite: Callable[[Passage], CitedPassage]) -> Outline:
    """The briefing as it will be set, every item once and in order.

    ``cite`` finds the source of a passage; what it raises flies. Notes and sources stand where the
    briefing has its ``sources`` item, else at the end.
    """
    return _Builder(document, cite).built()


class _Builder:
    def __init__(self, document: Document, cite: Callable[[Passage], CitedPassage]) -> None:
        self._document = document
        self._scale = scale(document.briefing.scale)
        self._numbering = Numbering(cite)
        self._blocks: list[PageBlock] = []
        self._altered: list[Altered] = []
        self._sections: list[int] = []
        self._judgements = 0
        self._tables = 0
        self._end: int | None = None

    def built(self) -> Outline:
        for number, item in enumerate(self._document.items):
            self._add(number, item)
        notes = self._numbering.notes()
        sources = self._numbering.sources()
        end: list[PageBlock] = [notes] if notes.notes else []
        end += [source_list(sources)] if sources else []
        at = len(self._blocks) if self._end is None else self._end
        blocks = (*self._blocks[:at], *end, *self._blocks[at:])
        independent = len({source.source or source.id for source in sources})
        return Outline(_head(self._document.briefing, independent), blocks, tuple(self._altered))

    def _add(self, number: int, item: Item) -> None:
        if isinstance(item, BottomLine):
            self._blocks.append(BottomLineBlock(item.id, inline(item.text)))
        elif isinstance(item, Judgement):
            self._add_judgement(item)
        elif isinstance(item, Section):
            self._add_section(item)
        elif isinstance(item, Prose):
            self._add_prose(item)
        elif isinstance(item, Excerpt):
            self._add_excerpt(number, item)
        elif isinstance(item, TableItem):
            self._add_table(item)
        elif self._end is None:
            self._end = len(self._blocks)

    def _add_judgement(self, item: Judgement) -> None:
        self._judgements += 1
        step = self._scale.step(item.likelihood) if item.likelihood else None
        text = inline(item.text)
        likelihood = step.range if step else ""
        if item.likelihood:
            terms = {item.likelihood, *((step.term, *step.also) if step else ())}
            said = _strengthened(text, terms)
            if said is None:  # the range alone would not say which word is meant
                likelihood = ", ".join(filter(None, (item.likelihood.capitalize(), likelihood)))
            text = said or text
        line = JudgementLine(
            item.id,
            self._judgements,
            text + self._numbering.marks(item.evidence),
            likelihood,
            f"{item.confidence.capitalize()} confidence" if item.confidence else "",
        )
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, JudgementBox) and self._end != len(self._blocks):
            self._blocks[-1] = JudgementBox("Key judgements", (*last.judgements, line))
        else:
            self._blocks.append(JudgementBox("Key judgement", (line,)))

    def _add_section(self, item: Section) -> None:
        level = max(1, min(item.level, len(self._sections) + 1, 3))
        self._sections = self._sections[:level]
        if len(self._sections) == level:
            self._sections[-1] += 1
        else:
            self._sections.append(1)
        number = ".".join(str(part) for part in self._sections)
        title = " ".join(item.title.split()) or "Untitled"
        self._blocks.append(Heading(item.id, number, title, level))

    def _add_prose(self, item: Prose) -> None:
        pieces = prose(item.text)
        marks = self._numbering.marks(item.evidence)
        if not pieces:
            pieces = [()] if marks else []
        for index, piece in enumerate(pieces):
            ending = marks if index == len(pieces) - 1 else ()
            if isinstance(piece, list):
                last = piece[-1]
                entries = [*piece[:-1], ListEntry(last.depth, last.marker, last.text + ending)]
                self._blocks.append(ListBlock(item.id, tuple(entries)))
            else:
                self._blocks.append(Paragraph(item.id, piece + ending))

    def _add_excerpt(self, number: int, item: Excerpt) -> None:
        cited = self._numbering.cited(item.passage)
        said = item.shown
        if not item.paraphrase:
            check = check_quotation(said, item.passage.quote)
            if check.state == "altered":
                self._altered.append(Altered(item.id, number, check))
            if not is_enclosed(said.strip()):
                said = f"{OPENING}{said.strip()}{CLOSING}"
        same = not item.paraphrase and item.shown.strip() == item.passage.quote.strip()
        marks = self._numbering.marks([item.passage], stands_in_text=same)
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        paragraphs: list[Inline] = [(Run(line),) for line in lines]
        paragraphs[-1:] = [(*(paragraphs[-1] if paragraphs else ()), *marks)]
        place = f"Paraphrase of {cited.place}." if item.paraphrase else f"{cited.place}."
        source = f"{place} {cited.graded}".strip()
        comment = f"Comment: {' '.join(item.note.split())}" if item.note.strip() else ""
        self._blocks.append(Quotation(item.id, tuple(paragraphs), source, comment, item.paraphrase))

    def _add_table(self, item: TableItem) -> None:
        self._tables += 1
        passages = [item.passage] if item.passage is not None else []
        caption = inline(item.caption) + self._numbering.marks(passages, stands_in_text=True)
        header = tuple(inline(cell) for cell in item.header)
        rows = tuple(tuple(inline(cell) for cell in row) for row in item.rows)
        label = f"Table {self._tables}"
        self._blocks.append(Table(item.id, label, caption, header if any(header) else (), rows))


def _strengthened(text: Inline, terms: set[str]) -> Inline | None:
    """``text`` with the first place that names one of ``terms`` semi-bold; ``None`` without."""
    ordered = sorted(terms, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, term.split())) for term in ordered)
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for index, run in enumerate(text):
        found = pattern.search(run.text)
        if found:
            pieces = (
                Run(run.text[: found.start()], run.strong, run.emphasis, run.link),
                Run(found[0], strong=True, emphasis=run.emphasis, link=run.link),
                Run(run.text[found.end() :], run.strong, run.emphasis, run.link),
            )
            kept = tuple(piece for piece in pieces if piece.text)
            return text[:index] + kept + text[index + 1 :]
    return None


def _head(briefing: Briefing, sources: int) -> Head:
    title = " ".join(briefing.title.split()) or "Untitled briefing"
    cutoff = f"information cut-off {date_in_words(briefing.cutoff)}" if briefing.cutoff else ""
    series = " ".join(briefing.series.split())
    if series[:1].isdigit():
        series = f"Briefing {series}"
    foot = " · ".join(part for part in (series, cutoff) if part)
    return Head(
        kicker="Briefing",
        title=title,
        subtitle=" ".join(briefing.subtitle.split()),
        running=_first_clause(title),
        desk=" ".join(briefing.desk.split()),
        date=date_in_words(briefing.date),
        cutoff=cutoff,
        series=series,
        sources=sources,
        foot=foot[:1].upper() + foot[1:],
        language=briefing.language or "en",
        marking=read_marking(briefing.marking) if briefing.marking else None,
    )


def _first_clause(title: str) -> str:
    """The title up to its first comma, colon or dash, if that says enough."""
    clause = re.split(r"[,:;]\s|\s[–—-]\s", title, maxsplit=1)[0]
    return clause if len(clause.split()) >= _SHORTEST_CLAUSE else title
