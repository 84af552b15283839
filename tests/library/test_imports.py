from __future__ import annotations

import os
import zipfile

import pytest

from app import resources
from app.domain.errors import EmptyFile, NoArticles
from tests.support.growth import growth


def test_the_sample_articles_are_added_once(library):
    report = library.imports.add([resources.seeds()])
    assert len(report.added) == 5 and not report.failed
    assert all(a.blocks > 5 and a.passages > 5 for a in report.added)
    again = library.imports.add([resources.seeds()])
    assert again.added == [] and len(again.duplicates) == 5
    assert {d.of for d in again.duplicates} == {a.id for a in report.added}


def test_files_fail_one_by_one_and_the_rest_is_added(library, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "good.txt").write_text("Heading\n\nA paragraph that says something of weight.\n")
    (tmp_path / "same.txt").write_text("Heading\n\nA paragraph that says something of weight.\n")
    (tmp_path / "folder.txt").mkdir()
    names = ["empty.txt", "binary.txt", "good.txt", "same.txt", "missing.txt"]
    report = library.imports.add([tmp_path / name for name in names])
    assert [a.path for a in report.added] == [str(tmp_path / "good.txt")]
    assert [d.path for d in report.duplicates] == [str(tmp_path / "same.txt")]
    assert {f.path.rsplit("/")[-1]: f.kind for f in report.failed} == {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "missing.txt": "unreadable",
    }
    assert all(f.message.endswith(".") for f in report.failed)


def test_a_folder_without_articles_is_said_to_be_so(library, tmp_path):
    (tmp_path / "none").mkdir()
    with pytest.raises(NoArticles, match="nothing to read"):
        library.imports.add([tmp_path / "none"])


def test_stopping_keeps_what_was_done(library):
    steps = []
    report = library.imports.add(
        [resources.seeds()], progress=steps.append, stop=lambda: len(steps) >= 1
    )
    assert report.stopped or len(report.added) == 5
    assert len(library.articles()) == len(report.added)


def test_what_progress_calls_added_is_in_the_library(library):
    seen = []

    def look(step):
        seen.append(step.done)
        assert step.total == 5
        assert step.result.id in {a.id for a in library.articles()}

    library.imports.add([resources.seeds()], progress=look)
    assert seen == [1, 2, 3, 4, 5]


def test_pasted_text_becomes_an_article(library):
    added = library.imports.add_text("Talks resume\n\nTalks resumed on Friday in Geneva, it said.")
    assert library.article(added.id).text.startswith("Talks resume")
    assert (
        library.imports.add_text("Talks resume\n\nTalks resumed on Friday in Geneva, it said.").id
        == added.id
    )
    with pytest.raises(EmptyFile):
        library.imports.add_text("  \n ")


def test_a_piece_dragged_from_a_browser_becomes_an_article_with_its_address(library):
    html = "<h2>Talks resume</h2><p>Talks resumed on <b>Friday</b> in Geneva, it said.</p>"
    added = library.imports.add_html(html, "https://post.example/talks")
    article = library.article(added.id)
    assert article.text == "Talks resume\nTalks resumed on Friday in Geneva, it said."
    assert article.metadata.address == "https://post.example/talks"
    assert library.imports.add_html(html, "https://post.example/talks").id == added.id
    with pytest.raises(EmptyFile):
        library.imports.add_html("<script>1</script>")


def test_progress_counts_every_article_of_an_archive(library, tmp_path):
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30):
            archive.writestr(f"{number:02}.txt", f"Talks resumed for the {number}th time, it said.")
    (tmp_path / "one.txt").write_text("Talks resumed on Friday in Geneva, it said.")
    steps = []
    report = library.imports.add([path, tmp_path / "one.txt"], progress=steps.append)
    assert len(report.added) == 31 and not report.stopped
    assert [step.done for step in steps] == list(range(1, 32))
    assert steps[-1].total == 31


def test_megabytes_in_one_line_are_added_in_time_in_proportion_to_them(library, tmp_path):
    def add(times):
        path = tmp_path / "long.txt"
        path.write_text(f"{len(library.articles())} " + "word after word after word " * times)
        assert len(library.imports.add([path]).added) == 1

    add(1_000)
    assert growth(add, 20_000, 200_000, tries=1) < 30


def test_undone_while_it_goes_on_adding_ends_and_nothing_of_it_stays(library, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        words = " ".join(f"word{number}x{n}" for n in range(20))
        (folder / f"{number:02}.txt").write_text(f"Article {number}\n\n{words}\n")

    def undo(step):
        if step.done == 20:
            library.history.undo()

    report = library.imports.add([folder], progress=undo)
    assert report.stopped and len(report.added) < 60
    assert library.articles() == []
    library.history.redo()
    assert len(library.articles()) == len(report.added)


def test_what_was_read_is_kept_while_the_next_file_takes_long(library, tmp_path):
    folder = tmp_path / "some"
    folder.mkdir()
    for number in range(3):
        words = " ".join(f"word{number}x{n}" for n in range(20))
        (folder / f"{number}.txt").write_text(f"Article {number}\n\n{words}\n")
    os.mkfifo(folder / "zzz.txt")
    told = []
    report = library.imports.add(
        [folder], apart=True, progress=told.append, stop=lambda: len(told) == 3
    )
    assert [step.result.title for step in told] == ["Article 0", "Article 1", "Article 2"]
    assert report.stopped and len(library.articles()) == 3


def test_what_is_in_a_folder_and_not_read_is_listed_with_the_reason(library, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b.txt", "c.jpg", ".d.txt"):
        (folder / name).write_text("Heading\n\nA paragraph that says something of weight.\n")
    heard = []
    report = library.imports.add([folder], reading=heard.append)
    assert [added.path for added in report.added] == [str(folder / "b.txt")]
    assert [(passed.path, passed.why) for passed in report.passed_over] == [
        (str(folder / ".d.txt"), "hidden"),
        (str(folder / "c.jpg"), "unknown"),
    ]
    assert [(now.path, now.done, now.total) for now in heard] == [(str(folder / "b.txt"), 0, 1)]


def test_files_are_told_of_in_their_order_whatever_became_of_them(library, tmp_path):
    text = "Heading\n\nA paragraph that says something of weight.\n"
    for name, words in (("a", text), ("b", ""), ("c", text), ("d", text.replace("weight", "it"))):
        (tmp_path / f"{name}.txt").write_text(words)
    told = []
    report = library.imports.add([tmp_path], progress=told.append)
    assert [step.path[-5:] for step in told] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert [step.done for step in told] == [1, 2, 3, 4]
    assert (len(report.added), len(report.failed), len(report.duplicates)) == (2, 1, 1)
