"""Which passages a query's tree means, and the evidence that ranks them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from app.domain import query as q
from app.search.concepts import MAX_ALIKE, Concept, Concepts, joined_numbers
from app.search.occurrences import Allowance, Occurrences
from app.search.ranking import best_passages, inverse_frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.search.collection import Collection, Slot
    from app.search.values import ValueIndex

    Mask = NDArray[np.bool_]
    Ints = NDArray[np.int64]
    Counts = NDArray[np.int64] | NDArray[np.float64]

BESIDE = ("title", "note", "tag")
"""Fields in which something is said of a passage, besides its text."""
BESIDE_COUNT = 0.1
"""How often a word counts that stands only there."""
NEIGHBOURS = 0.3
"""What two words side by side, as in the query, are worth more."""
SHORT = 4
SHORT_SHARE = 0.5
LONG_SHARE = 0.3
"""A passage without all plain words must have some that weigh this share of what the best has:
more in a query of up to ``SHORT`` words, less in a question."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Documents in which something wanted stands, rising, and how often.

    ``titles`` and ``title_counts`` are articles that have it in their title. ``share`` of what BM25
    gives is counted; ``concept`` is what was looked for.
    """

    docs: Ints
    counts: Counts
    titles: Ints
    title_counts: Ints
    concept: Concept
    share: float = 1.0


@dataclass(slots=True)
class Matches:
    """The passages that match.

    ``whole`` are those with all the plain words, then those with all of them in their text.
    ``evidence`` ranks them, ``sought`` is what is to be seen in them and ``noted`` in the notes on
    them.
    """

    mask: Mask
    whole: tuple[Mask, ...] = ()
    evidence: list[Evidence] = field(default_factory=list)
    sought: list[Concept] = field(default_factory=list)
    noted: list[Concept] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Matching:
    """Evaluates one query over a collection; ``names`` and ``apart`` are as in ``Concepts``.

    With ``by_article`` articles match too whose passages have enough of the plain words together.
    """

    def __init__(
        self,
        collection: Collection,
        values: ValueIndex,
        *,
        names: bool = True,
        apart: Sequence[frozenset[str]] = (),
        by_article: bool = False,
    ) -> None:
        self._collection = collection
        self._by_article = by_article
        self._values = values
        self._allowance = Allowance()
        self._concepts = Concepts(collection, self._allowance, names=names, apart=apart)
        self._occurrences = Occurrences(collection, self._allowance)
        self._evidence: list[Evidence] = []
        self._sought: list[Concept] = []
        self._noted: list[Concept] = []
        self._notices: list[str] = []
        self._whole: Mask | None = None
        self._partly = self._none()

    def matches(self, root: q.Node | None) -> Matches:
        """What ``root`` means; ``None`` matches nothing."""
        if root is None:
            return Matches(self._none())
        parts = root.parts if isinstance(root, q.All) else (root,)
        plain = [part for part in parts if isinstance(part, q.Words)]
        others = [part for part in parts if not isinstance(part, q.Words)]
        required = self._collection.live.copy()
        for mask in self._masks(others, scored=True):
            required &= mask
        for words in plain:
            required &= self._tiered(words, required)
        whole: tuple[Mask, ...] = ()
        if self._whole is not None:
            with_all = self._whole & required
            whole = (with_all, with_all & ~self._partly)
        if self._allowance.exhausted:
            self._notices.append(
                "The query asks for more than can be looked up at once: its last parts were left "
                "out. Ask for less, or in several queries."
            )
        notices = list(dict.fromkeys(self._notices))
        variants = {word: names for word, names in self._concepts.variants.items() if names}
        return Matches(
            required, whole, self._evidence, self._sought, self._noted, notices, variants
        )

    # ---- plain words

    def _tiered(self, words: q.Words, required: Mask) -> Mask:
        """Passages with all of the words, or with words that weigh their share of the best's."""
        plain = [self._concepts.plain(word) for word in joined_numbers(words.words)]
        found = self._weighted([concept for concept in plain if concept.runs], words, required)
        if found is None and all(concept.idle for concept in plain):
            # Nothing but words that tell nothing somewhere: then they are wanted as they stand.
            wanted = [self._concepts.wanted(word) for word in words.words]
            found = self._weighted([c for c in wanted if c.runs], words, required)
        return self._none() if found is None else found

    def _weighted(self, wanted: list[Concept], words: q.Words, required: Mask) -> Mask | None:
        """The passages for ``wanted``; ``None`` if none of it stands anywhere."""
        concepts = list(dict.fromkeys(wanted))
        weight = np.zeros(self._collection.size, np.float32)
        held = np.zeros(self._collection.size, np.int16)
        slots: set[Slot] = set()
        each = np.zeros(self._collection.articles if self._by_article else 0, np.float32)
        for concept in concepts:
            docs = self._weighed(concept, slots)
            telling = self._telling(len(docs))
            weight[docs] += telling
            held[docs] += 1
            if self._by_article:
                each[np.unique(self._collection.article_of[docs[required[docs]]])] += telling
            if concept.idle:
                held += self._idle(concept, docs)
        if not weight.any():
            return None
        self._weigh_neighbours(words, len(concepts))
        weight[~required] = 0
        best = float(weight.max(initial=0))
        some = weight > 0
        self._whole = some & (held >= len(concepts))
        share = SHORT_SHARE if len(concepts) <= SHORT else LONG_SHARE
        found: Mask = some & (self._whole | (weight > best * share))
        if self._by_article:
            enough = each > float(each.max(initial=0)) * share
            found[self._best_of(enough, found, weight)] = True
        return found

    def _best_of(self, articles: Mask, found: Mask, weight: NDArray[np.float32]) -> Ints:
        """The best passage of each of ``articles`` that has none ``found``.

        Its words are enough together, though no passage has enough of them.
        """
        article_of = self._collection.article_of
        lacking = articles.copy()
        lacking[article_of[found]] = False
        passages = np.flatnonzero(lacking[article_of] & (weight > 0))
        return best_passages(passages, article_of[passages], weight)[1]

    def _weighed(self, concept: Concept, slots: set[Slot]) -> Ints:
        """Documents of ``concept``; parts of a compound are evidence one by one and once only."""
        if all(len(run) == 1 for run in concept.runs):
            return self._found(concept, scored=True).docs
        for slot in dict.fromkeys(slot for run in concept.runs if len(run) > 1 for slot in run):
            if slot.stems and slot not in slots:
                slots.add(slot)
                self._evident(Concept(((slot,),)), scored=True)
        self._sought.append(concept)
        return self._everywhere(concept)[0]

    def _weigh_neighbours(self, words: q.Words, concepts: int) -> None:
        """Add evidence where two words stand side by side both in the query and in a passage."""
        if concepts < 2:
            return
        slots = self._concepts.side_by_side(words)
        for pair in dict.fromkeys(pairwise(slots)):
            left, right = pair
            if left is None or right is None:
                continue
            docs, counts = self._occurrences.run_documents("text", (left, right))
            nothing = docs[:0]
            found = Evidence(docs, counts, nothing, nothing, Concept(()), NEIGHBOURS)
            self._evidence.append(found)

    def _idle(self, concept: Concept, docs: Ints) -> NDArray[np.int16]:
        """1 for passages without the word that need not have it: it is a stop word there."""
        names = self._collection.language_names
        flags = np.array([name in concept.idle for name in names], np.int16)
        if not flags.any():
            return np.zeros(1, np.int16)
        idle = flags[self._collection.language_of_article][self._collection.article_of]
        idle[docs] = 0
        return idle

    def _telling(self, documents: int) -> float:
        return float(inverse_frequency(documents, self._collection.passages))

    # ---- the tree

    def _none(self) -> Mask:
        return np.zeros(self._collection.size, bool)

    def _masks(self, nodes: Sequence[q.Node], *, scored: bool) -> list[Mask]:
        """What each of ``nodes`` means; the last ones are left out where they cost too much."""
        masks: list[Mask] = []
        for node in nodes:
            mask = self._mask(node, scored=scored)
            if self._allowance.exhausted and masks:
                break
            masks.append(mask)
        return masks

    def _mask(self, node: q.Node, *, scored: bool) -> Mask:
        if isinstance(node, q.Words):
            node = q.All(tuple(joined_numbers(node.words)))
        if isinstance(node, q.All | q.AnyOf):
            masks = self._masks(node.parts, scored=scored)
            joined = masks[0]
            for mask in masks[1:]:
                joined = joined & mask if isinstance(node, q.All) else joined | mask
            return joined
        if isinstance(node, q.Not):
            return ~self._mask(node.part, scored=False)
        if isinstance(node, q.Near):
            return self._near(node)
        if isinstance(node, q.Within):
            return self._within(node)
        if isinstance(node, q.Field | q.Dates | q.Has):
            paid = self._allowance.afford(self._values.cost(node))
            return self._values.mask(node) if paid else self._none()
        return self._term(node, scored=scored)

    def _term(self, node: q.Term, *, scored: bool) -> Mask:
        if isinstance(node, q.Fuzzy):
            concept, capped = self._concepts.alike(node)
            if capped:
                self._notices.append(
                    f"“{node.text}~” is like more than {MAX_ALIKE} words: "
                    f"the {MAX_ALIKE} most frequent were searched."
                )
        else:
            concept = self._concepts.of(node)
        return self._as_mask(self._found(concept, scored=scored).docs)

    def _as_mask(self, docs: Ints) -> Mask:
        mask = self._none()
        mask[docs] = True
        return mask

    def _found(self, concept: Concept, *, scored: bool) -> Evidence:
        if scored:
            self._sought.append(concept)
        return self._evident(concept, scored=scored)

    def _evident(self, concept: Concept, *, scored: bool) -> Evidence:
        docs, counts = self._everywhere(concept)
        if not scored:
            return Evidence(docs, counts, docs[:0], docs[:0], concept)
        titles, title_counts = self._occurrences.documents("title", concept)
        evidence = Evidence(docs, counts, titles, title_counts, concept)
        self._evidence.append(evidence)
        return evidence

    def _everywhere(self, concept: Concept) -> tuple[Ints, Counts]:
        """Passages that have ``concept`` in their text, or in what else is said of them.

        That counts once, and only where the text does not have it; see ``_beside``.
        """
        docs, counts = self._occurrences.documents("text", concept)
        others = [
            self._beside(name, self._occurrences.documents(name, concept)[0])
            for name in BESIDE
            if self._collection.has(name)
        ]
        more = docs[:0] if not others else others[0]
        if len(others) > 1:
            more = np.unique(np.concatenate(others))
        if len(docs):
            at = np.minimum(np.searchsorted(docs, more), len(docs) - 1)
            more = more[docs[at] != more]
        if not len(more):
            return docs, counts
        self._partly[more] = True
        docs = np.concatenate((docs, more))
        order = np.argsort(docs, kind="stable")
        return docs[order], np.concatenate((counts, np.full(len(more), BESIDE_COUNT)))[order]

    def _beside(self, name: str, docs: Ints) -> Ints:
        """Passages that a field's ``docs`` say something of: a title its article's first."""
        return self._collection.first_passages[docs] if name == "title" else docs

    def _within(self, node: q.Within) -> Mask:
        if not isinstance(node.part, q.Word | q.Phrase | q.Prefix | q.Fuzzy):
            return self._none()
        concept = self._concepts.of(node.part)
        if node.field == "note":
            self._noted.append(concept)
        docs, _ = self._occurrences.documents(node.field, concept)
        if node.field != "title":
            return self._as_mask(docs)
        articles = np.zeros(self._collection.articles, bool)
        articles[docs] = True
        return articles[self._collection.article_of]

    def _near(self, node: q.Near) -> Mask:
        sides = [self._concepts.of(side) for side in (node.left, node.right)]
        for side in sides:
            self._found(side, scored=True)
        found = self._none()
        for name in ("text", *BESIDE):
            if self._collection.has(name):
                docs = self._occurrences.near(name, sides[0], sides[1], node.distance)
                found[self._beside(name, docs)] = True
        return found
