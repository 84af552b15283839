"""The reader of plain text."""

from __future__ import annotations

from app.importing.decoding import decode
from app.importing.details.metadata import metadata_of
from app.importing.limits import MOST_TOLD_LINES, refuse_endless_text
from app.importing.recovered import Recovered
from app.importing.text.structure import blocks_of, is_told_in_part

EXTRACTOR = "text/1"


def read_text(data: bytes, file_name: str) -> Recovered:
    """The article in a text file; raises ``EmptyFile``, ``NotText`` or ``UnreadableFile``."""
    text, encoding = decode(data, file_name)
    refuse_endless_text(text, file_name)
    blocks = blocks_of(text)
    recovered = Recovered(text, blocks, metadata_of(text, blocks), encoding, EXTRACTOR)
    if not is_told_in_part(text):
        return recovered
    return recovered.with_notice(
        f"Headings, lists and tables were looked for in the first {MOST_TOLD_LINES:,} lines: "
        "what stands below them is shown as paragraphs. Split the file to have all of it told."
    )
