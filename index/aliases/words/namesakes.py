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
    "america israel mali aleppo jerusalem melbourne cleveland niger holland rio memphis orlando "
    "florence victoria sofia adelaide phoenix lima"
)
# Towns named as people are: only the sentence tells.
PEOPLES_TOWNS = word_set(
    "austin stockton berkeley columbus charlotte raleigh aurora savannah montgomery madison "
    "bradford lancaster preston chester salisbury carlisle oldham hastings verona messina rhodes "
    "mendoza cairns darwin gary eugene nancy sidney leon"
)
_ROADS = word_set("motorway junction lane lanes traffic crash miles lorry gatwick carriageway")
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
_ROSTER = word_set(
    "traded draft drafted roster coach nba nfl nhl mlb quarterback pitcher knicks lakers cowboys"
)
_CODE = word_set(
    "code coded coding programmer programmers program programs software written wrote write "
    "language languages developer developers script server servers oracle python android app apps"
)
_SCREEN = word_set(
    "actor actress film films movie movies horror director directed oscar oscars comedy sitcom "
    "played starred starring role roles teenager album singer submersible titanic avatar"
)
_ASSISTANTS = word_set(  # and loudspeakers, and Pennsylvania
    "assistant diary boss loudspeaker loudspeakers system announcer announcement scranton "
    "pittsburgh philadelphia allentown harrisburg"
)
_GODS = word_set("goddess god gods temple temples myth myths statue statues messenger")
_PRINTING = word_set(  # in three dimensions
    "printer printers printed filament filaments bioplastic bioplastics plastic nozzle extruder"
)
_SAVINGS = word_set(
    "retirement savers savings rollover roth deductible taxable brokerage withdrawals "
    "contributions employer employers medical copay"
)
_PROGRAMS = word_set(
    "software compiler compilers compiled linux kernel toolchain library libraries server servers "
    "browser browsers desktop laptop encryption encrypted bluetooth wireless gigabit firmware "
    "podcast podcasts feed feeds subscribe newsletter blog analytics vendor vendors uptime "
    "benchmark benchmarks thermistor remediation ebook kindle headphones earbuds earphones"
)
_PICTURES = word_set("file files jpeg jpg gif pixels pixel image images download transparent")
_CIRCUITS = word_set(
    "circuit circuits soldered solder keyboard copper polychlorinated toxic antenna bluetooth board"
)
_WILDLIFE = word_set(
    "wildlife deer elk hunters hunting anglers trout park parks lake lakes michigan wisconsin "
    "minnesota indiana maryland ohio georgia officer resources"
)
_BASEBALL = word_set(
    "innings inning homer homers runs batted batting baseball pitcher shortstop catcher umpire"
)
_WARDS = word_set(
    "ward wards ventilator ventilators bed beds nurse nurses patient patients platelet platelets "
    "plasma smear cervical screening"
)
_JEWELS = word_set("diamond diamonds gem gems carat carats sapphire")
_SLOPES = word_set("ski skiing slalom skier skiers snowboard downhill slopes piste")
_ORBITS = word_set("comet comets asteroid asteroids planet planets orbit astronomers telescope")
_NUTRIENTS = word_set(
    "acid acids omega omega-3 fatty fish algae supplement supplements vitamin vitamins zinc "
    "dietitian nutrient nutrients heartburn reflux stomach digestive indigestion oesophagus "
    "esophagus"
)
_CLOCKS = word_set("p.m a.m pm am pacific eastern")
NAMESAKES: dict[str, Namesake] = {
    **dict.fromkeys(_RARE, Namesake(False)),
    **dict.fromkeys(PEOPLES_TOWNS, Namesake(True, SHOWBIZ | FAMILY)),
    **dict.fromkeys(("jordan", "chad"), Namesake(True, SPORT | SHOWBIZ | FAMILY)),
    "georgia": Namesake(True, AMERICAN | SHOWBIZ | FAMILY, place=True),
    "isis": Namesake(True),
    "amazon": Namesake(True, NATURE),
    "congo": Namesake(False, NATURE),
    "ford": Namesake(True, FAMILY | SHOWBIZ),
    **dict.fromkeys(("nike", "hermes"), Namesake(False, _GODS)),
    "m23": Namesake(False, _ROADS),
    "eta": Namesake(False, _TRAVEL),
    "washington": Namesake(False, _TEAMS),
    **dict.fromkeys(("turkey", "apple", "chile"), Namesake(False, FOOD)),
    "delta": Namesake(False, _VARIANT),
    "shell": Namesake(False, NATURE | FOOD | _SHELLS | _CODE),
    "china": Namesake(False, TABLEWARE),
    "interpol": Namesake(False, SHOWBIZ),
    "snp": Namesake(False, _GENES),
    "anc": Namesake(False, _BEFORE_BIRTH | _PROGRAMS),
    "pla": Namesake(False, _PRINTING),
    **dict.fromkeys(("ira", "fsa"), Namesake(False, _SAVINGS)),
    **dict.fromkeys(("gcc", "cis", "sas", "sla", "ntc", "kdp"), Namesake(False, _PROGRAMS)),
    "ppp": Namesake(False, word_set("contractors contractor gdp parity purchasing concession")),
    "png": Namesake(False, _PICTURES),
    "pcb": Namesake(False, _CIRCUITS),
    **dict.fromkeys(("rbi", "ump"), Namesake(False, _BASEBALL)),
    **dict.fromkeys(("itu", "icu", "ttp", "pap"), Namesake(False, _WARDS)),
    "dnr": Namesake(False, _WILDLIFE),
    "milf": Namesake(False, word_set("film films movie movies comedy comedies jokes porn sequel")),
    "gia": Namesake(False, _JEWELS),
    "fis": Namesake(False, _SLOPES),
    "au": Namesake(False, _ORBITS),
    "pt": Namesake(False, _CLOCKS),
    **dict.fromkeys(("epa", "dha", "gerd", "gpc"), Namesake(False, _NUTRIENTS)),
    "npc": Namesake(
        False, word_set("game games gamer gamers player players quest character dialogue")
    ),
    "danzig": Namesake(False, SHOWBIZ | {"misfits", "fans"}),
    "gm": Namesake(False, _BREEDING | _ROSTER),
    "ge": Namesake(False, _BREEDING | _POLLS),
    "ap": Namesake(False, _EXAMS),
    "aoc": Namesake(False, _WINE),
    "blm": Namesake(False, _RANGE),
    "coach": Namesake(True, SPORT | word_set("players practice ncaa college basketball coaches")),
    "vanguard": Namesake(
        False,
        word_set("fund funds index indexes etf etfs investor investors advisor advisors portfolio"),
    ),
    "cctv": Namesake(False, _CAMERAS),
    "dmz": Namesake(False, _SERVERS),
    "dpp": Namesake(False, _PROSECUTORS),
    "emi": Namesake(False, _LOANS),
    "esa": Namesake(False, _CLAIMS),
    "isi": Namesake(False, _STANDARDS),
    "java": Namesake(False, _CODE),
    "npa": Namesake(False, _LOANS | word_set("bank banks lender lenders ratio provisioning")),
    "pri": Namesake(False, word_set("radio programme broadcasters npr bbc")),
    "evo": Namesake(False, word_set("mitsubishi lancer saloon rally rallying turbo")),
    "lassa": Namesake(False, word_set("tyre tyres tire tires")),
    "zetas": Namesake(False, word_set("sorority sororities fraternity fraternities campus")),
    "amd": Namesake(False, _EYES),
    "bt": Namesake(False, _BREEDING),
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
    "da": Namesake(False, _PROSECUTORS),
    **dict.fromkeys(("shabab", "shabaab", "fateh"), Namesake(False, _FOOTBALL)),
    "pence": Namesake(False, _COINS, leading=True),
    "tesla": Namesake(False, _INVENTOR, leading=True),
    "trump": Namesake(False, _SNOOKER, leading=True),
    "modi": Namesake(False, _DIAMONDS | _CRICKET, leading=True),
    **dict.fromkeys(("blair", "cameron"), Namesake(False, _SCREEN, leading=True)),
}
