"""What sentences mean beside their words: vectors from a model that somebody chose to use.

Collate runs without. With a static model at hand, two claims that mean alike score a little higher.
Raw vectors mostly tell the topic of a library, so they are centred over its claims.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from app.comparing.cache_file import lines_of, text_array
from app.domain.article import ArticleId
from app.domain.errors import ModelUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from app.comparing.cache_file import Arrays
    from app.comparing.statistics import Weights as Table

Vectors = NDArray[np.float32]

WEIGHT = 0.15
"""How much the same meaning adds at the most to a score from 0 to 1."""
_FILES = ("config.json", "tokenizer.json", "model.safetensors")
_HOW = "Choose the folder of a static model, or leave the setting empty."


class SentenceVectors(Protocol):
    """Gives sentences places in a space; those that mean alike lie in one direction."""

    @property
    def fingerprint(self) -> str:
        """Another one for another model."""

    def vectors(self, sentences: Sequence[str]) -> Vectors:
        """One row for each sentence, all of one length."""


class StaticModel:
    """A static model in a folder, as the package model2vec writes it. Nothing is downloaded.

    Raises ``ModelUnreadable`` if the package is not installed or the folder holds no such model.
    """

    def __init__(self, folder: Path) -> None:
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise ModelUnreadable(
                f"{folder} holds no sentence model: {missing[0]} is missing. {_HOW}"
            )
        try:
            from model2vec import StaticModel as Read
        except ImportError as error:
            raise ModelUnreadable(
                "Sentence models need a package that is not installed. Install it with "
                "“pip install collate[meaning]”, or leave the setting empty."
            ) from error
        try:
            self._model = Read.from_pretrained(str(folder), force_download=False)
            self.fingerprint = _fingerprint(folder)
            self.vectors(["A sentence."])
        except Exception as error:  # the package raises whatever its readers raise
            raise ModelUnreadable(
                f"The sentence model in {folder} cannot be read: {error}. {_HOW}"
            ) from error

    def vectors(self, sentences: Sequence[str]) -> Vectors:
        """One row for each sentence; zeros where the model knows none of its words."""
        found = self._model.encode(list(sentences), use_multiprocessing=False)
        return np.nan_to_num(np.asarray(found, dtype=np.float32))


class Meaning:
    """Tells how near claims of a library mean to each other.

    ``kept`` is what ``arrays`` gave earlier; that of another model is of no use.
    """

    def __init__(self, model: SentenceVectors, kept: Arrays | None = None) -> None:
        self._model = model
        self._sums: dict[ArticleId, Vectors] = {}
        self._counts: dict[ArticleId, int] = {}
        self._centre: Vectors | None = None
        self.is_new = False
        if kept is not None:
            self._take(kept)

    def follow(
        self, articles: Iterable[ArticleId], sentences: Callable[[ArticleId], Sequence[str]]
    ) -> None:
        """Let the centre be that of the claims of ``articles``; reads those that are new to it."""
        present = set(articles)
        for article in self._sums.keys() - present:
            del self._sums[article], self._counts[article]
            self._changed()
        for article in sorted(present - self._sums.keys()):
            said = sentences(article)
            if said:
                self._sums[article] = self._model.vectors(said).sum(axis=0)
                self._counts[article] = len(said)
                self._changed()

    def forget(self, article: ArticleId) -> None:
        """Leave out an article that was changed or removed."""
        if self._sums.pop(article, None) is not None:
            del self._counts[article]
            self._changed()

    def nearness(self, some: Sequence[str], others: Sequence[str]) -> Table:
        """From 0 to 1 for each of ``some`` (rows) with each of ``others`` (columns)."""
        if not some or not others:
            return np.zeros((len(some), len(others)))
        rows, columns = (self._placed(said) for said in (some, others))
        return np.clip((rows @ columns.T).astype(np.float64), 0.0, 1.0)

    def arrays(self) -> Arrays:
        """What was found out of the library, to be written to a file."""
        names = list(self._sums)
        sums = [self._sums[name] for name in names]
        return {
            "model": text_array([self._model.fingerprint]),
            "articles": text_array(list(names)),
            "sums": np.concatenate([*sums, np.zeros(0, np.float32)]).astype(np.float32),
            "counts": np.array([self._counts[name] for name in names], np.int64),
        }

    def _take(self, kept: Arrays) -> None:
        if lines_of(kept["model"], 1) != [self._model.fingerprint]:
            return
        counts = kept["counts"].tolist()
        names = list(map(ArticleId, lines_of(kept["articles"], len(counts))))
        if names:
            sums = kept["sums"].astype(np.float32).reshape(len(names), -1)
            self._sums = dict(zip(names, sums, strict=True))
            self._counts = dict(zip(names, counts, strict=True))

    def _changed(self) -> None:
        self._centre = None
        self.is_new = True

    def _placed(self, sentences: Sequence[str]) -> Vectors:
        """The vectors of ``sentences`` as seen from the library's centre, of length 1."""
        found = self._model.vectors(sentences)
        if self._centre is None:
            every = sum(self._counts.values())
            total = np.sum(list(self._sums.values()), axis=0) if every else np.zeros(1)
            self._centre = (total / max(every, 1)).astype(np.float32)
        known = np.linalg.norm(found, axis=1, keepdims=True) > 0
        found = np.where(known, found - self._centre, 0.0)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        placed: Vectors = (found / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
        return placed


def _fingerprint(folder: Path) -> str:
    check = 0
    for name in _FILES:
        check = zlib.crc32((folder / name).read_bytes(), check)
    return f"{check:08x}"
