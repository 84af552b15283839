"""The screens that are reached through others: what their library holds and how they are opened."""

from __future__ import annotations

import io
import os
import shutil
import time
import zipfile

import pikepdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import resources
from app.domain.article import ArticleId
from tests.library.made import report, sentences

ADDRESS = "https://www.example.org/news/talks"
TITLE = "Border talks resume in the capital"
AGENCIES = ("BelTA", "Reuters", "TASS", "Ukrainska Pravda", "The Olive Branch Quarterly of Trade")


def stand(library):
    """A library in use: graded, filed, published by somebody, one article in two versions."""
    library.imports.add([resources.seeds()])
    rows = library.articles()
    for row, name in zip(rows, AGENCIES, strict=False):
        library.reading.change_metadata(row.id, publisher=name)
    _register(library)
    prisoners = library.collections.put_into_new([], "Prisoner releases in summer")
    library.collections.put([row.id for row in rows[:3]], prisoners.id)
    library.collections.put_into_new([], "Trade")
    library.collections.keep([row.id for row in rows[:2]])
    _versions(library)


def _register(library):
    register = library.publishers
    state = register.add(
        "BelTA",
        owner_note="Owned by the state since 1918; the director is appointed by decree.",
        aliases=["Belarusian Telegraph Agency", "БелТА"],
    )
    register.grade(state.id, "C", "First look: figures held, no second source asked.")
    register.grade(state.id, "D", "Repeated the ministry's wording on the prisoners three times.")
    register.grade(state.id, "E", "The denial of 4 August was withdrawn without a note.")
    register.add("Reuters", reliability="B", reason="Two sources for each figure.")
    register.add("Belsat")


def _versions(library):
    """The report of one address twice: one mark carried over, one without a place, one doubtful."""
    told, folder = sentences(1), library.folder.parent / "versions"
    folder.mkdir()
    path = folder / "talks.txt"
    path.write_text(report(TITLE, told, ADDRESS))
    library.imports.add([path])
    old = _titled(library, TITLE)
    text = library.article(old).text
    for number, note in ((2, ""), (9, "Weigh against the ministry's figure."), (14, "")):
        start = text.index(told[number])
        library.marking.add_mark(old, start, start + len(told[number]), note=note)
    words = told[9].split()
    reworded = " ".join([*words[:3], "amid", "new", "doubts", *words[5:]])
    path.write_text(
        report(TITLE, [*told[:5], reworded, *told[10:14], *told[15:], *sentences(7, 3)], ADDRESS)
    )
    library.imports.add([path])


def _titled(library, title):
    return next(ArticleId(row.id) for row in library.articles() if row.title == title)


def mixed(folder):
    """A folder of what an analyst is sent: some of it is torn, locked, pictures, or the same."""
    shutil.copytree(resources.seeds(), folder)
    texts = sorted(folder.glob("*.txt"))
    second = texts[1].read_text("utf-8")
    (folder / "olive-branch-copy.txt").write_text("Share this\n\n" + second + "\nMore news\n")
    (folder / "same-again.txt").write_bytes(texts[0].read_bytes())
    (folder / "a-wire.txt").write_text(report("Grain deal is signed", sentences(21)))
    (folder / "b-wire.txt").write_text(report("A grain deal, signed", sentences(21)))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "scan-0412.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 this is no archive")
    (folder / "drawing.pages").write_bytes(b"what no program here can read")
    for name, secret in (("locked.pdf", "secret"), ("pictures.pdf", "")):
        (folder / name).write_bytes(_pdf(secret))
    with zipfile.ZipFile(folder / "bundle.zip", "w") as archive:
        archive.writestr("one.txt", report("Bundled report", sentences(31)))
        archive.writestr("notes/two.html", "<title>Second</title><p>" + " ".join(sentences(32)))


def _pdf(secret):
    stream, document = io.BytesIO(), pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    if secret:
        document.save(stream, encryption=pikepdf.Encryption(user=secret, owner=secret))
    else:
        document.save(stream)
    return stream.getvalue()


