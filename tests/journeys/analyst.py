"""Someone who sits at the window: keys go where the keyboard is, clicks where the mouse is."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pypdfium2
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget

from app.library.library import Library
from app.settings.window_state import WindowState
from app.ui.main_window import MainWindow
from tests.support.choosing import choose

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
_LONG = 240_000


class Analyst:
    """Works the window with keyboard and mouse, and looks at it; knows nothing of its inside."""

    def __init__(self, qtbot, settings, folder):
        self.qtbot = qtbot
        self._settings = settings
        self._folder = folder
        self.library = None
        self.window = None
        self.told = []

    # The window

    def open_window(self, *, read_only=False):
        """Start the program: the library is opened, the window shown."""
        self.library = Library.open(self._folder / "Library", read_only=read_only)
        state = WindowState.load(self._folder / "window.toml")
        self.window = MainWindow(self._settings, state)
        self.window.notices.told.connect(self._on_told)
        self.window.open_library(self.library)
        self.window.resize(1440, 900)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.settle()

    def close_window(self):
        """End the program."""
        if self.window is None:
            return
        self.settle()
        self.window.close()
        assert not self.window.isVisible()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.library.close()
        self.window = self.library = None

    def settle(self):
        """Wait until the window has nothing left to do."""
        calm = 0
        while calm < 3:
            self.qtbot.waitUntil(lambda: self.window.background.is_idle, timeout=_LONG)
            QTest.qWait(10)
            calm = calm + 1 if self.window.background.is_idle else 0

    def wait(self, what):
        """Wait until ``what()`` is true."""
        self.qtbot.waitUntil(what, timeout=_LONG)

    def _on_told(self, notice):
        self.told.append(notice.text)

    # The keyboard

    @property
    def focus(self):
        """What has the keyboard; after a menu or a dialog the desktop gives it to the window."""
        if QApplication.focusWidget() is None and QApplication.activeModalWidget() is None:
            self.window.windowHandle().requestActivate()
            QTest.qWait(50)
        held = QApplication.focusWidget()
        assert held is not None, f"the keyboard is nowhere, window {QApplication.activeWindow()}"
        return held

    def press(self, key, modifiers=NONE, times=1):
        """Press a key where the keyboard is; an open menu has it first."""
        for _ in range(times):
            QTest.keyClick(QApplication.activePopupWidget() or self.focus, key, modifiers)

    def type(self, words):
        """Type where the keyboard is: typing may itself move it on."""
        for letter in words:
            QTest.keyClicks(QApplication.activePopupWidget() or self.focus, letter)

    def press_until(self, key, reached, modifiers=NONE, most=40):
        """Press a key until ``reached(the widget that has the keyboard)``."""
        seen = []
        for _ in range(most):
            if reached(self.focus):
                return self.focus
            seen.append(_name(self.focus))
            self.press(key, modifiers)
        raise AssertionError(f"the keyboard came to {seen} only")

    def tab_to(self, name, back=False):
        """Press Tab until the keyboard is on the control called ``name``."""
        key, modifiers = (Key.Key_Backtab, SHIFT) if back else (Key.Key_Tab, NONE)
        return self.press_until(key, lambda w: name in _name(w), modifiers)

    def region_with(self, name):
        """Press F6 until the keyboard is in the region whose focus widget or parent is ``name``."""
        return self.press_until(Key.Key_F6, lambda w: name in _lineage(w), most=12)

    def choose(self, words, opened_by=Key.Key_Space):
        """Open the menu of the control that has the keyboard and pick ``words`` in it."""
        picked = []

        def pick():
            menu = QApplication.activePopupWidget()
            if menu is None:
                return
            for _ in range(30):
                QTest.keyClick(menu, Key.Key_Down)
                active = menu.activeAction()
                if active is not None and active.text().replace("&", "").startswith(words):
                    picked.append(active.text())
                    QTest.keyClick(menu, Key.Key_Return)
                    return
            menu.close()

        QTimer.singleShot(50, pick)
        self.press(opened_by)
        self.wait(lambda: QApplication.activePopupWidget() is None)
        assert picked, f"no {words} in the menu"

    # The mouse

    def see(self, name, kind=QWidget):
        """The one visible control with this accessible name or object name."""
        found = [
            w
            for w in self.window.findChildren(kind)
            if w.isVisible() and name in {w.accessibleName(), w.objectName()}
        ]
        assert len(found) == 1, f"{name}: {[_name(w) for w in found]}"
        return found[0]

    def click(self, target, at=None, modifiers=NONE):
        """Click a control (or its name), in its middle or at a point of it."""
        widget = self.see(target) if isinstance(target, str) else target
        assert widget.isVisible()
        assert widget.isEnabled(), f"{_name(widget)} cannot be used"
        if isinstance(widget, QAbstractScrollArea):
            widget = widget.viewport()
        QTest.mouseClick(widget, LEFT, modifiers, at or widget.rect().center())

    def click_row(self, view, row, modifiers=NONE, twice=False):
        """Click the row of a list, or double-click it."""
        index = row if not isinstance(row, int) else view.model().index(row, 0)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), LEFT, modifiers, place)
        if twice:
            QTest.mouseDClick(view.viewport(), LEFT, modifiers, place)

    def pick(self, menu, words, starts=False):
        """Click the row ``words`` of an open menu."""
        action = _action(menu, words, starts)
        assert action.isEnabled(), words
        QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())

    def pick_from(self, target, words, starts=False):
        """Click a control that opens a menu, and click ``words`` in it."""
        picked = []

        def choose():
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(20, choose)
                return
            try:
                self.pick(menu, words, starts)
                picked.append(words)
            finally:
                menu.close()  # the click waits for it, whatever went wrong

        QTimer.singleShot(20, choose)
        self.click(target)
        self.wait(lambda: QApplication.activePopupWidget() is None and bool(picked))

    def pick_from_row(self, view, row, words):
        """Open the menu of a row with the right button, and click ``words`` in it."""
        place = view.visualRect(view.model().index(row, 0)).center()
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(view.viewport(), asked)
        self.wait(lambda: QApplication.activePopupWidget() is not None)
        self.pick(QApplication.activePopupWidget(), words)

    def menu(self, title, words, starts=False):
        """Choose ``words`` in the menu ``title`` of the menu bar."""
        bar = self.window.menuBar()
        action = _action(bar, title)
        QTest.mouseClick(bar, LEFT, NONE, bar.actionGeometry(action).center())
        self.wait(lambda: QApplication.activePopupWidget() is not None)
        self.pick(QApplication.activePopupWidget(), words, starts)

    def click_in_dialog(self, name):
        """Click a control of the open dialog."""
        dialog = QApplication.activeModalWidget()
        (found,) = [
            w
            for w in dialog.findChildren(QWidget)
            if w.isVisible() and name in {w.accessibleName(), w.objectName()}
        ]
        self.click(found)

    def drag_over(self, widget, data, at, modifiers=NONE):
        """Bring a drag over a point of ``widget``; says who took notice of it."""
        target = widget
        copy = Qt.DropAction.CopyAction
        while target is not None:
            point = target.mapFrom(self.window, widget.mapTo(self.window, at))
            if target.acceptDrops():
                enter = QDragEnterEvent(point, copy, data, LEFT, modifiers)
                enter.ignore()
                QApplication.sendEvent(target, enter)
                if enter.isAccepted():
                    move = QDragMoveEvent(point, copy, data, LEFT, modifiers)
                    QApplication.sendEvent(target, move)
                    return target
            target = target.parentWidget()
        raise AssertionError(f"{_name(widget)} takes no such thing")

    def drop(self, data, widget, at=None, modifiers=NONE):
        """Drop ``data`` on a point of ``widget``, as the mouse would after it came over it."""
        at = at or widget.rect().center()
        target = self.drag_over(widget, data, at, modifiers)
        point = QPointF(target.mapFrom(self.window, widget.mapTo(self.window, at)))
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(target, QDropEvent(point, copy, data, LEFT, modifiers))

    # What is seen

    @property
    def reader(self):
        """The text of the pane that has the keyboard, or had it last."""
        return self.window.places.read_place.area.active.view

    @property
    def readers(self):
        """The texts side by side, from left to right."""
        return [pane.view for pane in self.window.places.read_place.area.panes]

    @property
    def notice(self):
        """What the status bar has told."""
        return self.window.status.notice

    @property
    def said_by_adding(self):
        """What stands on the page of added files: its head, and a sentence for each file."""
        page = self.window.findChild(QWidget, "addingPage")
        return page.words, {row.path.rsplit("/", 1)[-1]: row.words for row in page.results.rows}


def save_as(monkeypatch, path):
    """Answer the file dialog, which belongs to the desktop, with ``path``."""
    choose(monkeypatch, path)


def text_of_pdf(path):
    """The words of a PDF, page by page, spaces evened out."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [" ".join(page.split()) for page in pages]


def text_of_word(path):
    """The words of a Word document's body and notes, a paragraph a line."""
    lines = []
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        for name in archive.namelist():
            if name in {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}:
                lines += _paragraphs(archive.read(name))
    return "\n".join(lines)


def _paragraphs(xml):
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for paragraph in ET.fromstring(xml).iter(f"{w}p"):
        yield "".join(node.text or "" for node in paragraph.iter(f"{w}t"))


def _action(menu, words, starts=False) -> QAction:
    names = {a: a.text().split("\t")[0].replace("&", "") for a in menu.actions()}
    found = [a for a, name in names.items() if name == words or (starts and name.startswith(words))]
    assert len(found) == 1, f"{words} among {[a.text() for a in menu.actions()]}"
    return found[0]


def _name(widget):
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"


def _lineage(widget):
    names = []
    while widget is not None:
        names += [widget.objectName(), widget.accessibleName()]
        widget = widget.parentWidget()
    return [name for name in names if name]
