"""publishers."""

from __future__ import annotations


def test_a_publisher_is_registered_graded_and_changed(ask, articles):
    ask("edit", articles[0]["id"], "--publisher", "BelTA")
    ask("edit", articles[1]["id"], "--publisher", "Reuters")
    assert [row["name"] for row in ask("publishers", "unregistered")] == ["BelTA", "Reuters"]
    made = ask(
        *("publishers", "add", "Belta", "--reliability", "D", "--reason", "Official lines"),
        *("--owner", "The state", "--alias", "Belarusian Telegraph Agency"),
    )
    assert (made["reliability"], made["articles"], made["owner_note"]) == ("D", 1, "The state")
    assert next(a for a in ask("articles") if a["id"] == articles[0]["id"])["reliability"] == "D"
    graded = ask("publishers", "grade", "Belarusian Telegraph Agency", "E", "--reason", "Worse")
    assert [(c["reliability"], c["reason"]) for c in graded["history"]] == [
        ("D", "Official lines"),
        ("E", "Worse"),
    ]
    assert ask("publishers", "edit", "Belta", "--no-aliases")["aliases"] == []
    assert (
        ask("publishers", "grade", made["id"][:8], "none", "--reason", "Unsure")["reliability"]
        is None
    )
    ask("publishers", "delete", "Belta")
    assert ask("publishers") == []
    ask("undo")
    assert [row["name"] for row in ask("publishers")] == ["Belta"]


def test_a_grade_without_a_reason_is_wrong_usage(collate, library):
    assert (
        collate("publishers", "add", "Belta", "--reliability", "D", "--library", library).status
        == 2
    )
    assert collate("publishers", "grade", "Belta", "B", "--library", library).status == 2
    missing = collate("publishers", "grade", "Belta", "B", "--reason", "x", "--library", library)
    assert missing.status == 1 and "no publisher “Belta”" in missing.err


def test_the_register_reads_well_without_json(collate, library):
    assert "No publisher is registered" in collate("publishers", "--library", library).out
    made = collate(
        *("publishers", "add", "Belta", "--reliability", "D", "--reason", "Official lines"),
        *("--library", library),
    )
    assert "reliability: D" in made.out and "Official lines" in made.out
