from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from app.domain.briefing import Excerpt
from app.ui.briefing.exporter import file_name, saved_said
from tests.ui.briefing.conftest import item_of


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """What the file dialog answers; it is the only thing that is not real here."""
    answer = {"path": tmp_path / "Report.pdf", "asked": []}

    def get(dialog):
        answer["asked"] += dialog.selectedFiles()
        dialog.filesSelected.emit([str(answer["path"])])
        dialog.deleteLater()

    monkeypatch.setattr(QFileDialog, "open", get)
    return answer


def dialog_of(qtbot):
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=5000)
    return QApplication.activeModalWidget()


def test_a_file_is_named_after_the_briefing():
    assert file_name("What Minsk is offering") == "What-Minsk-is-offering"
    assert file_name("»Ukraine«: 1/2?") == "Ukraine-1-2"
    assert file_name("…") == "Briefing"
    assert len(file_name("word " * 40)) <= 60


def test_what_was_saved_is_said_with_its_pages():
    assert saved_said("A.pdf", 4) == "Saved A.pdf, 4 pages."
    assert saved_said("A.pdf", 1) == "Saved A.pdf, 1 page."
    assert saved_said("A.docx", None) == "Saved A.docx."


def test_the_marking_is_asked_for_once(brief, qtbot, chosen):
    with qtbot.waitSignal(brief.exporter.exported, timeout=20_000):
        brief.export()
        dialog = dialog_of(qtbot)
        assert not dialog._go.isEnabled()
        marking = dialog.findChild(QComboBox, "exportMarking")
        marking.setCurrentIndex(marking.findData("TLP:AMBER"))
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    assert brief.briefing.head.marking == "TLP:AMBER"
    assert chosen["path"].read_bytes().startswith(b"%PDF")
    assert chosen["asked"][0].endswith("What-Minsk-is-offering.pdf")
    brief.export()
    dialog = dialog_of(qtbot)
    assert dialog._row.isHidden()
    dialog.reject()


def test_altered_quotations_warn_and_can_be_gone_to(brief, qtbot, chosen):
    brief.briefing.change_head(marking="TLP:GREEN")
    brief.export_pdf()
    dialog = dialog_of(qtbot)
    assert dialog._go.text() == "Export anyway…"
    qtbot.mouseClick(dialog.findChild(object, "exportShow"), Qt.MouseButton.LeftButton)
    assert brief.editor.blocks.current_id == item_of(brief, Excerpt).id
    assert not chosen["path"].exists()


def test_a_briefing_in_order_is_exported_without_a_question(brief, qtbot, chosen):
    brief.briefing.change_head(marking="TLP:GREEN")
    excerpt = item_of(brief, Excerpt)
    brief.briefing.change(Excerpt(excerpt.id, excerpt.passage))
    chosen["path"] = chosen["path"].with_suffix(".docx")
    with qtbot.waitSignal(brief.exporter.exported, timeout=20_000):
        brief.export_word()
    assert chosen["path"].read_bytes().startswith(b"PK")
    assert brief.preview.box.said[0].startswith("Saved Report.docx")


def test_a_place_that_cannot_be_written_is_said_and_another_offered(
    brief, qtbot, desk, chosen, tmp_path
):
    chosen["path"] = tmp_path / "nowhere" / "Report.pdf"
    brief.briefing.change_head(marking="TLP:GREEN")
    brief.exporter.choose_place()
    qtbot.waitUntil(lambda: desk.notices.last.startswith("Could not save"), timeout=20_000)
    notice = desk.notices.history[-1]
    assert notice.level == "error"
    assert notice.action.text() == "Choose another place"
    assert brief.preview.box.said[0] == notice.text
    chosen["path"] = tmp_path / "Report.pdf"
    with qtbot.waitSignal(brief.exporter.exported, timeout=20_000):
        notice.action.trigger()
    assert chosen["path"].exists()
