from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import EmptyFile, NotText, UnreadableFile
from app.importing.reading import files_below, read_bytes, read_file, readable_suffixes
from app.resources import seeds


def test_a_file_becomes_text_blocks_and_metadata(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"A title\r\n\r\nA sentence that ends here, in the second line.\r\n")
    recovered = read_file(path)
    assert recovered.text == "A title\r\n\r\nA sentence that ends here, in the second line.\r\n"
    assert (recovered.encoding, recovered.extractor) == ("utf-8", "text/1")
    assert recovered.metadata.title == "A title"


def test_a_file_that_is_not_there_is_named_with_the_reason(tmp_path):
    with pytest.raises(UnreadableFile, match=r"nowhere\.txt cannot be opened"):
        read_file(tmp_path / "nowhere.txt")


def test_empty_and_binary_files_are_told_apart():
    with pytest.raises(EmptyFile):
        read_bytes(b" \n", "a.txt")
    with pytest.raises(NotText):
        read_bytes(b"\x00\x01\x02\x03" * 50, "a.txt")


def test_plain_text_and_markdown_are_readable():
    assert {".txt", ".text", ".md", ".markdown"} <= readable_suffixes()


def test_folders_are_searched_for_readable_files_and_named_files_are_taken_as_they_are(tmp_path):
    for name in ("b.txt", "a.MD", "c.exe", ".hidden.txt", "deep/d.txt", ".git/e.txt"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    given = tmp_path / "given.bin"
    given.touch()
    found = files_below([tmp_path / "folder", given, tmp_path / "folder" / "b.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "folder/a.MD",
        "folder/b.txt",
        "folder/deep/d.txt",
        "given.bin",
    ]


def test_what_is_passed_over_in_a_folder_is_named_with_the_reason(tmp_path):
    folder = tmp_path / "folder"
    for name in ("b.txt", "c.exe", ".hidden.txt", ".git/e.txt", "shut/f.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (folder / "elsewhere").symlink_to(tmp_path)
    found = files_below([folder, folder / ".hidden.txt"])
    assert {p.path.relative_to(folder).as_posix(): p.why for p in found.passed_over} == {
        ".git": "hidden",
        "c.exe": "unknown",
        "elsewhere": "link",
    }
    assert folder / ".hidden.txt" in found.files, "it was given by its name"


@pytest.mark.parametrize("path", sorted(seeds().glob("*.txt")), ids=lambda path: path.stem[:3])
def test_the_samples_can_be_read(path: Path):
    recovered = read_file(path)
    assert recovered.metadata.language == "en"
    assert len(recovered.blocks) > 8
