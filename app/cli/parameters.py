"""Kinds of values that commands take."""

from __future__ import annotations

import re
from typing import Any

import click
from typing_extensions import override

from app.domain.article import Span

_SPAN = re.compile(r"\s*(\d+)\s*[:-]\s*(\d+)\s*", re.ASCII)


class SpanType(click.ParamType[Span]):
    """A span written "A:B": code points into the article's text, half open."""

    name = "A:B"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        if isinstance(value, Span):
            return value
        found = _SPAN.fullmatch(str(value))
        if found is None:
            self.fail(f"“{value}” is no span. Write the two positions as A:B, such as 120:245.")
        return Span(int(found[1]), int(found[2]))


SPAN = SpanType()
