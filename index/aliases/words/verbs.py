"""What people, states and firms do: verbs that no bird, fruit, month or river can be said to."""

from __future__ import annotations

from collections.abc import Iterator

from .lexicon import AUXILIARIES, PREDICATES, SAYS, STATE_VERBS, word_set

_ACTS = word_set(
    "abandon accept accuse acquire admit adopt allow ally amend apologise apologize appeal appoint "
    "approve arm arrest ask assure attack back ban beat blame block bomb boycott call campaign "
    "cancel capture cede charge claim close condemn confirm consider criticise criticize declare "
    "defeat defend defy demand denounce deny deploy deport detain develop dismiss dispatch embrace "
    "endorse enter evacuate execute expand expel export express extradite face fail favour fear "
    "fire free halt help hire host ignore impose import insist intervene introduce invade invest "
    "invite jail join kill launch legalise legalize lift lobby lose mediate mourn move negotiate "
    "nominate object offer open oppose order pass pay pledge plan postpone praise press promise "
    "propose prosecute protest pull push raise reach recall recognise recognize refuse reject "
    "release relent remain replace report request resign respond resume retaliate reveal review "
    "sack sanction seek seize sell send sentence settle shell shelve sign snub start steer stop "
    "stage strike struggle sue summon support surrender survive suspend swear tell thank threaten "
    "toughen treat trail try tweet unveil urge use veto visit vote vow wage want warn weigh "
    "welcome win withdraw accede acknowledge airlift annex arraign deal delay promote pursue "
    "behead hang retake overrun detonate massacre kidnap loot bulldoze flog torture cut hit walk "
    "outlaw nationalise privatise devalue default downgrade bankroll shelter smuggle hack quit "
    "reopen repatriate reiterate tighten vaccinate print publish deliver document"
)
_PAST = word_set(  # irregular ones
    "won lost held sent sold told met paid sought fought led left made took gave said swore struck "
    "overrode overrides dealt shot withdrew withdrawn forgave forbade bought built chose broke "
    "hung cut hit stood hid kept knew put quit set shut spent taken given chosen retook overran"
)
_OBJECTS = word_set(  # done to a state, a group or a person: "France criticises Turkey"
    "accuse appease approach arm attack back ban beat blame bomb boycott condemn confront counter "
    "criticise criticize defeat defend defy denounce embarrass expel fight help hit invade isolate "
    "join leave lobby mock nudge oppose persuade praise press pressure punish push quit rebuff "
    "rebuke sack sanction shell slam snub strike sue support tell thank threaten urge visit warn "
    "welcome woo ask beg face fear oust topple arrest jail rap chide receive greet interview"
)


def _inflected(verb: str) -> Iterator[str]:
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    elif verb.endswith("y") and verb[-2] not in "aeou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    else:
        end = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
        yield from (f"{verb}{end}", f"{verb}ed", f"{verb}ing", f"{verb}{verb[-1]}ed")
        yield f"{verb}{verb[-1]}ing"


