"""What the table's actions do in Brief: writing, moving lines, going through the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from app.domain.briefing import BottomLine
from app.ui.briefing.problems import next_problem, problems_of

if TYPE_CHECKING:
    from app.ui.actions import Desk
    from app.ui.briefing.place import BriefPlace
    from app.ui.briefing.problems import Problem

_WRITING = (
    "brief.insert_excerpt",
    "brief.insert_table",
    "brief.bold",
    "brief.italic",
    "brief.move_up",
    "brief.move_down",
    "brief.deeper",
    "brief.shallower",
)
_BEFORE_ALL = -2
"""A position before the problems of the briefing as a whole, which have -1."""


class BriefCommands(QObject):
    """Connects the actions to the place's parts and says when they can be used."""

    def __init__(self, place: BriefPlace, desk: Desk) -> None:
        super().__init__(place)
        self._place = place
        self._desk = desk
        self._last: Problem | None = None
        editor = place.editor
        for action_id, deed in (
            ("file.new_briefing", place.new_briefing),
            ("file.export", place.export),
            ("brief.insert_excerpt", editor.choose_excerpt),
            ("brief.insert_table", editor.insert_table),
            ("brief.bold", editor.toggle_bold),
            ("brief.italic", editor.toggle_italic),
            ("brief.move_up", self.move_up),
            ("brief.move_down", self.move_down),
            ("brief.deeper", self.deepen),
            ("brief.shallower", self.raise_up),
            ("brief.next_problem", self.next_problem),
            ("brief.previous_problem", self.previous_problem),
            ("view.inspector", place.toggle_preview),
        ):
            desk.actions.get(action_id).triggered.connect(deed)
        box = place.preview.box
        box.quotation_asked.connect(self.first_quotation)
        box.finding_asked.connect(self.first_finding)
        place.exporter.quotation_asked.connect(self.first_quotation)
        place.outline.outline.asked.connect(self.do)

    def allow(self) -> None:
        """Let the actions be used if a briefing is open, and writable."""
        briefing = self._place.briefing
        there_is = briefing.document is not None
        why = self.tr("Open a briefing first")
        self._desk.actions.allow("file.export", there_is, why)
        read_only = self.tr("This library is open read-only.")
        for action_id in _WRITING:
            allowed = there_is and not briefing.read_only
            self._desk.actions.allow(action_id, allowed, read_only if there_is else why)

    @Slot(str, str)
    def do(self, item_id: str, command: str) -> None:
        """Do to an item what ``command`` says: "up", "down", "deeper", "shallower", "remove"."""
        editor = self._place.editor
        if self._place.briefing.item(item_id) is None:
            return
        if command in {"up", "down"}:
            editor.shift(item_id, -1 if command == "up" else 1)
        elif command in {"deeper", "shallower"}:
            editor.deepen(item_id, 1 if command == "deeper" else -1)
        elif command == "remove":
            editor.remove(item_id)

    @Slot()
    def move_up(self) -> None:
        """Move the item in hand up."""
        self.do(self._in_hand(), "up")

    @Slot()
    def move_down(self) -> None:
        """Move the item in hand down."""
        self.do(self._in_hand(), "down")

    @Slot()
    def deepen(self) -> None:
        """Put the section in hand a level deeper."""
        self.do(self._in_hand(), "deeper")

    @Slot()
    def raise_up(self) -> None:
        """Put the section in hand a level higher."""
        self.do(self._in_hand(), "shallower")

    @Slot()
    def next_problem(self) -> None:
        """Go to the next altered quotation or remark."""
        self._step(1)

    @Slot()
    def previous_problem(self) -> None:
        """Go to the one before."""
        self._step(-1)

    @Slot()
    def first_quotation(self) -> None:
        """Go to the first altered quotation."""
        self._show_first(altered=True)

    @Slot()
    def first_finding(self) -> None:
        """Go to the first remark on the wording."""
        self._show_first(altered=False)

    def _in_hand(self) -> str:
        """The item of the outline's line if the outline has the focus, else the editor's."""
        outline = self._place.outline.outline
        node = outline.current_node
        if node is not None and outline.hasFocus():
            return node.id
        return self._place.editor.blocks.current_id

    def _step(self, step: int) -> None:
        self._place.keep()
        briefing = self._place.briefing
        current = self._place.editor.blocks.current_id
        position = briefing.position(current) if current else _BEFORE_ALL
        problem = next_problem(problems_of(briefing), position, step, self._last)
        if problem is None:
            self._desk.notices.tell(self.tr("No problems: quotations and wording are in order."))
        else:
            self._show(problem)

    def _show_first(self, *, altered: bool) -> None:
        found = [p for p in problems_of(self._place.briefing) if p.altered == altered]
        if found:
            self._show(found[0])

    def _show(self, problem: Problem) -> None:
        self._last = problem
        self._place.shut_drawer()
        if problem.rule == "no-marking":
            self._place.outline.marking.setFocus(Qt.FocusReason.OtherFocusReason)
        elif problem.rule == "no-bottom-line":
            self._go_to_bottom_line()
        else:
            self._place.editor.go_to_problem(problem)
        self._desk.notices.tell(problem.words)

    def _go_to_bottom_line(self) -> None:
        items = self._place.briefing.items
        line = next((item for item in items if isinstance(item, BottomLine)), None)
        if line is None:
            self._place.editor.add("bottom-line")
        else:
            self._place.editor.go_to(line.id)
