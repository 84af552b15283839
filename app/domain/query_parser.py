"""Reading a query as typed: a forgiving parser for ``app.domain.query``.

Grammar, loosest first: OR, AND, words side by side, near/n, NOT or ``-``, a term. Every mistake
becomes a notice; positions in notices count from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain import query as q
from app.domain.query_joining import as_term, side_by_side

_MAX_NOTICES = 8
_OPERATORS = ("AND", "OR", "NOT", "NEAR")
_PROSE = 6
"""Words from which on a query in capitals may be a sentence."""
_OPENING = '"“”„«»'
_CLOSED = re.compile('["“”«»]')
_STOP = re.compile(r'[\s\x1c-\x1f\x85()"“”„«»]')
_FIELD = re.compile(r"([^\W\d_]+):")
_NEAR = re.compile(r"(?:near|NEAR)/(\d{1,6})|NEAR")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a query: ``kind`` is ``( ) - phrase field word``; ``at`` counts from 1."""

    kind: str
    text: str
    at: int


class Parser:
    """Reads one query; ``query()`` gives the result."""

    def __init__(self, text: str) -> None:
        self._typed = text
        self._notices: list[str] = []
        self._terms = 0
        self._left_out = 0
        self._too_deep = False
        self._next = 0
        self._tokens = self._scanned(self._shortened(text))
        if _is_prose_in_capitals(self._tokens):
            self._tokens = [_Token(t.kind, t.text.lower(), t.at) for t in self._tokens]
            self._say("All is in capitals: AND, OR and NOT were read as words.")

    def query(self) -> q.Query:
        """The tree and what was not understood."""
        root: q.Node | None = None
        while self._next < len(self._tokens):
            found = self._any_of(0)
            root = side_by_side([n for n in (root, found) if n is not None])
            if self._peek(")"):
                self._say(
                    f"The parenthesis at position {self._take().at} was never opened. "
                    "It was left out."
                )
        if self._left_out:
            self._say(
                f"The query is long: the first {q.MAX_TERMS} words were searched, "
                f"{self._left_out} were left out."
            )
        if self._too_deep:
            self._say(f"Parentheses deeper than {q.MAX_DEPTH} were left out.")
        if root is None and self._typed.strip():
            self._say("There is no word to search for. Type one, or part of one with *.")
        return q.Query(self._typed, root, tuple(dict.fromkeys(self._notices))[:_MAX_NOTICES])

    # ---- pieces

    def _say(self, notice: str) -> None:
        self._notices.append(notice)

    def _shortened(self, text: str) -> str:
        if len(text) <= q.MAX_LENGTH:
            return text
        self._say(f"The query has {len(text)} characters: the first {q.MAX_LENGTH} were searched.")
        return text[: q.MAX_LENGTH]

    def _scanned(self, text: str) -> list[_Token]:
        tokens: list[_Token] = []
        at = 0
        while at < len(text):
            char = text[at]
            if char.isspace():
                at += 1
            elif char in "()":
                tokens.append(_Token(char, char, at + 1))
                at += 1
            elif char in _OPENING:
                at = self._scan_phrase(text, at, tokens)
            elif char in "-−" and _is_exclusion(text, at):
                tokens.append(_Token("-", char, at + 1))
                at += 1
            else:
                at = self._scan_word(text, at, tokens)
        return tokens

    def _scan_phrase(self, text: str, at: int, tokens: list[_Token]) -> int:
        closing = _CLOSED.search(text, at + 1)
        if closing is None:
            self._say(
                f"The quotation mark at position {at + 1} is not closed. "
                "Showing results for the words instead."
            )
            return at + 1
        tokens.append(_Token("phrase", text[at + 1 : closing.start()], at + 1))
        return closing.end()

    def _scan_word(self, text: str, at: int, tokens: list[_Token]) -> int:
        stop = _STOP.search(text, at)
        end = len(text) if stop is None else stop.start()
        named = _FIELD.match(text, at, end)
        if named is None:
            tokens.append(_Token("word", text[at:end], at + 1))
            return end
        name = named[1].lower()
        clause = name == "in" and named.end() == end and text[end : end + 1].isspace()
        if name in q.FIELDS and not clause:
            tokens.append(_Token("field", name, at + 1))
            return named.end()
        if named.end() < end or (end < len(text) and text[end] in _OPENING):
            self._say(
                f"“{named[1]}:” is no field. Fields are {', '.join(q.FIELDS)}. "
                "The words were searched."
            )
        tokens.append(_Token("word", named[1], at + 1))
        return named.end()

    def _peek(self, kind: str, text: str | None = None) -> bool:
        if self._next >= len(self._tokens):
            return False
        token = self._tokens[self._next]
        return token.kind == kind and (text is None or token.text == text)

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]

    # ---- operators

    def _any_of(self, depth: int) -> q.Node | None:
        return self._joined("OR", depth)

    def _joined(self, operator: str, depth: int) -> q.Node | None:
        """Operands between ``operator``; missing ones are told and skipped."""
        parts: list[q.Node] = []
        joined = False
        while True:
            part = self._joined("AND", depth) if operator == "OR" else self._sequence(depth)
            if part is not None:
                parts.append(part)
            if not self._peek("word", operator):
                if joined and part is None and not self._left_out:
                    self._say(f"Nothing stands after {operator}. The rest was searched.")
                break
            token = self._take()
            if part is None and not self._left_out:
                self._say(
                    f"Nothing stands before {operator} at position {token.at}. "
                    "The rest was searched."
                )
            joined = True
        if len(parts) < 2:
            return parts[0] if parts else None
        strict = tuple(q.every_word_wanted(part) for part in parts)
        return q.AnyOf(strict) if operator == "OR" else q.All(strict)

    def _sequence(self, depth: int) -> q.Node | None:
        parts: list[q.Node] = []
        while self._next < len(self._tokens) and not self._peek(")"):
            if self._peek("word", "AND") or self._peek("word", "OR"):
                break
            distance = self._near()
            if distance is None:
                part = self._unary(depth)
                if part is not None:
                    parts.append(part)
                continue
            right = self._unary(depth) if self._next < len(self._tokens) else None
            left_term, right_term = as_term(parts[-1] if parts else None), as_term(right)
            if left_term is not None and right_term is not None:
                parts[-1] = q.Near(left_term, right_term, distance)
            else:
                self._say("near/ needs a word or a phrase on each side. The words were searched.")
                parts += [] if right is None else [right]
        return side_by_side(parts)

    def _near(self) -> int | None:
        if not self._peek("word"):
            return None
        found = _NEAR.fullmatch(self._tokens[self._next].text)
        if found is None:
            return None
        self._next += 1
        return max(1, min(q.MAX_DISTANCE, int(found[1] or 10)))

    def _unary(self, depth: int) -> q.Node | None:
        excluded = False
        while self._peek("-") or self._peek("word", "NOT"):
            token = self._take()
            excluded = not excluded
            if self._next >= len(self._tokens) or self._peek(")"):
                self._say(f"Nothing stands after {token.text}. The rest was searched.")
                return None
        part = self._primary(depth)
        if part is None or not excluded:
            return part
        return q.Not(q.every_word_wanted(part))

    def _primary(self, depth: int) -> q.Node | None:
        if self._peek("("):
            return self._group(depth)
        if self._peek("word", "AND") or self._peek("word", "OR") or self._peek(")"):
            return None
        token = self._take()
        if token.kind == "field":
            return self._field(token, depth)
        return self._term(token)

    def _group(self, depth: int) -> q.Node | None:
        opened = self._take()
        if depth >= q.MAX_DEPTH:
            self._too_deep = True
            while self._peek("("):
                self._next += 1
            return None
        found = self._any_of(depth + 1)
        if self._peek(")"):
            self._next += 1
        elif not self._too_deep:
            self._say(
                f"The parenthesis at position {opened.at} is not closed. "
                "It was read as closed at the end."
            )
        return found

    # ---- terms

    def _counted(self, node: q.Node) -> q.Node | None:
        if self._terms >= q.MAX_TERMS:
            self._left_out += 1
            return None
        self._terms += 1
        return node

    def _term(self, token: _Token) -> q.Node | None:
        if not any(char.isalnum() for char in token.text):
            return None
        if token.kind == "phrase":
            return self._counted(q.Phrase(token.text))
        bare = token.text.rstrip("*~0123456789") if "~" in token.text else token.text
        if bare != token.text and "~" in token.text[len(bare) :]:
            return self._counted(q.Fuzzy(bare) if bare else q.Word(token.text.strip("~*")))
        if "*" in token.text:
            return self._prefix(token)
        return self._counted(q.Word(token.text))

    def _prefix(self, token: _Token) -> q.Node | None:
        stem, _, rest = token.text.partition("*")
        letters = sum(char.isalnum() for char in stem)
        if not rest.strip("*?.,;:!") and letters >= q.MIN_PREFIX:
            return self._counted(q.Prefix(stem))
        words = " ".join(token.text.replace("*", " ").split())
        if not rest.strip("*") and _UNSPACED.search(stem):
            return self._counted(q.Word(stem))
        if rest.strip("*"):
            self._say(
                f"In “{token.text}” * stands before the end of the word; "
                f"only an end can be left open. “{words}” was searched."
            )
        else:
            self._say(
                f"“{token.text}” needs at least {q.MIN_PREFIX} letters before *. "
                f"“{words}” was searched."
            )
        return self._counted(q.Word(words))

    def _field(self, token: _Token, depth: int) -> q.Node | None:
        name = token.text
        follows = self._tokens[self._next] if self._next < len(self._tokens) else None
        if follows is None or follows.kind not in ("word", "phrase", "("):
            self._say(
                f"Nothing stands after {name}: at position {token.at}. The rest was searched."
            )
            return None
        if follows.kind == "(":
            whole = self._whole_name() if name == "in" else None
            group = self._group(depth) if whole is None else q.Phrase(whole)
            return None if group is None else self._applied(name, q.every_word_wanted(group))
        self._next += 1
        if name == "date":
            return self._dates(follows.text)
        if name == "has":
            return self._has(follows.text)
        if name in q.VALUE_FIELDS:
            value = follows.text.strip()
            return self._counted(q.Field(name, value)) if value else None
        part = self._term(follows)
        return None if part is None else q.Within(name, part)

    def _whole_name(self) -> str | None:
        """The words in a parenthesis as one name; ``None`` if there is more than words in it."""
        words: list[str] = []
        for number, token in enumerate(self._tokens[self._next + 1 :], self._next + 2):
            if token.kind == ")" and words:
                self._next = number
                return " ".join(words)
            if token.kind != "word" or token.text in ("AND", "OR", "NOT"):
                return None
            words.append(token.text)
        return None

    def _applied(self, name: str, node: q.Node) -> q.Node | None:
        """``name:(…)``: every word of the group asked of the field."""
        if isinstance(node, q.All | q.AnyOf):
            parts = [self._applied(name, part) for part in node.parts]
            kept = tuple(part for part in parts if part is not None)
            return type(node)(kept) if kept else None
        if isinstance(node, q.Not):
            part = self._applied(name, node.part)
            return None if part is None else q.Not(part)
        if not isinstance(node, q.Word | q.Phrase | q.Prefix | q.Fuzzy):
            return node
        if name in q.TEXT_FIELDS:
            return q.Within(name, node)
        if name in q.VALUE_FIELDS:
            return q.Field(name, node.text + ("*" if isinstance(node, q.Prefix) else ""))
        return self._dates(node.text) if name == "date" else self._has(node.text)

    def _dates(self, text: str) -> q.Node | None:
        said = text.strip()
        first, dots, last = said.partition("..")
        if not dots:
            last = first
            for sign in (">=", "<=", ">", "<"):
                if said.startswith(sign):
                    bound = said[len(sign) :]
                    first, last = (bound, "") if sign[0] == ">" else ("", bound)
                    break
        known = [bound for bound in (first, last) if bound]
        if known and all(_DATE.fullmatch(bound) for bound in known):
            if first and last and first > last and not first.startswith(last):
                first, last = last, first
            return self._counted(q.Dates(first, last))
        self._say(
            f"“{said}” is no date. Write 2025, 2025-07, 2025-07-31 or 2025-07..2025-09. "
            "The word was searched."
        )
        return self._term(_Token("word", said, 1))

    def _has(self, text: str) -> q.Node | None:
        what = text.strip().lower()
        if what in q.PROPERTIES:
            return self._counted(q.Has(what))
        self._say(f"has: knows {', '.join(q.PROPERTIES)}; not “{text}”. The word was searched.")
        return self._term(_Token("word", text, 1))


def _is_prose_in_capitals(tokens: list[_Token]) -> bool:
    """Whether this is a sentence or a headline in capitals, in which AND and OR are words too."""
    words = [token.text for token in tokens if token.kind == "word"]
    if len(words) < max(len(tokens), _PROSE) or any(word != word.upper() for word in words):
        return False
    joined = "".join("|" if word in _OPERATORS else "x" for word in words)
    cased = any(word not in _OPERATORS and word != word.lower() for word in words)
    return cased and "|" in joined and "xxx" in joined


def _is_exclusion(text: str, at: int) -> bool:
    """Whether the hyphen at ``at`` begins a word and something follows it."""
    before = at == 0 or text[at - 1].isspace() or text[at - 1] in "(-−"
    after = at + 1 < len(text) and not text[at + 1].isspace()
    return before and after
