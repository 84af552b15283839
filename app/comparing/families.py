"""Families of words: English words that reporters use for one another.

Two accounts of one event rarely choose the same words. A family lets "talks" meet "negotiations"
without claiming that the two are the same: it counts for less than a word that both texts have.
Only everyday families of news writing stand here, none made for a particular story.
"""

from __future__ import annotations

_FAMILIES = """
call phone telephone conversation talk discussion dialogue
negotiate negotiation bargain mediate mediation talk
agreement deal accord pact treaty compromise settlement
kill dead death die fatal fatality slain
injure wound hurt casualty victim
attack strike raid assault shell bombard bombardment offensive
explode explosion blast bomb detonate
arrest detain detention custody jail imprison prison prisoner captive inmate
free freed liberate liberation release
rise increase grow growth climb surge gain boost expand expansion
fall decline drop decrease shrink plunge slump reduce reduction cut
trade commerce commercial export import
sanction embargo penalty restriction
warm thaw rapprochement detente reconcile reconciliation
company firm business corporation enterprise
worker employee staff labour labor job workforce
election vote ballot poll electoral referendum
protest demonstrate demonstration rally unrest riot
government cabinet administration authorities regime
parliament congress legislature assembly senate
law legislation bill statute regulation
court judge tribunal trial verdict
sentence convict conviction guilty
ask request demand urge appeal
refuse reject deny oppose
accept approve approval endorse consent
accuse blame allege charge accusation allegation
declare announce declaration announcement proclaim
meet meeting summit gathering encounter visit
leave exit quit withdraw withdrawal depart departure resign resignation
begin start launch open commence
end finish close stop halt cease conclude
delay postpone suspend suspension
buy purchase acquire acquisition takeover
sell sale sold
invest investment investor funding finance
budget spending expenditure
price cost tariff fee
tax levy duty
wage pay salary earnings
profit income revenue turnover
loan debt credit borrow lend
inflation deflation
help aid assist assistance relief
crisis emergency disaster catastrophe
fire blaze wildfire burn
flood flooding inundation deluge
storm hurricane cyclone typhoon tornado
earthquake quake tremor
drought heatwave
climate warming emission
disease illness infection virus outbreak epidemic pandemic
vaccine vaccination jab immunisation immunization
doctor hospital medical patient physician clinic
medicine drug treatment therapy
weapon arm missile rocket munition ammunition
army military troop soldier
navy naval fleet warship
war conflict fighting hostility battle combat
invade invasion incursion
peace ceasefire truce armistice
hostage kidnap abduct abduction
terrorist terrorism militant extremist insurgent
border frontier boundary
refugee migrant asylum displaced
neighbour neighbor neighbouring neighboring adjacent
ally partner partnership alliance
enemy rival adversary opponent
danger risk threat hazard
fear worry wary anxious alarm
hope optimism optimistic
trust confidence confident
change reform transform transformation overhaul
plan strategy programme program scheme roadmap
proposal initiative overture offer bid
project venture undertaking
build construct construction erect
destroy damage ruin demolish destruction
repair restore rebuild reconstruction
find discover detect discovery
search hunt look
steal theft rob robbery burglary
murder homicide manslaughter
fraud corruption bribe bribery embezzle graft
police officer constable
investigate inquiry enquiry probe investigation
teacher school pupil student education educational
university college campus academic
child young youth minor teenager
woman female
car vehicle automobile truck lorry
plane aircraft jet airliner flight
crash collide collision wreck
ship vessel boat tanker
train railway rail
road highway motorway street
house home housing residence dwelling
oil petroleum crude gas fuel energy
electricity power grid outage blackout
coal mine mining
water river dam reservoir
food grain wheat crop harvest
hunger famine starvation
independent independence autonomy autonomous sovereignty sovereign
leader head chief president chairman
minister secretary
spokesman spokeswoman spokesperson representative
senator lawmaker legislator congressman deputy
lawyer attorney solicitor barrister
scientist researcher academic scholar
study research survey
win victory triumph defeat beat
team club squad side
match game tournament championship
internet online web website
computer software hardware
hack hacker cyberattack breach
newspaper press journalist reporter media
film movie cinema
church mosque temple religious religion
"""


def family_words() -> dict[str, tuple[str, ...]]:
    """Each word of a family with the names of its families: "~17" is the one with number 17."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(_FAMILIES.split("\n")):
        for word in line.split():
            found[word] = (*found.get(word, ()), f"~{number}")
    return found


def family_count() -> int:
    """One more than the highest number of a family."""
    return len(_FAMILIES.split("\n"))


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
"""
RHETORIC = frozenset(_RHETORIC.split()) - STOP_WORDS
"""Words of presentation: they show how a story is told, so they weigh half."""
