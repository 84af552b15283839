"""English words as comparing sees them: families, words that say nothing, ranks, words of telling.

A family lets "talks" meet "negotiations" without claiming that the two are the same: it counts for
less than a word that both texts have.
"""

from __future__ import annotations

from functools import cache

from app.resources import toml


def family_words() -> dict[str, tuple[str, ...]]:
    """Each word of a family with the names of its families: "~17" is the one with number 17."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(_lines()):
        for word in line.split():
            found[word] = (*found.get(word, ()), f"~{number}")
    return found


def family_count() -> int:
    """One more than the highest number of a family."""
    return len(_lines())


@cache
def is_close(family: str) -> bool:
    """Whether the words of a family often say the same, rather than belong to one subject."""
    return int(family[1:]) < len(_data()["close"].split("\n"))


def _lines() -> list[str]:
    data = _data()
    return [*data["close"].split("\n"), *data["loose"].split("\n")]


@cache
def _data() -> dict[str, str]:
    return toml("comparing/families")


_STOP_WORDS = """
a about above after again against all almost also although always am among an and another any
are around as at be because been before being below between both but by can cannot could did do
does doing done down during each either else ever every few for from further had has have having
he hence her here hers him his how however i if in indeed into is it its itself just least less
like many may me might more moreover most much must my near neither no nor not now of off often
on once only onto or other others our out over own per perhaps quite rather same shall she should
since so some still such than that the their theirs them then there therefore these they this
those though through throughout thus to together too toward towards under until up upon us very
was we well were what when where whether which while who whom whose why will with within without
would yet you your
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing of what a sentence is about."""

_RANKS = """
acting admiral adviser advisor ambassador analyst archbishop attorney bishop captain chairman
chairwoman chairperson chancellor chief coach colonel commander commissioner councillor deputy
director doctor economist executive finance foreign former general governor head home interior
judge king lady leader lieutenant lord major manager mayor minister mr mrs ms officer official
pope premier president presidential prime prince princess professor queen representative
secretary senator senior sergeant shadow sir source speaker spokesman spokesperson spokeswoman
state treasurer vice
"""
RANKS = frozenset(word[:6] if len(word) > 6 else word for word in _RANKS.split())
"""Roots of words for who somebody is: that the same person speaks is not the same said."""

_RHETORIC = """
achieve achieved achieves achieving address addressed addresses addressing advance advances
ahead aim aimed aiming aims align aligned aligning aligns allow allowed allowing allows
ambitious amid amidst anticipate anticipated appear appeared appears approach approaches
area areas aspect aspects attempt attempted attempts attention available become becomes becoming
beginning bolster bolstered bolstering bring bringing brings broad broader challenge
challenged challenges challenging clear clearly come comes coming comment commented
commenting comments complex complexities
complexity comprehensive concern concerned concerning concerns consider considered
considering context continue continued continues continuing create created creates creating
crossroads crucial current currently deepen deepening deeper demonstrate demonstrated
demonstrates demonstrating depend depending depends describe described despite development
developments different direct driven dynamic dynamics effective effectively effort efforts
element elements emerge emerged emerging emphasise emphasised emphasising emphasize
emphasized emphasizes emphasizing enhance enhanced enhancing ensure ensuring entail entails
essential establish established establishing evolving existing expect expected explore
explored exploring express expressed expressing face faced faces facing factor factors focus
focused focuses focusing forward foster fostering framework frameworks fundamental further
future given gives giving global going greater highlight highlighted highlighting
highlights historic hold holds impact impacts implication implications importance important
improve improved improvement improvements improves improving include included includes
including increasingly indicate indicated indicates indicating initial insight insights
intend intended intent intention interest interests involve involved involves involving
issue issues keep keeping key landscape large largely last later latest lead leading leads
level levels leverage leveraging likely long look looking looks main maintain maintaining
major make makes making manner mark marked marking marks meaningful means meanwhile mere
merely momentum move moves moving narrative natural navigate navigated navigates navigating
necessary necessitate necessitates need needs new next notable notably note noted notes
noting number numerous observe observed observers occur occurred offer offered offering
offers ongoing open opened opening opportunities opportunity outcome outcomes overall
particular particularly pave paved paving pay perspective pivot pivotal place places play
played playing plays point points position positioning positions positive possibility
possible potential potentially present presents previous previously prior priorities
prioritise prioritising prioritize prioritized prioritizing priority proceed process promote
promoting prompt prompting provide provided provides providing purpose pursue pursued
pursuing put question questions raise raised raises raising recent recently reflect
reflected reflecting reflects regarding relate related relation remain remained remaining
remains report reported reportedly reporting reports represent represented represents
require required requires reshape reshaping resilience respond response responses result
results reveal revealed reveals role roles said say saying says scale scope see seek seeking
seeks seem seems seen sense serve serves serving set setting several shape shaped shapes
shaping share shared shift shifted shifting shifts short show showed showing shown shows
signal signaled signaling signalled signalling signals significance significant
significantly similar situation situations solid sort specific specifically stage
stakeholder stakeholders stand standing stands state stated states stating step steps
strategic strategically strengthen strengthened strengthening strong stronger subject
success successful successfully suggest suggested suggesting suggests support supported
supporting surrounding take taken takes taking tangible target targeted task tell term terms
thing things think time times today told tone toward traditional transform translate
translated translates translating trend true turn turned turning turns type ultimately
underline underlined underlines underpin underpinning underscore underscored underscores
understand understanding undertake unique unprecedented upcoming use used uses using utilise
utilize utilizing various vast view viewed views vital want way ways wide wider willing
willingness witness witnessed work working year years
monday tuesday wednesday thursday friday saturday sunday interview interviewed newswire
afp ansa bloomberg dpa interfax itar kyodo reuters tass upi xinhua
"""
_CALENDAR = """
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
CALENDAR = frozenset(_CALENDAR.split())
"""Words with a capital that name nobody."""
RHETORIC = frozenset(_RHETORIC.split()) - STOP_WORDS
"""Words of presentation, weekdays, agencies: they show how a story is told, so they weigh half."""
