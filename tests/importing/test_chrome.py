from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.chrome import is_chrome, is_section, opens_links
from app.importing.text.structure import blocks_of

PROSE = (
    "The council voted on Tuesday night to keep the ferry for another winter, and the boat will be "
    "repaired in the yard at Sandwick before the ice comes."
)


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport",
        "Weather\xa0 \xa0\xa0 Live Markets",
        "Startseite > Lokales",
        "Smiley face",
        "Версия для слабовидящих",
        "Barrierefreie Version",
        "Wersja dla niedowidzących",
        "Saltar al contenido principal",
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


@pytest.mark.parametrize(
    "line",
    [
        "Share   Tweet   Print   Save",
        "Teilen   Merken   Drucken   Kommentare (12)",
        "News\tSport\tBusiness\tTide times\tSubscribe",
        "Ir a los comentarios [87]",
        "Comments (3)",
        "Listen to this article • 5 min",
    ],
)
def test_a_bar_that_only_white_space_parts_or_that_counts_is_chrome(line):
    text = f"The ferry is kept\n{line}\n{PROSE}\n{PROSE}\n"
    assert blocks_of(text)[1].kind is BlockKind.CHROME


@pytest.mark.parametrize("line", ["What we know (3)", "Prices in 2024   and what they mean"])
def test_other_lines_that_count_or_are_spread_are_none(line):
    text = f"The ferry is kept\n{PROSE}\n{line}\n{PROSE}\n"
    assert blocks_of(text)[2].kind is not BlockKind.CHROME


def test_addresses_that_a_program_for_terminals_lists_are_chrome_with_their_heading():
    text = f"The ferry is kept\n\n{PROSE}\n\nReferences\n\n   1. file:///news\n   2. file:///b\n"
    assert [b.kind for b in blocks_of(text)][2:] == [BlockKind.CHROME] * 3


def test_references_that_are_no_addresses_stay_in_the_text():
    text = f"The ferry is kept\n\n{PROSE}\n\nReferences\n\n1. Lee, The Ferry.\n2. Tarn, Boats.\n"
    assert [b.kind for b in blocks_of(text)][2:] == [BlockKind.HEADING, *[BlockKind.LIST_ITEM] * 2]


def test_an_item_that_says_it_is_related_is_chrome():
    text = f"The ferry is kept\n\n{PROSE}\n\n* Mehr zum Thema: Warum niemand Bus fahren will\n"
    assert blocks_of(text)[-1].kind is BlockKind.CHROME


@pytest.mark.parametrize(
    "line", ["Updated at 17.39 GMT", "Aktualisiert um 17:39 Uhr", "-----Original Message-----"]
)
def test_what_only_says_when_or_what_was_sent_on_is_chrome(line):
    assert is_chrome(line)


@pytest.mark.parametrize("line", ["Updated rules at 17.39", "Posted workers", "--- a dash of salt"])
def test_words_that_only_begin_alike_are_none(line):
    assert not is_chrome(line)


def test_a_list_of_links_at_the_end_is_chrome():
    text = f"The ferry is kept\n\n{PROSE}\n\n* [What to do now](/a)\n* [Read it in full](/b)\n"
    assert [b.kind for b in blocks_of(text)][2:] == [BlockKind.CHROME] * 2


def test_a_list_of_links_that_the_text_leads_in_is_one():
    text = f"The ferry is kept\n\n{PROSE}\n\nIt asks for:\n\n* [a boat](/a)\n* [a quay](/b)\n"
    assert [b.kind for b in blocks_of(text)][3:] == [BlockKind.LIST_ITEM] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Support local journalism. Subscribe for $1 a week.",
        "Privacy Notice: Newsletters may contain information about charities.",
        "after newsletter promotion",
        "Newsletter: Das Wichtigste aus der Region. Jetzt kostenlos abonnieren!",
        "La suite après cette publicité",
        "La noticia continúa tras la publicidad",
        "Riservato agli abbonati",
        "Dalsza część tekstu pod reklamą",
        "Передплатний індекс 00000. Наклад 5 200 прим. Друк офсетний.",
        "Заметили ошибку? Выделите её и нажмите Ctrl+Enter",
        "Abonelik için lütfen iletişime geçiniz.",
        "سجل الدخول للتعليق",
        "【责任编辑：贺兰】",
        "登录后参与评论",
    ],
)
def test_what_pages_say_of_themselves_in_many_languages(line):
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        "Independent journalism is under pressure in all four countries, the report found.",
        "Тираж газеты вырос за год вдвое, сообщил её учредитель.",
        "Unabhängigen Journalismus gebe es dort kaum noch, sagte die Sprecherin am Montag.",
        "Засновник компанії Олег Гнатюк заявив, що завод працюватиме.",
        "Scammers told them to scan the QR code and pay for as little as two pounds.",
        "外交部在其微信公众号发布消息称，双方将继续保持沟通。",
        "Support for the ferry has grown since the winter, the council said.",
    ],
)
def test_articles_on_papers_and_their_trade_are_no_chrome(line):
    assert not is_chrome(line)


@pytest.mark.parametrize(
    "text",
    ["Сегодня: -14 °C, ветер 9 м/с   USD 66,43   EUR 75,20", "Berlin 12° C | DAX 18.200"],
)
def test_the_weather_and_the_rates_in_a_head_are_a_pages(text):
    assert is_chrome(text)


def test_a_sentence_about_the_weather_and_the_rates_is_none():
    assert not is_chrome("At -14 °C the euro, EUR 75.20 on Monday, was traded in the street.")


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my phone. Please excuse typos.",
        "This e-mail and any attachment are confidential.",
    ],
)
def test_what_a_mail_program_puts_below_a_mail_is_a_pages(text):
    assert is_chrome(text)


def test_accessibility_that_is_written_about_is_no_link():
    assert not is_chrome("Версия для слабовидящих появится на сайте мэрии в мае.")
    assert not is_chrome("Accessibility comes last in the new station")