def trigger(window, action):
    """Do what the action does, as a menu or a key would."""
    window.desk.actions.get(action).trigger()


def show_inbox(window, _settle):
    trigger(window, "library.inbox")


def show_table(window, _settle):
    trigger(window, "library.table")


def show_triage(window, settle):
    """The first article of the Inbox opened from the table."""
    trigger(window, "library.inbox")
    settle()
    QTest.keyClick(window.places.read_place.centre.table, Qt.Key.Key_Return)


def show_register(window, settle):
    trigger(window, "library.publishers")
    settle()
    window.screens._publishers.show_named("BelTA")


def show_unregistered(window, settle):
    trigger(window, "library.publishers")
    settle()
    window.screens._publishers.show_named("TASS")


def show_empty_register(window, _settle):
    trigger(window, "library.publishers")


def show_versions(window, settle):
    library = window.desk.library
    window.places.read_place.open_article(_titled(library, TITLE))
    settle()
    trigger(window, "library.versions")


def show_watched(window, settle):
    folder = window.desk.library.folder.parent / "Incoming from the desk"
    folder.mkdir()
    for number in range(3):
        path = folder / f"{number}.txt"
        path.write_text(report(f"Watched report {number}", sentences(40 + number)))
        then = time.time() - 60
        os.utime(path, (then, then))
    window.desk.library.watching.watch(folder)
    gone = window.desk.library.folder.parent / "Unplugged"
    gone.mkdir()
    window.desk.library.watching.watch(gone)
    gone.rmdir()
    trigger(window, "library.watched")
    settle()


def show_empty_watched(window, _settle):
    trigger(window, "library.watched")


def show_settings(window, _settle):
    trigger(window, "file.settings")


def show_keys(window, _settle):
    trigger(window, "help.keys")


def show_history(window, _settle):
    trigger(window, "view.history")


def show_codebook(window, _settle):
    trigger(window, "go.codebook")


def show_names(window, settle):
    window.show_place("find")
    settle()
    trigger(window, "find.names")


def show_list(window, settle):
    window.show_place("find")
    settle()
    trigger(window, "find.list")
    page = window.places.find_place._list.page
    page.put_terms("sanctions relief\nprisoners\nzeppelin\n")
    page.search.click()


def show_operators(window, settle):
    window.show_place("find")
    settle()
    window.places.find_place._on_operators_wanted()


def asking(words):
    """A scene of Find that asks for ``words``."""

    def show(window, settle):
        window.show_place("find")
        settle()
        window.places.find_place.ask(words)

    return show


def show_pictures(window, settle):
    """The same, with a file that holds pictures of pages alone."""
    show_group(window, settle)
    page = window._page
    page.files.go_to(next(n for n, row in enumerate(page.results.rows) if row.title == "pictures"))


def show_group(window, settle):
    """A mixed folder added; the row whose near-duplicate waits for an answer is shown."""
    folder = window.desk.library.folder.parent / "in"
    mixed(folder)
    window.add_files([folder])
    settle(1.0)
    page = window._page
    page.list.setFocus()
    page.files.go_to(next(n for n, row in enumerate(page.results.rows) if row.state == "near"))


def show_failures(window, settle):
    """The same, with the first file that could not be read."""
    show_group(window, settle)
    page = window._page
    at = next(n for n, row in enumerate(page.results.rows) if row.state == "err")
    page.files.go_to(at)


SCENES = {
    "inbox": show_inbox,
    "table": show_table,
    "triage": show_triage,
    "register": show_register,
    "unregistered": show_unregistered,
    "versions": show_versions,
    "watched": show_watched,
    "settings": show_settings,
    "keys": show_keys,
    "history": show_history,
    "codebook": show_codebook,
    "names": show_names,
    "list": show_list,
    "operators": show_operators,
    "nothing": asking("sanctons"),
    "bad-query": asking('"sanctions relief'),
}
"""Over a library in use."""

FRESH_SCENES = {
    "group": show_group,
    "failures": show_failures,
    "pictures": show_pictures,
    "empty-register": show_empty_register,
    "empty-watched": show_empty_watched,
}
"""Over an empty library."""
