"""similar and align."""

from __future__ import annotations


def test_similar_passages_stand_in_other_articles_and_say_why(ask, articles):
    text = ask("show", articles[0]["id"])["text"]
    start = text.index("Modernizing infrastructure")
    end = text.index("\n", start)

    hits = ask("similar", articles[0]["id"], "--span", f"{start}:{end}", "--limit", 3)["hits"]

    assert 0 < len(hits) <= 3
    for hit in hits:
        assert hit["article"] != articles[0]["id"]
        assert set(hit) >= {"article", "title", "start", "end", "paragraph", "kind", "score"}
        assert hit["reason"]
        other = ask("show", hit["article"])["text"]
        assert hit["snippet"] == other[hit["start"] : hit["end"]][:320]
    assert "infrastructure" in hits[0]["snippet"]
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_a_span_outside_the_article_is_refused(collate, library, articles):
    result = collate(
        "similar", articles[0]["id"], "--span", "5:900000", "--library", library, "--json"
    )

    assert result.status == 1
    assert result.json["error"]["kind"] == "bad-request"


def test_aligned_passages_are_best_first_and_all_lists_more(ask, articles, collate, library):
    a, b = articles[0]["id"], articles[2]["id"]

    drawn = ask("align", a, b)["pairs"]
    everything = ask("align", a, b, "--all")["pairs"]

    assert drawn
    assert all(pair["drawn"] for pair in drawn)
    assert [pair for pair in everything if pair["drawn"]] == drawn
    assert len(everything) > len(drawn)
    texts = [ask("show", name)["text"] for name in (a, b)]
    for pair in everything:
        assert set(pair) == {"a", "b", "score", "relation", "drawn", "verdict"}
        assert pair["relation"] in {"same", "differs"}
        for side, text in zip("ab", texts, strict=True):
            assert text[pair[side]["start"] : pair[side]["end"]].strip()
    scores = [pair["score"] for pair in everything]
    assert scores == sorted(scores, reverse=True)
    assert "pair" in collate("align", a, b, "--library", library).out


def test_the_order_of_the_articles_only_swaps_the_sides(ask, articles):
    a, b = articles[0]["id"], articles[2]["id"]

    def places(pairs, first, second):
        return {(p[first]["start"], p[second]["start"], p["score"]) for p in pairs}

    forth, back = ask("align", a, b)["pairs"], ask("align", b, a)["pairs"]
    assert places(forth, "a", "b") == places(back, "b", "a")


def test_an_article_is_not_compared_with_itself(collate, library, articles):
    result = collate(
        "align", articles[0]["id"], articles[0]["title"], "--library", library, "--json"
    )

    assert result.status == 1
    assert result.json["error"]["kind"] == "bad-request"


def test_a_verdict_is_said_listed_undone_and_outweighs_what_is_found(
    ask, articles, collate, library
):
    a, b = articles[0]["id"], articles[2]["id"]
    first, *others = ask("align", a, b)["pairs"]
    places = [f"{first[side]['start']}:{first[side]['end']}" for side in "ab"]

    said = ask("judge", a, b, "--a", places[0], "--b", places[1], "--as", "wrong")

    assert said["verdict"] == "wrong"
    assert ask("align", a, b)["pairs"] == others
    refused = [pair for pair in ask("align", a, b, "--all")["pairs"] if pair["verdict"]]
    assert [(p["verdict"], p["drawn"], p["a"]) for p in refused] == [("wrong", False, first["a"])]
    assert [v["id"] for v in ask("verdicts", a)] == [said["id"]]
    assert "Not a match" in collate("verdicts", "--library", library).out
    ask("judge", a, b, "--a", places[0], "--b", places[1], "--as", "right")
    assert ask("align", a, b)["pairs"][0]["verdict"] == "right"
    assert ask("undo")["did"]
    ask("judge", a, b, "--a", places[0], "--b", places[1], "--as", "none")
    assert ask("verdicts") == []


def test_nothing_can_be_taken_back_that_was_not_said(collate, library, articles):
    a, b = articles[0]["id"], articles[2]["id"]

    result = collate(
        "judge", a, b, "--a", "0:50", "--b", "0:50", "--as", "none", "--library", library, "--json"
    )

    assert result.status == 1
    assert result.json["error"]["kind"] == "not-found"


def test_a_model_that_is_none_is_refused(collate, library, articles, tmp_path):
    a, b = articles[0]["id"], articles[2]["id"]

    result = collate("align", a, b, "--model", tmp_path, "--library", library, "--json")

    assert result.status == 1
    assert result.json["error"]["kind"] == "model-unreadable"
