from __future__ import annotations

from app.domain.article import ArticleId
from app.ui.models.result_rows import MORE, ArticleFound, ArticleResults, PassageFound
from app.ui.models.result_rows import RestOfArticle as Rest

ID = ArticleId("a1")


def passages(count):
    return tuple(PassageFound(ID, n * 10, n * 10 + 5, n, n, "words") for n in range(1, count + 1))


def test_an_article_whose_passages_are_all_shown_has_no_row_for_the_rest():
    rows = ArticleResults(ArticleFound(ID, "Title", 2), passages(2)).rows()
    assert [type(row) for row in rows] == [ArticleFound, PassageFound, PassageFound]


def test_an_article_with_more_passages_than_shown_ends_with_a_row_for_the_rest():
    rest = ArticleResults(ArticleFound(ID, "Title", 5), passages(3)).rows()[-1]
    assert rest == Rest(ID, "Title", 3, 5)
    assert rest.next == 2


def test_the_rest_of_a_long_article_comes_in_portions():
    assert Rest(ID, "Title", 3, 5000).next == MORE
