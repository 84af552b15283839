from __future__ import annotations

import pytest

from app.exporting.pdf_fonts import FALLBACKS, FILES, Faces
from app.resources import resource


def test_every_face_ships_with_its_licence() -> None:
    fonts = resource("fonts")
    for file in FILES.values():
        assert (fonts / file).is_file()
    for file in FALLBACKS.values():
        assert (fonts / "fallback" / file).is_file()
    licences = {file.name.split("-")[0] for file in (fonts / "fallback").glob("*.txt")}
    for file in FALLBACKS.values():
        assert any(file.startswith(name) for name in licences), file


def test_letters_are_kerned_and_ligatures_stand_for_their_letters() -> None:
    face = Faces().face("serif")
    apart = face.shape("A").width + face.shape("V").width
    assert face.shape("AV").width < apart
    assert len(face.shape("office").glyphs) < len("office")


@pytest.mark.parametrize(
    ("character", "chosen"),
    [
        ("a", "serif"),
        ("ж", "serif"),
        ("ب", "arabic"),
        ("ש", "hebrew"),
        ("北", "chinese"),
        ("カ", "chinese"),
        ("한", "korean"),
        ("😀", "emoji"),
        ("ก", "thai"),
        ("\u00a0", "serif"),
        ("\u202f", "serif"),
        ("\x01", None),
        ("\U00012345", None),
    ],
)
def test_each_character_finds_the_face_that_has_it(character: str, chosen: str | None) -> None:
    assert Faces().choose("serif", character) == chosen


def test_what_no_face_has_is_counted_and_named() -> None:
    faces = Faces()
    assert faces.miss("\U00012345") == "[U+12345]"
    assert faces.miss("\U0001f6d8") in ("[landslide]", "[U+1F6D8]")
    faces.miss("\U00012345")
    assert faces.missing["\U00012345"] == 2
