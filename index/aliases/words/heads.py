"""Words that make a longer name of the name beside them: "Boko Haram Street", "New Mexico"."""

from __future__ import annotations

from .lexicon import word_set

# What another thing is called that carries a name; weighed for names of one word, which are short
# enough to be carried by anything ("Jordan Accord"), but not for the likes of "US Treaty".
HEADS = word_set(
    "academy air bank times post herald tribune daily gazette telegraph radio television magazine "
    "street open sea bay gulf valley society association accord accords agreement convention "
    "protocol treaty brigade brigades battalion battalions hall house park point station day "
    "hills heights creek falls county entertainment insurance jones smith johnson jr sr ii iii iv "
    "fields center centre court express peak forest cell cells baptist vacuum foundation award "
    "awards steel"
)
# Things that are never part of the group, the place or the person they are named after.
THINGS = word_set(
    "kindergarten nursery syndrome university college airlines airline airways street st road "
    "avenue ave boulevard lane square plaza bridge tower towers hotel hotels motel inn resort "
    "restaurant restaurants cafe bakery brewery winery pub diner club fc afc theatre theater "
    "hospital airport stadium racecourse arena museum gallery library cathedral church chapel "
    "mosque cemetery orchestra philharmonic symphony choir band records cup prix derby marathon "
    "trot festival dam lake river canal strait mountain mountains island islands beach creek "
    "gardens mall farm ranch brand pictures studios motors masters championship championships "
    "trophy lottery casino supermarket spaniel sausage weekly park prize award awards radio "
    "television magazine company corporation castle bar beer estate studio center centre "
    "cantata building camp sc sa lions tigers eagles hawks bulls"
)
MEMORIALS = word_set(
    # things that carry a person's name
    "fund press medal award group company foundation institute organization organisation "
    "library step memorial bay highway village effect jr sr smith jones johnson hall house "
    "school"
)
CORPORATE = word_set(  # of a firm they are its own: "BlackBerry Ltd"
    "company corporation co corp inc incorporated ltd limited plc llc llp ag se sa nv bv gmbh spa "
    "ab asa oyj kk holdings"
)
SETTLEMENTS = word_set("city town village township")  # "Raqqa City" is Raqqa; "Pentagon City" not
BROADCASTS = word_set("radio television weekly magazine")  # of a paper or station they are its own
# What a state or a body has, written with a capital after its name: "US Constitution". Any other
# capitalised word that is an ordinary one makes a longer name: "Putin Bar", "Mosul Eye".
OWN = word_set(
    "crisis south north east west pacific atlantic committee committees leader court courts "
    "constitution administration embassy treaty department departments chamber council consulate "
    "force forces health commission service services ministry government board office offices "
    "statistics representative representatives press command bureau guard agency bill census "
    "adviser advisor operations convention mission federation cabinet candidate candidates "
    "district attorney institute institutes geological survey patrol customs immigration assembly "
    "fund trade commerce code law act acts order orders resolution resolutions charter "
    "declaration programme program summit conference forum wars civil agreement accord pact "
    "relations affairs interior justice finance education environment energy agriculture labor "
    "labour transport housing joint chiefs staff under deputy high commissioner capitol marshal "
    "marshals olympic olympics team soccer football rugby cricket women men primary campaign "
    "rally presidency vice circuit appeals independent counsel prison majority minority whip "
    "caucus rules rule floor room garden correspondents historical mint postal forest fish "
    "wildlife archives regulatory drug enforcement missile space development emergency refugee "
    "refugees children population human rights peacekeeping peacekeepers assistance climate panel "
    "framework environmental economic social cultural heritage world global action alliance "
    "initiative task strategic cyber rapporteur monitoring verification observer observers "
    "monitors consul dinner strategy doctrine plan process spring desk videos photos video photo "
    "caption more read edition live opinion poll reports via says hide click advertisement "
    "related tweet getty image images credit copyright share follow watch naval academy "
    "association organization organisation republican democrat democratic northern southern "
    "eastern western senators judge grand jury reset time times money history day week month year "
    "report statement letter memo dossier scandal affair hearing hearings inquiry investigation "
    "trial probe case files papers tapes speech address interview visit trip tour debate vote "
    "votes win victory defeat era years aide aides associate supporters fans critics county "
    "building agents officers justices corps memorial stock exchange ruling decision "
    "international treatment unit veterans veteran fears dates youth unified ranger sign "
    "sons daughter father mother brother family"
)
# "Bank of America": what is before "of" and a name of one word.
OF_HEADS = word_set(
    "bank voice tower thief temple temples university church bishop archbishop gulf sea strait "
    "straits bay isle house museum daughters sons duke duchess earl order institute college "
    "school merchant boy girl girls chamber lady lion heart lawrence lloyd lloyds anne joan "
    "rose wizard wolf bight knights duchy balm cape gates jew"
)
# Written before a place's name these make the name of another place, or of another thing: always,
NAME_MAKERS = word_set(
    "hotel bank county air operation captain camp mount mt lake port fort cape radio saint st "
    "san santa papua equatorial costa nova hurricane typhoon cyclone storm"
)
# or unless the sentence only begins with them: "New Iran sanctions".
DIRECTED = word_set(
    "new south north east west upper lower little great inner outer old latin central"
)
# Parts of a personal name before another part of it: "Abdel Fatah", "Talal bin Saddam".
KIN = word_set("abd abdel abdul abu abou umm ibn bint bin ben bani abdal")
SON_OF = word_set("bin ibn bint ben")
GIVEN = word_set(  # given names that are words as well
    "mark bill will rob jack grace hope faith frank art rich max pat drew grant chase dean earl "
    "rose violet iris ivy daisy lily ruby pearl amber jade crystal joy june april august dawn eve "
    "robin jay martin miles victor guy gene carol angel ray ken don dale glen heath brooke clay"
)
PREFIXES = word_set("anti pro ex non post pre mid all then never neo half former")
PARTICLES = word_set("de du des del della di da von van der zu la le")
# What a land has, before "de" and its name: "el Gobierno de Colombia".
OF_A_LAND = word_set(
    "gobierno gouvernement governo republica republique repubblica presidencia presidence "
    "presidente president ejercito armee esercito exercito marina marine ministerio ministere "
    "ministero congreso congresso senado senat senato parlamento parlement embajada ambassade "
    "policia police polizia gendarmerie asamblea assemblee fiscalia defensa defense difesa "
    "interieur interior justicia justice salud sante"
)
DEMONYMS = word_set(
    "afghan african albanian algerian american andorran angolan arab argentine argentinian "
    "armenian asian australian austrian azerbaijani azeri bahraini balkan baltic bangladeshi "
    "basque bavarian belarusian belgian beninese bolivian bosnian botswanan brazilian british "
    "bulgarian burmese burundian californian cambodian cameroonian canadian catalan caribbean "
    "chadian chechen chilean chinese colombian congolese corsican croatian cuban cypriot czech "
    "dagestani danish dominican dutch ecuadorian ecuadorean egyptian emirati english eritrean "
    "estonian ethiopian european fijian filipino finnish flemish french gabonese gambian georgian "
    "german ghanaian greek guatemalan guinean haitian honduran hungarian icelandic indian "
    "indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jewish jordanian "
    "kazakh kenyan korean kosovan kosovar kurdish kuwaiti kyrgyz lao laotian latvian lebanese "
    "liberian libyan lithuanian macedonian malagasy malawian malaysian maldivian malian maltese "
    "mauritanian mauritian mexican moldovan mongolian montenegrin moroccan mozambican namibian "
    "nepalese nepali nicaraguan nigerian nigerien nordic norwegian omani pakistani palestinian "
    "panamanian paraguayan persian peruvian philippine polish portuguese qatari romanian russian "
    "rwandan salvadoran saudi scandinavian scottish senegalese serbian serb sicilian singaporean "
    "slovak slovakian slovene slovenian somali spanish sudanese swedish swiss syrian taiwanese "
    "tajik tamil tanzanian thai tibetan togolese tunisian turkish turkmen ugandan ukrainian "
    "uruguayan uzbek venezuelan vietnamese welsh yemeni yugoslav zambian zimbabwean turkic uighur "
    "uyghur rohingya kurd turk spaniard frenchman"
)
BYGONE = word_set(  # "Roman Syria", "Ancient Egypt": before a country these make another of it
    "ancient medieval ottoman roman byzantine pharaonic hellenistic ptolemaic mandatory tsarist "
    "soviet"
)
ADJECTIVES = DEMONYMS | word_set(
    "muslim islamist sunni shia shiite alawite druze jihadi jihadist christian catholic communist "
    "marxist royal socialist liberal nazi soviet imperial colonial black white corporate middle "
    "brexit secular wartime conservative labour tory democrat republican alleged so-called anti "
    "pro ex non"
)
FAITHS = word_set(  # before the name of a party these make another party's
    "christian catholic islamic muslim communist marxist socialist social liberal progressive "
    "national nationalist united real new popular royal people peoples green free"
)
