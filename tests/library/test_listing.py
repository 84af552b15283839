"""The list of articles, read while another thread adds some."""

from __future__ import annotations

import threading

from app.library.library import Library


def texts(folder, count):
    folder.mkdir()
    for number in range(count):
        words = " ".join(f"word{number}x{n}" for n in range(30))
        (folder / f"{number:03}.txt").write_text(f"Article {number}\n\nIt says {words}.\n")
    return folder


def test_the_list_is_of_one_moment_while_articles_are_added(library, tmp_path):
    adding = threading.Thread(target=library.imports.add, args=([texts(tmp_path / "in", 80)],))
    here, elsewhere = [], []
    adding.start()
    while adding.is_alive():
        with Library.open(library.folder, read_only=True) as other:
            elsewhere.append(len(other.articles()))
        here.append(len(library.articles()))
    adding.join()
    assert len(library.articles()) == 80
    assert here == sorted(here)
    assert elsewhere == sorted(elsewhere)


def test_an_undone_removal_comes_back_to_its_place(library, tmp_path):
    library.imports.add([texts(tmp_path / "in", 5)])
    before = library.articles()
    library.reading.remove_article(before[2].id)
    assert [row.id for row in library.articles()] == [row.id for row in (*before[:2], *before[3:])]
    library.history.undo()
    assert library.articles() == before


def test_a_mark_and_a_title_are_told_by_the_list_at_once(library, tmp_path):
    library.imports.add([texts(tmp_path / "in", 3)])
    second = library.articles()[1]
    library.marking.add_mark(second.id, 0, 5)
    library.reading.change_metadata(second.id, title="Another title")
    now = library.articles()[1]
    assert (now.marks, now.title) == (1, "Another title")
