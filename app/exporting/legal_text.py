"""What neither XML nor a PDF's names can hold."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """``text`` with a replacement character where a control or half a character stood."""
    return _ILLEGAL.sub("\ufffd", text)
