"""What an import tells: of each file as it is done, and of all of them at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.article import Article, ArticleId
from app.library.keeping import NearDuplicate, NewVersion


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was added; ``blocks`` and ``passages`` are counts.

    ``notices`` are what its reader was in doubt of, ``remarks`` what is worth telling besides.
    """

    id: ArticleId
    title: str
    path: str
    blocks: int
    passages: int
    title_proposed: bool = False
    notices: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose bytes are in the library already, as the article ``of``."""

    path: str
    of: ArticleId


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be added: a stable word for the kind of fault, and the words for it."""

    path: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file or folder in an added folder that was not taken; ``why`` is a stable word for it.

    "hidden" by its name, of an "unknown" kind, "closed" to whoever asks, or a "link" to a folder.
    """

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class NowReading:
    """The file that is read now, and the page of how many; 0 where pages are not told."""

    path: str
    done: int
    total: int
    page: int = 0
    pages: int = 0


@dataclass(slots=True)
class ImportReport:
    """What became of each file; ``stopped`` says that it was cancelled part way."""

    added: list[Added] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    near_duplicates: list[NearDuplicate] = field(default_factory=list)
    versions: list[NewVersion] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    seconds: float = 0.0
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One file done: how many of how many, which, and what became of it.

    ``article`` is the one that was added; ``near`` and ``version`` say how it stands to others.
    ``following`` is the file that is read now.
    """

    done: int
    total: int
    path: str
    result: Added | Duplicate | Failed
    article: Article | None = None
    near: NearDuplicate | None = None
    version: NewVersion | None = None
    following: str = ""
