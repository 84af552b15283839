"""The form that writes a query: whatever it writes is understood, and means what was filled in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from app.domain.query import (
    All,
    AnyOf,
    Dates,
    Field,
    Has,
    Near,
    Not,
    Phrase,
    Within,
    Word,
    Words,
    parse,
)
from app.ui.finding.build_form import BuildForm
from app.ui.finding.building import FIELDS, Parts, is_date, written

CASES = [
    (Parts(), ""),
    (Parts(words=" minsk  talks "), "minsk talks"),
    (Parts(phrase='human "rights'), '"human rights"'),
    (Parts(any_of='minsk "the west" moscow'), '(minsk OR "the west" OR moscow)'),
    (Parts(any_of="minsk"), "minsk"),
    (Parts(none_of='kiev -"new york" ""'), '-kiev -"new york"'),
    (Parts(near=("1,300 prisoners", "released"), distance=5), '"1,300 prisoners" near/5 released'),
    (Parts(near=("prisoners", " ")), ""),
    (Parts(field="tag", value="Human rights"), 'tag:"Human rights"'),
    (Parts(field="publisher", value="BelTA"), "publisher:BelTA"),
    (Parts(field="tag", value=" "), ""),
    (Parts(since="2025-07", until="2025-09-30"), "date:2025-07..2025-09-30"),
    (Parts(since="2025", until="2025"), "date:2025"),
    (Parts(until="2025"), "date:..2025"),
    (Parts(since="july"), ""),
]


@pytest.mark.parametrize(("parts", "query"), CASES)
def test_a_query_is_written(parts, query):
    assert written(parts) == query
    assert not query or parse(query).notices == ()


def test_everything_together_means_what_was_filled_in():
    parts = Parts(
        "talks", "human rights", "minsk moscow", "kiev", ("a", "b c"), 7, "title", "us", "2025", ""
    )
    root = parse(written(parts)).root
    assert isinstance(root, All)
    assert Words((Word("talks"),)) in root.parts
    assert Phrase("human rights") in root.parts
    assert AnyOf((Word("minsk"), Word("moscow"))) in root.parts
    assert Not(Word("kiev")) in root.parts
    assert Near(Word("a"), Phrase("b c"), 7) in root.parts
    assert Dates("2025", "") in root.parts
    assert any(isinstance(part, Within) and part.field == "title" for part in root.parts)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_of_the_form_is_a_field_of_a_query(name):
    root = parse(written(Parts(field=name, value="note" if name == "has" else "B"))).root
    assert isinstance(root, Within | Field | Has)


@pytest.mark.parametrize(
    ("text", "good"), [("2025", True), ("2025-07-31", True), ("2025-13", False), ("July", False)]
)
def test_dates_are_known(text, good):
    assert is_date(text) == good


@pytest.fixture
def form(qtbot):
    made = BuildForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_form_shows_the_query_and_inserts_it_once(form):
    inserted = QSignalSpy(form.inserted)
    assert not form.insert.isEnabled()
    QTest.keyClicks(form.phrase, "human rights")
    QTest.keyClicks(form.none_of, "kiev")
    assert form._query.text() == '"human rights" -kiev'
    assert "exactly “human rights”" in form._explained.text()
    form.insert.click()
    assert inserted.at(0) == ['"human rights" -kiev']
    assert form.phrase.text() == ""
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    assert inserted.count() == 1


def test_what_is_no_date_is_said_beside_it(form):
    form.dates[0].setText("july")
    assert form._date_rows[0].error
    assert not form._date_rows[1].error
    form.dates[0].setText("2025-07")
    assert not form._date_rows[0].error


def test_known_values_are_offered_for_the_field_chosen(form):
    form.offer({"tag": ["Economy", "Sanctions"], "publisher": ["BelTA"]})
    assert form._values.stringList() == ["Economy", "Sanctions"]
    form.field.setCurrentIndex(FIELDS.index("publisher"))
    assert form._values.stringList() == ["BelTA"]
