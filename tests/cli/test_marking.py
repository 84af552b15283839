"""mark, marks, tags."""

from __future__ import annotations

FIELDS = {
    "id",
    "article",
    "start",
    "end",
    "quote",
    "paragraph",
    "tags",
    "colour",
    "note",
    "credibility",
    "state",
}


def test_a_mark_by_its_words_or_its_place_is_the_same(ask, articles):
    article = articles[4]["id"]
    by_words = ask("mark", article, "--quote", "$500 million", "--colour", 3, "--note", "Prüfen")
    by_place = ask("mark", article, "--span", f"{by_words['start']}:{by_words['end']}")

    assert set(by_words) >= FIELDS
    assert by_words["quote"] == by_place["quote"] == "$500 million"
    assert by_words["paragraph"] == by_place["paragraph"] == 14
    assert (by_words["colour"], by_words["note"], by_words["state"]) == (3, "Prüfen", "found")
    assert by_place["credibility"] is None


def test_marks_are_listed_by_article_and_by_tag(ask, articles):
    first, second = articles[0]["id"], articles[4]["id"]
    ask("mark", first, "--span", "0:20", "--tag", "Calls", "--credibility", 2)
    ask("mark", second, "--span", "0:7", "--tag", "calls", "--tag", "Trade")

    assert len(ask("marks")) == 2
    assert [mark["article"] for mark in ask("marks", first)] == [first]
    assert [mark["article"] for mark in ask("marks", "--tag", "Trade")] == [second]
    assert len(ask("marks", "--tag", "Calls")) == 2
    assert ask("marks", first)[0]["credibility"] == 2
    assert next(a for a in ask("articles") if a["id"] == first)["marks"] == 1


def test_a_new_tag_is_made_with_a_notice_and_listed(ask, articles):
    made = ask("mark", articles[0]["id"], "--span", "0:20", "--tag", "Human rights")

    assert made["tags"] == ["Human rights"]
    assert "Human rights" in made["notices"][0]
    assert "notices" not in ask(
        "mark", articles[0]["id"], "--span", "0:9", "--tag", "human  RIGHTS"
    )
    (tag,) = ask("tags")
    assert set(tag) == {"id", "name", "parent", "code", "colour", "definition", "marks"}
    assert (tag["name"], tag["code"], tag["marks"]) == ("Human rights", "HR", 2)
    assert ask("marks", "--tag", tag["id"][:8])


def test_words_that_stand_more_than_once_are_refused_with_their_places(
    collate, ask, library, articles
):
    result = collate(
        "mark", articles[4]["id"], "--quote", "red lines", "--library", library, "--json"
    )

    assert result.status == 1
    assert result.json["error"]["kind"] == "ambiguous"
    text = ask("show", articles[4]["id"])["text"]
    assert text.count("red lines") > 1
    place = text.index("red lines")
    assert f"{place}:{place + 9}" in result.err
    assert ask("marks") == []


def test_words_that_stand_nowhere_and_spans_outside_are_refused(collate, library, articles, ask):
    base = ["mark", articles[4]["id"], "--library", library, "--json", "--tag", "Never"]

    for wrong in (["--quote", "no such words"], ["--quote", ""], ["--span", "5:999999"]):
        result = collate(*base, *wrong)
        assert result.status == 1, wrong
        assert result.json["error"]["kind"] == "bad-request"
    assert ask("marks") == []
    assert ask("tags") == []


def test_positions_count_code_points(collate, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(
        "Night 😀 of Škoda\n\nThe 😀 café e\u0301 opened. Rain fell.", encoding="utf-8"
    )
    base = ["--library", tmp_path / "new", "--json"]
    article = collate("import", story, *base).json["added"][0]["id"]
    text = collate("show", article, *base).json["text"]

    mark = collate("mark", article, "--quote", "opened", *base).json

    assert text[mark["start"] : mark["end"]] == "opened"


def test_a_mark_that_is_refused_leaves_no_new_tag_behind(collate, ask, articles):
    article = articles[0]["id"]
    refused = collate(
        "mark", article, "--span", "0:20", "--tag", "New", "--note", "half a sign: \udce9"
    )
    assert refused.status == 1
    assert [tag["name"] for tag in ask("tags")] == []
    assert ask("marks") == []


def test_a_new_tag_and_its_mark_are_one_step_of_undo(ask, articles):
    article = articles[0]["id"]
    made = ask("mark", article, "--span", "0:20", "--tag", "New", "--tag", "Other", "--tag", "new")
    assert made["tags"] == ["New", "Other"]
    ask("undo")
    assert ask("marks") == [] and ask("tags") == []
    ask("redo")
    assert [mark["tags"] for mark in ask("marks")] == [["New", "Other"]]
