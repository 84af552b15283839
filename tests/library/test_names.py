"""Names: which spellings are one, as somebody says, and which may be, as the library shows."""

from __future__ import annotations

import pytest

from app.domain.errors import BadRequest, NotFound, ReadOnlyLibrary
from app.domain.names import spellings_in
from app.library.library import Library


def listed(library):
    return [name.spellings for name in library.names.all()]


@pytest.fixture
def spelt(library):
    """A library whose articles spell one man in three ways, and two men alike."""
    for title, words in (
        ("Visit", "Yesterday Lukashenko came to Vitebsk. With him came Petersen."),
        ("Return", "Then Lukashenko went home. Only Petersen stayed."),
        ("Answer", "In Brest Lukashenka said nothing. The day after Peterson spoke."),
        ("Ответ", "Вчера Лукашенко ничего не сказал. Это было в Минске, и больше ничего."),
    ):
        library.imports.add_text(f"{title}\n\n{words}\n")
    return library


def test_spellings_that_are_one_name_find_each_other(library):
    library.imports.add_text("Report\n\nThe militia of the north took the town.\n")
    library.imports.add_text("Reply\n\nThe Free Riders left the town again.\n")
    assert library.searching.search("militia").total == 1
    library.names.add(["militia", "Free Riders"])
    found = library.searching.search("militia")
    assert found.total == 2
    assert found.variants == {"militia": ("Free Riders",)}
    assert library.searching.search("militia", names=False).total == 1
    library.history.undo()
    assert library.searching.search("militia").total == 1


def test_what_is_said_of_names_survives_a_restart_and_can_be_undone(library):
    made = library.names.add(["  Lukashenko", "Lukashenka ", "lukashenko", ""])
    assert made.spellings == ("Lukashenko", "Lukashenka")
    folder = library.folder
    library.close()
    with Library.open(folder) as again:
        assert again.names.all() == [made]
        again.names.change(made.id, ["Lukashenko", "Лукашенко"])
        assert again.names.named(" лукашенко ").spellings == ("Lukashenko", "Лукашенко")
        again.names.delete(made.id)
        assert listed(again) == []
        for left in (("Lukashenko", "Лукашенко"), ("Lukashenko", "Lukashenka")):
            again.history.undo()
            assert listed(again) == [left]
        again.history.undo()
        assert listed(again) == []
        again.history.redo()
        assert again.names.all() == [made]


def test_subscribers_are_told_that_names_changed(library):
    told = []
    library.subscribe(told.append)
    library.names.add(["ISIS", "Islamic State"])
    assert [changes.names for changes in told] == [True]
    assert library.history.undo_label() == "say that “ISIS” and “Islamic State” are one name"


def test_names_that_share_a_spelling_become_one_in_one_step(library):
    first = library.names.add(["ISIS", "Islamic State"])
    library.names.add(["Daesh", "Da'ish"])
    joined = library.names.add(["Daesh", "isis"])
    assert joined.id in {first.id, *(name.id for name in library.names.all())}
    assert len(listed(library)) == 1
    assert set(joined.spellings) == {"ISIS", "Islamic State", "Daesh", "Da'ish"}
    library.history.undo()
    assert listed(library) == [("Daesh", "Da'ish"), ("ISIS", "Islamic State")]


def test_a_name_needs_two_spellings_and_one_stands_in_one_name_only(library):
    with pytest.raises(BadRequest, match="two spellings"):
        library.names.add(["Lukashenko", " lukashenko "])
    first = library.names.add(["Lukashenko", "Lukashenka"])
    second = library.names.add(["ISIS", "Islamic State"])
    with pytest.raises(BadRequest, match="already stands with “Lukashenko”"):
        library.names.change(second.id, ["ISIS", "lukashenka"])
    library.names.delete(first.id)
    with pytest.raises(NotFound):
        library.names.change(first.id, ["Lukashenko", "Lukashenka"])


def test_a_list_is_read_from_one_line():
    assert spellings_in("Lukashenko, Lukashenka;  Лукашенко\nLukaschenko,, ") == (
        "Lukashenko",
        "Lukashenka",
        "Лукашенко",
        "Lukaschenko",
    )


def test_the_library_proposes_names_until_something_is_said_of_them(spelt):
    def proposed():
        return [found.spellings for found in spelt.names.proposals()]

    first, second = proposed()
    assert first == ("Lukashenko", "Lukashenka", "Лукашенко")
    assert second == ("Petersen", "Peterson")
    spelt.names.add(first)
    assert proposed() == [second]
    spelt.names.keep_apart(second)
    assert proposed() == []
    spelt.history.undo()
    assert proposed() == [second]


def test_names_that_are_different_do_not_find_each_other(spelt):
    assert spelt.searching.search("Lukashenka").total == 4
    kept = spelt.names.keep_apart(["Lukashenko", "Lukashenka"])
    assert spelt.names.apart() == [kept]
    assert spelt.names.all() == []
    assert spelt.searching.search("Lukashenka").total == 2
    assert spelt.searching.search("Lukashenko").total == 3
    assert spelt.searching.search("Petersen").total == 2
    spelt.names.add(["Petersen", "Peterson"])
    assert spelt.searching.search("Petersen").total == 3
    spelt.names.add(["Lukashenko", "Lukashenka"])
    assert spelt.names.apart() == []
    assert spelt.searching.search("Lukashenka").total == 4
    with pytest.raises(BadRequest, match="are one name"):
        spelt.names.keep_apart(["Lukashenko", "Lukashenka"])


def test_a_read_only_library_keeps_its_names(library):
    made = library.names.add(["ISIS", "Islamic State"])
    with Library.open(library.folder, read_only=True) as watched:
        assert watched.names.all() == [made]
        with pytest.raises(ReadOnlyLibrary):
            watched.names.delete(made.id)
