"""The blocks of a briefing as rows in the house style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.in_words import counted
from app.exporting import pages
from app.exporting import pdf_style as style
from app.exporting.pdf_rows import Backdrop, Placed, Row, Rule, hold_together
from app.exporting.pdf_setting import WHOLE, behind, chunks_of, name, pad
from app.exporting.pdf_style import MM
from app.exporting.pdf_tables import set_table
from app.exporting.pdf_words import Chunk, Target

if TYPE_CHECKING:
    from app.exporting.pdf_rows import Element
    from app.exporting.pdf_setting import Column

_BOX_PAD_X = 6 * MM
_BOX_LEFT = 1.1 * MM + _BOX_PAD_X
_CONFIDENCE_WIDTH = 30 * MM
_GAP = 4 * MM
_SENTENCE_LEFT = _BOX_LEFT + 4 * MM + _GAP
_CONFIDENCE_LEFT = style.WIDTH - _BOX_PAD_X - _CONFIDENCE_WIDTH
_SENTENCE_WIDTH = _CONFIDENCE_LEFT - _GAP - _SENTENCE_LEFT
_LIST_INDENT = 5 * MM
_DEEPEST = 6
"""List levels that are indented; deeper ones stand below the sixth."""


def set_outline(column: Column, outline: pages.Outline, page_count: int) -> list[Row]:
    """Fill ``column`` with the whole briefing; returns the rows that name ``page_count``."""
    about = set_title(column, outline.head, page_count)
    for block in outline.blocks:
        set_block(column, block)
    return about


def set_block(column: Column, block: pages.PageBlock) -> None:
    """Append one block."""
    if isinstance(block, pages.Paragraph):
        element = column.root.child("P")
        column.paragraph(block.text, style.BODY, element, item=block.item)
    elif isinstance(block, pages.Quotation):
        _set_quotation(column, block)
    elif isinstance(block, pages.Heading):
        _set_heading(column, block)
    elif isinstance(block, pages.ListBlock):
        _set_list(column, block)
    elif isinstance(block, pages.Table):
        set_table(column, block)
    elif isinstance(block, pages.JudgementBox):
        _set_judgements(column, block)
    elif isinstance(block, pages.BottomLineBlock):
        _set_bottom_line(column, block)
    elif isinstance(block, pages.Notes):
        _set_notes(column, block)
    else:
        _set_sources(column, block)


def set_title(column: Column, head: pages.Head, page_count: int) -> list[Row]:
    """The title block; returns the rows of its last line: desk, date, counts."""
    kicker = [Chunk(head.kicker, style.KICKER.manner)]
    column.add(
        column.text_rows(kicker, style.KICKER, column.root.child("P"), x=0.0, width=style.WIDTH),
        after=2 * MM,
    )
    lines = column.lines.balanced([Chunk(head.title, style.TITLE.manner)], style.WIDTH)
    title = column.rows_of(lines, style.TITLE, column.root.child("H1"), x=0.0, width=style.WIDTH)
    column.add(title, after=2 * MM if head.subtitle else 3.5 * MM)
    if head.subtitle:
        subtitle = [Chunk(head.subtitle, style.SUBTITLE.manner)]
        element = column.root.child("P")
        column.add(
            column.text_rows(subtitle, style.SUBTITLE, element, x=0.0, width=style.WIDTH),
            after=3.5 * MM,
        )
    about = column.text_rows(
        about_chunks(head, page_count),
        style.ABOUT,
        column.root.child("P"),
        x=0.0,
        width=style.WIDTH,
    )
    column.add(about, after=6 * MM)
    return about


def about_chunks(head: pages.Head, page_count: int) -> list[Chunk]:
    """The line under the title: desk, date, number of pages, number of sources."""
    parts = [head.date] if head.date else []
    parts.append(counted(page_count, "page"))
    if head.sources:
        parts.append(counted(head.sources, "source"))
    rest = " · ".join(parts)
    if not head.desk:
        return [Chunk(rest, style.ABOUT.manner)]
    return [Chunk(head.desk, style.DESK.manner), Chunk(f" · {rest}", style.ABOUT.manner)]


def _set_bottom_line(column: Column, block: pages.BottomLineBlock) -> None:
    label = column.root.child("H2")
    element = column.root.child("P")
    rows = column.text_rows(chunks_of(block.text, style.LEAD), style.LEAD, element)
    rows = rows or [Row(style.LEAD.leading)]
    column.label(rows[0], block.label, style.LABEL, label, down=1 * MM)
    hold_together(rows, WHOLE)
    name(rows, block.item)
    column.add(rows, before=6 * MM, after=6 * MM)


def _set_judgements(column: Column, box: pages.JudgementBox) -> None:
    backdrop = Backdrop(0.0, style.WIDTH, 1.1 * MM, style.INK, style.TINT)
    heading = [Chunk(box.title, style.BOX_HEAD.manner)]
    rows = column.text_rows(
        heading, style.BOX_HEAD, column.root.child("H2"), x=_BOX_LEFT, width=_SENTENCE_WIDTH
    )
    rows[0].bookmark = (1, box.title)
    pad(rows, 4 * MM, 2.5 * MM)
    listed = column.root.child("L", ListNumbering="Decimal")
    for index, judgement in enumerate(box.judgements):
        these = _judgement_rows(column, judgement, listed.child("LI"))
        if index:
            width = style.WIDTH - _BOX_LEFT - _BOX_PAD_X
            pad(these, 0.25 * MM, 0)
            these[0].rules.append(Rule(_BOX_LEFT, 0.0, width, 0.25 * MM, style.HAIRLINE))
        else:
            these[0].together = True
        rows += these
    rows[-1].height += 4.5 * MM
    behind(rows, backdrop)
    column.add(rows, before=6 * MM, after=7 * MM)


def _judgement_rows(column: Column, judgement: pages.JudgementLine, entry: Element) -> list[Row]:
    number, body = entry.child("Lbl"), entry.child("LBody")
    chunks = chunks_of(judgement.text, style.BODY)
    sentence = body.child("P")
    rows = column.text_rows(
        chunks, style.BODY, sentence, x=_SENTENCE_LEFT, width=_SENTENCE_WIDTH
    ) or [Row(style.BODY.leading)]
    hold_together(rows, WHOLE)
    down = 0.6 * MM
    for text, kind in ((judgement.range, style.RANGE), (judgement.confidence, style.CONFIDENCE)):
        lines = column.lines.lines([Chunk(text, kind.manner)], _CONFIDENCE_WIDTH) if text else []
        for line in lines:
            baseline = column.baseline(kind) + down
            beside = Placed(_CONFIDENCE_LEFT, baseline, line, body.child("P"), order=1)
            rows[0].placed.append(beside)
            down += kind.leading
    column.label(rows[0], f"{judgement.number}", style.BOX_NUMBER, number, x=_BOX_LEFT)
    rows[-1].height += max(0.0, down - len(rows) * style.BODY.leading)
    pad(rows, 2.1 * MM, 2.1 * MM)
    name(rows, judgement.item)
    for row in rows:
        row.group = entry
    return rows


def _set_heading(column: Column, block: pages.Heading) -> None:
    kind = style.HEADINGS[block.level]
    element = column.root.child(f"H{block.level + 1}")
    rows = column.text_rows([Chunk(block.title, kind.manner)], kind, element)
    column.label(rows[0], block.number, style.HEADING_NUMBERS[block.level], element)
    rows[0].bookmark = (block.level, f"{block.number} {block.title}")
    hold_together(rows, len(rows))
    name(rows, block.item)
    column.add(
        rows, before=style.HEADING_BEFORE[block.level], after=style.HEADING_AFTER[block.level]
    )
    column.keep_with_next(2)


def _set_list(column: Column, block: pages.ListBlock) -> None:
    listed = column.root.child("L", ListNumbering="None")
    entry = listed.child("LI")
    for index, each in enumerate(block.entries):
        if each.marker and index:
            entry = listed.child("LI")
        indent = _LIST_INDENT * min(each.depth, _DEEPEST)
        element = entry.child("LBody")
        rows = column.text_rows(
            chunks_of(each.text, style.BODY),
            style.BODY,
            element,
            x=style.INDENT + indent,
            width=style.MEASURE - indent,
        )
        if rows and each.marker:
            label = entry.child("Lbl")
            entry.children.sort(key=_is_body)
            at = style.INDENT + indent - _LIST_INDENT
            column.label(rows[0], each.marker, style.BODY, label, x=at)
        hold_together(rows, 3)
        if not index:
            name(rows, block.item)
        column.add(rows, after=2.6 * MM if index == len(block.entries) - 1 else 1 * MM)


def _is_body(child: Element | tuple[int, int]) -> bool:
    return not isinstance(child, tuple) and child.role == "LBody"


def _set_quotation(column: Column, block: pages.Quotation) -> None:
    quote = column.root.child("BlockQuote")
    inset = 5.5 * MM
    x, width = style.INDENT + inset, style.MEASURE - inset
    rows: list[Row] = []
    for index, paragraph in enumerate(block.paragraphs):
        these = column.text_rows(
            chunks_of(paragraph, style.BODY), style.BODY, quote.child("P"), x=x, width=width
        )
        if index and these:
            pad(these, 1.2 * MM, 0)
        rows += these
    source = [Chunk(block.source, style.SOURCE_LINE.manner)]
    last = column.text_rows(source, style.SOURCE_LINE, quote.child("P"), x=x, width=width)
    pad(last, 0.8 * MM, 0)
    rows += last
    hold_together(rows, WHOLE + 4)
    for row in last:
        row.together = True
    behind(rows, Backdrop(style.INDENT, style.MEASURE, 0.5 * MM, style.QUOTE_BAR))
    name(rows, block.item)
    column.add(rows, before=1 * MM, after=1.6 * MM if block.comment else 3.6 * MM)
    if block.comment:
        comment = (pages.Run(block.comment),)
        column.paragraph(comment, style.SMALL, column.root.child("P"), after=3.6 * MM)


def _set_end_heading(column: Column, title: str, before: float) -> None:
    kind = style.HEADINGS[1]
    rows = column.text_rows(
        [Chunk(title, kind.manner)], kind, column.root.child("H2"), x=0.0, width=style.WIDTH
    )
    rows[0].bookmark = (1, title)
    column.add(rows, before=before, after=style.HEADING_AFTER[1])
    column.keep_with_next(2)


def _set_notes(column: Column, block: pages.Notes) -> None:
    _set_end_heading(column, block.title, 6.1 * MM)
    for note in block.notes:
        element = column.root.child("Note")
        element.id = f"note-{note.number}"
        label, body = element.child("Lbl"), element.child("P")
        rows = column.text_rows(
            chunks_of(note.text, style.SMALL), style.SMALL, body, may_turn=False
        )
        target = Target(
            f"Back to note {note.number} in the text",
            place=f"mark-{note.number}",
            here=f"note-{note.number}",
        )
        column.label(
            rows[0],
            str(note.number),
            style.NOTE_NUMBER,
            label,
            target=target,
            right=style.INDENT - 3 * MM,
        )
        hold_together(rows, WHOLE)
        column.add(rows, after=1.1 * MM)


def _set_sources(column: Column, block: pages.SourceList) -> None:
    _set_end_heading(column, block.title, 5.1 * MM)
    if block.remark:
        column.paragraph(
            (pages.Run(block.remark),), style.SMALL, column.root.child("P"), after=2 * MM
        )
    listed = column.root.child("L", ListNumbering="None")
    for entry in block.entries:
        item = listed.child("LI")
        label, body = item.child("Lbl"), item.child("LBody")
        rows = column.text_rows(
            chunks_of(entry.text, style.SMALL), style.SMALL, body, may_turn=False
        )
        if entry.grade:
            column.label(
                rows[0], entry.grade, style.NOTE_NUMBER, label, right=style.INDENT - 3 * MM
            )
        hold_together(rows, WHOLE)
        column.add(rows, after=1.1 * MM)
