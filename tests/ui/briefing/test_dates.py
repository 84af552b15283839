from __future__ import annotations

import pytest

from app.ui.briefing.dates import read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-08-19", "2025-08-19"),
        ("19.8.2025", "2025-08-19"),
        ("19/08/2025", "2025-08-19"),
        (" 19 August 2025 ", "2025-08-19"),
        ("19 Aug 2025", "2025-08-19"),
        ("August 19, 2025", "2025-08-19"),
        ("", ""),
        ("soon", None),
        ("2025-02-30", None),
        ("31.13.2025", None),
    ],
)
def test_dates_are_read_as_people_write_them(written, iso):
    assert read_date(written) == iso
