from __future__ import annotations

import random
import re

import pytest

from app import resources
from app.domain.article import Article, ArticleId
from app.importing.duplicates import (
    Candidates,
    Signature,
    from_bytes,
    likeness,
    signature_of,
    to_bytes,
)
from app.importing.reading import read_bytes, read_file

WORDS = [
    "minister",
    "border",
    "talks",
    "energy",
    "tariff",
    "council",
    "river",
    "harvest",
    "soldiers",
    "court",
    "election",
    "budget",
    "factory",
    "strike",
    "prices",
    "embassy",
    "treaty",
    "railway",
    "drought",
    "satellite",
    "inquiry",
    "pension",
    "harbour",
    "parliament",
    "refinery",
    "protest",
    "currency",
    "convoy",
    "storm",
    "hospital",
    "archive",
    "telescope",
    "vaccine",
]


def article(recovered, name="a"):
    return Article(
        ArticleId(name), recovered.text, recovered.blocks, recovered.metadata,
        "", "", 0, "utf-8", recovered.extractor, "",
    )  # fmt: skip


def made(text):
    return article(read_bytes(text.encode(), "made.txt"))


def prose(dice, sentences):
    return [
        " ".join(dice.choice(WORDS) for _ in range(12)).capitalize() + f" {dice.randint(2, 900)}."
        for _ in range(sentences)
    ]


def text_of(sentences, title="The title of the report on all of this"):
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join([title, *paragraphs]) + "\n"


def like(one, other):
    return likeness(signature_of(made(one)), signature_of(made(other)))


def test_a_copy_cut_to_less_than_half_stands_wholly_in_its_original():
    sentences = prose(random.Random(1), 40)
    found = like(text_of(sentences), text_of(sentences[:16]))
    assert found.same
    assert found.containment > 0.9
    assert found.jaccard == pytest.approx(0.4, abs=0.08)


def test_a_copy_reworded_in_every_tenth_word_is_the_same():
    dice = random.Random(2)
    text = text_of(prose(dice, 40))
    reworded = " ".join(dice.choice(WORDS) if dice.random() < 0.1 else w for w in text.split(" "))
    assert like(text, reworded).same


def test_chrome_and_title_do_not_count():
    sentences = prose(random.Random(3), 30)
    plain = text_of(sentences)
    dressed = (
        "Home | World | Politics | Business | Sport\n\n"
        + text_of(sentences, "Another title altogether for the same report")
        + "\nShare this article\n\nTerms of use | Privacy policy | Contact\n"
    )
    assert like(plain, dressed).containment > 0.9


def test_two_articles_of_the_same_vocabulary_are_not_the_same():
    assert not like(text_of(prose(random.Random(4), 40)), text_of(prose(random.Random(5), 40))).same


def test_the_sample_articles_on_one_topic_are_all_apart():
    signatures = [signature_of(article(read_file(p))) for p in sorted(resources.seeds().iterdir())]
    assert len(signatures) == 5
    for number, one in enumerate(signatures):
        for other in signatures[number + 1 :]:
            assert likeness(one, other).containment < 0.2


def test_a_long_article_is_compared_by_a_sample_and_its_part_is_found():
    sentences = prose(random.Random(6), 3000)
    whole, part = made(text_of(sentences)), made(text_of(sentences[:900]))
    one, other = signature_of(whole), signature_of(part)
    assert one.shingles > 20_000 and len(to_bytes(one)) < 9_000
    assert likeness(one, other).containment > 0.9
    assert likeness(one, other).jaccard == pytest.approx(
        0.34, abs=0.05
    )  # the words are few: some runs recur


def test_a_text_of_a_few_words_has_no_signature():
    assert signature_of(made("Weather\n\nSunny today.\n")) is None


def test_scripts_without_spaces_are_compared_by_their_characters():
    text = "制裁解除をめぐる協議は来週ミンスクで再開される見通しだと外務省の報道官が述べた。" * 2
    other = "台風は九州に上陸し、各地で停電が続いていると気象庁が月曜日の会見で発表しました。" * 2
    assert like(f"題名\n\n{text}\n", f"別の題\n\n{text}追記あり。\n").same
    assert not like(f"題名\n\n{text}\n", f"題名\n\n{other}\n").same


