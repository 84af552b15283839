"""From the words of a query to what is looked up in the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from app.domain import query as q
from app.search.analysis import TOKEN, analyser_for, folded, is_unspaced, strip_marks
from app.search.collection import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.search.analysis import Unit
    from app.search.collection import Collection
    from app.search.occurrences import Allowance

MAX_RUN = 50
"""Words of a phrase that are looked at."""
MAX_ALIKE = 50
"""Words that a ``fuzzy~`` may stand for."""
MAX_SPELLINGS = 20
"""Other spellings of a name that are looked for, the most frequent ones."""
_PER_WORD_READ = 20
_PER_WORD_COMPARED = 8


@dataclass(frozen=True, slots=True)
class Concept:
    """What one word or phrase looks for: runs of neighbouring slots, any of which will do.

    ``idle`` are the languages in which it tells nothing ("the"): passages in these need not have
    it where all plain words are wanted.
    """

    runs: tuple[tuple[Slot, ...], ...]
    idle: frozenset[str] = frozenset()


class Concepts:
    """Makes concepts for the languages that a collection has.

    Comparing words with all that begin alike is paid for by the ``allowance``. With ``names``,
    words are also looked for by their other spellings; ``variants`` says which these were. Folded
    words that stand together in one of ``apart`` are different names all the same.
    """

    def __init__(
        self,
        collection: Collection,
        allowance: Allowance,
        *,
        names: bool = False,
        apart: Sequence[frozenset[str]] = (),
    ) -> None:
        self._collection = collection
        self._names = names
        self._apart = apart
        self.variants: dict[str, tuple[str, ...]] = {}
        self._allowance = allowance
        self._initials: dict[str, dict[str, int]] = {}
        self._spelt: dict[str, tuple[str, ...]] = {}
        self._languages = collection.language_names

    def plain(self, word: q.Word) -> Concept:
        """``word`` in any of its forms, or another name for it; see ``Concept.runs``.

        Without runs where it tells nothing in any language.
        """
        concept = self._forms(word)
        others = [*word.also, *self._spellings(word)]
        runs = [run for other in others for run in self._forms(q.Word(other)).runs]
        return Concept(_joined(concept.runs, runs), concept.idle) if runs else concept

    def _spellings(self, word: q.Word) -> tuple[str, ...]:
        """Other spellings of ``word`` in the passages; ``variants`` keeps them and the aliases."""
        if not self._names:
            return ()
        found = self._spelt.get(word.text)
        if found is None:
            unit = next(iter(analyser_for(self._languages[0]).units(word.text)), None)
            often = self._collection.other_spellings(unit.exact) if unit is not None else {}
            typed = unit.exact if unit is not None else ""
            others = {name for names in self._apart if typed in names for name in names}
            often = {name: times for name, times in often.items() if name not in others}
            most = sorted(often, key=lambda name: (-often[name], name))[:MAX_SPELLINGS]
            found = self._spelt[word.text] = tuple(name.capitalize() for name in most)
        self.variants[word.text] = tuple(dict.fromkeys((*word.also, *found)))
        return found

    def _forms(self, word: q.Word) -> Concept:
        runs: dict[tuple[Slot, ...], None] = {}
        idle: set[str] = set()
        readings: dict[int, list[list[Unit]]] = {}
        for language in self._languages:
            units = analyser_for(language).units(word.text)
            if any(unit.stems for unit in units):
                readings.setdefault(len(units), []).append(units)
            else:
                idle.add(language)
        for length, same in readings.items():
            run = _trimmed(_merged([units[i] for units in same]) for i in range(length))
            if run:
                runs[run] = None
            whole = frozenset(units[0].whole for units in same if units[0].whole)
            if whole and length > 1:
                runs[(Slot(stems=whole),)] = None
        return Concept(tuple(runs), frozenset(idle))

    def side_by_side(self, words: q.Words) -> list[Slot | None]:
        """The words one by one as a passage may have them, ``None`` for what tells nothing."""
        text = " ".join(word.text for word in words.words)
        same: dict[int, list[list[Unit]]] = {}
        for language in self._languages:
            units = analyser_for(language).units(text)
            same.setdefault(len(units), []).append(units)
        readings = max(same.values(), key=len)
        slots: list[Slot | None] = []
        for i in range(len(readings[0])):
            slot = _merged([units[i] for units in readings])
            slots.append(slot if slot.stems else None)
        return slots

    def wanted(self, word: q.Word) -> Concept:
        """``word`` in any of its forms, also where it tells nothing by itself."""
        concept = self.plain(word)
        if not concept.idle:
            return concept
        return Concept(concept.runs + self.exact(q.Phrase(word.text)).runs)

    def exact(self, phrase: q.Phrase) -> Concept:
        """The words of ``phrase`` as written, one after the other."""
        runs = set()
        for language in self._languages:
            units = analyser_for(language).units(phrase.text)
            run = _trimmed(map(_exactly, units))
            if run:
                runs.add(run)
        return Concept(tuple(runs))

    def beginning(self, prefix: q.Prefix) -> Concept:
        """Words that begin with ``prefix``; what stands before its last word must be exact."""
        units = analyser_for(self._languages[0]).units(prefix.text)
        if not units:
            return Concept(())
        before = tuple(map(_exactly, units[:-1]))
        last = units[-1]
        start = folded(prefix.text[last.start :].strip("'\"“”‘’").replace(".", ""))
        return Concept(((*before, Slot(prefix=start)),))

    def alike(self, fuzzy: q.Fuzzy) -> tuple[Concept, bool]:
        """Words that differ from ``fuzzy`` by one letter; whether some had to be left out."""
        word = strip_marks(folded(fuzzy.text))
        if not word:
            return Concept(()), False
        near = self.words_like(word, 1)
        kept = sorted(near, key=lambda found: (found != word, -near[found], found))
        slot = Slot(words=frozenset([word, *kept[:MAX_ALIKE]]))
        return Concept(((slot,),)), len(kept) > MAX_ALIKE

    def is_known(self, word: str) -> bool:
        """Whether ``word`` stands in some passage."""
        return bool(self._collection.words_between(word, word + "\0"))

    def words_like(self, word: str, distance: int) -> dict[str, int]:
        """Words of passages with the same first letter at most ``distance`` edits from ``word``."""
        known = self._beginning_with(word[0])
        if not self._allowance.afford(_PER_WORD_COMPARED * len(known)):
            return {}
        near = process.extract_iter(
            word,
            known.keys(),
            scorer=DamerauLevenshtein.distance,
            processor=None,
            score_cutoff=distance,
        )
        return {found: known[found] for found, _, _ in near}

    def _beginning_with(self, letter: str) -> dict[str, int]:
        found = self._initials.get(letter)
        if found is None:
            found = self._collection.words_between(letter, letter + "\U0010ffff")
            self._initials[letter] = found
            self._allowance.spend(_PER_WORD_READ * len(found))
        return found

    def apart(self, word: str, other: str) -> int:
        """How many letters must change to make ``other`` of ``word``."""
        return DamerauLevenshtein.distance(word, other)

    def of(self, term: q.Term) -> Concept:
        """The concept for any term, where each is wanted."""
        if isinstance(term, q.Word):
            return self.wanted(term)
        if isinstance(term, q.Phrase):
            return self.exact(term)
        if isinstance(term, q.Prefix):
            return self.beginning(term)
        return self.alike(term)[0]


def _joined(
    runs: tuple[tuple[Slot, ...], ...], others: list[tuple[Slot, ...]]
) -> tuple[tuple[Slot, ...], ...]:
    """``runs`` and ``others``, those of one slot made one."""
    every = (*runs, *others)
    single = [run[0] for run in every if len(run) == 1 and not run[0].prefix]
    slot = Slot(
        frozenset(word for one in single for word in one.words),
        frozenset(stem for one in single for stem in one.stems),
    )
    longer = [run for run in every if len(run) > 1 or run[0].prefix]
    return tuple(dict.fromkeys([*([(slot,)] if single else []), *longer]))


def joined_numbers(words: tuple[q.Word, ...]) -> list[q.Word]:
    """``words`` with a number and the scale after it ("$700", "million") taken as one."""
    joined: list[q.Word] = []
    for word in words:
        if joined and _is_scaled(joined[-1].text, word.text):
            joined[-1] = q.Word(f"{joined[-1].text} {word.text}")
        else:
            joined.append(word)
    return joined


def _is_scaled(number: str, scale: str) -> bool:
    if not number[-1:].isdigit():
        return False
    both = f"{number} {scale}"
    return any(
        found.end() > len(number) + 1
        for found in TOKEN.finditer(both)
        if found.start() < len(number)
    )


def _merged(units: list[Unit]) -> Slot:
    """One slot for what several languages make of the same word."""
    stems = frozenset(stem for unit in units for stem in unit.asked)
    if stems:
        return Slot(stems=stems)
    exact = [_exactly(unit) for unit in units]
    words = frozenset(word for slot in exact for word in slot.words)
    return Slot(words=words, prefix="" if words else exact[0].prefix)


def _exactly(unit: Unit) -> Slot:
    """The slot for the word as written."""
    if is_unspaced(unit.exact):
        return Slot(prefix=unit.exact)
    return Slot(words=frozenset([unit.exact] if unit.exact else []))


def _trimmed(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """``slots`` from the first to the last that asks for something, at most ``MAX_RUN``."""
    run = list(slots)[:MAX_RUN]
    while run and run[-1].is_open:
        run.pop()
    while run and run[0].is_open:
        run.pop(0)
    return tuple(run)
