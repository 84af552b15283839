"""Finding elements in office documents, however deep these stand in one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import iterwalk

from app.importing.archive import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def elements_in(
    parent: _Element, wanted: frozenset[str], closed: frozenset[str]
) -> Iterator[_Element]:
    """The elements in ``parent`` that have one of the ``wanted`` local names, in their order.

    ``closed`` are the names of elements that are not looked into, wanted ones among them or not.
    """
    steps = iterwalk(parent, events=("start",))
    for _, part in steps:
        if part is parent:
            continue
        name = local(part)
        if name in wanted:
            yield part
        if name in closed:
            steps.skip_subtree()


def on_one_line(said: Iterator[str]) -> str:
    """What paragraphs say, one after the other with single spaces."""
    return " ".join(" ".join(said).split())
