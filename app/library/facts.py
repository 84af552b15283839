"""The figures and names of an article, and where else in the library each is mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import ArticleId, Span
from app.domain.edits import Collection
from app.domain.errors import NotFound
from app.domain.facts import Fact, facts_in
from app.domain.figures import find_figures
from app.domain.names import SameName

if TYPE_CHECKING:
    from app.library.ledger import Ledger
    from app.library.searching import Searching
    from app.search.answer import Hit

__all__ = ["Fact", "Facts", "Mention"]

_LOOKED_THROUGH = 200  # hits of the search
_MOST = 20  # mentions that are given


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage of another article, ``paragraph`` (¶) and ``words`` of it, that mentions a fact."""

    article: ArticleId
    title: str
    span: Span
    paragraph: int
    words: str


class Facts:
    """Answers what stands in articles; nothing here is kept or edited."""

    def __init__(self, ledger: Ledger, searching: Searching) -> None:
        self._ledger = ledger
        self._searching = searching

    def of(self, article: ArticleId) -> list[Fact]:
        """Names, the most frequent first, then figures in their order; raises ``NotFound``."""
        known = self._ledger.records.all(Collection.NAME, SameName)
        spellings = [spelling for name in known if name.one for spelling in name.spellings]
        return facts_in(self._ledger.article(article), spellings)

    def mentions(self, fact: Fact, besides: ArticleId) -> list[Mention]:
        """Up to 20 passages of other articles with ``fact``, best first; as slow as a search.

        A name is found in its other spellings too; a figure however it is written, as long as the
        value and the unit are the same.
        """
        answer = self._searching.search(_query(fact), limit=_LOOKED_THROUGH)
        found: list[Mention] = []
        for hit in answer.hits:
            if len(found) < _MOST and hit.where == "text" and hit.article != besides:
                mention = self._mention(fact, hit)
                if mention is not None:
                    found.append(mention)
        return found

    def _mention(self, fact: Fact, hit: Hit) -> Mention | None:
        try:
            article = self._ledger.article(ArticleId(hit.article))
        except NotFound:  # removed since it was found
            return None
        span = Span(hit.start, hit.end)
        if fact.kind == "figure":
            language = article.metadata.language
            same = (
                figure
                for figure in find_figures(article.text, hit.start, hit.end, language)
                if (figure.value, figure.unit) == (fact.value, fact.unit)
            )
            figure = next(same, None)
            if figure is None:
                return None
            span = Span(figure.start, figure.end)
        elif hit.spans:
            span = Span(*hit.spans[0])
        words = " ".join(article.text[hit.start : hit.end].split())
        return Mention(article.id, article.short_title, span, hit.paragraph, words)


def _query(fact: Fact) -> str:
    if fact.kind == "name":
        # Words by themselves are found in their other spellings; a phrase keeps them together.
        return fact.words if " " not in fact.words else _quoted(fact.words)
    return " OR ".join(_quoted(written) for written in dict.fromkeys(_written(fact)))


def _written(fact: Fact) -> list[str]:
    """The ways in which a figure may be written."""
    ways = [fact.words]
    if fact.value == int(fact.value) and fact.value < 1e15:
        grouped = f"{int(fact.value):,}"
        ways += [
            grouped,
            str(int(fact.value)),
            grouped.replace(",", "."),
            grouped.replace(",", " "),
        ]
    else:
        plain = f"{fact.value:g}"
        ways += [plain, plain.replace(".", ",")]
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if fact.value >= scale:
            ways.append(f"{fact.value / scale:g} {word}")
            break
    return ways


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ").strip() + '"'
