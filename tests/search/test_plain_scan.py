"""Whatever is done to the index, a search finds what a plain look through every passage finds."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import Stemmer
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain import query as q
from app.search.answer import COPIES, NO_COLLECTION, NO_TAG, ONE_OF_EACH
from app.search.indexed import IndexedArticle, IndexedPassage, briefing_key, briefing_of
from app.search.passage_index import Belonging, Filters, PassageIndex
from tests.search.made import article, whole_text

WORDS = [
    "prison", "prisoner", "prisoners", "sanction", "sanctions", "sanctioned", "potash", "minsk",
    "naive", "naïve", "talk", "talks", "talked", "deal", "the", "of", "1300", "border",
]  # fmt: skip
TAGS = ["Prisoners", "Human rights", "Economy"]
IDS = ["a", "b", "c", "d", "e", "f"]
STEM = Stemmer.Stemmer("english").stemWord
STOP = {"the", "of"}

word = st.sampled_from(WORDS)
sentence = st.lists(word, min_size=1, max_size=7).map(" ".join)
term = st.one_of(
    word,
    st.lists(word, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.sampled_from(["pri*", "sanct*", "nai*", "tal*", "bor*"]),
    st.sampled_from(["prisonr~", "potach~", "deel~"]),
    st.sampled_from(["tag:prisoners", 'tag:"human rights"', "has:tag", "has:note", "note:border"]),
    st.sampled_from(["in:talks", "in:(potash deal)", "has:collection", "marking:amber"]),
    st.sampled_from(["title:deal", "publisher:reuters", "date:2025-03..2025-07", "grade:B"]),
    st.tuples(word, st.integers(1, 3), word).map(lambda t: f"{t[0]} near/{t[1]} {t[2]}"),
)
query = st.recursive(
    term,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' AND '.join(parts)})"),
        inner.map(lambda part: f"NOT ({part})"),
    ),
    max_leaves=5,
)


def bare(text):
    return text.replace("ï", "i")


def forms_at(text):
    return [(bare(found), found, STEM(found)) for found in re.findall(r"\w+", text.lower())]


def is_word(asked, token):
    """A word in any of its forms; a stop word only as it is."""
    plain, full, _ = token
    if asked in STOP:
        return asked in (plain, full)
    stems = {bare(STEM(full)), STEM(plain)}
    return bool(stems & {bare(STEM(asked)), STEM(bare(asked))}) and plain not in STOP


def one_letter_apart(first, second):
    if first == second:
        return True
    if abs(len(first) - len(second)) > 1:
        return False
    shorter, longer = sorted((first, second), key=len)
    if len(first) != len(second):
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    wrong = [i for i in range(len(first)) if first[i] != second[i]]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    i = wrong[0]
    return len(wrong) == 1 or (swapped and first[i : i + 2] == second[i : i + 2][::-1])


def starts(node, tokens):
    """Places where a term begins."""
    if isinstance(node, q.Word):
        return [i for i, token in enumerate(tokens) if is_word(node.text, token)]
    if isinstance(node, q.Phrase):
        asked = node.text.split()
        return [
            i
            for i in range(len(tokens) - len(asked) + 1)
            if all(asked[k] in tokens[i + k][:2] for k in range(len(asked)))
        ]
    if isinstance(node, q.Prefix):
        return [
            i
            for i, (p, f, _) in enumerate(tokens)
            if p.startswith(node.text) or f.startswith(node.text)
        ]
    return [
        i
        for i, (p, f, _) in enumerate(tokens)
        if p[0] == node.text[0]
        and (one_letter_apart(p, node.text) or one_letter_apart(f, node.text))
    ]


def length(node):
    return len(node.text.split()) if isinstance(node, q.Phrase) else 1


def near(node, tokens):
    for first, second in ((node.left, node.right), (node.right, node.left)):
        for i in starts(first, tokens):
            for k in starts(second, tokens):
                gap = k - (i + length(first) - 1)
                if 1 <= gap <= node.distance:
                    return True
    return False


def holds(node, made, passage, belonging):
    if isinstance(node, q.Words | q.All | q.AnyOf | q.Not):
        return joined_holds(node, made, passage, belonging)
    if isinstance(node, q.Near):
        return any(near(node, forms_at(text)) for text in said_of(made, passage))
    if isinstance(node, q.Word | q.Phrase | q.Prefix | q.Fuzzy):
        return any(starts(node, forms_at(text)) for text in said_of(made, passage))
    return value_holds(node, made, passage, belonging)


def said_of(made, passage):
    """Every text in which a word is found for a passage."""
    title = [made.title] if passage is made.passages[0] else []
    return [passage.text, passage.notes, "\n".join(passage.tags), *title]


def joined_holds(node, made, passage, belonging):
    if isinstance(node, q.Not):
        return not holds(node.part, made, passage, belonging)
    parts = node.words if isinstance(node, q.Words) else node.parts
    found = [holds(part, made, passage, belonging) for part in parts]
    return any(found) if isinstance(node, q.AnyOf) else all(found)


def value_holds(node, made, passage, belonging):
    if isinstance(node, q.Within):
        text = made.title if node.field == "title" else passage.notes
        return bool(starts(node.part, forms_at(text)))
    if isinstance(node, q.Has):
        if node.what == "collection":
            return bool(belonging.collections.get(made.id))
        return bool(passage.tags if node.what == "tag" else passage.notes)
    if isinstance(node, q.Dates):
        return made.date is not None and "2025-03" <= made.date <= "2025-07~"
    if node.name == "in":
        filed = belonging.collections.get(made.id, ())
        return any(node.value.lower() in name.lower() for name in filed)
    marking = (made.marking or "").replace("TLP:", "")
    stated = {
        "marking": [marking],
        "tag": passage.tags,
        "publisher": [made.publisher],
        "grade": [made.reliability],
    }
    return node.value.lower() in [str(value).lower() for value in stated[node.name]]


class IndexMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.index = PassageIndex.open(self.folder / "index")
        self.articles = {}
        self.belonging = Belonging()
        self.seq = 0

    @rule(
        name=st.sampled_from(IDS),
        texts=st.lists(sentence, min_size=1, max_size=4),
        title=sentence,
        date=st.sampled_from([None, "2024", "2025-03", "2025-07-14", "2025-08-01"]),
        publisher=st.sampled_from([None, "Reuters", "BBC"]),
        reliability=st.sampled_from([None, "B", "C"]),
        note=st.sampled_from(["", "the border", "prisoners"]),
    )
    def add(self, name, texts, title, date, publisher, reliability, note):
        made = article(
            name,
            *texts,
            title=title,
            date=date,
            publisher=publisher,
            reliability=reliability,
            notes={0: note},
        )
        self.seq += 1
        self.index.update([made], [], self.seq)
        self.articles[name] = made

    @rule(name=st.sampled_from(IDS), tags=st.lists(st.sampled_from(TAGS), unique=True))
    def tag(self, name, tags):
        old = self.articles.get(name)
        if old is None:
            return
        made = article(
            name,
            *(p.text for p in old.passages),
            title=old.title,
            date=old.date,
            publisher=old.publisher,
            reliability=old.reliability,
            notes={n: p.notes for n, p in enumerate(old.passages)},
            tags={n: tags if n % 2 == 0 else p.tags for n, p in enumerate(old.passages)},
        )
        self.seq += 1
        self.index.update([made], [], self.seq)
        self.articles[name] = made

    @rule(names=st.sets(st.sampled_from(IDS), max_size=3))
    def remove(self, names):
        self.seq += 1
        self.index.update([], names, self.seq)
        for name in names:
            self.articles.pop(name, None)

    @rule(
        name=st.sampled_from(["x", "y"]),
        texts=st.lists(sentence, min_size=1, max_size=3),
        title=sentence,
        marking=st.sampled_from([None, "TLP:AMBER", "TLP:AMBER+STRICT"]),
    )
    def write_briefing(self, name, texts, title, marking):
        passages = tuple(
            IndexedPassage(0, len(text), "briefing", number, text)
            for number, text in enumerate([title, *texts])
        )
        key = briefing_key(name)
        made = IndexedArticle(key, title, None, None, None, "en", "", None, passages, marking)
        self.seq += 1
        self.index.update([made], [], self.seq)
        self.articles[key] = made

    @rule(name=st.sampled_from(["x", "y"]))
    def drop_briefing(self, name):
        self.seq += 1
        self.index.update([], [briefing_key(name)], self.seq)
        self.articles.pop(briefing_key(name), None)

    @rule(
        filed=st.dictionaries(
            st.sampled_from(IDS),
            st.lists(st.sampled_from(["Talks", "Potash deal"]), unique=True).map(tuple),
        ),
        grouped=st.sets(st.sampled_from(IDS)),
    )
    def file(self, filed, grouped):
        groups = dict.fromkeys(grouped, min(grouped)) if len(grouped) > 1 else {}
        self.belonging = Belonging(filed, groups)

    @rule()
    def reopen(self):
        self.index.close()
        self.index = PassageIndex.open(self.folder / "index")

    def ask(self, parsed, **how):
        return self.index.search(parsed, limit=200, belonging=self.belonging, **how)

    def found(self, answer):
        """The article and the passage of each hit."""
        pairs = []
        for hit in answer.hits:
            made = self.articles[briefing_key(hit.briefing) if hit.briefing else hit.article]
            wanted = hit.item + 1 if hit.briefing else hit.paragraph
            pairs += [(made, passage) for passage in made.passages if passage.paragraph == wanted]
        return pairs

    @rule(text=query)
    def search(self, text):
        parsed = q.parse(text)
        answer = self.ask(parsed)
        strict = q.every_word_wanted(parsed.root)
        expected = {
            (made.id, passage.paragraph)
            for made in self.articles.values()
            for passage in made.passages
            if holds(strict, made, passage, self.belonging)
        }
        found = [(made.id, passage.paragraph) for made, passage in self.found(answer)]
        assert len(found) == len(set(found)) == answer.total == answer.rows
        if isinstance(parsed.root, q.Words):
            assert set(found[: len(expected)]) == expected
        else:
            assert set(found) == expected
        scores = [hit.score for hit in answer.hits]
        assert scores == sorted(scores, reverse=True)
        self.check_hits(answer)
        self.check_figures(answer)
        self.check_folding(parsed, answer)

    def check_hits(self, answer):
        for hit, (made, passage) in zip(answer.hits, self.found(answer), strict=True):
            assert all(0 <= a < z <= len(hit.snippet) for a, z in hit.marked)
            told = {
                "text": passage.text,
                "briefing": passage.text if hit.marked or hit.spans else hit.snippet,
                "title": made.title,
                "note": passage.notes,
                "tag": "\n".join(passage.tags),
            }[hit.where]
            if hit.where == "text":
                text = whole_text(made)
                assert text[hit.snippet_start : hit.snippet_start + len(hit.snippet)] == hit.snippet
            assert hit.where == "briefing" or told == hit.snippet
            assert all(hit.start <= a < z <= hit.end for a, z in hit.spans)
            assert not hit.spans or hit.where in ("text", "briefing")

    def check_figures(self, answer):
        found = self.found(answer)
        tagged = dict(answer.facets["tag"])
        untagged = tagged.pop(NO_TAG, 0)
        assert tagged == {
            tag: sum(tag in passage.tags for _, passage in found)
            for tag in {tag for _, passage in found for tag in passage.tags}
        }
        assert not tagged or untagged == sum(not passage.tags for _, passage in found)
        assert sum(count for _, count in answer.facets["publisher"]) == answer.total
        ids = {made.id for made, _ in found}
        articles = {name for name in ids if briefing_of(name) is None}
        groups = self.belonging.groups
        assert answer.articles == len(articles)
        assert answer.briefings == len(ids) - len(articles)
        assert answer.sources == len({groups.get(name, name) for name in articles})
        filed, sources = {}, {}
        for made, _ in found:
            for name in self.belonging.collections.get(made.id, ()) or [NO_COLLECTION]:
                filed[name] = filed.get(name, 0) + 1
            kind = COPIES if groups.get(made.id, made.id) != made.id else ONE_OF_EACH
            sources[kind] = sources.get(kind, 0) + 1
        known = any(self.belonging.collections.get(name) for name in self.articles)
        assert dict(answer.facets["collection"]) == (filed if known else {})
        assert dict(answer.facets["source"]) == (sources if groups else {})

    def check_folding(self, parsed, answer):
        groups = self.belonging.groups
        for by in ("article", "passage"):
            folded = self.ask(parsed, by=by, fold=True)
            plain = self.ask(parsed, by=by)
            assert (folded.total, folded.articles) == (plain.total, plain.articles)
            assert folded.sources == answer.sources and folded.rows == len(folded.hits)
            shown, under = {hit.article for hit in folded.hits}, []
            for hit in folded.hits:
                under += hit.copies
                for copy in hit.copies:
                    assert groups[copy.article] == groups[hit.article]
            assert len(shown - {""}) == answer.sources
            assert shown | {copy.article for copy in under} == {hit.article for hit in plain.hits}
            if plain.hits:
                assert folded.hits[0].score == plain.hits[0].score
            if by == "article":
                counted = sum(hit.passages for hit in folded.hits)
                assert counted + sum(copy.passages for copy in under) == answer.total

    @rule(
        values=st.sampled_from(
            [
                {"collection": ("Talks",)},
                {"collection": (NO_COLLECTION, "Talks")},
                {"source": (ONE_OF_EACH,)},
                {"tag": (NO_TAG, "Economy")},
            ]
        )
    )
    def filter_by_what_is_outside(self, values):
        answer = self.ask(q.parse("NOT xyz"), filters=Filters(**values))
        every = self.ask(q.parse("NOT xyz"))
        ((facet, wanted),) = values.items()
        counted = dict(answer.facets[facet])
        assert counted == dict(every.facets[facet])
        if counted and facet != "tag":
            assert answer.total == sum(
                self.fits(facet, wanted, made.id) for made, _ in self.found(every)
            )
        elif counted:
            assert answer.total == sum(
                not passage.tags or "Economy" in passage.tags for _, passage in self.found(every)
            )

    def fits(self, facet, wanted, name):
        if facet == "source":
            return self.belonging.groups.get(name, name) == name
        filed = self.belonging.collections.get(name, ())
        return bool(set(filed or [NO_COLLECTION]).intersection(wanted))

    @rule(publisher=st.sampled_from(["Reuters", "BBC", "Not stated"]))
    def filter_everything(self, publisher):
        answer = self.index.search(
            q.parse("NOT xyz"), limit=200, filters=Filters(publisher=(publisher,))
        )
        assert {made.id for made, _ in self.found(answer)} == {
            made.id
            for made in self.articles.values()
            if (made.publisher or "Not stated") == publisher
        }

    @invariant()
    def knows_what_it_has_seen(self):
        assert self.index.seq == self.seq
        assert self.index.passages() == sum(len(m.passages) for m in self.articles.values())

    def teardown(self):
        self.index.close()
        shutil.rmtree(self.folder)


TestIndexMachine = IndexMachine.TestCase
TestIndexMachine.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
