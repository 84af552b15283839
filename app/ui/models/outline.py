"""A briefing's outline: what it consists of, as a tree of nodes over its list of items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.briefing import (
    BottomLine,
    Excerpt,
    Judgement,
    Section,
    Sources,
    TableItem,
    kind_of,
    passages_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from app.domain.article import ArticleId
    from app.domain.briefing import Document, Item

JUDGEMENTS = "judgements"
"""Id of the node that gathers the key judgements; every other node has its item's id."""

MATCH = "match"
ALTERED = "altered"


@dataclass(slots=True)
class OutlineNode:
    """One line of the outline.

    ``first`` and ``last`` are positions in the briefing's list of items: the node's own and the one
    after everything below it (prose, which has no line of its own, included). ``number`` is a
    section's or a judgement's. ``state`` is "match", "altered" or empty: nothing was checked.
    """

    id: str
    kind: str
    label: str
    first: int
    last: int
    number: str = ""
    count: int | None = None
    level: int = 0
    state: str = ""
    parent: OutlineNode | None = None
    children: list[OutlineNode] = field(default_factory=list)

    @property
    def row(self) -> int:
        """The node's place among its siblings; 0 for one without a parent."""
        if self.parent is None:
            return 0
        return next(i for i, child in enumerate(self.parent.children) if child is self)

    def walk(self) -> Iterator[OutlineNode]:
        """Every node below this one, top to bottom."""
        for child in self.children:
            yield child
            yield from child.walk()


def outline_of(
    document: Document,
    name: Callable[[ArticleId], str],
    states: Mapping[str, str],
) -> OutlineNode:
    """The root of the outline of ``document``; its children are the top lines.

    ``name`` gives an article's short title, ``states`` the outcome of each quotation's check by
    item id.
    """
    root = OutlineNode("", "root", document.briefing.title, 0, len(document.items))
    builder = _Builder(root, document.items, name, states)
    for position, item in enumerate(document.items):
        builder.add(position, item)
    builder.close(len(document.items), level=0)
    _spread_states(root)
    return root


def cited_articles(items: Iterable[Item]) -> list[ArticleId]:
    """Each article that the items rest on, once, in the order of first mention."""
    found: dict[ArticleId, None] = {}
    for item in items:
        for passage in passages_of(item):
            found.setdefault(passage.article)
    return list(found)


def section_end(items: tuple[Item, ...], position: int) -> int:
    """The position after everything that belongs to the section at ``position``."""
    head = items[position]
    level = head.level if isinstance(head, Section) else 0
    for later in range(position + 1, len(items)):
        item = items[later]
        if isinstance(item, Sources) or (isinstance(item, Section) and item.level <= level):
            return later
    return len(items)


def section_numbers(items: Iterable[Item]) -> dict[str, str]:
    """The number of each section ("1", "2.1") by item id."""
    counters: list[int] = []
    numbers: dict[str, str] = {}
    for item in items:
        if isinstance(item, Section):
            while len(counters) < item.level:
                counters.append(0)
            del counters[item.level :]
            counters[item.level - 1] += 1
            numbers[item.id] = ".".join(str(max(1, n)) for n in counters)
    return numbers


class _Builder:
    """Adds one item after the other, remembering which sections are open."""

    def __init__(
        self,
        root: OutlineNode,
        items: tuple[Item, ...],
        name: Callable[[ArticleId], str],
        states: Mapping[str, str],
    ) -> None:
        self._open = [root]
        self._numbers = section_numbers(items)
        self._cited = len(cited_articles(items))
        self._name = name
        self._states = states
        self._judgements: OutlineNode | None = None

    def add(self, position: int, item: Item) -> None:
        """Put a line for ``item`` where it belongs; prose has none."""
        if isinstance(item, Judgement):
            self._add_judgement(position, item)
        elif isinstance(item, Section):
            self.close(position, item.level)
            node = OutlineNode(item.id, "section", item.title, position, position + 1)
            node.level, node.number = item.level, self._numbers[item.id]
            self._hang(node)
            self._open.append(node)
        elif isinstance(item, Sources):
            self.close(position, level=0)
            node = OutlineNode(item.id, "sources", "", position, position + 1)
            node.count = self._cited
            self._hang(node)
        elif isinstance(item, BottomLine | Excerpt | TableItem):
            node = OutlineNode(item.id, kind_of(item), self._label(item), position, position + 1)
            node.state = self._states.get(item.id, "")
            self._hang(node)

    def close(self, position: int, level: int) -> None:
        """End every open section that is not above ``level``; 0 ends all."""
        while len(self._open) > 1 and (level == 0 or self._open[-1].level >= level):
            self._open.pop().last = position

    def _add_judgement(self, position: int, item: Judgement) -> None:
        gathered = self._judgements
        if gathered is None:
            gathered = OutlineNode(JUDGEMENTS, "judgements", "", position, position, count=0)
            self._judgements = gathered
            self._hang(gathered)
        gathered.count = (gathered.count or 0) + 1
        gathered.last = position + 1
        node = OutlineNode(item.id, "judgement", item.text, position, position + 1)
        node.number, node.parent = str(gathered.count), gathered
        gathered.children.append(node)

    def _hang(self, node: OutlineNode) -> None:
        node.parent = self._open[-1]
        node.parent.children.append(node)

    def _label(self, item: BottomLine | Excerpt | TableItem) -> str:
        if isinstance(item, Excerpt):
            return self._name(item.passage.article)
        return item.caption if isinstance(item, TableItem) else ""


def _spread_states(node: OutlineNode) -> str:
    """Give each section the worst state below it, and return that."""
    below = {_spread_states(child) for child in node.children} | {node.state}
    worst = ALTERED if ALTERED in below else MATCH if MATCH in below else ""
    if node.kind == "section":
        node.state = worst
    return worst
