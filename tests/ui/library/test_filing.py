"""What is said of articles that were filed."""

from __future__ import annotations

from app.ui.library.filing import Filing


def test_a_collection_may_have_any_name(desk, library):
    filing = Filing(desk)
    made = library.collections.put_into_new([], "{Energy} 100 %s {")
    first, second, *_ = [article.id for article in library.articles()]
    assert filing.put([first, second], made.id)
    assert desk.notices.last == "2 articles put into “{Energy} 100 %s {”"
    assert filing.take_out([first], made.id)
    assert desk.notices.last == "Article taken out of “{Energy} 100 %s {”"
    assert library.collections.articles(made.id) == [second]
