from __future__ import annotations

import pytest

from app.domain.article import Block, BlockKind
from app.importing.details.languages import language_of

# The first article of the Universal Declaration of Human Rights and the beginning of the second.
SAID = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with "
    "reason and conscience and should act towards one another in a spirit of brotherhood.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft "
    "und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués "
    "de raison et de conscience et doivent agir les uns envers les autres dans un esprit de "
    "fraternité.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como "
    "están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены "
    "разумом и совестью и должны поступать в отношении друг друга в духе братства.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені "
    "розумом і совістю і повинні діяти у відношенні один до одного в дусі братерства.",
    "ar": "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق، وقد وهبوا عقلاً وضميراً وعليهم أن "
    "يعامل بعضهم بعضاً بروح الإخاء.",
    "zh": "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。"
    "人人有资格享有本宣言所载的一切权利和自由。",
}


def article(*paragraphs, kind=BlockKind.PARAGRAPH):
    blocks, at = [], 0
    for said in paragraphs:
        blocks.append(Block(kind, at, at + len(said)))
        at += len(said) + 1
    return "\n".join(paragraphs), tuple(blocks)


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("times", [1, 12])
def test_a_short_text_and_a_long_one_are_told_alike(language, times):
    assert language_of(*article(*[SAID[language]] * times)) == language


@pytest.mark.parametrize("quoted", ["fr", "ru", "ar"])
def test_a_quotation_that_opens_an_article_is_not_its_language(quoted):
    assert language_of(*article(SAID[quoted], *[SAID["en"]] * 8)) == "en"


def test_english_that_is_quoted_does_not_make_an_article_english():
    quoted = [SAID["de"], SAID["en"], SAID["de"], SAID["en"], *[SAID["de"]] * 4]
    assert language_of(*article(*quoted)) == "de"
    assert language_of(*article(SAID["en"], *[SAID["fr"]] * 3)) == "fr"


def test_what_is_no_prose_does_not_tell_the_language():
    text, blocks = article(*[SAID["de"]] * 4)
    menu = SAID["en"]
    moved = tuple(
        Block(block.kind, block.start + len(menu) + 1, block.end + len(menu) + 1)
        for block in blocks
    )
    chrome = Block(BlockKind.CHROME, 0, len(menu))
    assert language_of(f"{menu}\n{text}", (chrome, *moved)) == "de"


def test_of_a_few_words_nothing_is_said():
    assert language_of(*article("Weather: sunny.")) is None
    assert language_of(*article(SAID["en"], kind=BlockKind.CHROME)) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ja",
            "市長は昨日の記者会見で道路の工事が来月まで続くと説明した。住民の間では不満の声が上がっている。",
        ),
        ("zh", "市长在昨天的记者会上说明道路工程将持续到下个月。居民对此表示不满并要求给出解释。"),
        (
            "ko",
            "시장은 어제 기자 회견에서 도로 공사가 다음 달까지 계속된다고 밝혔다. 주민들은 화났다.",
        ),
        (
            "el",
            "Ο δήμαρχος είπε χθες ότι τα έργα στον δρόμο θα συνεχιστούν μέχρι τον επόμενο μήνα.",
        ),
        (
            "he",
            "ראש העיר אמר אתמול במסיבת עיתונאים כי עבודות הכביש.",
        ),
    ],
)
def test_a_language_with_a_script_of_its_own_is_told_by_it(language, said):
    assert language_of(*article(said)) == language
    assert language_of(*article(said + " (Bay Ledger, 2026)")) == language
