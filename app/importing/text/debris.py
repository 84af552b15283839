"""Wreckage of mark-up: whole lines of it, and the bits that stand inside a line."""

from __future__ import annotations

import re

_TAGS = (
    "abbr|address|article|aside|audio|a|blockquote|body|button|br|b|caption|center|cite|code|"
    "colgroup|col|dd|del|details|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|"
    "h[1-6]|header|head|hr|html|iframe|img|input|ins|i|label|legend|link|li|main|map|mark|meta|"
    "nav|noscript|object|ol|option|param|picture|pre|p|q|samp|script|section|select|small|source|"
    "span|strike|strong|style|sub|summary|sup|svg|s|table|tbody|td|template|textarea|tfoot|thead|"
    "th|time|title|track|tr|tt|ul|u|var|video|wbr"
)
_ATTRIBUTE = (
    r"\s+[\w:-]{1,40}\s*=\s*"
    r"(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|[“”„″][^“”„″\n]{0,500}[“”″]|[^\s\"'“”„<>=]{1,300})"
)
_ATTRIBUTES = rf"(?:{_ATTRIBUTE}){{0,12}}"
# With its opening bracket, wherever it stands: "< strong >>", "</li>", '<a href = "x">'.
_WHOLE_TAG = rf"<\s{{0,7}}[/!]?\s{{0,3}}(?:{_TAGS})\b{_ATTRIBUTES}\s{{0,3}}/?\s{{0,7}}>+"
# Without it, but closing: "/ li >", "br />".
_CLOSING = rf"(?<![\w/:.]) ?/\s{{0,2}}(?:{_TAGS})\s{{0,2}}>+"
# Both glued to a word: "November/h3>", "strong>The harbour".
_GLUED = (
    rf"(?<=[^\s/<=])(?-i:/(?:{_TAGS})>+)(?![\w/])"
    r"|(?<![^\s(“\"'«>])(?:strong|span|div|blockquote|em|h[1-6]|font|section|article)>(?=[^\s>])"
)
_SELF_CLOSING = rf"(?<![\w<])(?:{_TAGS})\s{{0,2}}/\s?>+"
_COMMENT = r"<!--[^\n]{0,2000}?-->|<!\[CDATA\[|\]\]>|<!DOCTYPE[^>\n]{0,200}>"
_ESCAPED = re.compile(r"&(?:amp;)?(?:#(?=\d))?(lt|gt|quot|60|62|34);")
_ACROSS = re.compile(
    rf"<[ \t]{{0,3}}/?[ \t]{{0,3}}(?:{_TAGS})(?=[\s>])"
    rf"(?:{_ATTRIBUTE}|\s+(?:async|defer|hidden|alt)(?=[\s>])){{0,20}}\s{{0,40}}/?\s?>",
    re.IGNORECASE,
)
"""A tag that goes on in another line than its name, without an empty line in it."""
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_OPEN_AT_BREAK = re.compile(r"<[^<>\r\n]*+[\r\n]")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}%\n]{1,80}%\}|<%[^<>\n]{1,200}%>|%%[A-Z][A-Z0-9_]{2,40}%%"
    r"|\*\|[^|*\n]{1,60}\|\*|(?<!\w)__[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}__(?!\w)"
)
"""What the program that made the page should have filled in: "{{ad_slot_3}}"."""
_UNFILLED = re.compile(r"\{[{%]|%%|\*\||__[A-Z]")
_SHORTCODE = re.compile(
    r"\[/[a-z_]{2,20}\]|\[[a-z_]{2,20}(?:\s+[\w-]{1,30}=(?:\"[^\"\n]{0,300}\"|[^\s\"\]]{1,200})){1,9}\s*/?\]"
)
"""What a system for blogs sets around pictures: '[caption id="a1"]', "[/caption]"."""
_INSIDE = re.compile(
    f"{_PLACEHOLDER.pattern}|{_SHORTCODE.pattern}|{_COMMENT}|{_WHOLE_TAG}|{_CLOSING}|{_GLUED}"
    f"|{_SELF_CLOSING}",
    re.IGNORECASE,
)
_NAMED_START = rf"/?\s{{0,2}}(?:{_TAGS})(?:(?:{_ATTRIBUTE}){{1,12}}\s{{0,3}}/?|\s?/?)\s{{0,2}}>+"
_VALUE_END = (
    r"(?:[\w:-]{1,40}\s?=\s?(?:\"[^\"<>\n]{0,300}\"|'[^'<>\n]{0,300}'|“[^“”<>\n]{0,300}”"
    r")|(?:class|id|href|src|style|data-[\w-]{1,30}|target|rel|width|height|align|lang|dir)="
    r"[^\s\"'“”<>]{1,200}|\"[\w -]{1,60}\"|[\w/.:#?&;%+-]{1,120}(?: [\w/.:#?&;%+-]{1,60}){0,5}\")"
    rf"{_ATTRIBUTES}/?>+(?=[^\s\d>])"
)
"""The rest of a tag whose beginning is lost: 'data-kind="x">', '"intro">', 'x" href="y">'."""
_AT_START = re.compile(rf"(?:{_NAMED_START}|{_VALUE_END}|>+(?=\S)|/\s{{0,2}}>+)\s*")
_HALF_ATTRIBUTE = r"(?:\s+[\w:-]{1,40}\s?=\s?(?:[\"'“][^\"'“”<>\n]{0,300})?)?"
_AT_END = re.compile(
    rf"\s*(?:<\s{{0,2}}/?\s{{0,2}}(?:(?:{_TAGS})\b{_ATTRIBUTES}{_HALF_ATTRIBUTE})?\s{{0,2}}/?|</?)$",
    re.IGNORECASE,
)
_LESS = re.compile(r"(?:^|\s)[\w()²³+*/.,|-]{1,6}\s<\s[a-z]$")
"""How a formula ends, not a text with half a tag: "if a < b"."""
_TAIL = 700
"""Characters at a line's end in which an unfinished tag is looked for."""

