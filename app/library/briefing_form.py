"""The briefing's open form: the JSON that scripts write and read."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from app.domain.article import Article, ArticleId, BlockKind
from app.domain.briefing import (
    BottomLine,
    Briefing,
    BriefingId,
    Document,
    Excerpt,
    Item,
    ItemId,
    Judgement,
    Prose,
    Section,
    Sources,
    TableItem,
    kind_of,
)
from app.domain.errors import BadBriefing, BadRequest, ReaderError
from app.domain.likelihood import confidences, scale
from app.domain.marking import read_marking
from app.domain.passage import Passage, find_quote, passage_of

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = ("title", "subtitle", "desk", "date", "series", "cutoff", "language", "marking", "scale")


class _Form:
    """Reads one item's fields, and says which item is at fault."""

    def __init__(
        self,
        number: int,
        form: dict[str, Any],
        find: Callable[[str], ArticleId],
        article: Callable[[ArticleId], Article],
    ) -> None:
        self.form = form
        self.kind = form.get("kind")
        self._number = number
        self._find = find
        self._article = article

    def fault(self, what: str) -> BadBriefing:
        return BadBriefing(f"Item {self._number} ({self.kind}): {what} Nothing was loaded.")

    def text(self, name: str = "text") -> str:
        value = self.form.get(name) or ""
        if not isinstance(value, str):
            raise self.fault(f"“{name}” must be text.")
        return value

    def flag(self, name: str) -> bool:
        value = self.form.get(name, False)
        if not isinstance(value, bool):
            raise self.fault(f"“{name}” must be true or false.")
        return value

    def choice(self, name: str, among: Callable[[str], object | None]) -> str | None:
        value = self.form.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or among(value) is None:
            raise self.fault(f"“{value}” is no {name} of this briefing.")
        return " ".join(value.lower().split())

    def whole(self, name: str, default: int) -> int:
        value = self.form.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(f"“{name}” must be a whole number.")
        return value

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        value = self.form.get(name) or []
        if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
            raise self.fault(f"“{name}” must be a list of rows.")
        return tuple(tuple(str(cell) for cell in row) for row in value)

    def evidence(self) -> tuple[Passage, ...]:
        value = self.form.get("evidence") or []
        if not isinstance(value, list):
            raise self.fault("“evidence” must be a list of passages.")
        return tuple(self.passage(form) for form in value)

    def article(self, form: Any) -> Article:
        named = form.get("article") if isinstance(form, dict) else None
        if not isinstance(named, str):
            raise self.fault("a passage must name its “article”.")
        try:
            return self._article(self._find(named))
        except ReaderError as error:
            raise self.fault(error.message) from error

    def passage(self, form: Any) -> Passage:
        article = self.article(form)
        try:
            if "quote" in form and "start" not in form:
                return find_quote(article, str(form["quote"]))
            start, end = form.get("start"), form.get("end")
            if not isinstance(start, int) or not isinstance(end, int):
                raise BadRequest("a passage needs “start” and “end”, or a “quote”.")
            return passage_of(article, start, end)
        except ReaderError as error:
            raise self.fault(error.message) from error

    def table(self) -> TableItem:
        caption = self.text("caption")
        source = self.form.get("block")
        if source is not None:
            return self._table_of_article(caption, source)
        header = self.rows_of_one("header")
        rows = self.rows("rows")
        width = max([len(header), *(len(row) for row in rows)], default=0)
        if not width:
            raise self.fault("a table needs a “header” and “rows”, or a “block”.")
        padded = tuple(row + ("",) * (width - len(row)) for row in rows)
        return TableItem(
            ItemId(""), caption, (header + ("",) * (width - len(header))) if header else (), padded
        )

    def rows_of_one(self, name: str) -> tuple[str, ...]:
        value = self.form.get(name) or []
        if not isinstance(value, list):
            raise self.fault(f"“{name}” must be a list of cells.")
        return tuple(str(cell) for cell in value)

    def _table_of_article(self, caption: str, source: Any) -> TableItem:
        article = self.article(source)
        start = source.get("start")
        for block in article.blocks:
            if (
                block.kind is BlockKind.TABLE
                and isinstance(start, int)
                and block.start <= start < block.end
            ):
                header, *rows = (
                    tuple(_cell(article, cell.start, cell.end, cell.mended) for cell in row)
                    for row in (block.header, *block.rows)
                )
                passage = passage_of(article, block.start, block.end)
                return TableItem(ItemId(""), caption, header, tuple(rows), passage)
        raise self.fault(f"“{article.title}” has no table at {start}.")


