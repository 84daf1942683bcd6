"""What else a word of the table is commonly the name of, and the words that tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from .lexicon import US_STATES, word_set

FOOD = word_set(
    "recipe recipes sandwich sandwiches dinner dinners roast roasted roasting breast meat gravy "
    "stuffing oven thanksgiving christmas leftovers bird birds pie pies juice cider orchard "
    "orchards cook cooked cooking eat eating ate bake baked baking slice sliced kitchen farm "
    "farmers delicious tasty taste tastes fruit fruits tree trees crumble sauce bacon ham chicken "
    "burger burgers serve served carve carving lunch supper menu salad frozen fresh wild butter "
    "meal dish plate plates peel crust organic fried grilled bowl cranberry pumpkin legs wings "
    "flock flocks poultry culled hens turkeys eggs"
)
SPORT = word_set(
    "points scored scores game games team coach season basketball nba bulls dunk championship "
    "championships league match tournament player players rebounds assists touchdown quarterback "
    "striker midfielder goal goals playoff playoffs stadium tennis golf olympic medal athlete "
    "sneakers nike shoes boxer champion racing driver jersey hoops court cup final semi-final "
    "defender goalkeeper innings wicket sprint hamstring knee injury pointer pointers "
    "rebound dunked buzzer layup birdie birdied bogey fairway knockout offside umpire "
    "referee"
)
SHOWBIZ = word_set(
    "actor actress film films movie movies album albums song songs singer band drummer guitarist "
    "guitar drums concert tour show oscar celebrity fashion model dancer dance star starring "
    "stars novel comedian hollywood netflix rapper musician kardashian music stage episode"
)
FAMILY = word_set(
    "wife husband mother father son daughter married aged boyfriend girlfriend born baby girl boy "
    "grandmother grandfather sister brother named name mum dad birthday bride wedding pupil "
    "teenager schoolboy schoolgirl teacher classmates toddler"
)
NATURE = word_set(
    "river rainforest jungle basin forest deforestation rowed rowing rowers boat boats punting "
    "punt banks bank swim swimming fish fishing bridge stream tributary oxford thames boathouse "
    "upstream downstream valley canoe kayak tribe tribes indigenous water waters baptised baptism "
    "flows flowed flooding flooded species parrot parrots brazil brazilian peru peruvian "
    "colombian ecuador towpath wetlands"
)
MYTH = word_set(
    "goddess goddesses god gods temple temples osiris horus egyptian pharaoh pharaohs myth myths "
    "mythology ancient cult worship worshipped priestess priests hieroglyphs statue statues "
    "ptolemaic roman deity shrine tomb papyrus"
)
TABLEWARE = word_set(
    "cup cups tea plate plates dinner saucer saucers porcelain bone cabinet crockery antique "
    "antiques teapot teapots teacup teacups vase vases collection dishes wedding shelf shop table "
    "kitchen cupboard dresser kiln kilns glaze glazed pottery crate"
)
AMERICAN = US_STATES | word_set(
    "atlanta savannah augusta macon athens governor gov kemp senate senator sheriff county trooper "
    "troopers highway bulldogs falcons braves peach statehouse legislature midterm democrat "
    "democrats republican republicans gop congressman congresswoman district electoral ballots "
    "runoff deputies southern peaches tech bureau emory georgians"
)
SPACE = word_set("planet planets rover nasa orbit crater astronauts spacecraft probe solar moon")
CHEMISTRY = word_set("poisoning thermometer vapour vapor toxic metal metals lead fillings tuna")
CLOTHES = word_set(
    "sandals socks boots clothes wearing wore colour color colours painted paint shirt"
)


@dataclass(frozen=True, slots=True)
class Namesake:
    """What else a capitalised word is commonly the name of, and words that tell of it.

    ``common``: so commonly that the word alone decides nothing; else the news means the listed
    thing unless neighbours say otherwise. ``place``: it is a place too, so that what speaks for
    places ("in Georgia") does not help. ``leading``: the words count only where the name begins a
    sentence, as it does where others of the name are spoken of.
    """

    common: bool
    words: frozenset[str] = frozenset()
    place: bool = False
    leading: bool = False


_RARE = word_set(
    "israel kenya india asia paris london sydney florence houston dallas lincoln washington "
    "cameron kent phoenix victoria brooklyn adelaide alexandria sofia valencia holland ireland "
    "england wales france berlin milan troy cyprus america virginia carolina dakota chelsea "
    "jackson cleveland orlando lourdes cuba guinea syria malta bristol york hamilton wellington "
    "melbourne perth aden aleppo tripoli memphis birmingham nancy vienna geneva odessa tyrone "
    "derry clare bath reading nice mobile poland finland hungary brazil niger mali oman qatar "
    "trinidad panama rio rome roma lima palestine bethlehem nazareth zion jerusalem babylon japan "
    "denver portland atlanta newcastle sunderland brighton plymouth aberdeen halifax"
)
# Towns named as people are: only the sentence tells.
PEOPLES_TOWNS = word_set(
    "austin stockton berkeley columbus charlotte raleigh aurora savannah montgomery madison "
    "bradford lancaster preston chester salisbury carlisle oldham hastings verona messina rhodes "
    "mendoza cairns darwin gary eugene nancy sidney leon"
)
_ROADS = word_set("motorway junction lane lanes traffic crash miles lorry gatwick carriageway")
_SAVINGS = word_set(
    "account accounts retirement savings contributions taxable roth pension rollover rolled taxes "
    "withdraw withdrawals deposit inherited savers"
)
_TEAMS = word_set(
    "seattle tacoma spokane touchdown touchdowns quarterback redskins huskies wizards capitals "
    "nationals linebacker innings denzel booker"
)
_SHELLS = word_set(
    "egg eggs nut nuts crab turtle beach necklace necklaces suit fire mortar artillery shrapnel"
)
_TRAVEL = word_set(
    "pilot captain flight landing landed airport arrival arrive estimated delivery driver courier "
    "trip route map minutes traffic departure passengers train ferry "
    "ship vessel voyage"
)
_VARIANT = word_set(
    "variant variants omicron strain covid coronavirus infections vaccine vaccines vaccinated "
    "hospitals hospital doses wave niger mangrove mississippi nile okavango"
)
_COLD = word_set(
    "snow snap cold winter freeze freezing frozen frost rink skating skaters hockey puck polar "
    "arctic antarctic baltic glacier glaciers melt melts melting thaw roads runway runways "
    "motorway pavements pavement icebreaker icebreakers ships lake cream cores core shelf sheet "
    "sheets cap caps bears penguins sledge storm blizzard harbour ferry ferries flights oslo "
    "skiers avalanche slips hips hailstones cubes cube drinks whisky"
)
_SNOOKER = word_set(
    "snooker frame frames pot potted potting pots black pink cue crucible baulk cueball maximum "
    "selby higgins bingham sheffield"
)
_DIAMONDS = word_set("jeweller jeweler jewellery jewelry diamond diamonds gems wandsworth pnb")
_GENES = word_set(  # of single letters of the genome
    "genome genomes gene genes genetic genotype genotyping allele alleles chromosome dna "
    "polymorphism polymorphisms mutation mutations sequencing geneticists"
)
_BEFORE_BIRTH = word_set(
    "antenatal midwife midwives stillbirth stillbirths stillborn pregnant pregnancy pregnancies "
    "obstetric ultrasound trimester fetus foetus"
)
_BREEDING = word_set(
    "crop crops maize corn soya soybean soybeans rice wheat seed seeds salmon mosquitoes monsanto "
    "organisms cotton potatoes tomatoes eggplant brinjal"
)
_CLINIC = word_set(
    "doctor doctors nurse nurses patient patients pulse heartbeat mmhg systolic diastolic heart "
    "blood pressure hypertension monitor monitored medication medicine tablets pills surgery ward "
    "clinic symptoms paramedic paramedics readings dizzy obese cholesterol diabetes kidney kidneys "
    "stroke salt"
)
_ARMOUR = word_set(
    "armoured armored vehicle vehicles infantry infantrymen troops carrier carriers turret crew "
    "mine mines tank tanks convoy soldiers tracked wheeled bmp"
)
_CUSTOMS = word_set(
    "code codes tariff tariffs customs duty duties importer importers import imports schedule "
    "heading classification classified"
)
_MAGNETS = word_set(
    "superconductor superconductors superconducting magnet magnets magnetic tape tapes wire wires "
    "cable cables fusion tokamak helium temperature cryogenic"
)
_SECRETS = word_set(
    "non-disclosure disclosure sign signed signing silence secrecy lawyer lawyers settlement "
    "confidential gagging gag harassment employees employer hush accuser payout stormy"
)
_PROSECUTORS = word_set(
    "prosecutor prosecutors prosecute charged charge charges indictment indicted murder jury judge "
    "court trial county manhattan brooklyn bronx police detectives arraigned felony attorney "
    "plea"
)
_FOOTBALL = word_set(  # of what only clubs do or have, and no army
    "league midfielder striker goalkeeper winger beat beats drew signed thrashed fixture equaliser "
    "equalizer hat-trick header relegated relegation football footballer footballers soccer fc "
    "kick-off defender scored scorer"
)
_EYES = word_set("eye eyes eyesight retina retinal macular sight blindness blind")
_CARDS = word_set("poker casino cards pot omaha dealer")
_COINS = word_set("pound pounds coin coins pint penny shillings")
_INVENTOR = word_set(
    "coil coils inventor inventors edison serbian alternating laboratory pigeons belgrade born "
    "died buried statue physicist niagara westinghouse"
)
_CRICKET = word_set("cricket ipl wicket wickets franchise franchises bcci batsmen")
_EXAMS = word_set("exam exams class classes course courses calculus")
_WINE = word_set(
    "wine wines vineyard vineyards grape grapes winegrower winegrowers winemaker winemakers "
    "cheese cheeses label labels burgundy bordeaux appellation"
)
_RANGE = word_set(
    "horses mustangs burros grazing graze ranch rancher ranchers cattle acres land lands drilling "
    "leases nevada utah wyoming"
)
_CUSTODY = word_set("foster caseworker caseworkers custody")
_DENVER = word_set(
    "airport runway runways denver detroit museum gallery galleries painting paintings picassos"
)
_POLLS = word_set(
    "ballot ballots voter voters polling register registration by-election by-elections "
    "constituency constituencies candidate candidates vote votes voted"
)
_CAMERAS = word_set(
    "camera cameras footage image images caught captured recorded suspect suspects police burglar "
    "thief thieves robbers shop shopkeepers station street spotted"
)
_CLAIMS = word_set("benefit benefits claimant claimants jobcentre disability disabled dog dogs")
_LOANS = word_set("loan loans borrower borrowers instalment instalments mortgage rupees")
_SERVERS = word_set("server servers firewall firewalls router routers subnet hackers")
_STANDARDS = word_set("mark marks hallmark helmets toys standards index citation citations journal")
_SKIN = word_set("hair skin laser wrinkles acne clinic clinics")
_EXPORTS = word_set("exports exporters chips semiconductors huawei licence licences mark marks")
_ROSTER = word_set(
    "traded draft drafted roster coach nba nfl nhl mlb quarterback pitcher knicks lakers cowboys"
)
_HOMELESS = word_set("homeless domicile fixe abri abris rue hiver sleeping")
_CODE = word_set(
    "code coded coding programmer programmers program programs software written wrote write "
    "language languages developer developers script server servers oracle python android app apps"
)
_EATING = word_set(
    "food foods eat eats eating eaten healthy weight exercise calories sugar salt fat meat fish "
    "vegetables nutrition doctor doctors coke pepsi vegan vegetarian obesity diabetes krill"
)
_SCREEN = word_set(
    "actor actress film films movie movies horror director directed oscar oscars comedy sitcom "
    "played starred starring role roles teenager album singer submersible titanic avatar"
)
_ASSISTANTS = word_set(  # and loudspeakers, and Pennsylvania
    "assistant diary boss loudspeaker loudspeakers system announcer announcement scranton "
    "pittsburgh philadelphia allentown harrisburg"
)
NAMESAKES: dict[str, Namesake] = {
    **dict.fromkeys(_RARE, Namesake(False)),
    **dict.fromkeys(PEOPLES_TOWNS, Namesake(True, SHOWBIZ | FAMILY)),
    **dict.fromkeys(("jordan", "chad"), Namesake(True, SPORT | SHOWBIZ | FAMILY)),
    "georgia": Namesake(True, AMERICAN | SHOWBIZ | FAMILY, place=True),
    "isis": Namesake(True, MYTH | NATURE | FAMILY | SHOWBIZ),
    "amazon": Namesake(True, NATURE),
    "mercury": Namesake(True, SPACE | CHEMISTRY | SHOWBIZ),
    "mars": Namesake(True, SPACE),
    "congo": Namesake(False, NATURE),
    "ford": Namesake(True, FAMILY | SHOWBIZ),
    "nike": Namesake(False, MYTH),
    "m23": Namesake(False, _ROADS),
    "ira": Namesake(False, _SAVINGS),
    "eta": Namesake(False, _TRAVEL),
    "washington": Namesake(False, _TEAMS),
    "lebanon": Namesake(False, US_STATES | word_set("cedar")),
    **dict.fromkeys(("turkey", "apple", "chile"), Namesake(False, FOOD)),
    "delta": Namesake(False, _VARIANT),
    "orange": Namesake(False, FOOD | CLOTHES),
    "shell": Namesake(False, NATURE | FOOD | _SHELLS),
    "china": Namesake(False, TABLEWARE),
    "interpol": Namesake(False, SHOWBIZ),
    "snp": Namesake(False, _GENES),
    "anc": Namesake(False, _BEFORE_BIRTH),
    "gm": Namesake(False, _BREEDING | _ROSTER),
    "ge": Namesake(False, _BREEDING | _POLLS),
    "ap": Namesake(False, _EXAMS),
    "aoc": Namesake(False, _WINE),
    "bis": Namesake(False, _EXPORTS),
    "blm": Namesake(False, _RANGE),
    "cctv": Namesake(False, _CAMERAS),
    "cps": Namesake(False, _CUSTODY),
    "diet": Namesake(False, _EATING),
    "dia": Namesake(False, _DENVER),
    "dmz": Namesake(False, _SERVERS),
    "dpp": Namesake(False, _PROSECUTORS),
    "ec": Namesake(False, _POLLS),
    "emi": Namesake(False, _LOANS),
    "esa": Namesake(False, _CLAIMS),
    "ipl": Namesake(False, _SKIN),
    "isi": Namesake(False, _STANDARDS),
    "java": Namesake(False, _CODE),
    "kobe": Namesake(False, FOOD | SPORT | word_set("beef steak lakers bryant")),
    "sdf": Namesake(False, _HOMELESS),
    "npa": Namesake(False, _LOANS | word_set("bank banks lender lenders ratio provisioning")),
    "pan": Namesake(False, word_set("aadhaar taxpayer taxpayers card cards")),
    "pri": Namesake(False, word_set("radio programme broadcasters npr bbc")),
    "evo": Namesake(False, word_set("mitsubishi lancer saloon rally rallying turbo")),
    "lassa": Namesake(False, word_set("tyre tyres tire tires")),
    "zetas": Namesake(False, word_set("sorority sororities fraternity fraternities campus")),
    "amd": Namesake(False, _EYES),
    "bt": Namesake(False, _BREEDING),
    "aa": Namesake(
        False, word_set("drinking drinker alcoholic alcoholics alcohol sober breakdown")
    ),
    "iom": Namesake(False, word_set("ferry ferries tt manx racers steam douglas")),
    "dawn": Namesake(
        False, word_set("broke breaks sun sky dusk prayer prayers raid raids horizon")
    ),
    "nbc": Namesake(False, word_set("warfare nerve chemical biological suits decontaminated")),
    "nec": Namesake(False, word_set("labour corbyn starmer unite momentum candidates")),
    "cpc": Namesake(False, word_set("pipeline novorossiysk caspian canada canadian ottawa")),
    "po": Namesake(False, word_set("branch branches box post mail postal village")),
    "pa": Namesake(False, _ASSISTANTS),
    "bp": Namesake(False, _CLINIC),
    "apc": Namesake(False, _ARMOUR),
    "hts": Namesake(False, _CUSTOMS | _MAGNETS),
    "nda": Namesake(False, _SECRETS),
    "da": Namesake(False, _PROSECUTORS),
    **dict.fromkeys(("shabab", "shabaab", "fateh"), Namesake(False, _FOOTBALL)),
    "plo": Namesake(False, _CARDS),
    "pence": Namesake(False, _COINS, leading=True),
    "tesla": Namesake(False, _INVENTOR, leading=True),
    "ice": Namesake(False, _COLD, leading=True),
    "trump": Namesake(False, _SNOOKER, leading=True),
    "modi": Namesake(False, _DIAMONDS | _CRICKET, leading=True),
    **dict.fromkeys(("blair", "cameron"), Namesake(False, _SCREEN, leading=True)),
}
