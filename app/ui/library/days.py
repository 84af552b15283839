"""Days as a person says them in a sentence: "3 May", "3 May 2024", "today, 14:05"."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def said_day(at: str) -> str:
    """A stated date ("2025-05-03", also without its day) or an ISO time, in words."""
    if "T" in at:
        moment = datetime.fromisoformat(at).astimezone()
        if moment.date() == _today():
            return QCoreApplication.translate("Days", "today, {clock}").format(
                clock=f"{moment:%H:%M}"
            )
        return _in_words(moment.date())
    try:
        return _in_words(date.fromisoformat(at))
    except ValueError:
        return at  # a year, or a year with its month


def _in_words(day: date) -> str:
    form = "d MMMM" if day.year == _today().year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def _today() -> date:
    return datetime.now().astimezone().date()
