"""Languages by name, as a form shows and takes them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale

_NO_LANGUAGE = (QLocale.Language.AnyLanguage, QLocale.Language.C)


def name_of(code: str | None) -> str:
    """The English name of the language ``code``; the code itself where there is none."""
    if not code:
        return ""
    language = QLocale.codeToLanguage(code.split("-")[0])
    return code if language in _NO_LANGUAGE else QLocale.languageToString(language)


def code_of(name: str) -> str | None:
    """The code of a language given by name or code; ``None`` where none is known."""
    wanted = name.strip().casefold()
    if wanted in _codes():
        return _codes()[wanted]
    return wanted if wanted and name_of(wanted) != wanted else None


@cache
def _codes() -> dict[str, str]:
    known = [language for language in QLocale.Language if language not in _NO_LANGUAGE]
    return {QLocale.languageToString(one).casefold(): QLocale.languageToCode(one) for one in known}
