"""What a query finds, said as a person would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import query as q
from app.domain.in_words import MONTHS, date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = {
    "prose": "in running text",
    "paragraph": "in running text",
    "title": "that are titles",
    "heading": "that are headings",
    "byline": "that are bylines",
    "quote": "that are quotations",
    "list": "in lists",
    "list item": "in lists",
    "table": "in tables",
    "table row": "in tables",
    "caption": "that are captions",
}
_LISTED = (
    "ar=Arabic be=Belarusian bg=Bulgarian cs=Czech da=Danish de=German el=Greek en=English "
    "es=Spanish et=Estonian fa=Persian fi=Finnish fr=French he=Hebrew hi=Hindi hr=Croatian "
    "hu=Hungarian it=Italian ja=Japanese ka=Georgian ko=Korean lt=Lithuanian lv=Latvian nl=Dutch "
    "no=Norwegian pl=Polish pt=Portuguese ro=Romanian ru=Russian sk=Slovak sr=Serbian sv=Swedish "
    "tr=Turkish uk=Ukrainian ur=Urdu zh=Chinese"
)
_LANGUAGES = dict(pair.split("=") for pair in _LISTED.split())
_HAS = {
    "note": "with a note",
    "tag": "with any tag",
    "grade": "of graded articles",
    "date": "of dated articles",
    "author": "of articles that name an author",
    "publisher": "of articles that name a publisher",
    "collection": "of articles in a collection",
    "marking": "of marked briefings",
}
_FIELDS = {
    "tag": "tagged {}",
    "publisher": "published by {}",
    "author": "by {}",
    "language": "in {}",
    "grade": "of sources graded {}",
    "in": "in the collection {}",
    "marking": "of briefings marked {}",
}


def explain(query: q.Query) -> str:
    """What ``query`` finds, as the rest of "Passages …"."""
    return "of every article" if query.root is None else _said(query.root)


def _said(node: q.Node) -> str:
    """The node as what a passage is or has: "with “a”", "tagged “b”"."""
    if isinstance(node, q.All):
        return _all(node.parts)
    if isinstance(node, q.AnyOf):
        return _any(node.parts)
    if isinstance(node, q.Not):
        return _without(node.part)
    if isinstance(node, q.Words) and len(node.words) > 1:
        words = [_term(word) for word in node.words]
        if len(words) == 2:
            return f"with {_either(words)}, best with both"
        return f"with most of {_both(words)}, best with all"
    term = _named(node)
    return _field(node) if term is None else f"with {term}"


def _all(parts: tuple[q.Node, ...]) -> str:
    """Words first, in one breath, then what else is wanted, and last what is not."""
    terms = [_named(part) for part in parts]
    named = [term for term in terms if term is not None]
    others = [part for part, term in zip(parts, terms, strict=True) if term is None]
    said = [f"with {_both(named)}"] if named else []
    wanted = [part for part in others if not isinstance(part, q.Not)]
    unwanted = [part.part for part in others if isinstance(part, q.Not)]
    said += [_said(part) for part in wanted]
    left_out = [_named(part) for part in unwanted]
    if unwanted and None not in left_out:
        said.append(f"without {_either(filter(None, left_out))}")
    else:
        said += [_without(part) for part in unwanted]
    return ", ".join(said)


def _any(parts: tuple[q.Node, ...]) -> str:
    named = [_named(part) for part in parts]
    if None not in named:
        return f"with {_either(filter(None, named))}"
    of_fields = {part.name for part in parts if isinstance(part, q.Field)}
    if len(of_fields) == 1 and all(isinstance(part, q.Field) for part in parts):
        name = next(iter(of_fields))
        values = [_value(part) for part in parts if isinstance(part, q.Field)]
        if name in _FIELDS:
            return _FIELDS[name].format(_either(values))
    return ", or ".join(_said(part) for part in parts)


def _without(part: q.Node) -> str:
    named = _named(part)
    if named is not None:
        return f"without {named}"
    if isinstance(part, q.AnyOf):
        each = [_named(one) for one in part.parts]
        if None not in each:
            return f"without {_either(filter(None, each))}"
    said = _said(part)
    if isinstance(part, q.Has) and said.startswith("with "):
        return f"without {said.removeprefix('with ')}"
    return f"with neither: {said}" if isinstance(part, q.AnyOf) else f"but not {said}"


def _named(node: q.Node) -> str | None:
    """The node as something that a passage has in its words; ``None`` for what it is."""
    if isinstance(node, q.Words) and len(node.words) == 1:
        node = node.words[0]
    if isinstance(node, q.Near):
        both = f"{_term(node.left)} and {_term(node.right)}"
        return f"{both} within {node.distance} words of each other"
    if isinstance(node, q.Word | q.Phrase | q.Prefix | q.Fuzzy):
        return _term(node)
    return None


def _term(term: q.Term) -> str:
    if isinstance(term, q.Word):
        return _either(f"“{text}”" for text in (term.text, *term.also))
    if isinstance(term, q.Phrase):
        return f"exactly “{term.text}”"
    if isinstance(term, q.Prefix):
        return f"words that begin with “{term.text}”"
    return f"words spelt like “{term.text}”"


def _field(node: q.Node) -> str:
    if isinstance(node, q.Within):
        place = "title" if node.field == "title" else "note"
        return f"{_said(node.part)} in the {place}"
    if isinstance(node, q.Has):
        return _HAS.get(node.what, f"with a {node.what}")
    if isinstance(node, q.Dates):
        return f"dated {_dates(node)}"
    if isinstance(node, q.Field):
        if node.name == "kind":
            return _KINDS.get(node.value.casefold(), f"of the kind “{node.value}”")
        return _FIELDS.get(node.name, f"with {node.name} {{}}").format(_value(node))
    return _said(node)


def _value(field: q.Field) -> str:
    quoted = f"“{field.value}”"
    return _LANGUAGES.get(field.value.casefold(), quoted) if field.name == "language" else quoted


def _dates(dates: q.Dates) -> str:
    if not dates.first:
        return f"{date_in_words(dates.last)} or before"
    if not dates.last:
        return f"{date_in_words(dates.first)} or after"
    if dates.first == dates.last:
        return date_in_words(dates.first)
    first, last = dates.first, dates.last
    if first[:4] == last[:4] and len(first) == len(last) == len("2025-07"):
        return f"{MONTHS[int(first[5:]) - 1]} to {date_in_words(last)}"
    return f"{date_in_words(first)} to {date_in_words(last)}"


def _both(texts: Iterable[str]) -> str:
    return _listed(list(texts), "and")


def _either(texts: Iterable[str]) -> str:
    return _listed(list(texts), "or")


def _listed(texts: list[str], last: str) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}"
