"""Words that several screens share: numbers, times and sizes as a person says them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication


def counted(number: int, one: str, many: str) -> str:
    """``one`` for 1, else ``many`` with the number in place of ``{n}``: "5 articles added"."""
    return one if number == 1 else many.format(n=f"{number:,}")


def said_time(at: str) -> str:
    """An ISO time as the analyst's clock says it: "14:05", with the day if it was another."""
    moment = datetime.fromisoformat(at).astimezone()
    clock = f"{moment:%H:%M}"
    if moment.date() == datetime.now().astimezone().date():
        return clock
    from PySide6.QtCore import QDate, QLocale  # its lists of languages take 15 ms to load

    date = QDate(moment.year, moment.month, moment.day)
    day = QLocale().toString(date, QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("Wording", "{day}, {clock}").format(day=day, clock=clock)


def as_tip(words: str) -> str:
    """``words`` as a tooltip that shows every letter of them.

    Qt takes for markup what looks like it: a title with ``<b>`` left in it, a name in angles.
    """
    from PySide6.QtGui import Qt

    if not Qt.mightBeRichText(words):
        return words
    return Qt.convertFromPlainText(words, Qt.WhiteSpaceMode.WhiteSpaceNormal)


def sentence(words: str) -> str:
    """``words`` with a capital at the start, the rest as it is."""
    return words[:1].upper() + words[1:]


def said(text: str) -> str:
    """The text of an action or a menu in the interface's language."""
    return QCoreApplication.translate("Actions", text)


def unmarked(text: str) -> str:
    """``text`` without its mnemonic and key: what a button shows."""
    text = text.partition("\t")[0]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def plain(text: str) -> str:
    """``text`` without mnemonic, key and dots: what a tooltip or a screen reader says."""
    return unmarked(text).rstrip("…")
