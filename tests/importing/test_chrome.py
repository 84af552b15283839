from __future__ import annotations

import pytest

from app.importing.chrome import is_chrome, is_section, opens_links


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport",
        "Weather\xa0 \xa0\xa0 Live Markets",
        "Startseite > Lokales",
        "Smiley face",
        "Share.",
        "Leave A Reply",
        "Share on Facebook",
        "14:32 GMT",
        "5 min read",
        "1,204 views",
        "12 Kommentare",
        "© 2023 The Courier. All rights reserved.",
        "This website uses cookies. By continuing to use this website you are giving consent.",
        "Your email address will not be published. Required fields are marked *",
        "Lesen Sie auch: Warum das Freibad später öffnet",
        "À lire également",
        "Todos los derechos reservados",
        "Leggi anche: Chiude la biblioteca",
        "Continua depois da publicidade",
        "Wszelkie prawa zastrzeżone",
        "Читайте также: В области подорожал проезд",
        "РЕКЛАМА",
        "Поділитися у Facebook",
        "اقرأ أيضا: خطة لصيانة السدود",
        "Tüm hakları saklıdır.",
        "İLGİLİ HABERLER",
        "首页 > 新闻 > 本地",
        "相关阅读",
        "Lees ook: De brug is weer open",
        "https://example.org/a/b",
        "@valleypost",
    ],
)
def test_what_only_a_page_says_is_chrome(line):
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        "Belarus Extends Olive Branch to Trump Administration",
        "The share of votes fell",
        "Copyright law is changing again",
        "News of the harbour reached the capital on Tuesday",
        "He was born in 1962 and works on the docks.",
        "Cookies are baked in the old harbour bakery every morning.",
        "Trade",
    ],
)
def test_what_an_article_says_is_no_chrome(line):
    assert not is_chrome(line)


def test_the_name_of_a_section_is_known_in_any_language():
    assert is_section("Politics")
    assert is_section("ЭКОНОМИКА")
    assert not is_section("The politics of rain")


def test_a_line_that_announces_links_is_known():
    assert opens_links("Related articles:")
    assert not opens_links("Related crimes are rare")


def test_a_quotation_with_its_speaker_is_not_what_a_page_says():
    assert not is_chrome("“Subscribe to this view and you lose,” she warned the council.")
    assert not is_chrome("„Das ist ein guter Tag für unseren Newsletter“, sagte die Redakteurin.")
    assert is_chrome("Subscribe to our newsletter")
