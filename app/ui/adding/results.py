"""What became of each file: rows for the list on the page that adds articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.article import ArticleId
from app.domain.errors import PasswordNeeded
from app.library.imports import Added, Duplicate, Failed, NearDuplicate, NewVersion, PassedOver
from app.ui.adding.findings import Findings
from app.ui.adding.passed_over import reasons_in_words
from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from app.library.reading import ArticleSummary

_Index = QModelIndex | QPersistentModelIndex


class PassedTogether(NamedTuple):
    """Everything that was passed over in added folders; it has one row, and no path of its own."""

    there: tuple[PassedOver, ...]
    path: str = ""


Result = Added | Duplicate | Failed | PassedTogether


@dataclass(frozen=True, slots=True)
class Row:
    """A file and what became of it.

    ``state`` is "ok", "warn" (look at it), "near" (nearly the same as another), "known" (in the
    library already), "err", "gone" (taken out again) or "passed" (what stands for everything in
    added folders that was passed over). ``article`` is the article it became or
    already is; ``path`` what a retry reads again; ``near`` the article that it nearly repeats.
    ``wants_password`` says that the file opens with one.
    """

    state: str
    title: str
    words: str
    path: str
    article: ArticleId | None = None
    near: ArticleId | None = None
    wants_password: bool = False

    @property
    def can_retry(self) -> bool:
        """Whether the file failed."""
        return self.state == "err"

    @property
    def needs_look(self) -> bool:
        """Whether something waits for the analyst's eye."""
        return self.state in {"warn", "near"}


class FileRead(NamedTuple):
    """What became of one file, with what was found in it and how it stands to others."""

    result: Result
    findings: Findings | None = None
    near: NearDuplicate | None = None
    version: NewVersion | None = None
    other: str = ""


@dataclass(slots=True)
class _File:
    """A file as the list knows it; its row is made anew whenever something of it changes.

    ``other`` is the title of the article that it repeats, or that it took the place of;
    ``near_answer`` is what the analyst said to a near-duplicate: "group", "apart" or nothing yet.
    """

    result: Result
    other: str = ""
    findings: Findings | None = None
    near: NearDuplicate | None = None
    version: NewVersion | None = None
    title: str = ""
    proposed: bool = False
    near_answer: str = ""
    is_gone: bool = False
    is_looked_at: bool = False