_NAME = r"[A-Za-z][A-Za-z0-9-]{0,11}"
_TOKEN = re.compile(
    rf"\s*(?:<\s*[/!]?\s*{_NAME}{_ATTRIBUTES}\s*/?\s*>*"
    rf"|/?\s*{_NAME}{_ATTRIBUTES}\s*(?:/?\s*>+|/\s*$)|[<>/]+)"
)
_HAS_TAG = re.compile(rf"(?<![\w-])(?:{_TAGS})(?![\w-])", re.IGNORECASE)
_TABLE_TAG = re.compile(r"(?<![\w-])(?:table|tbody|thead|tfoot|tr|td|th)(?![\w-])", re.IGNORECASE)
_LINE_LIMIT = 400
_CODE = re.compile(
    r"(?:var|let|const)\s+\w+\s*=|.*\bfunction\s*\w*\s*\([^)]{0,80}\)\s*\{|"
    r".*\b(?:window|document|console)\.\w+\s*[.(\[=;]|"
    r".*\b(?:googletag|dataLayer|gtag|fbq|jQuery)(?:\.\w|\s*[(\[]\s*['\"\w])|"
    r"\$\(|\}+\s*[\])]*\s*;?$|[.#@]?[\w-][\w.#:-]*+(?:[\s,>]++[\w.#:-]++){0,9}+\s*\{[^{}]*\}?$|"
    r"[a-z-]{2,30}\s*:\s*[^:;]{1,60};$|\{[\"'].*[\]}],?$|\[/?\w+(?:\s+\w+\s*=.*)?\]$|"
    r"\[/?\w+(?:\s+\w+\s*=[^\]]*)?\].*\[/\w+\]$|\{\{.*\}\}$|\{%.*%\}$|"
    r"@(?:media|import|font-face)\b|<!--|-->|"
    r"(?:undefined|null|NaN|\[object Object\]|&nbsp;|&zwnj;|&#\d+;)$"
)
_CODE_SIGN = re.compile(r"[=(){}\[\];@&]|--|\.\w+\.")
"""What stands in each line of code, the words for nothing aside."""
_EMPTY_VALUES = frozenset({"undefined", "null", "NaN"})
_CSS_PAIR = re.compile(r"[a-z-]{2,30}\s*:\s*[^:;]{1,60};$")
_CSS_VALUE = re.compile(r"[a-z-]+\s*:\s*[\w#.-]+(?:\s[\w#.%-]+){0,3};$")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SAID = 3
"""Words between shortcodes from which on they are somebody's: a caption's."""
_NAVIGATION = re.compile(r"[^<>]{1,60}(?:\s>\s[^<>]{1,60})+$")


