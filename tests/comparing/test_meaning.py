"""Sentence vectors from a model that somebody chose."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from app.comparing.comparing import Comparison
from app.comparing.meaning import WEIGHT, Meaning, StaticModel
from app.domain.article import ArticleId
from app.domain.errors import ModelUnreadable
from tests.comparing.accounts import ELSEWHERE, GROUNDED, RESCUED, article
from tests.comparing.models import written

SUBJECTS = (
    ("ship", "vessel", "freighter", "ran", "aground", "driven", "rocks", "coast"),
    ("rescued", "lifted", "helicopter", "crew", "safety", "hurt"),
    ("rules", "stricter", "tougher", "minister", "demanded", "called"),
    ("peso", "dollar", "copper", "rate", "bank"),
)


class BySubject:
    """A model that knows four subjects, and that all it reads is news."""

    fingerprint = "subjects"

    def __init__(self):
        self.read = []

    def vectors(self, sentences):
        self.read += sentences
        rows = [
            [5.0, *(sum(word in said.lower() for word in words) for words in SUBJECTS)]
            for said in sentences
        ]
        return np.array(rows, np.float32).reshape(len(sentences), 1 + len(SUBJECTS))


def library(model=None):
    articles = [article("a", GROUNDED), article("b", RESCUED), article("c", ELSEWHERE)]
    comparison = Comparison(articles)
    if model is not None:
        comparison.meaning = Meaning(model)
    return comparison, articles


def test_what_the_whole_library_is_about_makes_nothing_near():
    meaning = Meaning(BySubject())
    said = {"a": ["The ship ran aground."], "b": ["The peso fell."], "c": ["The crew was rescued."]}
    meaning.follow(map(ArticleId, said), said.__getitem__)

    ((same, other),) = meaning.nearness(
        ["A vessel on the rocks."], ["A freighter on the coast.", "The bank and the dollar."]
    )

    assert same > 0.9
    assert other < 0.2


def test_the_same_meaning_raises_the_score_of_a_pair_a_little():
    plain, (a, b, _) = library()
    told, _ = library(BySubject())
    before = {(p.a, p.b): p.score for p in plain.align(a, b, everything=True)}
    after = {(p.a, p.b): p.score for p in told.align(a, b, everything=True)}

    raised = [after[place] - score for place, score in before.items() if place in after]

    assert max(raised) > WEIGHT / 10
    assert all(-WEIGHT <= by <= WEIGHT + 1e-6 for by in raised)


def test_an_article_is_read_once_and_again_when_it_has_changed():
    model = BySubject()
    comparison, (a, b, _) = library(model)
    comparison.align(a, b)
    model.read.clear()

    comparison.follow_meaning()
    assert model.read == []
    comparison.add(article("c", "The peso of Chile gained against the dollar in Santiago."))
    comparison.follow_meaning()

    assert model.read == ["The peso of Chile gained against the dollar in Santiago."]


def test_what_was_kept_is_taken_up_for_the_same_model_only():
    first = BySubject()
    comparison, _ = library(first)
    comparison.follow_meaning()
    kept = comparison.meaning.arrays()
    again, other = BySubject(), BySubject()
    other.fingerprint = "another"

    for model in (again, other):
        anew, _ = library()
        anew.meaning = Meaning(model, kept)
        anew.follow_meaning()

    assert again.read == []
    assert sorted(other.read) == sorted(first.read)


def test_no_claims_have_no_nearness():
    assert Meaning(BySubject()).nearness([], ["The ship."]).shape == (0, 1)
    assert Meaning(BySubject()).nearness(["The ship."], ["A vessel."]).shape == (1, 1)


def test_a_static_model_is_read_from_its_folder(tmp_path):
    pytest.importorskip("model2vec")
    model = StaticModel(written(tmp_path / "model"))

    ship, vessel, peso, nothing = model.vectors(["Ship", "a vessel", "peso", "zzz"])

    assert ship @ vessel > 5 * abs(ship @ peso)
    assert not nothing.any()
    assert model.fingerprint == StaticModel(tmp_path / "model").fingerprint


def test_a_torn_model_is_said_to_be_unreadable(tmp_path):
    pytest.importorskip("model2vec")
    folder = written(tmp_path / "model")
    (folder / "model.safetensors").write_bytes(b"torn")

    with pytest.raises(ModelUnreadable, match="cannot be read"):
        StaticModel(folder)


def test_a_folder_without_a_model_is_named_with_what_is_missing(tmp_path):
    with pytest.raises(ModelUnreadable, match=r"config\.json is missing"):
        StaticModel(tmp_path)


def test_without_the_extra_it_is_said_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "model2vec", None)

    with pytest.raises(ModelUnreadable, match=r"collate\[meaning\]"):
        StaticModel(written(tmp_path / "model"))
