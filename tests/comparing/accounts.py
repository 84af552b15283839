"""Small articles about the same events, told differently."""

from __future__ import annotations

from app.domain.article import Article, ArticleId, Block, BlockKind, Metadata

GROUNDED = """\
A cargo ship ran aground off the coast of Norway on Tuesday, spilling about 120 tonnes \
of fuel oil, the coast guard said.
The vessel, the Marta Lindqvist, was carrying timber from Riga to Hull when its engine failed in \
heavy seas.
All 14 crew members were rescued by helicopter and nobody was hurt.
Former fisheries minister Odd Hansen called for tougher rules on ageing ships.
The ship's owner did not answer questions about its last inspection.
Environmental groups warned that seabirds could die if the slick reached the nesting cliffs."""

RESCUED = """Norwegian authorities are racing to contain an oil slick after the freighter Marta \
Lindqvist was driven onto rocks on Tuesday.
The coast guard estimated that 210 tonnes of fuel oil had leaked from the ship.
A rescue helicopter lifted the 14 members of the crew to safety.
Fisheries minister Odd Hansen demanded stricter rules for old vessels.
The owner answered questions about the vessel's last inspection in a statement.
Local tourism has suffered from bad weather this summer."""

ELSEWHERE = """The central bank of Chile left its main rate at 5.25 percent on Thursday.
Copper exports rose for a third month, helped by demand from Asia.
Economists in Santiago had expected a cut of a quarter point.
The peso gained against the dollar after the decision."""


def article(name: str, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    """An article with one block of ``kind`` for each line of ``text``."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind, at, at + len(line)))
        at += len(line) + 1
    return made(name, text, tuple(blocks))


def made(name: str, text: str, blocks: tuple[Block, ...]) -> Article:
    """An article with these blocks."""
    return Article(
        ArticleId(name),
        text,
        blocks,
        Metadata(title=name),
        sha256="0" * 64,
        file_name=f"{name}.txt",
        bytes=len(text.encode()),
        encoding="utf-8",
        extractor="text/1",
        added_at="2026-01-01T00:00:00Z",
    )
