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
from app.search.passage_index import Filters, PassageIndex
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


def holds(node, made, passage):
    if isinstance(node, q.Words | q.All | q.AnyOf | q.Not):
        return joined_holds(node, made, passage)
    if isinstance(node, q.Near):
        return near(node, forms_at(passage.text))
    if isinstance(node, q.Word | q.Phrase | q.Prefix | q.Fuzzy):
        return bool(starts(node, forms_at(passage.text)))
    return value_holds(node, made, passage)


def joined_holds(node, made, passage):
    if isinstance(node, q.Not):
        return not holds(node.part, made, passage)
    parts = node.words if isinstance(node, q.Words) else node.parts
    found = [holds(part, made, passage) for part in parts]
    return any(found) if isinstance(node, q.AnyOf) else all(found)


def value_holds(node, made, passage):
    if isinstance(node, q.Within):
        text = made.title if node.field == "title" else passage.notes
        return bool(starts(node.part, forms_at(text)))
    if isinstance(node, q.Has):
        return bool(passage.tags if node.what == "tag" else passage.notes)
    if isinstance(node, q.Dates):
        return made.date is not None and "2025-03" <= made.date <= "2025-07~"
    stated = {"tag": passage.tags, "publisher": [made.publisher], "grade": [made.reliability]}
    return node.value.lower() in [str(value).lower() for value in stated[node.name]]


class IndexMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.index = PassageIndex.open(self.folder / "index")
        self.articles = {}
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

    @rule()
    def reopen(self):
        self.index.close()
        self.index = PassageIndex.open(self.folder / "index")

    @rule(text=query)
    def search(self, text):
        parsed = q.parse(text)
        answer = self.index.search(parsed, limit=200)
        strict = q.every_word_wanted(parsed.root)
        expected = {
            (made.id, passage.start)
            for made in self.articles.values()
            for passage in made.passages
            if holds(strict, made, passage)
        }
        found = [(hit.article, hit.start) for hit in answer.hits]
        assert len(found) == len(set(found)) == answer.total
        if isinstance(parsed.root, q.Words):
            assert set(found[: len(expected)]) == expected
        else:
            assert set(found) == expected
        scores = [hit.score for hit in answer.hits]
        assert scores == sorted(scores, reverse=True)
        self.check_figures(answer)

    def check_figures(self, answer):
        found = [
            (self.articles[hit.article], passage)
            for hit in answer.hits
            for passage in self.articles[hit.article].passages
            if passage.start == hit.start
        ]
        for hit in answer.hits:
            text = whole_text(self.articles[hit.article])
            assert text[hit.snippet_start : hit.snippet_start + len(hit.snippet)] == hit.snippet
            assert all(hit.start <= a < z <= hit.end for a, z in hit.spans)
        tagged = dict(answer.facets["tag"])
        assert tagged == {
            tag: sum(tag in passage.tags for _, passage in found)
            for tag in {tag for _, passage in found for tag in passage.tags}
        }
        assert sum(count for _, count in answer.facets["publisher"]) == answer.total
        assert answer.articles == len({made.id for made, _ in found})

    @rule(publisher=st.sampled_from(["Reuters", "BBC", "Not stated"]))
    def filter_everything(self, publisher):
        answer = self.index.search(
            q.parse("NOT xyz"), limit=200, filters=Filters(publisher=(publisher,))
        )
        assert {hit.article for hit in answer.hits} == {
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