def _cell(article: Article, start: int, end: int, mended: str | None) -> str:
    """A cell's text as inline Markdown that prints just so."""
    text = article.text[start:end] if mended is None else mended
    return "".join("\\" + c if c in "\\*_[]`<>" else c for c in " ".join(text.split()))


def load_document(
    form: Any, find: Callable[[str], ArticleId], article: Callable[[ArticleId], Article]
) -> Document:
    """The document that an open form describes, its ids still empty; raises ``BadBriefing``."""
    if not isinstance(form, dict) or not isinstance(form.get("items", []), list):
        raise BadBriefing(
            "This is no briefing: a JSON object with “title” and a list “items” is expected."
        )
    head: dict[str, Any] = {}
    for name in _HEAD:
        value = form.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise BadBriefing(f"“{name}” of a briefing must be text.")
        head[name] = value
    if not head.get("title", "").strip():
        raise BadBriefing("The briefing has no title. Give it one in “title”.")
    try:
        if "marking" in head:
            head["marking"] = read_marking(head["marking"]).name
        scale(head.get("scale", "icd203"))
    except ReaderError as error:
        raise BadBriefing(error.message) from error
    briefing = Briefing(BriefingId(""), **head)
    items = []
    for number, item in enumerate(form.get("items", [])):
        if not isinstance(item, dict):
            raise BadBriefing(f"Item {number} is no object with a “kind”. Nothing was loaded.")
        items.append(_load_item(_Form(number, item, find, article), briefing.scale))
    return Document(briefing, tuple(items))


def _load_item(form: _Form, scale_id: str) -> Item:
    if form.kind not in _LOADERS:
        raise form.fault("this kind of item is not known yet.")
    return _LOADERS[form.kind](form, scale_id)


def _judgement(form: _Form, scale_id: str) -> Item:
    return Judgement(
        ItemId(""),
        form.text(),
        form.choice("likelihood", scale(scale_id).step),
        form.choice("confidence", _level_of_confidence),
        form.evidence(),
    )


def _level_of_confidence(said: str) -> str | None:
    return said.lower() if said.lower() in confidences() else None


def _excerpt(form: _Form, _: str) -> Item:
    return Excerpt(
        ItemId(""),
        form.passage(form.form.get("passage")),
        None if form.form.get("text") is None else form.text(),
        form.flag("paraphrase"),
        form.text("note"),
    )


_LOADERS: dict[Any, Callable[[_Form, str], Item]] = {
    "bottom-line": lambda form, _: BottomLine(ItemId(""), form.text()),
    "judgement": _judgement,
    "section": lambda form, _: Section(
        ItemId(""), form.text("title"), max(1, min(form.whole("level", 1), 3))
    ),
    "prose": lambda form, _: Prose(ItemId(""), form.text(), form.evidence()),
    "excerpt": _excerpt,
    "table": lambda form, _: form.table(),
    "sources": lambda _form, _: Sources(ItemId("")),
}


def dump_document(document: Document) -> dict[str, Any]:
    """``document`` in the open form; loading it again gives the same briefing."""
    head = {name: getattr(document.briefing, name) for name in _HEAD}
    return {"id": document.briefing.id, **head, "items": [_dump(item) for item in document.items]}


def _dump(item: Item) -> dict[str, Any]:
    form: dict[str, Any] = {"kind": kind_of(item)}
    if isinstance(item, TableItem) and item.passage is not None:
        block = {"article": item.passage.article, "start": item.passage.start}
        return form | {"caption": item.caption, "block": block}
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name == "id" or value is None:
            continue
        if isinstance(value, Passage):
            value = _dump_passage(value)
        elif field.name == "evidence":
            value = [_dump_passage(passage) for passage in value]
        elif isinstance(value, tuple):
            value = [list(row) if isinstance(row, tuple) else row for row in value]
        form[field.name] = value
    return form


def _dump_passage(passage: Passage) -> dict[str, Any]:
    return {"article": passage.article, "start": passage.start, "end": passage.end}