def is_debris(line: str) -> bool:
    """Whether nothing in ``line`` is meant for a reader: tags, code, or signs without a letter."""
    if len(line) > _LINE_LIMIT:
        return False
    if not line[0].isalnum() and not any(map(str.isalnum, line)):
        return True
    if _UNFILLED.search(line) or "<%" in line:
        rest = _PLACEHOLDER.sub("", line)
        if rest != line and not rest.strip():
            return True
    if ("<" in line or ">" in line or "/" in line) and _is_tags(line):
        return True
    if _CODE_SIGN.search(line) is None:
        return line in _EMPTY_VALUES
    return _CODE.match(line) is not None and not _speaks(line)


def closes_table(line: str) -> bool:
    """Whether a line of debris is the wreck of a table's tags."""
    return _TABLE_TAG.search(line) is not None


def inside(text: str) -> list[tuple[int, int]]:
    """The spans of debris inside a line that also says something, in order, offsets in ``text``."""
    if "&" in text and _ESCAPED.search(text):
        text = _ESCAPED.sub(_as_long, text)
    if "<" not in text and ">" not in text:
        unfilled = _PLACEHOLDER.finditer(text) if _UNFILLED.search(text) else ()
        coded = _SHORTCODE.finditer(text) if "[" in text else ()
        return sorted(match.span() for match in (*unfilled, *coded))
    start = _leading(text)
    spans = [(0, start)] if start else []
    stop = _trailing(text, start)
    spans.extend(
        match.span()
        for match in _INSIDE.finditer(text, start, stop)
        if match.group()[0] != "/" or not _is_address(text, match.start())
    )
    if stop < len(text):
        spans.append((stop, len(text)))
    return _joined(spans, text)


def in_one_line(text: str) -> str:
    """``text``, as long as before, with spaces for the line breaks inside its tags."""
    pieces: list[str] = []
    at = 0
    for opened in _OPEN_AT_BREAK.finditer(text):
        tag = _ACROSS.match(text, opened.start()) if opened.start() >= at else None
        if tag and not _EMPTY_LINE.search(tag.group()):
            pieces += (text[at : tag.start()], tag.group().replace("\r", " ").replace("\n", " "))
            at = tag.end()
    return "".join((*pieces, text[at:])) if pieces else text


def _as_long(match: re.Match[str]) -> str:
    """The sign of an entity, with spaces where they do not matter, as long as the entity."""
    sign = {"lt": "<", "60": "<", "gt": ">", "62": ">"}.get(match[1], '"')
    spaces = " " * (len(match.group()) - 1)
    return sign + spaces if sign == "<" else spaces + sign


def _is_address(text: str, at: int) -> bool:
    """Whether a slash stands in an address: "<https://example.org/p>"."""
    word = text[max(0, at - _LINE_LIMIT) : at].rsplit(maxsplit=1)
    return bool(word) and not text[at - 1].isspace() and ("://" in word[-1] or "www." in word[-1])


def _leading(text: str) -> int:
    if text.startswith(("> ", ">>> ")):
        return 0
    at = 0
    while match := _AT_START.match(text, at):
        at = match.end()
        if at > _LINE_LIMIT:
            break
    return at if at < len(text) else 0


def _trailing(text: str, start: int) -> int:
    cut = max(start, len(text) - _TAIL)
    last = text.rfind("<", cut)
    if last < 0:
        return len(text)
    match = None if _LESS.search(text) else _AT_END.search(text, max(cut, last - 3))
    return max(start, match.start()) if match else len(text)


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans without their outer white space, neighbours made one."""
    joined: list[tuple[int, int]] = []
    for low, high in spans:
        piece = text[low:high]
        start = low + len(piece) - len(piece.lstrip())
        end = high - len(piece) + len(piece.rstrip())
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def cut(text: str, spans: list[tuple[int, int]]) -> str:
    """``text`` without ``spans``, which are in order."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """``text`` with ``spans`` cut and its white space made single spaces."""
    return " ".join((cut(text, spans) if spans else text).split())


def _is_tags(line: str) -> bool:
    if _NAVIGATION.match(line) and not line.endswith(">"):
        return False
    at = 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return _HAS_TAG.search(line) is not None or not any(map(str.isalpha, line))


def _speaks(line: str) -> bool:
    """Whether a line that looks like code reads like a sentence: "Note: he left;"."""
    said = _SHORTCODE.sub(" ", line) if line[0] == "[" else ""
    if "://" not in said and len(_WORDS.findall(said)) >= _SAID:
        return True
    return _CSS_PAIR.match(line) is not None and not _CSS_VALUE.match(line)
