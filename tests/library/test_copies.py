"""What is added joins the article it is a copy of, and no report that only has its form."""

from __future__ import annotations

import random

from tests.importing.one_topic import reports, reworded, words_of
from tests.library.made import report, sentences


def write(folder, texts, title="Wire of the agency"):
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:02}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")
    return folder


def test_wires_in_one_form_are_not_grouped(library, tmp_path):
    imported = library.imports.add([write(tmp_path / "wires", reports("bond issues", 30))])
    assert len(imported.added) == 30
    assert imported.near_duplicates == []


def test_a_copy_of_a_wire_joins_that_wire_among_many_in_its_form(library, tmp_path):
    wires = reports("bond issues", 30)
    words, dice = words_of(" ".join(wires)), random.Random(3)
    library.imports.add([write(tmp_path / "wires", wires)])
    by_name = {article.file_name: article.id for article in library.articles()}
    copies = [reworded(wires[number], words, dice) for number in (4, 11, 25)]
    imported = library.imports.add([write(tmp_path / "copies", copies, "Another title")])
    originals = [near.of for near in imported.near_duplicates]
    assert originals == [by_name[f"{number:02}.txt"] for number in (4, 11, 25)]


def test_wires_and_their_copies_added_together_are_told_apart(library, tmp_path):
    wires = reports("weather", 8)
    cut = [" ".join(wire.split()[:70]) for wire in wires]
    imported = library.imports.add([write(tmp_path / "all", [*wires, *cut])])
    names = {article.id: article.file_name for article in library.articles()}
    pairs = {(names[near.id], names[near.of]) for near in imported.near_duplicates}
    assert pairs == {(f"{number + 8:02}.txt", f"{number:02}.txt") for number in range(8)}


def test_reports_with_one_background_are_sources_of_their_own(library, tmp_path):
    background = sentences(1, 24)
    texts = [report("", sentences(seed, 16) + background) for seed in (2, 3)]
    assert library.imports.add([write(tmp_path / "two", texts)]).near_duplicates == []
