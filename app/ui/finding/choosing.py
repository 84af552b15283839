"""Tags the results of a search together, after somebody has looked through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot

from app.domain.errors import ReaderError
from app.domain.tag import TagId
from app.ui.finding import question as questions
from app.ui.finding.question import MOST_CHOSEN
from app.ui.models.result_words import passages_in_words
from app.ui.passages.recent_tags import RecentTags
from app.ui.passages.tag_palette import TagPalette

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.passage import Passage
    from app.ui.actions import Desk
    from app.ui.finding.question import Found, Question
    from app.ui.finding.screen import FindScreen
    from app.ui.models.result_rows import PassageFound

_ACTION = "find.tag_results"


class Choosing(QObject):
    """Begins with every passage found chosen; what is left out is not tagged.

    All of it is one step of undo.
    """

    def __init__(self, desk: Desk, screen: FindScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._found: Found | None = None
        self._passages: tuple[PassageFound, ...] = ()
        self._recent = RecentTags(desk.library)
        self._tags = TagPalette(screen)
        self._tags.setObjectName("tagChosenPalette")
        self._tags.setAccessibleName(self.tr("Tag the chosen passages"))
        self._tags.chosen.connect(self._on_tag)
        self._tags.made.connect(self._on_tag_made)
        self._tags.left.connect(screen.view.setFocus)
        screen.choice.tag_wanted.connect(self.tag)
        screen.choice.left.connect(self.leave)
        screen.results.choice_changed.connect(self._say)
        screen.view.choose_wanted.connect(self.begin)
        screen.view.unchosen.connect(self.leave)
        desk.actions.get(_ACTION).triggered.connect(self.begin)

    @property
    def is_on(self) -> bool:
        """Whether passages are being chosen."""
        return self._screen.results.choosing

    def follow(self, found: Found) -> None:
        """Results are shown: what was chosen among others counts no more."""
        asked = self._found.question if self._found is not None else None
        self._found = found
        why = self.tr("Find some passages first")
        self._desk.actions.allow(_ACTION, found.passages > 0, why, "find")
        if self.is_on:
            if found.question == asked and found.passages:
                self._look()  # they may be others now
            else:
                self.leave()

    @Slot()
    def begin(self) -> None:
        """Choose all that was found; asked for again, tag it."""
        if not self._screen.isVisible() or self._found is None or not self._found.passages:
            return
        if self.is_on:
            self.tag()
            return
        self._passages = ()
        self._screen.results.choose(on=True)
        self._screen.choice.show()
        self._screen.view.setFocus()
        self._look()

    @Slot()
    def leave(self) -> None:
        """Choose nothing any more."""
        if self.is_on:
            self._tags.hide()
            self._screen.results.choose(on=False)
            self._screen.choice.hide()
            self._screen.view.setFocus()

    @Slot()
    def tag(self) -> None:
        """Open the field for the tag."""
        if not self._chosen:
            return
        screen = self._screen
        button = screen.choice.tag
        corner = button.mapTo(screen, button.rect().topLeft())
        self._tags.open(self._recent.first(), (), QRect(corner, button.size()), screen.rect())

    @property
    def _chosen(self) -> list[PassageFound]:
        """The passages that will be tagged."""
        if not self.is_on:
            return []
        out = {(p.article, p.start, p.end) for p in self._screen.results.left_out}
        return [p for p in self._passages if (p.article, p.start, p.end) not in out]

    def _look(self) -> None:
        """Look up every passage that was found, shown or not."""
        if self._found is None:
            return
        question, library = self._found.question, self._desk.library

        def work() -> tuple[Question, tuple[PassageFound, ...]]:
            return question, questions.chosen(library, question)

        self._desk.background.run(work, owner=self, on_done=self._on_looked, lane="pool")

    def _on_looked(self, looked: tuple[Question, tuple[PassageFound, ...]]) -> None:
        question, passages = looked
        if self.is_on and self._found is not None and self._found.question == question:
            self._passages = passages
            self._say()
            self._desk.notices.announce(self._screen.choice.text)

    @Slot()
    def _say(self) -> None:
        if self._found is not None and self.is_on:
            more = len(self._passages) >= MOST_CHOSEN
            self._screen.choice.show_chosen(len(self._chosen), more=more)

    @Slot(str)
    def _on_tag_made(self, name: str) -> None:
        self._gather(name, self._tag_anew)

    @Slot(str)
    def _on_tag(self, tag: str) -> None:
        self._recent.use(TagId(tag))
        self._gather(tag, self._tag_all)

    def _gather(self, tag: str, deed: Callable[[list[Passage], str], int]) -> None:
        """Have ``deed`` done to the chosen passages, whose words are looked up first."""
        library, found = self._desk.library, self._chosen

        def work() -> list[Passage]:
            return [library.passage(p.article, p.start, p.end) for p in found]

        def do(passages: list[Passage]) -> None:
            if self.is_on:  # else somebody has gone on to something else meanwhile
                self._do(deed, passages, tag)

        self._desk.background.run(work, owner=self, on_done=do, lane="pool")

    def _do(
        self, deed: Callable[[list[Passage], str], int], passages: list[Passage], tag: str
    ) -> None:
        try:
            tagged = deed(passages, tag)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self.leave()
        said = self.tr("Tagged {passages}").format(passages=passages_in_words(tagged))
        self._desk.notices.tell(said, action=self._desk.actions.get("edit.undo"))

    def _tag_all(self, passages: list[Passage], tag: str) -> int:
        return len(self._desk.library.codebook.tag_passages(passages, TagId(tag)))

    def _tag_anew(self, passages: list[Passage], name: str) -> int:
        made, tagged = self._desk.library.codebook.tag_passages_anew(passages, name)
        self._recent.use(made.id)
        return len(tagged)