class Results(QAbstractListModel):
    """The rows, in the order in which the files were read."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[_File] = []
        self._rows: list[Row] = []
        self._by_path: dict[str, int] = {}
        self._by_article: dict[str, int] = {}
        self._tally: Counter[str] = Counter()  # of states

    @property
    def rows(self) -> list[Row]:
        """All rows."""
        return list(self._rows)

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """What was passed over in the folders that were added."""
        at = self._by_path.get("")
        result = self._files[at].result if at is not None else None
        return result.there if isinstance(result, PassedTogether) else ()

    def pass_over(self, there: Iterable[PassedOver]) -> None:
        """Tell of ``there`` in one row, together with what was passed over before."""
        every = dict.fromkeys((*self.passed_over, *there))
        if every:
            self.add([FileRead(PassedTogether(tuple(every)))])

    def row(self, at: int) -> Row:
        """The row at ``at``."""
        return self._rows[at]

    def at_article(self, article: ArticleId | None) -> int | None:
        """Where the file that became ``article`` stands."""
        return self._by_article.get(article) if article is not None else None

    def next_to_look_at(self, after: int = -1) -> int | None:
        """The next row that needs a look, from ``after`` on and round again."""
        count = len(self._rows)
        around = ((after + step) % count for step in range(1, count + 1))
        return next((at for at in around if self._rows[at].needs_look), None)

    def count(self, *states: str) -> int:
        """How many rows are in one of ``states``."""
        return sum(self._tally[state] for state in states)

    def clear(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._files, self._rows, self._by_path, self._by_article = [], [], {}, {}
        self._tally.clear()
        self.endResetModel()

    def add(self, results: Iterable[FileRead]) -> None:
        """Put files at the end, all at once; a row for the same file gives way."""
        fresh: list[_File] = []
        for read in results:
            result, findings = read.result, read.findings
            file = _File(result, read.other, findings, read.near, read.version)
            if findings is not None:
                file.title, file.proposed = findings.title, findings.title_proposed
            known = self._by_path.get(result.path)
            if known is not None and known < len(self._files):
                self._files[known] = file
                self._renew(known)
            elif known is not None:
                fresh[known - len(self._files)] = file
            else:
                self._by_path[result.path] = len(self._files) + len(fresh)
                fresh.append(file)
        if fresh:
            at = len(self._files)
            self.beginInsertRows(QModelIndex(), at, at + len(fresh) - 1)
            self._files += fresh
            self._rows += [self._row_of(file) for file in fresh]
            self._tally.update(row.state for row in self._rows[at:])
            for number, file in enumerate(fresh, at):
                if isinstance(file.result, Added):
                    self._by_article[file.result.id] = number
            self.endInsertRows()

    def set_looked_at(self, article: ArticleId) -> None:
        """The analyst has seen ``article`` and left it as it is."""
        at = self._by_article.get(article)
        if at is not None:
            self._files[at].is_looked_at = True
            self._renew(at)

    def near_ones(self) -> list[tuple[ArticleId, ArticleId]]:
        """The articles that were added as near-duplicates, each with the one that it repeats."""
        return [(file.near.id, file.near.of) for file in self._files if file.near is not None]

    def settle_near(self, article: ArticleId, answer: str) -> None:
        """Take the answer ("group", "apart", or none) for the near-duplicate ``article``."""
        at = self._by_article.get(article)
        if at is not None:
            self._files[at].near_answer = answer
            self._renew(at)

    def set_findings(self, article: ArticleId, findings: Findings) -> None:
        """Take what ``article`` is made of now."""
        at = self._by_article.get(article)
        if at is not None:
            self._files[at].findings = findings
            self._renew(at)

    def notices_of(self, article: ArticleId) -> tuple[str, ...]:
        """What the reader of the file had to say."""
        at = self._by_article.get(article)
        findings = self._files[at].findings if at is not None else None
        return findings.notices if findings is not None else ()

    def is_looked_at(self, article: ArticleId) -> bool:
        """Whether ``article`` was accepted."""
        at = self._by_article.get(article)
        return at is not None and self._files[at].is_looked_at

    def follow(
        self, changed: Collection[ArticleId], known: Mapping[ArticleId, ArticleSummary]
    ) -> None:
        """Take the titles of ``changed`` articles from ``known``; those not there are gone."""
        for article in changed:
            at = self._by_article.get(article)
            if at is None:
                continue
            file, summary = self._files[at], known.get(article)
            is_gone = summary is None
            same = file.is_gone == is_gone
            if summary is not None:
                same &= (file.title, file.proposed) == (summary.title, summary.title_proposed)
                file.is_looked_at &= file.proposed or not summary.title_proposed
                file.title, file.proposed = summary.title, summary.title_proposed
            file.is_gone = is_gone
            if same:
                continue  # thousands at once, when an import ends
            self._renew(at)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}: {row.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{row.words}"
        return None

    def _renew(self, at: int) -> None:
        row = self._row_of(self._files[at])
        if row == self._rows[at]:
            return
        self._tally[self._rows[at].state] -= 1
        self._tally[row.state] += 1
        self._rows[at] = row
        article = self._rows[at].article
        if article is not None and isinstance(self._files[at].result, Added):
            self._by_article[article] = at
        self.dataChanged.emit(self.index(at), self.index(at))

    def _row_of(self, file: _File) -> Row:
        result = file.result
        name = Path(result.path).name
        if isinstance(result, Failed):
            words = result.message.removeprefix(f"{name}: ")  # its name stands above already
            locked = result.kind == PasswordNeeded.kind
            return Row("err", name, words, result.path, wants_password=locked)
        if isinstance(result, PassedTogether):
            title = counted(len(result.there), self.tr("1 passed over"), self.tr("{n} passed over"))
            return Row("passed", title, reasons_in_words(result.there), "")
        if isinstance(result, Duplicate):
            words = self.tr("In the library already: {title}")
            words = words.format(title=file.other)
            return Row("known", name, words, result.path, result.of)
        title = file.title or result.title
        if file.is_gone:
            return Row("gone", title, self.tr("Taken out of the library again"), result.path)
        if file.near is not None and not file.near_answer and not file.is_looked_at:
            words = self.tr("Near-duplicate of {title} ({n}\N{NO-BREAK SPACE}%)")
            words = words.format(title=file.other, n=round(file.near.similarity * 100))
            return Row("near", title, words, result.path, result.id, file.near.of)
        doubts = [] if file.is_looked_at else self._doubts(file)
        words = ". ".join(doubts) or self._parts(file, result)
        return Row("warn" if doubts else "ok", title, words, result.path, result.id)

    def _doubts(self, file: _File) -> list[str]:
        found = file.findings
        if found is None:
            return []
        doubts = [notice.rstrip(". ") for notice in found.notices]
        if file.version is not None and file.version.orphans:
            words = self.tr("1 mark was not found again"), self.tr("{n} marks were not found again")
            doubts.append(counted(file.version.orphans, *words))
        if file.proposed:
            doubts.append(self.tr("No title in the file. Check the proposed one"))
        if found.fragments:
            doubts.append(self.tr("HTML fragments found"))
            doubts.append(self._dimmed(found.dimmed))
        return doubts

    def _parts(self, file: _File, result: Added) -> str:
        found = file.findings
        if found is None:
            return counted(result.passages, self.tr("1 passage"), self.tr("{n} passages"))
        said = []
        if file.version is not None:
            words = self.tr("Newer version of {title}")
            said.append(words.format(title=file.other))
        if file.near is not None and file.near_answer:
            grouped = file.near_answer == "group"
            words = self.tr("Grouped with {title}") if grouped else self.tr("Apart from {title}")
            said.append(words.format(title=file.other))
        said.append(counted(found.words, self.tr("1 word"), self.tr("{n} words")))
        if found.headings:
            said.append(counted(found.headings, self.tr("1 heading"), self.tr("{n} headings")))
        if found.tables:
            said.append(counted(found.tables, self.tr("1 table"), self.tr("{n} tables")))
        whole = [", ".join(said)]
        if found.dimmed:
            whole.append(self._dimmed(found.dimmed))
        return ". ".join([*whole, *(remark.rstrip(". ") for remark in result.remarks)])

    def _dimmed(self, lines: int) -> str:
        return counted(lines, self.tr("1 line dimmed"), self.tr("{n} lines dimmed"))
