from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from app.ui.reading.flow_layout import FlowLayout


def test_items_go_on_in_the_next_line_where_the_width_ends(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    layout = FlowLayout(host, gap=6)
    labels = [QLabel(str(number)) for number in range(3)]
    for label in labels:
        label.setFixedSize(40, 20)
        layout.addWidget(label)
    host.resize(100, 100)
    host.show()
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (46, 0), (0, 26)]
    assert layout.heightForWidth(100) == 46
    assert layout.heightForWidth(200) == 20


def test_an_item_can_be_taken_out(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    layout = FlowLayout(host)
    layout.addWidget(QLabel("a"))
    assert layout.takeAt(0).widget().text() == "a"
    assert layout.count() == 0
    assert layout.itemAt(0) is None
