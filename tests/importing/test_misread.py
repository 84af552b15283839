from __future__ import annotations

import pytest

from app.importing.text.mending import mended_text
from app.importing.text.misread import reread

_RUSSIAN = "Жители ближайших домов жалуются, что о закрытии двора их предупредили вечером."
_TURKISH = "Kızılpınar ilçesinde pazar günü başlayan yangın söndürüldü, işçiler döndü."
_GREEK = "Οι κάτοικοι των γύρω σπιτιών λένε ότι ειδοποιήθηκαν μόνο το βράδυ."
_HEBREW = "תושבי הבתים הסמוכים מתלוננים שהודיעו להם רק בערב."
_ARABIC = "يشكو سكان المنازل المجاورة من أنهم لم يبلغوا إلا في المساء."


@pytest.mark.parametrize(
    ("said", "was", "read"),
    [
        (_RUSSIAN, "koi8_r", "cp1251"),
        (_RUSSIAN, "cp1251", "koi8_r"),
        (_RUSSIAN, "cp1251", "cp1252"),
        (_RUSSIAN, "cp866", "cp1251"),
        (_RUSSIAN, "iso8859_5", "cp1251"),
        (_TURKISH, "cp1254", "cp1252"),
        (_GREEK, "cp1253", "latin-1"),
        (_HEBREW, "cp1255", "cp1252"),
        (_ARABIC, "cp1256", "latin-1"),
    ],
)
def test_a_sentence_read_in_a_wrong_encoding_is_read_again(said, was, read):
    assert mended_text(said.encode(was).decode(read)) == said


@pytest.mark.parametrize(
    "said",
    [
        _RUSSIAN,
        _TURKISH,
        _GREEK,
        _HEBREW,
        _ARABIC,
        "ГЛАВНЫЕ НОВОСТИ ДНЯ В МОСКВЕ И ОБЛАСТИ",
        "Қала тұрғындары кешке ғана ескертілгеніне шағымданады, аула жабық.",
        "Мешканці будинків скаржаться, що їх попередили лише ввечері, і двір закрито.",
        "Það er þó ekki víst að þetta sé rétt, að sögn íbúa á Húsavík, þar sem óðal er.",
        "Près de l’île, où l’été a déjà été très sec, « ça » coûtait 18 000 € à Noël.",
        "√2 and √π are irrational; so is 3√π.",
    ],
)
def test_what_was_read_well_is_left_alone(said):
    assert reread(said) == said


@pytest.mark.parametrize(
    ("left", "meant"),
    [
        ("the caf√© owners stay open\xa0\xa0 and ask", "the café owners stay open\xa0\xa0 and ask"),
        ("lass√π", "lassù"),
        ("l‚Äôeau", "l’eau"),
        ("caf├® au lait", "café au lait"),
    ],
)
def test_single_letters_that_came_out_as_two_signs_are_one_again(left, meant):
    assert reread(left) == meant


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        ("perahu\u200c dan", "perahu dan"),
        ("سانتی\u200cمتر", "سانتی\u200cمتر"),
        ("it\x92s late", "it’s late"),
        ("\u200eThe harbour", "The harbour"),
        ("שלום \u200e12%", "שלום \u200e12%"),
        ("\ue801 Read", " Read"),
        ("👩\u200d🚒 came", "👩\u200d🚒 came"),
    ],
)
def test_signs_that_nobody_sees_go_where_they_mean_nothing(left, shown):
    assert mended_text(left) == shown
