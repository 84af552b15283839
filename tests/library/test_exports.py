from __future__ import annotations

import io
import time
import zipfile
from datetime import datetime

import pypdfium2
import pytest

from app.domain.briefing import BottomLine, Excerpt, ItemId
from app.domain.errors import BadRequest, CannotSave
from app.domain.in_words import date_in_words


@pytest.fixture
def briefing(seeded):
    made = seeded.briefing.new("What Minsk offers", marking="TLP:GREEN")
    seeded.briefing.add_item(made.id, BottomLine(ItemId(""), "A bargain and no more."))
    passage = seeded.passage(seeded.articles()[0].id, 0, 60)
    seeded.briefing.add_item(made.id, Excerpt(ItemId(""), passage))
    return made


def test_a_briefing_is_saved_in_both_formats(seeded, briefing, tmp_path):
    pdf = seeded.exports.save(briefing.id, tmp_path / "b.pdf")
    assert pdf.pages == len(pypdfium2.PdfDocument(pdf.path.read_bytes())) >= 1
    word = seeded.exports.save(briefing.id, tmp_path / "b.docx")
    names = zipfile.ZipFile(io.BytesIO(word.path.read_bytes())).namelist()
    assert "word/document.xml" in names


@pytest.fixture
def zone(request):
    """The time zone of this computer is the given one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"], indirect=True)
@pytest.mark.usefixtures("zone")
def test_a_page_was_accessed_on_the_day_that_it_was_here(seeded):
    """At each hour, one of the two places has another date than Greenwich."""
    days = [datetime.now().astimezone()]
    page = "<h1>A bridge</h1><p>A bridge was opened in Minsk on Monday.</p>"
    added = seeded.imports.add_html(page, "https://example.org/bridge")
    days.append(datetime.now().astimezone())

    made = seeded.briefing.new("Bridges", marking="TLP:GREEN")
    cited = Excerpt(ItemId(""), seeded.passage(added.id, 0, 8))
    seeded.briefing.add_item(made.id, cited)
    notes = str(seeded.exports.outline(made.id))
    said = [f"Accessed {date_in_words(day.date().isoformat())}." for day in days]
    assert any(each in notes for each in said)


def test_a_file_that_is_there_is_replaced_only_when_asked(seeded, briefing, tmp_path):
    (tmp_path / "b.pdf").write_bytes(b"mine")
    with pytest.raises(CannotSave, match="already"):
        seeded.exports.save(briefing.id, tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == b"mine"
    seeded.exports.save(briefing.id, tmp_path / "b.pdf", overwrite=True)
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")


def test_no_briefing_leaves_without_a_marking(seeded, tmp_path):
    made = seeded.briefing.new("Unmarked")
    with pytest.raises(BadRequest, match="no handling marking"):
        seeded.exports.save(made.id, tmp_path / "b.pdf")
    seeded.exports.save(made.id, tmp_path / "b.pdf", marking="green")
    text = pypdfium2.PdfDocument((tmp_path / "b.pdf").read_bytes())[0].get_textpage()
    assert text.get_text_range().count("TLP:GREEN") == 2


def test_another_ending_and_a_place_that_cannot_be_written_are_refused(seeded, briefing, tmp_path):
    with pytest.raises(BadRequest, match=r"\.pdf or \.docx"):
        seeded.exports.save(briefing.id, tmp_path / "b.odt")
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotSave, match="Could not save"):
        seeded.exports.save(briefing.id, tmp_path / "file" / "b.pdf")
