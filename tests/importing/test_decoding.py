from __future__ import annotations

import codecs
import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import EmptyFile, NotText, ReaderError
from app.importing.decoding import decode
from app.importing.reading import read_bytes
from app.importing.recovered import Recovered

RUSSIAN = "Руководство завода объявило в пятницу о временной остановке второй линии. Это надолго."
GERMAN = "Die Stadtwerke verschieben den Umbau der alten Brauerei für ein paar Jahre – vermutlich."
FRENCH = "Le conseil régional a confirmé la réouverture de la ligne, fermée depuis l'été dernier."
SPANISH = "¿Quién riega los olivos? El pantano está al 19 % y la sequía no cesa, según el año."
POLISH = "Radni przegłosowali w piątek budowę torowiska, które połączy dworzec z osiedlem."
CZECH = "Krátký text o městě Příbram a řece, která jím protéká už celé věky."
TURKISH = "Kızılova barajında su seviyesi düştü, uzmanlar kuraklığın süreceğini söylüyor."
GREEK = "Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα για την οικονομία της χώρας."
ARABIC = "افتتحت وزارة المياه يوم الاثنين محطة جديدة لتحلية مياه البحر على الساحل الشرقي"
CHINESE = "市政府周二宣布，将在未来五年内新建两条轻轨线路，总投资约八十六亿元。"
JAPANESE = "東京の新しい図書館が月曜日に開館した。市民はとても喜んでいる。"
KOREAN = "서울에 새로운 도서관이 문을 열었다. 시민들이 좋아한다."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (GERMAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (FRENCH, "utf-8"),
    ],
)
def test_a_text_is_read_in_the_encoding_in_which_it_was_written(text, encoding):
    found, _ = decode(text.encode(encoding), "a.txt")
    assert found == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_stays_in_the_text(mark, encoding):
    assert decode(mark + "a é\r\nb".encode(encoding), "a.txt") == ("\ufeffa é\r\nb", encoding)


def test_plain_english_in_the_old_western_encoding_is_not_taken_for_polish():
    text = "It cost £5 – “too much”, she said."
    assert decode(text.encode("cp1252"), "a.txt") == (text, "cp1252")


@pytest.mark.parametrize("data", [b"", b"   \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_nothing_to_read_is_an_empty_file(data):
    with pytest.raises(EmptyFile, match=r"a\.txt .* nothing to add"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (gzip.compress(b"hello there", mtime=0), "gzip"),
        (b"hello\x00\x00\x01\x02there" * 20, "null bytes"),
        (zlib.compress(b"abc" * 50) * 4, "no text file"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "UTF-16"),
    ],
)
def test_a_binary_file_is_refused_in_words_that_say_what_it_is(data, what):
    with pytest.raises(NotText, match=what) as caught:
        decode(data, "a.txt")
    assert "a.txt" in caught.value.message
    assert "Save it as plain text" in caught.value.message


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_clear_refusal(data):
    try:
        found = read_bytes(data, "a.txt")
    except ReaderError as refusal:
        found = None
        message = refusal.message
    if found is None:
        assert message.startswith("a.txt")
    else:
        assert isinstance(found, Recovered)


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80)
)
def test_valid_utf_8_is_kept_to_the_letter(text):
    data = text.encode("utf-8")
    try:
        assert decode(data, "a.txt")[0] == text
    except EmptyFile:
        assert not text.replace("\ufeff", "").strip()


def test_a_text_with_a_few_null_bytes_is_read():
    text = "The ferry stays for three more years, the council said on Tuesday.\x00\n" * 8
    assert decode(text.encode(), "a.txt") == (text, "utf-8")
    filled = "The ferry stays for three more years.\n" + "\x00" * 500
    assert decode(filled.encode(), "a.txt") == (filled, "utf-8")


def test_a_file_of_null_bytes_alone_is_no_text():
    with pytest.raises(NotText):
        decode(b"\x00" * 400, "a.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Wójt mówi, że źródła są niepewne, a mostu wciąż nie ma.", "iso8859_2"),
        ("«Non c'è più tempo», ha detto. La città è ferma già da lunedì.", "iso8859_1"),
        ("Ο δήμαρχος είπε ότι δεν υπάρχουν χρήματα για τη γέφυρα.", "iso8859_7"),
        ("Мэр сказал, что денег на мост нет.", "iso8859_5"),
    ],
)
def test_the_older_standards_are_told_from_the_pages_of_windows(text, encoding):
    assert decode(text.encode(encoding), "a.txt")[0] == text
