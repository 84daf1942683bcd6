"""Small word lists that tell senses of a name apart: general English of the news, folded tokens.

Each set answers one question a guard asks about a neighbour or about the sentence. They speak of
kinds of words, never of one name (see ``namesakes`` for that).
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


MONTHS = word_set(
    "january february march april may june july august september october november december"
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
PERSON_TITLES = word_set("mr mrs ms miss dr sir lady lord dame prof professor madam mme master")
ARTISTS = word_set("coach author actor actress singer")  # and what else is no office of state
ROLES = ARTISTS | word_set(
    "president vice prime minister premier chancellor secretary senator sen rep congressman "
    "congresswoman governor gov mayor king queen prince princess sheikh sheik shaikh sultan emir "
    "ayatollah imam pope general gen colonel col captain capt major maj lieutenant lt sergeant sgt "
    "admiral commander marshal brigadier corporal private judge justice chairman chairwoman chief "
    "director leader speaker ambassador envoy spokesman spokeswoman spokesperson candidate "
    "opposition foreign defence defense interior finance home attorney detective inspector "
    "reporter correspondent analyst caliph mullah mufti rebel "
    "dictator strongman tyrant deputy acting former ex officer sheriff father brother sister"
)
OFFICES = word_set(
    "republic kingdom king queen prince emir sultan dictator ruler strongman tyrant junta "
    "president government state people peoples capital ambassador embassy ministry minister prime "
    "army parliament invasion occupation bombing siege battle liberation borders border part parts "
    "city town province north south east west armed forces rest most all cities towns areas flag "
    "future leader leaders role support ally allies citizens president-elect emirate sultanate "
    "region"
)
DIRECTIONS = word_set(
    "northern southern eastern western northeastern northwestern southeastern southwestern "
    "northeast northwest southeast southwest greater downtown mainland rural war-torn neighbouring "
    "neighboring upstate coastal occupied modern ancient"
)
LOCATIVES = word_set(
    "in into inside outside across throughout within near via around bordering neighbouring "
    "neighboring northern southern eastern western central leaving visiting visited invaded "
    "invading fled fleeing entered entering enter crossing bombing bombed northwestern "
    "northeastern southeastern southwestern reach reached visit visits flee flooded battered"
)
INVASIONS = word_set("invaded invading bombed bombing annexed attacked occupied liberated")
RAZED = word_set(  # done to places alone
    "flooded flattened besieged encircled bombarded ravaged devastated recaptured liberated razed "
    "battered lashed depopulated blockaded"
)
TOWARDS = word_set("to from against toward towards between of by for with on and or")
DETERMINERS = word_set("my your his her their our its this these those every each some any")
NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
PRONOUNS = word_set(
    "i you he she it we they there what which who that this everything nothing all "
    "nobody everybody everyone someone somebody anyone anybody something anything"
)
PERSONAL = word_set("he she his her him hers himself herself")
FUNCTION = word_set(
    "a an the and or but nor of in on at to from by for with without as that which who whom whose "
    "is was are were be been being has have had do does did will would can could should may might "
    "must not than then so if when while where because about after before into over under until "
    "since during against between among through although though unlike despite amid amidst "
    "meanwhile however yet whether both either neither even still once now here there why how what "
    "also besides except inside outside near toward towards upon within unless like via per just "
    "only instead elsewhere today yesterday tomorrow later earlier them us me him it he she they "
    "we you i his her their its our whatever whenever wherever whoever whichever"
)
POLITICAL = word_set(
    "government govt troops forces force army president minister ministry officials official "
    "parliament border borders embassy ambassador military police court king queen prime lawmakers "
    "airstrikes airstrike strikes strike sanctions policy economy election elections war regime "
    "citizens citizen nationals authorities capital intelligence air navy soldiers soldier jets "
    "warplanes warplane refugees backed led based born style affiliated linked held controlled "
    "funded trained supported occupied ruled allied aligned inspired claimed run made foreign "
    "defence defense security congress senate senator senators house supreme state department "
    "treasury marines marine envoy diplomat diplomats special drone drones coalition leader "
    "leaders leadership constitution voters rebels fighters fighter militants militant jihadists "
    "jihadis insurgents terrorists extremists group stronghold caliphate commander commanders "
    "militia members supporters exports imports currency central bank dollar dollars southern "
    "northern eastern western coast airspace territory soil passport visa passports visas nuclear "
    "peace talks deal crisis conflict conflicts revolution coup referendum budget debt "
    "parliamentary presidential federal republican republicans democrats democratic party politics "
    "political politicians population people peoples hostages hostage journalists spokesman "
    "spokeswoman secretary administration ally allies aid tariffs trade companies firms markets "
    "stocks cities city town towns province region village villages mp mps meps mep peers "
    "councillors backbenchers lawmaker bomb bombs gunman gunmen raid raids captive captives "
    "beheading beheadings siege sieges recruit recruits recruiter recruiters convoy prisoner "
    "prisoners base bases position positions attack attacks bombing bombings offensive advance "
    "rule occupation invasion propaganda"
)
STATE_VERBS = word_set(
    "closed closes shut shuts invaded invades annexed expelled expels recalled recalls imposed "
    "imposes deployed deploys shot shoots downed launched launches signed signs ratified accused "
    "accuses denied denies condemned condemns rejected rejects announced announces threatened "
    "threatens urged urges vowed vows warned warns agreed agrees joined joins bombed bombs "
    "attacked attacks borders bordered hosts hosted backed backs arrested arrests sent sends "
    "detained detains blocked blocks blames blamed demanded demands declared declares "
    "summoned summons withdrew withdraws seized seizes captured captures claimed claims "
    "executed executes beheaded controls controlled ordered orders approved approves voted "
    "votes elected elects banned bans lifted lifts extends extended extradited pledged pledges "
    "confirmed confirms refused refuses wants opposes opposed supports supported suspended "
    "suspends released releases faces insists insisted hopes recognises recognised recognizes "
    "recognized retaliated retaliates intervened intervenes mobilised evacuated repatriated "
    "fired sacked sacks appointed appoints nominated nominates pardoned pardons"
)
SAYS = word_set(
    "said says told tells added adds insisted insists argued argues tweeted tweets wrote writes "
    "explained acknowledged admitted conceded promised stated spoke speaks resigned resigns"
)
SAY = ("say", "tell", "speak", "argue", "explain")  # behind an auxiliary
BUSINESS = word_set(
    "shares share stock stocks chief executive ceo profit profits revenue sales store stores "
    "company companies customers users app apps software investors billion market iphone ipad "
    "smartphone device devices firm retailer warehouse warehouses delivery online products "
    "product founder technology tech brand advertising quarter earnings subscribers streaming "
    "tax patent patents lawsuit sued merger takeover rivals privacy data computer computers "
    "laptop phone phones smartphones google "
    "worth trillion dividend dollars shareholders losses layoffs factory factories orders cars "
    "microsoft facebook oil gas barrels drilling refinery pipeline"
)
POLITICS = word_set(
    "government troops forces army president minister border borders embassy military refugees "
    "sanctions election elections war regime parliament coalition rebels militants fighters "
    "airstrikes attack attacks bombing diplomatic diplomats foreign policy treaty ceasefire "
    "opposition security intelligence summit nato nations un country countries region jihadists "
    "jihadist islamist insurgents caliphate jihadi jihadis extremists extremist terrorist "
    "terrorists terrorism hostage beheaded syria iraq syrian iraqi damascus baghdad brexit "
    "parliamentary prime tories tory conservative labour mps commons cabinet referendum allegiance "
    "bomber bombers gunman gunmen suicide beheading recruited recruits defectors jihad radicalised "
    "radicalized martyr terror kidnapped currency inflation economy creditors exports imports "
    "tariffs kingdom capital citizens missiles missile soldiers officials ankara amman istanbul "
    "kurdish delegate delegates dictator dictators"
)
MEDICAL = word_set(
    "virus viruses outbreak outbreaks infect infects infected infection infections epidemic cases "
    "symptom symptoms quarantine quarantined vaccine vaccines vaccinated contagious disease "
    "diseases deadly patients fever hospital hospitals health doctors nurses spread transmission "
    "incubation died deaths killed kills"
)
PERSON_AFTER = word_set(
    "wife husband mother father son daughter brother sister parents family career shoes fans fan "
    "album song songs agent jersey teammates coach girlfriend boyfriend manager hair face eyes "
    "hand hands birthday funeral lawyer mum dad uncle aunt cousin friend friends autobiography "
    "performance goal goals shot free-throw dunk contract smile voice"
)
STAFF = word_set(  # after a person's name these are of him
    "lawyer lawyers attorney attorneys aide aides adviser advisers advisor advisors ally allies "
    "supporter supporters loyalist loyalists associate associates appointee appointees nominee "
    "campaign administration presidency cabinet rally rallies voters backers critics donors tweets "
    "impeachment indictment inauguration"
)

PRESIDENCY = word_set("administration presidency")
OF_A_LEADER = word_set(  # what a leader has and no month: "May's deal"
    "government cabinet deal premiership presidency resignation husband wife leadership majority "
    "aides allies critics rivals ministers spokesman spokeswoman successor predecessor "
    "backbenchers administration advisers opponents supporters tweets"
)
STATE_PREFIXES = word_set("new north south west rhode nova")
US_STATES = word_set(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho "
    "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
    "minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania "
    "tennessee texas utah vermont virginia wisconsin wyoming carolina dakota hampshire jersey"
)
DONE_BY_FORCE = word_set(  # before "by" and an armed group
    "killed murdered held kidnapped abducted freed fired planted beheaded driven ousted "
    "overrun destroyed looted recruited radicalised inspired used imposed led"
)
WITHOUT_ARTICLE = MONTHS | word_set(  # nouns that begin sentences without an article
    "rice power time reading polish china steel gold iron oil gas next free real "
    "nature science progress labour labor business trade light fire water music love "
    "life peace war justice change hope faith grace silver copper wood stone "
    "coal salt sand cotton wool corn wheat sugar coffee tea turkey chicken beef pork lamb fish "
    "amnesty cork slate flint java coke marble jersey silk leather amber mercury plague flu corona "
    "hail snow rain ice dawn day night summer winter spring autumn money cash help work "
    "security defence defense intelligence capital media news education health energy "
    "competition demand supply support research production police people society religion "
    "conservatives democrats republicans greens liberals democracy opposition "
    "everyone most many some several others more few one two three all both"
)
SINGULAR = word_set(  # nouns that end as plurals do
    "news politics economics physics mathematics maths athletics gymnastics ethics series species "
    "mechanics electronics measles mumps aids diabetes logistics acoustics genetics statistics"
)
SHORT_STATES = word_set(  # as in "Paris, Tex.,"
    "ala ariz ark calif colo conn fla ga ill ind kan ky mass md mich minn mo mont neb nev okla ore "
    "pa penn tenn tex va vt wash wis wyo"
)
CURRENCIES = word_set(
    "usd eur gbp jpy cny aud cad chf inr brl rub try zar mxn sgd hkd nzd krw sek nok dkk"
)
# A cue that is a state stands for it written short, where that is no word: not "Ill", "Mass".
WRITTEN_SHORT = {
    "Alabama": "Ala",
    "Arizona": "Ariz",
    "Arkansas": "Ark",
    "California": "Calif",
    "Colorado": "Colo",
    "Connecticut": "Conn",
    "Florida": "Fla",
    "Kentucky": "Ky",
    "Maryland": "Md",
    "Michigan": "Mich",
    "Minnesota": "Minn",
    "Nebraska": "Neb",
    "Nevada": "Nev",
    "Oklahoma": "Okla",
    "Tennessee": "Tenn",
    "Texas": "Tex",
    "Wisconsin": "Wis",
    "Wyoming": "Wyo",
}
CONTINENTS = word_set("africa america antarctica asia eurasia europe oceania")
PROVINCES = word_set("ontario manitoba saskatchewan alberta scotia queensland tasmania")
# Written before or after a twin these show it is the word, though set in capitals.
VERBS_WITH_US = word_set(
    "tell let give help join follow show make contact ask call email teach bring gave told helped "
    "let's lets allow allows remind reminds tells gives joins stop stopped"
)
PARTS_OF = word_set("all both some many most each one none rest few any two three several millions")
AUXILIARIES = word_set(
    "is are was were am be been do does did has have had will would can could should shall must "
    "may might cares knows"
)
PREDICATES = word_set("not a an my our your his her their so very too going being no")
# Beside "IS" set in capitals these show it is no verb.
BANDS = word_set("group network militia organisation organization outfit movement militants")
OPPOSING = word_set("against join joins joined joining by anti")
FOLLOWERS = word_set(
    "fighters militants jihadists jihadis insurgents extremists terrorists strongholds hostages "
    "recruits recruiters commanders gunmen bombers supporters sympathisers sympathizers suspects "
    "positions targets fighter caliphate"
)
# Beside "US" these show it is no pronoun, even after "help" or "tell".
TRUSTING = word_set(
    "trust trusts trusted believe believes believed belief faith confidence interest interested of"
)
SHOUTED_VERBS = frozenset(("is", "it"))  # in a line of capitals the word is by far the likelier
MONTH_BEFORE = word_set(
    "in last next this since until till early late mid every during through end"
)
MODAL_AFTER = word_set("be have well not the god his her your all this that these those")
VERSUS = word_set("v vs versus")
NEGATED = word_set(
    "isnt arent wasnt werent doesnt dont didnt cant couldnt wont wouldnt hasnt havent shouldnt"
)
HARMLESS = (
    PERSON_TITLES
    | ROLES
    | DAYS
    | MONTHS
    | DIRECTIONS
    | frozenset(FUNCTION)
    | PRONOUNS
    | NEGATED
    | word_set("jan feb apr aug sep sept oct nov dec")
    | word_set("news image caption photo video file ap afp reuters getty monday the says said")
)

# The Guardian and others write the last, generic word of a name small: "Nusra front",
# "Kurdistan Workers' party". "state" is not among them: "Islamic state" is another thing.
GENERIC = word_set(
    "agency alliance army assembly authority bloc board brigade brigades bureau campaign "
    "coalition commission committee conference congress council court department force forces "
    "front government group guard initiative league ministry movement network office "
    "organisation organization parliament party police prison province region service strip "
    "system treaty tribe union war city airport agreement accord"
)
# So does the word for what the land has: "Niger delta", "Caspian sea".
LAND = word_set(
    "river forest sea ocean lake valley delta basin canal dam desert mountain mountains hills "
    "heights peninsula island islands strait straits bay gulf coast falls"
)
ABBREVIATED = word_set("mr mrs ms dr st gen col lt sgt maj capt mt ft jr sr sen rep gov")
ARTICLES = word_set("al el ul ar er as es ash esh at et ad ed an en az ez ath eth adh edh")
ENGLISH_ARTICLES = word_set("an as at ad ar er es et en ed")
SMALL_ENGLISH = word_set(
    "the of and to were by with from for that has is are said at who after they"
)
SMALL_FOREIGN = word_set(  # small words of German and others; English ones outweigh them
    "die der das und dem den ist nicht ein eine einen einer mit fur auf sich wurden wird wurde "
    "nach bei aus von vom im zum zur sind haben uber het een niet zijn voor och att som ikke til"
)
WHERE = ("in", "near", "at", "outside", "inside", "around", "from")
BRITAIN = frozenset(("england", "britain", "uk"))
