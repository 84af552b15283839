from __future__ import annotations

from app.importing.text.letters import likeliest_encoding


def test_letters_tell_neighbouring_encodings_apart():
    assert likeliest_encoding("El año de la sequía".encode("cp1252")) == "cp1252"
    assert likeliest_encoding("Żółta łódź płynie".encode("cp1250")) == "cp1250"
    assert likeliest_encoding("Повідь у Лісогорі".encode("cp1251")) == "cp1251"


def test_bytes_that_are_no_letters_fit_nothing():
    assert likeliest_encoding(b"\xff\xfe\x81\x8d\x8f\x90\x9d" * 4) is None
