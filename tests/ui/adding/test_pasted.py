"""Words from a browser, pasted or dropped anywhere; files that open with a password."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

HTML = (
    "<html><body><!--StartFragment--><h2>Talks resume in Minsk</h2>"
    "<p>Envoys of both sides met on Tuesday, a spokesman said.</p>"
    "<ul><li>Prisoners were named.</li><li>A date was set.</li></ul>"
    "<!--EndFragment--></body></html>"
)


def page_part():
    data = QMimeData()
    data.setText("Talks resume in Minsk\nEnvoys of both sides met on Tuesday, a spokesman said.")
    data.setHtml(HTML)
    data.setData("text/x-moz-url-priv", "https://news.example/minsk".encode("utf-16-le"))
    return data


def only_article(window):
    (known,) = window.desk.library.articles()
    return window.desk.library.article(known.id)


def waited_for(qtbot, window):
    qtbot.waitUntil(lambda: len(window.desk.library.articles()) == 1, timeout=90_000)
    return only_article(window)


def test_a_part_of_a_page_keeps_its_structure_and_address_when_it_is_pasted(qtbot, empty_window):
    QGuiApplication.clipboard().setMimeData(page_part())
    empty_window.action_table.trigger("file.paste")
    article = waited_for(qtbot, empty_window)
    kinds = [block.kind.value for block in article.blocks if not block.dimmed]
    assert kinds.count("list-item") == 2
    assert article.metadata.address == "https://news.example/minsk"
    qtbot.waitUntil(lambda: empty_window.background.is_idle, timeout=90_000)
    empty_window.action_table.trigger("edit.undo")
    assert empty_window.desk.library.articles() == []


@pytest.mark.parametrize("what", ["part of a page", "plain text"])
def test_words_dropped_anywhere_become_an_article(qtbot, empty_window, what):
    data = page_part()
    if what == "plain text":
        data = QMimeData()
        data.setText("A headline\n\nEnvoys of both sides met on Tuesday, a spokesman said.\n")
    at, copy = QPoint(400, 300), Qt.DropAction.CopyAction
    state = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(at, copy, data, *state)
    QApplication.sendEvent(empty_window, over)
    assert over.isAccepted()
    QApplication.sendEvent(empty_window, QDropEvent(at, copy, data, *state))
    assert "Envoys of both sides met" in waited_for(qtbot, empty_window).text


def locked_pdf(path):
    plain = io.BytesIO()
    canvas = Canvas(plain)
    canvas.drawString(72, 700, "The envoy said on Tuesday that the talks would go on.")
    canvas.save()
    with pikepdf.open(plain) as document:
        document.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return path


def test_a_locked_pdf_opens_with_its_password_typed_into_its_row(qtbot, empty_window, tmp_path):
    empty_window.add_files([locked_pdf(tmp_path / "communique.pdf")])
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=90_000)
    page = empty_window._page
    assert page.results.row(0).wants_password
    assert "Protected by a password" in page.results.row(0).words
    assert not empty_window.findChild(QWidget, "retryAdding").isVisible()

    def field():
        return page.files.list.findChild(QLineEdit, "password")

    qtbot.waitUntil(lambda: field() is not None, timeout=10_000)
    page.files.go_to(0)
    page.files.list.setFocus()
    QTest.keyClick(page.files.list, Qt.Key.Key_Return)
    assert field().hasFocus()
    QTest.keyClicks(field(), "wrong")
    QTest.keyClick(field(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Another password" in page.results.row(0).words, timeout=90_000)
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=90_000)
    qtbot.waitUntil(lambda: field() is not None and field().hasFocus(), timeout=10_000)
    assert not field().text()
    QTest.keyClicks(field(), "secret")
    QTest.mouseClick(page.files.list.findChild(QWidget, "open"), Qt.MouseButton.LeftButton)
    assert "talks would go on" in waited_for(qtbot, empty_window).text
    qtbot.waitUntil(lambda: not empty_window._adding.is_working, timeout=90_000)
    assert page.results.rowCount() == 1
