"""articles, show, edit, remove."""

from __future__ import annotations

FIELDS = {
    "id",
    "title",
    "short_title",
    "publisher",
    "author",
    "date",
    "language",
    "words",
    "marks",
    "reliability",
    "added",
}


def test_articles_are_listed_with_what_is_known(ask, collate, library):
    listed = ask("articles")

    assert len(listed) == 5
    assert all(set(article) >= FIELDS for article in listed)
    text = collate("articles", "--library", library).out
    for article in listed:
        assert article["id"][:8] in text


def test_an_article_answers_to_its_id_a_prefix_or_its_title(ask, articles):
    wanted = articles[4]

    for name in (wanted["id"], wanted["id"][:8], wanted["title"]):
        assert ask("show", name)["id"] == wanted["id"]


def test_show_gives_the_text_and_blocks_that_lie_in_it(ask, articles):
    shown = ask("show", articles[4]["id"])

    assert set(shown) >= FIELDS | {"text", "blocks"}
    covered = {i for block in shown["blocks"] for i in range(block["start"], block["end"])}
    assert all(i in covered for i, c in enumerate(shown["text"]) if not c.isspace())
    table = next(block for block in shown["blocks"] if block["type"] == "table")
    assert table["rows"][1][0]["text"] == "Lure Foreign Investment"
    assert all(block["paragraph"] >= 1 for block in shown["blocks"])


def test_the_reading_view_has_paragraph_numbers_and_hides_what_is_dimmed(
    collate, library, articles
):
    base = [articles[4]["id"], "--library", library]
    plain, everything = collate("show", *base).out, collate("show", "--dimmed", *base).out

    assert "   2  In a significant shift in diplomatic policy" in plain
    assert "This website uses cookies" not in plain
    assert "This website uses cookies" in everything


def test_edit_corrects_metadata_and_grades(ask, articles):
    article = articles[0]["id"]

    edited = ask(
        "edit",
        article,
        "--title",
        "The call",
        "--publisher",
        "Minsk Daily",
        "--author",
        "A. Novak",
        "--date",
        "2025-08-16",
        "--language",
        "en",
        "--reliability",
        "c",
    )

    assert edited["title"] == "The call"
    listed = next(a for a in ask("articles") if a["id"] == article)
    for field in ("publisher", "author", "date", "language", "reliability"):
        assert edited[field] == listed[field]
    assert (listed["publisher"], listed["reliability"]) == ("Minsk Daily", "C")
    assert ask("edit", article, "--publisher", "")["publisher"] is None
    assert ask("show", "The call")["id"] == article


def test_a_date_that_is_none_changes_nothing(ask, collate, library, articles):
    result = collate(
        "edit", articles[0]["id"], "--date", "yesterday", "--library", library, "--json"
    )

    assert result.status == 1
    assert result.json["error"]["kind"] == "bad-request"
    assert ask("show", articles[0]["id"])["date"] == articles[0]["date"]


def test_a_removed_article_comes_back_with_undo_also_in_another_run(ask, articles):
    assert "remove" in ask("remove", articles[1]["id"])["did"]
    assert len(ask("articles")) == 4
    assert "remove" in ask("undo")["did"]
    assert len(ask("articles")) == 5
    assert "remove" in ask("redo")["did"]
    assert len(ask("articles")) == 4


def test_a_library_without_articles_says_so(collate, ask, library, articles):
    for article in articles:
        ask("remove", article["id"])

    assert "No articles yet" in collate("articles", "--library", library).out
    assert ask("articles") == []
