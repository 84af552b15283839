from __future__ import annotations

import pytest

from app.importing.details.bylines import parse_byline
from app.importing.details.dates import find_date
from app.importing.text.structure import blocks_of


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("پنجشنبه ۲۴ اسفند ۱۴۰۲ - ۰۸:۵۰", "2024-03-14"),
        ("۱ فروردین ۱۴۰۴", "2025-03-21"),
        ("30 اسفند 1403", "2025-03-20"),
        ("۱۴۰۲/۱۲/۲۴", "2024-03-14"),
        ("1399-01-01", "2020-03-20"),
        ("9 ก.ค. 68 เวลา 08.20 น.", "2025-07-09"),
        ("๙ กรกฎาคม ๒๕๖๘", "2025-07-09"),
        ("12 มกราคม พ.ศ. 2567", "2024-01-12"),
    ],
)
def test_days_of_persian_and_thai_years_are_known(stated, day):
    found = find_date(stated)
    assert found is not None
    assert found.iso == day


@pytest.mark.parametrize("said", ["10.14.1402.7", "v1400-1-1", "1402/13/01", "1402/12/31"])
def test_other_figures_are_no_persian_day(said):
    assert find_date(said) is None


def test_who_wrote_a_thai_or_persian_report_is_read_from_its_byline():
    assert parse_byline("โดย กานดา ศรีสมุทร").authors == ["กานดา ศรีสมุทร"]
    assert parse_byline("گزارش: آرش نیک‌پی").authors == ["آرش نیک‌پی"]


def test_thai_prose_is_text_though_no_full_stop_ends_it():
    prose = (
        "ชาวบ้านบนเกาะร่วมกันบริจาคเงินซื้อเรือพยาบาลลำแรกของเกาะ หลั"
        "งจากรอการสนับสนุนจากหน่วยงานรัฐมานานถึงสิบปี เรือล"
        "ำนี้จะเริ่มให้บริการในเดือนหน้า"
    )
    text = f"ชาวเกาะรวมเงินซื้อเรือพยาบาล\n\n{prose}\n\nเงินมาจากไหน\n\n{prose}\n"
    kinds = [str(block.kind) for block in blocks_of(text)]
    assert kinds == ["title", "paragraph", "heading", "paragraph"]
