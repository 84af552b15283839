from __future__ import annotations

from app.domain.tag import Tag, TagId, colour_of, propose_code


def test_a_sub_tag_shows_its_parents_colour_unless_it_has_its_own():
    parent = Tag(TagId("p"), "Human rights", colour=3)
    child = Tag(TagId("c"), "Prisoners", parent=TagId("p"))
    own = Tag(TagId("o"), "Elections", parent=TagId("p"), colour=2)
    tags = {t.id: t for t in (parent, child, own)}
    assert [colour_of(t, tags) for t in (parent, child, own)] == [3, 3, 2]


def test_tags_that_name_each_other_as_parents_still_have_a_colour():
    a, b = Tag(TagId("a"), "A", parent=TagId("b")), Tag(TagId("b"), "B", parent=TagId("a"))
    assert colour_of(a, {a.id: a, b.id: b}) == 1


def test_codes_are_two_capitals_that_nobody_has():
    assert propose_code("Human rights", ()) == "HR"
    assert propose_code("Sanctions", ()) == "SA"
    assert propose_code("Savings", ("SA",)) == "SV"
    assert len(propose_code("?", ())) == 2


def test_hundreds_of_tags_that_begin_alike_have_codes_of_their_own():
    codes: list[str] = []
    for number in range(300):
        codes.append(propose_code(f"Sanction {number}", codes))
    assert len(set(codes)) == 300 and {len(code) for code in codes} == {2}
