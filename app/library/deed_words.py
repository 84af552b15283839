"""What deeds are called in the undo menu and the history: the verb, and what it was done to."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from app.domain.briefing import Briefing, Item, Section, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.article import Metadata
    from app.domain.mark import Mark
    from app.domain.publisher import Publisher
    from app.domain.tag import Tag, TagId

_KINDS = {"judgement": "key judgement", "sources": "list of sources"}

_DETAILS = {
    "title": "title",
    "short_title": "short title",
    "publisher": "publisher",
    "author": "author",
    "date": "date",
    "language": "language",
    "address": "address",
}

_HEAD = {
    "title": "change briefing title",
    "subtitle": "change briefing subtitle",
    "desk": "change desk",
    "date": "change briefing date",
    "series": "change series",
    "cutoff": "change cut-off date",
    "language": "change briefing language",
    "marking": "change handling marking",
    "scale": "change scale of likelihood",
    "order": "move in the outline",
}

_TAG = {
    "colour": "recolour",
    "code": "change code of",
    "definition": "change definition of",
}
_PUBLISHER = {"aliases": "change spellings of", "owner_note": "change note on"}
_PARTS = {
    "title": "title",
    "level": "level",
    "likelihood": "likelihood",
    "confidence": "confidence",
    "evidence": "evidence",
    "passage": "passage",
    "note": "note",
    "caption": "caption",
}


def changed_mark(old: Mark, new: Mark, names: Mapping[TagId, str]) -> str:
    """What made ``new`` of ``old``, a mark; ``names`` are the tags'."""
    changed = _changed(old, new)
    if changed == {"tags"}:
        return _changed_tags(old.tags, new.tags, names)
    if changed == {"passage"}:
        return "move edges of mark"
    if changed == {"credibility"}:
        return "grade passage" if new.credibility else "take grade off passage"
    if changed == {"note"}:
        return _given("note", old.note, new.note)
    return "recolour mark" if changed == {"colour"} else "change mark"


def changed_tag(old: Tag, new: Tag, above: str | None) -> str:
    """What made ``new`` of ``old``, a tag; ``above`` is the name of the one it is below now."""
    changed, tag = _changed(old, new), f"tag “{old.name}”"
    if changed == {"name"}:
        return f"rename {tag} to “{new.name}”"
    if changed == {"parent"}:
        return f"move {tag} to the top" if above is None else f"move {tag} below “{above}”"
    return f"{_deed_on(changed, _TAG)} {tag}"


def changed_head(old: Briefing, new: Briefing) -> str:
    """What made ``new`` of ``old``, a briefing's head."""
    changed = _changed(old, new)
    return _HEAD[changed.pop()] if len(changed) == 1 else "change briefing details"


def changed_item(before: dict[str, Any], after: dict[str, Any], item: Item) -> str:
    """What made the record ``after`` of ``before``; ``item`` is what it is now."""
    changed = {name for name in after if before.get(name) != after[name]}
    name = spoken(item)
    if changed == {"title"}:
        return "rename section"
    if changed == {"paraphrase"}:
        return "make a paraphrase" if after["paraphrase"] else "make a quotation"
    if len(changed) == 1 and not changed.isdisjoint(_PARTS):
        return f"change {_PARTS[changed.pop()]} of {name}"
    if not changed.isdisjoint({"header", "rows"}):
        return "change cells of table"
    return f"edit {name}" if changed == {"text"} else f"change {name}"


def changed_details(old: Metadata, new: Metadata) -> str:
    """What made ``new`` of ``old``, the details of an article that is named after these words."""
    changed = _changed(old, new) & _DETAILS.keys()
    if new.stated_in.get("short_title") != "analyst":
        changed.discard("short_title")  # it follows the title
    return f"correct {_DETAILS[changed.pop()]} of" if len(changed) == 1 else "correct details of"


def changed_publisher(old: Publisher, new: Publisher) -> str:
    """What made ``new`` of ``old``, a publisher in the register; its grade apart."""
    changed, publisher = _changed(old, new), f"publisher “{old.name}”"
    if changed == {"name"}:
        return f"rename {publisher} to “{new.name}”"
    return f"{_deed_on(changed, _PUBLISHER)} {publisher}"


def moved_items(items: Sequence[Item]) -> str:
    """That ``items`` were moved together: one, or a section with what is under it."""
    first = items[0]
    if isinstance(first, Section) and first.title:
        return f"move section “{first.title}”"
    return f"move {spoken(first)}"


def spoken(item: Item) -> str:
    """What ``item`` is, in words."""
    kind = kind_of(item)
    return _KINDS.get(kind, kind.replace("-", " "))


def _changed_tags(old: Sequence[TagId], new: Sequence[TagId], names: Mapping[TagId, str]) -> str:
    added, taken = set(new) - set(old), set(old) - set(new)
    if len(added) == 1 and not taken:
        return f"tag passage “{names.get(added.pop(), '')}”"
    if len(taken) == 1 and not added:
        return f"take tag “{names.get(taken.pop(), '')}” off"
    return "change tags"


def _deed_on(changed: set[str], deeds: Mapping[str, str]) -> str:
    """The deed on the one detail that changed; "change" where that is another or several did."""
    return deeds.get(next(iter(changed)), "change") if len(changed) == 1 else "change"


def _given(what: str, old: str, new: str) -> str:
    if not old:
        return f"add {what}"
    return f"change {what}" if new else f"delete {what}"


def _changed(old: Any, new: Any) -> set[str]:
    return {f.name for f in fields(old) if getattr(old, f.name) != getattr(new, f.name)}
