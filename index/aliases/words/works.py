"""Words for works, performers, animals and small places, and words that begin titles.

Folded tokens, as in ``lexicon``.
"""

from __future__ import annotations

from .lexicon import LAND, word_set

LINKS = word_set("of by in a an the and for with to at on from against through without")
WORKS = word_set(
    "film movie novel album band song sitcom documentary thriller biopic comedy musical opera "
    "poem painting memoir ballet cantata boardgame cocktail perfume fragrance racehorse yacht "
    "schooner trawler horse gelding filly mare stallion duo quartet trio series"
)
PERFORMERS = word_set(
    "singer actor actress rapper footballer striker goalkeeper midfielder defender golfer boxer "
    "jockey sprinter swimmer drummer guitarist violinist pianist comedian comedienne model "
    "cricketer batsman bowler novelist poet painter sculptor chef designer girl boy teenager "
    "pupil student nurse wrestler dancer winger runner skier cyclist athlete gymnast empress"
)
RELATIVES = word_set(
    "son daughter wife husband girlfriend boyfriend aunt uncle niece nephew grandson granddaughter "
    "widow fiance fiancee stepson stepdaughter"
)
MAKERS = word_set(  # "the movement maker ETA"
    "maker carmaker watchmaker drugmaker chipmaker airline retailer carrier brand manufacturer "
    "brewer insurer winemaker shipbuilder toymaker lender distributor supplier"
)
NO_BODIES = (MAKERS - {"lender", "insurer", "supplier", "carrier"}) | word_set(  # nor parties
    "firm company startup conglomerate multinational newspaper tabloid broadsheet broadcaster "
    "newswire daily station airport software survey"
)
NO_PLACES = (NO_BODIES - {"maker", "manufacturer", "distributor"}) | {"chain", "supermarket"}
AILMENTS = word_set(  # and what the body has or makes
    "disease disorder syndrome hormone enzyme protein gene molecule antibody ailment allergy "
    "inhibitor receptor mutation"
)
BEASTS = word_set(
    "rhino rhinoceros dog cat horse racehorse gelding colt pony elephant lion tiger gorilla bear "
    "orangutan spider butterfly kitten puppy tortoise pig cow labrador beagle poodle terrier "
    "corgi husky mastiff bulldog greyhound chihuahua pug sheepdog parrot dolphin chimpanzee "
    "baboon camel donkey mule ram goat llama python cobra crocodile alligator penguin eagle "
    "falcon owl vulture swan goose ferret cub"
)
CALLED = ("named", "called")  # "a goat called Putin", "a boy named Jordan"
CREATURES = BEASTS | WORKS | PERFORMERS | RELATIVES | {"baby", "toddler", "pet", "mascot"}
ANIMALS = BEASTS | word_set("nymph saint witch clown goddess river")
TRIBES = word_set("tribe tribes tribesmen tribespeople indigenous")  # behind the name of a people
LIVESTOCK = word_set(  # before a disease these make another: "hog cholera"
    "hog hogs fowl chicken chickens swine pig pigs bird birds avian canine feline bovine equine "
    "cattle pork sheep goat goats duck ducks turkey dog dogs cat cats horse horses fish bee bees "
    "monkey camel rabbit rabbits plant potato tomato coffee banana"
)
RANKS = word_set(  # before a place a person of its name has these: "Admiral Togo"
    "admiral commodore lieutenant sergeant corporal brigadier chief sheikh sheik shaikh imam "
    "mullah detective inspector coach constable deacon archdeacon mistress sister friar nurse"
)
CALLINGS = word_set(  # nobody of the news of the world is
    "philosopher composer botanist zoologist theologian sculptor cricketer rower quarterback "
    "pitcher jockey clergyman illustrator cartoonist cinematographer architect mathematician "
    "ornithologist entomologist bassist saxophonist trumpeter organist cellist plumber "
    "carpenter electrician bricklayer plasterer joiner roofer welder mechanic baker butcher "
    "grocer greengrocer fishmonger florist hairdresser barber tailor dressmaker waiter waitress "
    "barmaid bartender gardener postman milkman caretaker janitor headteacher headmaster "
    "headmistress librarian dentist optician pharmacist physiotherapist midwife paramedic "
    "lifeguard receptionist cabbie publican innkeeper landlady beekeeper gamekeeper shepherd "
    "fisherman trawlerman pensioner widower constable"
)
SETTLEMENTS = word_set(
    "town village hamlet suburb parish township neighbourhood neighborhood river creek lake "
    "mountain hill crater asteroid county commune seaport"
)
SERVED = word_set("bottle bottles glass glasses cup cups pot mug sip sips pint pints jug carafe")
# "the town of Clinton", "a glass of Bordeaux"
PLACED = (
    SETTLEMENTS
    | SERVED
    | word_set("mayor city island bay isle port province prefecture governorate oblast")
)
# What happens to a place and is set with a capital beside its name in headlines.
EVENTS = word_set(
    "earthquake quake flood floods flooding fire fires crash blast explosion explosions "
    "shooting shootings massacre protests protest riots riot unrest violence clashes fighting "
    "battle operation outbreak epidemic virus vaccine offensive offensives campaign victims "
    "survivors patients cases famine drought storm hurricane typhoon cyclone tsunami hacking "
    "leak leaks scandal inquiry cover-up toll death deaths dead killed killing killings murder "
    "assassination arrest arrests hunger genocide independence ceasefire truce invasion siege "
    "liberation annexation evacuation emails email impeachment resignation inauguration "
    "nomination transition tax taxes cuts austerity bailout bonds bond stock shares price "
    "prices gas oil power grid pipeline nuclear weapons arms missiles test tests program launch "
    "landing mission flights flight ban talks accord analysis explained live latest know known "
    "far update updates q&a factbox timeline profile obituary review opinion comment editorial "
    "war wars terror terrorism terrorist terrorists hostage hostages militia militias exit vote"
)
# After a firm's name these are no product of it: "WikiLeaks Party".
APART = word_set(
    "competition productions field open bowl classic crossword vodka outdoor choir party monument "
    "march joke capital society shuttle place hall champions champion warriors sevens girls boys "
    "blues killer arms ladies knights kings heroes rangers sharks wolves bears giants rockets "
    "dragons english challenge invitational pro-am star stars"
)
POSTS = word_set("representative representatives agent agents lawyer player negotiator analyst")
SHIPS = word_set(
    "fc ac afc as cf fk krc rb rc sk ssc sv uss hms hmas hmcs usns rms mv ms mt sms hdms hnlms rfa "
    "uscgc ss ins"
)
CLUBS = word_set("real sporting racing union")  # ordinary words before a town: "Real Madrid"
PLAYERS = word_set("striker midfielder goalkeeper winger defender")
PLAYING = PLAYERS | word_set("beat beats drew thrashed trounced")  # of a town's club
PEERS = word_set(
    "sir dame miss lord lady baron baroness earl viscount viscountess count countess rabbi"
)
PRINCES = word_set("prince princess duke duchess")  # "Prince of Egypt"
ROYAL = word_set("prince princess king queen duke pope saint st emperor empress")
ABOUT = word_set("against for on")  # "Commission against Racism"
APPOSED = word_set("against without beyond")  # a capital there is that of a longer name
KINDRED = word_set(  # before "Congress" or "Parliament" these make it another's
    "youth world jewish trade labour student students science continental mobile party farmers "
    "workers women womens book eucharistic sudeten indigenous sami children childrens scout"
)
# The last word of a name of its own, whoever it is named after.
BODIES = word_set(
    "racing synagogue school quartet quintet crossword vodka outdoor choir ballet opera society "
    "fellowship foundation agency association institute academy league federation festival "
    "award awards trophy express bank club college company bancorp band team union"
)
SITES = word_set("com org net tv info gov")  # "India.com"
TITLED = PEERS | ROYAL
# Written small after a name these make a kind of plant, animal, food or stuff: "Aleppo pepper".
# What is traded or hunted by whole states is not among them (oil, coffee, rice, ivory, elephants).
KINDS = word_set(
    "pepper sprout sprouts artichoke artichokes steel cheese ham sausage sausages terrier mastiff "
    "cedar lily tomato bun buns almonds alphabet coil syndrome carcinoma cocktail sling goat "
    "goats sheep goose crocodile crocodiles perch donkey hound maple font typeface rat rats "
    "tractor shawl shawls palm palms pine pines cherry folder folders envelope envelopes hemp "
    "lace griffon bologna broil sauce mule mules seed seeds gull gulls finch wren vulture "
    "vultures plover thrush partridge parrot parrots owl kingfisher sunbird falcon trout "
    "butterfly wasp wasps hornet crab crabs lobster lobsters oyster oysters scallop scallops clam "
    "clams frog newt cobra adder squirrel squirrels hare lynx otter beaver mouse pony sheepdog "
    "rabbit rabbits fir spruce cypress oak oaks willow aspen holly heather thistle thistles poppy "
    "poppies orchid orchids daisy aster tulip tulips iris jasmine magnolia moss lichen fern ivy "
    "knotweed balsam plum quince fig figs walnut walnuts chestnut chestnuts lettuce kale onion "
    "onions melon pudding tart tarts cake cakes sandwich sandwiches stew soup dressing biscuit "
    "biscuits cracker crackers waffle waffles mustard dumpling dumplings burger burgers velvet "
    "ribbon ribbons tweed carpet carpets rug rugs quilt quilts marble granite lacquer dye dyes "
    "turpentine chalk porcelain teacup teacups crystal sapphire sapphires particle particles "
    "meson hyperon lemma theorem diacritic sportswear shotgun sneakers comma relleno verde libre "
    "oriole cuckoo nightingale markhor oryx baboon cat cats chameleon tortoise alligator sage "
    "basil tangerine tangerines mandarin grapefruit yam teak ebony acacia gobbler sweets cookies "
    "lager stout ale noodles kebab kebabs falafel ware lacquerware tapestry cymbals notebook "
    "china scarf scarves"
)
SENSES = word_set(  # said in brackets of what else the word means: "Merkel (surname)"
    "surname letter unit drink fish bird fruit plant mythology typeface supermarket retailer verb "
    "software graphics directory ship colour color month opera restaurant bar disambiguation noun"
)
# Said of a thing after a comma these make it another thing: "Tehran, Apple series".
TOLD_APART = WORKS | word_set(
    "series miniseries drama play hymn anthem tune game videogame nightclub cafe pub restaurant "
    "brewery winery gunmaker perfumer racehorse yacht single lullaby telenovela podcast cartoon "
    "manga march sonata soap show rapper singer dj wrestler footballer character superheroine"
)
BRACKETED = TOLD_APART | ANIMALS | SETTLEMENTS | PERFORMERS | SENSES  # works are told apart
# What titles of works begin with, or have before "in", "by" and "of", and bodies do not.
BEGINNINGS = word_set(
    "son model once upon me he she it be don cry love loving life lives living death dying dead "
    "night nights midnight seven journey journeys letters letter return returning returned escape "
    "escaping escaped leaving left lost losing finding found meet meeting stolen kidnapped "
    "captured surviving survived survivor inside beyond before after from into under with without "
    "between among against my our your when where why how what who whose we you they goodbye "
    "hello dear dreaming dreams dream dancing waiting walking running driving reading writing "
    "tales tale stories story adventures memories memoirs confessions diary diaries notes "
    "portrait portraits fear loathing made born raised trapped searching looking tears heart "
    "hearts shadow shadows daughter daughters girl girls boy wife ghost ghosts ghosted angels "
    "angel devil devils thief spy lover lovers stranger strangers child children holiday holidays "
    "christmas weekend romance road roads passage sailing remember remembering forgetting falling "
    "flying fleeing hunting chasing killing saving seduction song songs ballad ballads music"
)
_LABORATORY = word_set(
    "enzyme assay serum plasma peptide amino antigen polymer resin solvent isotope lattice alloy "
    "catalyst reagent pipette centrifuge microscope spectrometer spectroscopy chromatography "
    "titration smear biopsy catheter stent pacemaker electrode ultrasound x-ray tumour tumor "
    "lesion neck spinal tendon ligament liver kidney lung bowel bladder tissue embryo sperm ovary "
    "dose dosage tablet capsule ointment inhaler syringe needle vial allergy symptom deficiency "
    "dyslexia pollen calves heifer acid"
)
_WORKSHOP = word_set(
    "transistor diode circuit circuits capacitor resistor voltage amplifier oscillator waveform "
    "socket adapter adaptor inverter surge busbar gearbox clutch piston valve nozzle bracket "
    "flange gasket crankshaft chassis carburettor carburetor radiator hose compressor boiler lathe "
    "forging welding piping tubing girder plywood laminate coating adhesive sealant lubricant "
    "fluid cooling gyroscope altimeter thermostat lens lamp bulb joystick motherboard chipset "
    "firmware compiler parser codec plugin pixel bitmap spreadsheet encoder decoder syntax "
    "bytecode subroutine subnet router modem ethernet"
)
_SCHOOL = word_set(
    "tensor equation theorem polynomial algebra calculus geometry arithmetic maths physics "
    "chemistry biology syllabus homework dissertation thesis degree degrees diploma coursework "
    "textbook exam exams essay spelling grammar vocabulary"
)
_LEISURE = word_set(
    "yacht yachting regatta dinghy catamaran canoe kayak triathlon decathlon snooker darts karate "
    "judo archery snowboard badminton squash netball volleyball lacrosse jockey pageant dumbbell "
    "barbell treadmill yoga pilates guitar piano synthesizer orchestra symphony ballroom ballet "
    "karaoke cookery cooking sewing knitting quilting pottery footpath hiking trail"
)
_SHOP = word_set(
    "massage manicure cosmetics shampoo lipstick lotion yoghurt yogurt cookie recipe flour cheese"
)
MONEY = word_set("index accounts stock stocks dividend dividends")
_CONSTABULARY = word_set("detective detectives patrolman patrolmen precinct precincts cruiser")
FIELDS = _CONSTABULARY | _LABORATORY | _WORKSHOP | _SCHOOL | _LEISURE | _SHOP
REGIONS = word_set("department province prefecture canton governorate oblast")
# What, written small after a name, is said of other things: "Aleppo pepper", "the Ebola river".
KINDS_AND_AILMENTS = KINDS | AILMENTS
OF_OTHERS = {
    "disease": KINDS | TRIBES | LAND,
    **dict.fromkeys(("country", "place", "event"), KINDS_AND_AILMENTS | TRIBES),
    **dict.fromkeys(
        ("person", "company", "media", "product", "treaty", "law"),
        KINDS_AND_AILMENTS | TRIBES | REGIONS - {"department"},
    ),
}
OFFICERS = word_set("inspector officer agent commissioner policeman policemen operative squad raid")
# So of what else has the letters: "the MSF yacht race", "a CDU cooling loop".
OF_OTHER_LETTERS = {
    **dict.fromkeys(("party", "group"), KINDS_AND_AILMENTS | FIELDS | MONEY),
    "media": KINDS_AND_AILMENTS | FIELDS - _CONSTABULARY,
    "body": KINDS_AND_AILMENTS | _WORKSHOP | _LEISURE,
    "company": KINDS_AND_AILMENTS | _SCHOOL,
    "disease": KINDS | LAND | MONEY | OFFICERS,
}
