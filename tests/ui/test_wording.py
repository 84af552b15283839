from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QTextDocument

from app.ui.wording import as_tip, counted, plain, said_time, sentence, unmarked


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 article"), (0, "0 articles"), (1300, "1,300 articles")]
)
def test_numbers_agree_with_their_word(number, words):
    assert counted(number, "1 article", "{n} articles") == words


def test_today_is_a_clock_and_another_day_has_its_date(qapp):
    now = datetime.now(UTC)
    assert said_time(now.isoformat()) == f"{now.astimezone():%H:%M}"
    before = now - timedelta(days=40)
    assert str(before.astimezone().day) in said_time(before.isoformat())


def test_mnemonics_keys_and_dots_are_not_read_aloud():
    assert plain("Add &files…") == "Add files"
    assert plain("&Tag…\tT") == "Tag"
    assert plain("Undo tag R&&D") == "Undo tag R&D"
    assert unmarked("Add &files…") == "Add files…"


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest():
    assert sentence("mark passage on NATO") == "Mark passage on NATO"


@pytest.mark.parametrize("words", ["<b>Breaking</b> news", "a <i> left open", "One <br/> two"])
def test_a_tooltip_shows_what_looks_like_markup_letter_by_letter(qapp, words):
    shown = QTextDocument()
    shown.setHtml(as_tip(words))
    assert shown.toPlainText() == words


@pytest.mark.parametrize("words", ["Two lines\nof 3 < 4 & more", "Ivanov <ivanov@example.org>"])
def test_a_plain_tooltip_stays_as_it_is(words):
    assert as_tip(words) == words
