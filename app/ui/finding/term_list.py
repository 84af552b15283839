"""A list of names or terms: read, searched for one after another, written as a table."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from app.domain.article import ArticleId
from app.domain.errors import UnreadableFile
from app.domain.query import parse
from app.ui.finding.explained import has_operators
from app.ui.finding.shown import as_shown
from app.ui.models.result_terms import TermCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.library.library import Library

MOST = 10_000
"""Terms of one list that are searched for."""
MOST_PASSAGES = 100
"""Passages of one term that are written into a table."""

_QUOTES = re.compile(r'["“”„«»]')


def terms_in(text: str) -> list[str]:
    """The terms of ``text``, one a line: each once, in their order, empty lines left out."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:MOST]


def query_of(term: str, *, exact: bool) -> str:
    """What to ask for ``term``: with ``exact`` its words as a phrase.

    A term that has operators is a query already.
    """
    if not exact or has_operators(parse(term)):
        return term
    return f'"{_QUOTES.sub("", term)}"'


def counted(library: Library, terms: Iterable[str], *, exact: bool) -> Iterator[TermCount]:
    """What the library finds for each of ``terms``, as it is found."""
    for term in terms:
        query = query_of(term, exact=exact)
        answer = library.searching.search(query, limit=1)
        best = as_shown(answer.hits[0], 1, {}).snippet if answer.hits else ""
        yield TermCount(term, query, answer.total, answer.articles, " ".join(best.split()))


def read_terms(path: Path) -> str:
    """The lines of a file; of a table (.csv, .tsv) the first column. Raises ``UnreadableFile``."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be read: {error.strerror}. Choose another file."
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{path.name} is no text in UTF-8. Save the list as UTF-8 text or CSV and try again."
        ) from error
    if path.suffix.lower() not in {".csv", ".tsv"}:
        return text
    try:
        dialect = csv.Sniffer().sniff(text[:4000], ",;\t")
    except csv.Error:  # one column: nothing that parts it
        dialect = csv.excel
    return "\n".join(row[0] for row in csv.reader(io.StringIO(text), dialect) if row)


def as_csv(counts: Iterable[TermCount]) -> bytes:
    """A table with a head, in UTF-8 with the mark that spreadsheets know it by."""
    head = ("Term", "Query", "Passages", "Articles", "Best passage")
    rows = ((c.term, c.query, c.passages, c.articles, c.passage) for c in counts)
    return _written(head, rows)


def passages_as_csv(
    library: Library, counts: Iterable[TermCount], stop: Callable[[], bool]
) -> bytes:
    """A table with a row for each passage of each term, at most ``MOST_PASSAGES`` of one.

    ``stop`` is asked between terms; what was looked up until then is in it.
    """

    def rows() -> Iterator[Sequence[object]]:
        published = {article.id: article for article in library.articles()}
        for count in counts:
            if stop():
                return
            for hit in library.searching.search(count.query, limit=MOST_PASSAGES).hits:
                known = published.get(ArticleId(hit.article))
                publisher = (known.publisher or "") if known is not None else ""
                date = (known.date or "") if known is not None else ""
                words = (
                    library.article(known.id).text[hit.start : hit.end]
                    if known is not None
                    else hit.snippet
                )
                words = " ".join(words.split())
                yield (count.term, hit.title, publisher, date, hit.paragraph, words)

    return _written(("Term", "Article", "Publisher", "Date", "Paragraph", "Passage"), rows())


def _written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(head)
    for row in rows:
        writer.writerow([_harmless(value) if isinstance(value, str) else value for value in row])
    return made.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking words of a stranger's list for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text
