"""Whatever is done to a library, a search finds what a plain look through all of it finds."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from app.domain.article import Span
from app.domain.briefing import ItemId, Prose
from app.domain.passage import units
from app.library.indexed_briefing import own_words
from app.library.library import Library

WORDS = ["quarry", "zeppelin", "hazel", "mosaic", "velvet", "cobalt", "lantern", "prairie"]
sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


class LibraryMachine(RuleBasedStateMachine):
    """Adds, edits, marks, files, writes briefings, removes, undoes, searches and restarts."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.library = Library.open(self.folder / "library")
        self.files = 0

    def an_article(self, number):
        known = self.library.articles()
        return known[number % len(known)].id

    @rule(title=sentence, texts=st.lists(sentence, min_size=1, max_size=4))
    def add(self, title, texts):
        self.files += 1
        path = self.folder / f"{self.files}.txt"
        lines = [f"{title.capitalize()} {self.files}", *(f"{text.capitalize()}." for text in texts)]
        path.write_text("\n\n".join(lines) + "\n")
        self.library.imports.add([path])

    @precondition(lambda self: self.library.articles())
    @rule(number=st.integers(0, 9), title=sentence)
    def rename(self, number, title):
        self.library.reading.change_metadata(self.an_article(number), title=title)

    @precondition(lambda self: self.library.articles())
    @rule(number=st.integers(0, 9), note=sentence, tag=st.sampled_from(["Ochre", "Teal stripes"]))
    def mark(self, number, note, tag):
        article = self.an_article(number)
        unit = list(units(self.library.article(article)))[-1]
        known = {made.name: made.id for made in self.library.tags()}
        made = known.get(tag) or self.library.codebook.add(tag).id
        self.library.marking.add_mark(article, unit.start, unit.end, tags=(made,), note=note)

    @precondition(lambda self: self.library.tags())
    @rule(name=st.sampled_from(["Umber", "Cobalt"]))
    def rename_tag(self, name):
        first = self.library.tags()[0]
        if name not in {tag.name for tag in self.library.tags()}:
            self.library.codebook.change(first.id, name=name)

    @precondition(lambda self: self.library.articles())
    @rule(number=st.integers(0, 9))
    def remove(self, number):
        self.library.reading.remove_article(self.an_article(number))

    @precondition(lambda self: self.library.articles())
    @rule(number=st.integers(0, 9))
    def file(self, number):
        collections = self.library.collections
        made = collections.named("Kept apart") or collections.put_into_new([], "Kept apart")
        collections.put([self.an_article(number)], made.id)

    @rule(title=sentence, text=sentence)
    def write(self, title, text):
        head = self.library.briefing.new(title)
        self.library.briefing.add_item(head.id, Prose(ItemId(""), text))

    @precondition(lambda self: self.library.briefings())
    @rule()
    def drop_briefing(self):
        self.library.briefing.delete(self.library.briefings()[0].id)

    @rule()
    def undo(self):
        self.library.history.undo()

    @rule()
    def restart(self):
        self.library.close()
        self.library = Library.open(self.folder / "library")

    @rule(word=st.sampled_from([*WORDS, "ochre", "stripes", "umber"]))
    def search(self, word):
        answer = self.library.searching.search(f'"{word}"', limit=500)
        found = [(hit.article or hit.briefing, hit.start, hit.item) for hit in answer.hits]
        assert sorted(found) == sorted(self.looked_for(word))
        assert answer.total == len(found)
        collections = self.library.collections
        filed = collections.named("Kept apart")
        inside = set(collections.articles(filed.id)) if filed is not None else set()
        kept = self.library.searching.search(f'"{word}" in:(kept apart)', limit=500)
        assert {hit.article for hit in kept.hits} == inside.intersection(name for name, *_ in found)

    def looked_for(self, word):
        """The places of ``word``, by a look at every text."""
        pattern = re.compile(rf"\b{word}\b", re.IGNORECASE)
        names = {tag.id: tag.name for tag in self.library.tags()}
        for known in self.library.articles():
            article = self.library.article(known.id)
            marks = self.library.marks(known.id)
            for number, unit in enumerate(units(article)):
                here = [m for m in marks if m.passage.span.overlaps(Span(unit.start, unit.end))]
                said = [article.text[unit.start : unit.end], *(mark.note for mark in here)]
                said += [names[tag] for mark in here for tag in mark.tags]
                said += [article.title] if not number else []
                if any(map(pattern.search, said)):
                    yield (known.id, unit.start, -1)
        for head in self.library.briefings():
            items = self.library.document(head.id).items
            for number, text in enumerate([head.title, *map(own_words, items)], -1):
                if pattern.search(text):
                    yield (head.id, 0, number)

    def teardown(self):
        self.library.close()
        shutil.rmtree(self.folder)


TestLibraryMachine = LibraryMachine.TestCase
TestLibraryMachine.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