_HEADLINED = word_set(
    "begin appear emerge arrive happen increase decline decide learn grapple balk vanish "
    "disappear clinch defect land sink burn plunge spread rise fall drop slump soar slide grow "
    "end continue need go come make find look think feel turn run live die hold keep stand sit "
    "become mark edge near loom remain escalate deepen worsen ease rage erupt collapse crumble "
    "resume step bring carry get give have kill injure wound rescue save share show speak talk "
    "tout flee follow hope know lead leave let mean meet miss pick play prepare rebuild reject "
    "rule see set spark split stall storm swear surge take top tumble uncover warn watch work "
    "write clash march veto sweep shake rock grip hail honour honor celebrate debate divide "
    "double explain expose explode ignite inch jump linger mull offer eye prompt probe pull "
    "rally rattle recover reel return shift shrink shut sign slow snap soften stay stun sway "
    "swing target tighten unite urge vote weaken widen undergo implode destroy allege intensify "
    "represent decry brand boast embark evoke exploit forge foil grant hamper hinder ignore "
    "imagine improve incite inherit inspire invoke lash lament languish loosen mimic muddle "
    "outline outpace overhaul overtake persist plot portray pose predict provoke question reckon "
    "recruit redefine relish revive scramble scrap shed shrug signal sidestep skirt slash slip "
    "smash snatch stumble squeeze stoke struggle subside succumb suffer surpass tackle teeter "
    "thrive thwart toil topple trim trounce unravel uphold usher wane wield worry wrestle yearn "
    "yield"
)
ACTS = frozenset(form for verb in _ACTS for form in _inflected(verb)) | _PAST | STATE_VERBS | SAYS
OBJECTS = frozenset(form for verb in _OBJECTS for form in _inflected(verb)) | word_set(
    "told fought left beat struck quit hit beaten met"
)
# Forms that make a sentence of a headline; a title of a work rather has the verb itself.
HEADLINED = frozenset(
    form
    for verb in _HEADLINED
    for form in _inflected(verb)
    if form != verb and not form.endswith("ing")
) | word_set(
    "began fell rose grew went came made found thought felt ran kept stood became died held hit "
    "won vetoes vetoed sold told met fought struck sent withdrew knew broke goes got overtook"
)
HEADLINED |= frozenset(form for verb in _ACTS for form in _inflected(verb) if form != verb) | SAYS
BASES = _ACTS | _HEADLINED  # after a plural: "Leaders Meet in Wales"
# The past of irregular verbs, of whatever does something; regular ones end in "ed".
PAST = _PAST | word_set(
    "began fell rose grew went came found thought felt ran became died tore froze drove flew sank "
    "spoke wrote threw drew shook slid swung wound bore bit hurt laid lay lent rang sang sat slept "
    "spread swept taught wore wept wrung blew broke caught dug ate gave hit left lost "
    "overtook rode sprang stole stuck strode stung swam trod woke wove leapt leant dreamt got "
    "outbid bid underwent outgrew forsook foresaw undercut underwrote oversaw withheld upheld "
    "misled mistook misread cast burst spun strove thrust shed slit split undid outdid outsold "
    "oversold overcame overthrew overspent resold rebuilt rewrote repaid redrew foretold fled "
    "slunk sped"
)
# What a single person does and no state, group, month or thing.
NO_PARTICIPLES = word_set(  # of these the past is no other form of the verb
    "began fell rose grew went ran froze drove flew sank spoke wrote threw drew shook broke chose "
    "gave took tore wore swore ate rode strode hid knew blew forbade withdrew overtook"
)
HUMAN = word_set(
    "danced dances wept weeps smiled smiles laughed laughs forgot forgets remembered remembers "
    "hugged kissed shrugged nodded winked waved knelt prayed joked jokes quipped quips blinked "
    "frowned sang sings slept woke wore wears grinned cried cries married divorced drank "
    "retired apologised apologized confided recalled jogged limped coughed sighed chuckled paused"
)
# May stand between a subject and its verb: "has not yet recalled", "is reportedly being sued".
BETWEEN = (AUXILIARIES - {"cares", "knows", "may", "might"}) | word_set(
    "not also already now never again still yet reportedly been being itself himself herself "
    "quietly formally finally once have"
)
# Verbs that are also the plurals of nouns: "Bush fires", "Labour strikes", "Turkey prices".
PLURALS = word_set(
    "fires shells votes claims charges attacks orders offers calls demands strikes visits deals "
    "bans bombs plans pledges releases reports requests reviews runs sets signs stages stops "
    "supports tests treats trails uses vows wages wants backs blocks fears favours hosts jails "
    "lifts limits moves names opens passes pays posts pushes raises shares sales stores starts "
    "prints documents delays exports imports files fights helps hits lists loses matches "
    "promises replaces shows walks "
    "sentences sanctions struggles protests appeals advances advocates allies arms battles blames"
)
# Behind a word that begins a sentence: what shows that it is the subject, and of which verbs.
PARTICLES = ("up", "down", "out", "off", "away", "back", "over", "third", "second", "first")
OF_ONE = ("is", "was", "has", "isnt", "wasnt", "hasnt", "does", "doesnt")
BEING = ("is", "was")
SAYING_WHAT = PREDICATES | word_set("the its it them what how that one another just only")
HELPING = ("has", "had", "will", "would", "does", "did", "hasnt", "doesnt", "didnt")
OF_MANY = ("had", "will", "would", "did", "didnt")  # of plurals too