def test_a_kept_signature_is_the_same_and_one_of_another_scheme_is_none():
    signature = signature_of(made(text_of(prose(random.Random(7), 20))))
    kept = to_bytes(signature)
    assert from_bytes(kept) == signature
    assert from_bytes(to_bytes(None)) is None
    assert from_bytes(b"\xff" + kept[1:]) is None


def test_signatures_never_change_because_libraries_keep_them():
    signature = signature_of(
        made(text_of([f"The council met {n} times in May." for n in range(9)]))
    )
    assert signature.shingles == 38
    assert signature.bands[:8].hex() == "645bd0fdc7567d0d"
    assert signature.sample[:8].hex() == "14b728025ee1aa02"


def plain_shingles(recovered):
    """Runs of three words, told in the plainest way."""
    found = set()
    for block in recovered.blocks:
        said = recovered.text[block.start : block.end].casefold()
        words = re.findall(r"\w+", said) if not block.dimmed else []
        found |= {tuple(words[at : at + 3]) for at in range(len(words) - 2)}
    return found


@pytest.mark.parametrize("paragraphs", [3, 40, 400])
def test_each_run_of_three_words_counts_once_however_long_the_text_is(paragraphs):
    dice = random.Random(paragraphs)
    words = [*WORDS, "Straße", "ΟΔΟΣ", "naïve", "Ёлка", "42", "snake_case"]
    said = [" ".join(dice.choice(words) for _ in range(60)) + "." for _ in range(paragraphs)]
    recovered = read_bytes("\n\n".join(["A title of the report", *said]).encode(), "made.txt")
    assert signature_of(article(recovered)).shingles == len(plain_shingles(recovered))


def test_no_run_of_words_goes_from_one_paragraph_into_the_next():
    lines = ["A title that says enough of it", *(f"council{n} meets." for n in range(30))]
    recovered = read_bytes("\n\n".join(lines).encode(), "made.txt")
    assert signature_of(article(recovered)) is None


def test_a_paragraph_longer_than_is_hashed_at_once_is_found_in_its_copy():
    words = [f"word{number}" for number in range(9_000)]
    one = signature_of(made(f"The title of it\n\n{' '.join(words)}.\n"))
    other = signature_of(made(f"The title of it\n\n{' '.join(words[500:])}.\n"))
    assert likeness(one, other).containment > 0.99


def test_marks_above_letters_part_no_words():
    pointed = "שָׁלוֹם עֲלֵיכֶם חֲבֵרִים יְקָרִים בָּאתֶם לְשָׁלוֹם אֵל בֵּיתֵנוּ הַיּוֹם " * 2
    assert (
        signature_of(made(f"Heading\n\n{pointed.strip()} סוף דבר הכל נשמע כאן ועכשיו.\n")).shingles
        < 30
    )


def test_candidates_find_the_copy_among_a_thousand_also_after_the_table_was_merged():
    known, dice = Candidates(), random.Random(8)
    texts = [prose(dice, 8) for _ in range(1000)]
    for number, sentences in enumerate(texts):
        known.add(str(number), signature_of(made(text_of(sentences))))
    assert len(known) == 1000
    for number in (0, 255, 300, 999):
        copy = signature_of(made(text_of(texts[number][:5])))
        assert known.like(copy)[0] == str(number)


def test_candidates_are_all_that_share_a_band_those_that_share_most_first():
    known, dice, kept = Candidates(), random.Random(9), []
    for number in range(700):  # few different keys, so that bands are shared across all tables
        bands = b"".join((dice.randrange(150) << 8).to_bytes(4, "little") for _ in range(64))
        kept.append(Signature(100, bands, b""))
        known.add(str(number), kept[-1])
    for one in kept[::90]:
        shared = [
            sum(one.bands[at : at + 4] == other.bands[at : at + 4] for at in range(0, 256, 4))
            for other in kept
        ]
        expected = sorted((n for n in range(700) if shared[n]), key=lambda n: (-shared[n], n))
        assert known.like(one) == [str(number) for number in expected]
