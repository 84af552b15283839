from __future__ import annotations

from lxml import etree

from app.importing.office.elements import elements_in, on_one_line

TREE = etree.fromstring(
    "<t xmlns='urn:x'><r n='1'><c n='2'><t n='3'><r n='4'/></t></c></r><del><r n='5'/></del></t>"
)


def found(wanted, closed):
    return [part.get("n") for part in elements_in(TREE, frozenset(wanted), frozenset(closed))]


def test_what_is_closed_is_given_and_not_looked_into():
    assert found({"r"}, set()) == ["1", "4", "5"]
    assert found({"r"}, {"del"}) == ["1", "4"]
    assert found({"r"}, {"r", "del"}) == ["1"]


def test_the_parent_itself_is_neither_given_nor_closed():
    assert found({"t", "c"}, {"t"}) == ["2", "3"]


def test_elements_that_stand_a_hundred_thousand_deep_are_found():
    root = deepest = etree.Element("a")
    for _ in range(100_000):
        deepest = etree.SubElement(deepest, "a")
    etree.SubElement(deepest, "p")
    assert len(list(elements_in(root, frozenset({"p"}), frozenset()))) == 1


def test_paragraphs_are_told_on_one_line():
    assert on_one_line(iter(["Two\nlines", "", " and one"])) == "Two lines and one"
