"""A realistic briefing over the five seeds, and documents built around single items."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from app import resources
from app.domain.article import Article, ArticleId, Metadata
from app.domain.briefing import (
    BottomLine,
    Briefing,
    BriefingId,
    Document,
    Excerpt,
    Item,
    ItemId,
    Judgement,
    Prose,
    Section,
    Sources,
    TableItem,
)
from app.domain.passage import Passage, find_quote
from app.exporting.outline import CitedPassage, SourceInfo

SHORT_TITLES = (
    "Diplomatic Opportunities",
    "Olive Branch",
    "Strategic US Partnership",
    "16 Prisoners Released",
    "New Diplomatic Chapter",
)
TITLES = (
    "Belarus Navigates Diplomatic Opportunities Amid Historic Trump-Lukashenko Call",
    "Belarus Extends Olive Branch to Trump Administration, Signaling Potential Diplomatic Shift",
    "Lukashenko Signals Openness to Strategic US Partnership Focused on Belarusian Interests",
    "Trump Praises Lukashenko for Release of 16 Political Prisoners",
    "Belarus and U.S. Relations: A New Diplomatic Chapter",
)
GRADES = (("C", 3), ("C", 3), ("C", 3), ("D", 3), ("E", 4))


@cache
def articles() -> tuple[Article, ...]:
    made = []
    for index, file in enumerate(sorted(resources.seeds().glob("*.txt"))):
        text = file.read_bytes().decode("utf-8")
        metadata = Metadata(TITLES[index], short_title=SHORT_TITLES[index])
        made.append(article(text, metadata=metadata, number=index, grade=GRADES[index]))
    return tuple(made)


def article(
    text: str,
    *,
    metadata: Metadata,
    number: int = 0,
    grade: tuple[str | None, int | None] = (None, None),
) -> Article:
    return Article(
        id=ArticleId(f"article-{number}"),
        text=text,
        blocks=(),
        metadata=metadata,
        sha256=f"{number:064x}",
        file_name=f"{number}.txt",
        bytes=len(text.encode("utf-8", "surrogatepass")),
        encoding="utf-8",
        extractor="text",
        added_at="2025-08-18T09:00:00Z",
        reliability=grade[0],
        credibility=grade[1],
    )


def source_of(made: Article) -> SourceInfo:
    known = made.metadata
    return SourceInfo(
        id=made.id,
        title=known.title,
        short_title=known.short_title or known.title,
        publisher=known.publisher,
        author=known.author,
        date=known.date,
        address=known.address,
        language=known.language,
        reliability=made.reliability,
        credibility=made.credibility,
        sha256=made.sha256,
        added_at=made.added_at,
    )


def citing(*given: Article):
    known = {each.id: each for each in (given or articles())}

    def cite(passage: Passage) -> CitedPassage:
        found = known[passage.article]
        return CitedPassage(passage, found.paragraph_at(passage.start), source_of(found))

    return cite


def quote(number: int, words: str) -> Passage:
    """The one passage of seed ``number`` with these words."""
    return find_quote(articles()[number], words)


def long_quote(number: int, first: str, last: str) -> Passage:
    made = articles()[number]
    start = made.text.index(first)
    end = made.text.index(last, start) + len(last)
    return find_quote(made, made.text[start:end])


HEAD = Briefing(
    id=BriefingId("b-1"),
    title="What Minsk is offering Washington, and what it wants back",
    desk="Eastern Europe desk",
    date="2025-08-19",
    series="Briefing 2025-07",
    cutoff="2025-08-18",
    marking="TLP:AMBER",
    scale="phia",
)

LEADERS = (
    "The leaders also discussed the potential release of an additional 1,300 prisoners, "
    "a move that could significantly alter the human rights landscape in Belarus"
)


def document(*items: Item, **head: str | None) -> Document:
    """A document of just these items; ids are made where they are empty."""
    named = [
        replace(item, id=ItemId(item.id or f"item-{number}")) for number, item in enumerate(items)
    ]
    return Document(replace(HEAD, **head), tuple(named))


NO_ID = ItemId("")


def belarus() -> Document:
    """The briefing of the mock pages."""
    released = quote(3, "the release of the 16 prisoners")
    sixteen = quote(3, LEADERS)
    trade = quote(1, "approximately $700 million annually")
    investors = quote(4, "Targeting $500 million from American investors")
    growth = quote(4, "Aiming for a 20% increase in bilateral trade over two years")
    return document(
        BottomLine(
            NO_ID,
            "Belarus is offering the United States a bargain, not a change of course. Three of "
            "five sources name an easing of sanctions as the likely return. Only one reports "
            "anything delivered: the release of 16 political prisoners.",
        ),
        Judgement(
            NO_ID,
            "It is likely that Minsk will offer further prisoner releases in exchange for an "
            "easing of sanctions.",
            "likely",
            "moderate",
            (
                find_quote(
                    articles()[3],
                    "touched on the potential release of an additional 1,300 prisoners",
                ),
            ),
        ),
        Judgement(
            NO_ID,
            "It is unlikely that closer ties will change how Belarus is governed.",
            "unlikely",
            "moderate",
            (
                quote(
                    1,
                    "Lukashenko is attempting to leverage improved relations with Washington as a "
                    "counterbalance to Moscow’s influence",
                ),
            ),
        ),
        Judgement(
            NO_ID,
            "There is a realistic possibility that Moscow acts to limit any rapprochement.",
            "realistic possibility",
            "low",
            (
                quote(
                    1,
                    "Any significant rapprochement between Minsk and Washington would likely "
                    "trigger concerns in the Kremlin",
                ),
            ),
        ),
        Section(NO_ID, "What has been offered"),
        Prose(
            NO_ID,
            "The offer comes in three forms: a call between the two presidents, an invitation to "
            "the U.S. administration, and an instruction by Lukashenko to his government to draft "
            "a strategy. He describes the aim as a “big deal”, provided it fits Belarus’s "
            "interests.",
            (quote(2, "rare willingness to explore a “big deal” with the United States"),),
        ),
        Prose(
            NO_ID,
            "The one concrete step in the reporting is the release of 16 political prisoners.",
            (released,),
        ),
        Prose(NO_ID, "A far larger figure was raised on the same call, but as a possibility only:"),
        Excerpt(NO_ID, sixteen),
        Prose(
            NO_ID,
            "No other source gives the figure of 1,300, and it is *not clear* whether it includes "
            "the 16.",
        ),
        Section(NO_ID, "What Minsk wants back"),
        Prose(
            NO_ID,
            "Three sources name an easing of sanctions.",
            (
                quote(2, "relief from existing sanctions"),
                quote(
                    0, "Minsk may leverage improved ties to negotiate relief or easing of penalties"
                ),
            ),
        ),
        Prose(
            NO_ID,
            "The reporting names these aims:\n\n- **Sanctions:** relief from existing measures, "
            "named by three sources and by none as agreed, let alone as dated\n- **Trade:** a rise "
            "over two years\n    1. through investment\n    2. through access to markets\n- "
            "Standing: recognition in Washington",
            (growth,),
        ),
        Section(NO_ID, "How far the sources carry", 2),
        Excerpt(
            NO_ID,
            long_quote(1, "What we’re witnessing is classic", "Brookings Institution."),
            note="Dr Markovic is the only named expert in the five.",
        ),
        Excerpt(
            NO_ID,
            quote(
                0, "Balancing relations between Russia and the West without alienating either side"
            ),
            text="Minsk has to keep both Russia and the West content.",
            paraphrase=True,
        ),
        Section(NO_ID, "Where the sources differ"),
        Prose(
            NO_ID,
            "The sources agree on the direction and part ways on the price. One expects Lukashenko "
            "to seek better relations “without fundamentally altering his authoritarian governance "
            "model at home”; another lists “meaningful reforms” among the aims. The money figures "
            "stand alone.",
            (
                quote(
                    1, "without fundamentally altering his authoritarian governance model at home"
                ),
                quote(4, "Engagement leading towards meaningful reforms"),
                trade,
                investors,
            ),
        ),
        TableItem(
            NO_ID,
            "Figures given by one source only",
            ("Figure", "What it stands for", "Source", "Grade"),
            (
                ("**16**", "Political prisoners released", "16 Prisoners Released", "D3"),
                ("**1,300**", "Further releases discussed", "16 Prisoners Released", "D3"),
                ("**$700 million**", "Yearly bilateral trade", "Olive Branch", "C3"),
                ("**$500 million**", "American investment sought", "New Diplomatic Chapter", "E4"),
                ("**20%**", "Trade growth sought in two years", "New Diplomatic Chapter", "E4"),
            ),
        ),
        Prose(NO_ID, "The first two figures come from one call.", (released, sixteen)),
        Sources(NO_ID),
    )
