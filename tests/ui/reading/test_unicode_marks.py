"""A passage in any script, marked and read back by another session, is what was seen selected."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.library.library import Library
from tests.ui.passages.test_unicode_selections import TEXTS

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(TEXTS, min_size=2, max_size=3), st.data())
def test_what_was_seen_selected_is_the_quote_of_the_mark(hands, library, texts, data):
    lines = [" ".join(text.split()) for text in texts]
    made = library.imports.add_text("\n\n".join(lines), "Scripts").id
    hands.place.open_article(made)
    hands.pane.fold = False
    hands.pane.lay_out_again()
    places = hands.view.shown.map.runs
    run = data.draw(st.sampled_from([run for run in places if run.exact and run.end > run.start]))
    hands.view.put_caret(data.draw(st.integers(run.start, run.end - 1)))
    hands.press(Qt.Key.Key_Right, SHIFT)
    if data.draw(st.booleans()):
        hands.press(Qt.Key.Key_Right, SHIFT | CONTROL)
    seen = hands.view.textCursor().selectedText()
    if not seen.strip() or hands.view.selected_span() is None:
        return
    hands.press(Qt.Key.Key_3)
    mark = hands.pane.mark.mark
    assert "".join(mark.passage.quote.split()) == "".join(seen.split())
    with Library.open(library.folder, read_only=True) as again:
        (stored,) = [one for one in again.marks(made) if one.id == mark.id]
        text = again.article(made).text
        assert stored.passage.quote == text[stored.passage.start : stored.passage.end]
        assert "".join(stored.passage.quote.split()) == "".join(seen.split())
