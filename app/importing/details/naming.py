"""Names of people and of papers in short lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.text.lines import weight
from app.importing.vocabulary import folded, vocabulary, words_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 70
_PAIR = 2
_PARTICLES = (
    "van|von|der|den|des|de|del|della|di|da|dos|das|do|du|la|le|les|el|los|las|al|bin|ibn|ter|ten"
    "|zu|zum|y|e|ben"
)
_NAME_WORD = rf"(?:[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'.-]*|{_PARTICLES}|d['’]\w+)"
NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}$")
CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")
WIDE_NAME = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}[\s\u3000]?[\u4e00-\u9fff]{1,3}|[\uac00-\ud7af]{3,4})$"
)
"""A name in ideographs or in Hangul, and nothing else."""
_WIDE_OUTLET = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,12}(?:报|報|网|網|社|电视台|新闻|新聞|通讯|일보|신문|뉴스|방송)$"
)
PLACE = re.compile(r"\s+(?:in|aus|à|en|a|в|у|w)\s+[^\W\d_a-z]\w+(?:\s+[^\W\d_a-z]\w+)?$")
_COMPOUNDS = (
    "zeitung",
    "kurier",
    "bote",
    "blatt",
    "anzeiger",
    "nachrichten",
    "rundschau",
    "tidning",
    "tidningen",
    "bladet",
    "posten",
    "krant",
    "dagblad",
    "avisen",
    "courant",
)
"""What names of papers end in where they are written in one word."""
LOW_START = re.compile(r"^(?:[^\W\d_A-ZА-ЯЁІЇЄҐÀ-ÞŁŚŻŞÇĞİ]\w*\s+){1,2}(?=[^\W\d_])")
"""Small words before a paper's name: "for the Harbour Post", "da Agência Porto"."""
_QUOTED_PAPER = re.compile(r"[«„“\"”](?=[^\W\d_a-z])(?P<name>[^«»„“”\"!?.…]{2,40})[»“”\"«]$")
_PAPER_WORDS = 5
_QUOTED_BESIDE = re.compile(
    r"(?P<names>[^«»„“”\"()\d]{4,60}?)(?:\s*[,|•·(/]\s*|\s+[–—-]\s+)(?P<paper>[«„“\"][^()]+?)\)?$"
    r"|(?P<first>[«„“\"][^()]+?)(?:\s*[,|•·/]\s*|\s+[–—-]\s+)(?P<last>[^«»„“”\"()\d]{4,60})$"
)
"""Names and a paper in quotation marks, in either order."""
PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "「": "」",
    "『": "』",
    '"': '"',
    "”": "”",
}
"""The signs that open a quotation, with those that may close it."""
QUOTES = " «»„“”\"'.:"
"""Signs at the edges of a name."""


def is_name(text: str) -> bool:
    """Whether ``text`` may be a name: words with capitals, and particles between them."""
    if not 2 <= len(text) <= 60 or NAME.match(text) is None:
        return False
    words = text.casefold().split()
    return not any(word in vocabulary().months for word in words) or len(words) > 1


def is_surely_name(text: str) -> bool:
    """Whether ``text`` is two words to four that all open as those of a person's name do."""
    words = text.split()
    return (
        _PAIR <= len(words) <= 2 * _PAIR
        and not is_caseless(text)
        and is_name(text)
        and all(map(_opens_name, words))
        and words[0][0].isupper()
        and words[-1][0].isupper()
    )


def is_outlet(piece: str) -> bool:
    """Whether a word of ``piece`` is one that papers and agencies have in their names."""
    if _WIDE_OUTLET.match(piece):
        return True
    words = folded(piece).replace("-", " ").replace("ı", "i").split()
    known = vocabulary().outlets
    return any(
        word in known or word.rpartition("'")[2] in known or word.endswith(_COMPOUNDS)
        for word in words
    )


def is_agency(text: str) -> bool:
    """Whether ``text`` is the name of a known agency or paper, as it is written."""
    return text in vocabulary().agencies


def outlet_in(text: str) -> str | None:
    """The paper that a line of ideographs names beside a date: "云岭晚报 2025-03-18"."""
    return next((word for word in text.split() if _WIDE_OUTLET.match(word)), None)


def named_in(text: str) -> str | None:
    """The name in a short line that may be a byline in any language: "Oleh: Dewi Lestari"."""
    if weight(text) > _LONGEST or any(map(str.isdigit, text)):
        return None
    if WIDE_NAME.match(text):
        return None if _WIDE_OUTLET.match(text) else text
    label, colon, name = text.partition(":")
    if not colon:
        label, name = "", text
    name = PLACE.sub("", name.partition(" / ")[0].strip())
    words = name.split()
    if not any(len(word) > 2 for word in words) and not is_caseless(name):
        return None
    if len(label.split()) > 2 or not 2 <= len(words) <= 4 or not is_name(name):
        return None
    return name if CASELESS.search(name) or all(_opens_name(word) for word in words) else None


def name_beside(text: str, papers: Sequence[str] | None = None) -> str | None:
    """The author in a line that only parts a name from a paper's: "Ann Lee | The Valley Herald".

    ``papers`` are lines that may name the paper, where no word of it shows that it is one.
    """
    if weight(text) > _LONGEST or any(map(str.isdigit, text)):
        return None
    parts = [part.strip() for part in re.split(r"\s*[|•·,]\s*|\s+[-–—/]\s+", text) if part.strip()]
    people, _ = _beside_quoted(text)
    if people:
        return people
    if len(parts) != _PAIR or not all(is_name(part) for part in parts):
        return None
    for name, paper in (parts, parts[::-1]):
        named = is_outlet(paper) or papers is None or any(paper in line for line in papers)
        if named and 2 <= len(name.split()) <= 4 and not is_outlet(name):
            return name if is_caseless(name) or all(map(_opens_name, name.split())) else None
    return None


def _beside_quoted(text: str) -> tuple[str | None, str | None]:
    """The names and the paper of "Мария Лунина, «Вестник»" and "«Вестник», Мария Лунина"."""
    match = _QUOTED_BESIDE.match(text)
    paper = quoted_paper(match["paper"] or match["first"]) if match else None
    if match is None or paper is None:
        return None, None
    joined = rf"\s*[,/]\s*|\s+(?:{words_pattern(vocabulary().joiners)})\s+"
    people = re.split(joined, match["names"] or match["last"])
    return (", ".join(people), paper) if all(map(is_surely_name, people)) else (None, None)


def quoted_paper(part: str) -> str | None:
    """The name in quotation marks that ``part`` is: "«Северный маяк»"; no sentence is one."""
    match = _QUOTED_PAPER.match(part)
    few = match is not None and len(match["name"].split()) <= _PAPER_WORDS
    return match["name"].strip() if match and few and match["name"][0].isupper() else None


def outlet_beside(text: str) -> str | None:
    """The paper in such a line, if a word of it or quotation marks show that it is one."""
    name = name_beside(text)
    if name is None:
        return None
    _, quoted = _beside_quoted(text)
    if quoted:
        return quoted
    paper = LOW_START.sub("", text.replace(name, "", 1).strip(QUOTES + "|•·,-–—/"))
    return paper if is_outlet(paper) else None


def is_caseless(text: str) -> bool:
    """Whether ``text`` is in a script without capitals, where names look like other words."""
    return CASELESS.search(text) is not None


def _opens_name(word: str) -> bool:
    return word[0].isupper() or word.casefold() in _PARTICLES.split("|")
