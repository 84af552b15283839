"""Names of languages for codes, and back."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale


def language_name(code: str | None) -> str:
    """The English name of the language ``code`` ("en"); the code itself where there is none."""
    if not code:
        return ""
    language = QLocale.codeToLanguage(code.split("-")[0])
    known = language not in {QLocale.Language.AnyLanguage, QLocale.Language.C}
    return QLocale.languageToString(language) if known else code


def language_code(name: str) -> str | None:
    """The code of a language given by name or by code; ``None`` for an empty or unknown one."""
    wanted = name.strip().casefold()
    if not wanted:
        return None
    found = _codes().get(wanted)
    return found or (wanted if language_name(wanted) != wanted else None)


@cache
def _codes() -> dict[str, str]:
    return {
        QLocale.languageToString(language).casefold(): QLocale.languageToCode(language)
        for language in QLocale.Language
        if language not in {QLocale.Language.AnyLanguage, QLocale.Language.C}
    }
