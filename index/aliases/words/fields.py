"""Words of the fields that the things of the table belong to: what a sentence speaks of.

A word that is also a name is seldom told by one neighbour. Several words of one field in its
sentence tell it: who signs, votes and resigns is no month, and what has a mayor and a harbour is
no adjective. Each class holds what is common in that field and rare outside it.
"""

from __future__ import annotations

from . import lexicon as lex

AFFAIRS = lex.POLITICS | lex.word_set(  # of states and those who govern them
    "ambassador ambassadors embassies consulate consul envoy envoys diplomacy diplomat delegation "
    "communique pact accord accords agreement agreements treaties alliance allies ally "
    "sovereignty independence annexation invasion invaders occupation troop brigade battalion "
    "general generals commander commanders colonel navy naval warships warship frigate airbase "
    "airspace artillery tanks drones shelling offensive frontline truce armistice peacekeepers "
    "peacekeeping ceasefires chancellor premier premiership presidency presidential presidents "
    "ministers ministry ministries ministerial secretary cabinets senate senator senators "
    "congress congressman congresswoman lawmaker lawmakers legislators legislation lower-house "
    "backbench backbencher backbenchers whips whip frontbench shadow speech speeches manifesto "
    "campaign campaigned campaigning candidate candidates candidacy ballot ballots voters voter "
    "electorate poll polls polling landslide incumbent challenger nominee nomination primaries "
    "caucus mandate term re-election reelection inauguration impeachment impeached veto "
    "filibuster constitution constitutional amendment decree decrees reform reforms austerity "
    "budget deficit bailout pensions unions junta coup putsch uprising protesters protests "
    "demonstrators dissidents dissident exile exiled asylum migrants migrant deportations "
    "deported visas lockdown lockdowns quarantine curfew emergency tribunal extradition inquiry "
    "testimony testified hearing hearings attorney justice prosecutors prosecutor indictment "
    "scandal resignation resigned leadership leader leaders left-wing right-wing centre-left "
    "centre-right conservative conservatives democrats republicans liberals socialists communists "
    "populist populists nationalist nationalists secularist monarchy monarchist bloc bilateral "
    "multilateral tariffs embargo aid humanitarian administration bureaucracy civil-servants "
    "policies welfare immigration nationalised privatised statesman politician politicians "
    "political politics republic federation federal province provinces provincial territory "
    "territories minority minorities separatist separatists insurgency guerrillas guerrilla "
    "mutiny defence defense sanctioned retaliation escalation deterrent nuclear warheads uranium "
    "enrichment spy spies espionage surveillance whistleblower"
)
TRADE = lex.BUSINESS | lex.word_set(  # of firms
    "analysts analyst forecasts forecast guidance shareholder stake stakes listing listed "
    "flotation ipo bid bids bidder acquisition acquisitions merged spin-off spinoff "
    "subsidiary subsidiaries conglomerate multinational rival competitor competitors market-share "
    "supplier suppliers contractor contractors wholesaler retailers grocer chain outlets branches "
    "boutiques checkout shoppers buyers consumers subscriber subscription subscriptions fees fee "
    "royalties licence licences franchise franchises antitrust monopoly regulator regulators "
    "watchdog fined fines settlement recall recalled plant plants assembly workforce employees "
    "redundancies jobs bosses headquarters boardroom directors chairman bonus bonuses salaries "
    "payments payment merchants cards banks lenders lender loans loan bond bonds bankruptcy "
    "insolvency creditors debts restructuring turnaround margins earnings quarterly annual "
    "turnover exports imports shipments shipment supply inventory chips chip semiconductor "
    "semiconductors handset handsets tablets browser cloud server servers software-maker startup "
    "start-up startups ventures algorithm algorithms platform platforms advertisers adverts "
    "carrier fleet carmaker automaker automakers vehicles vehicle "
    "trucks saloons hatchback suvs engines battery batteries refineries refiner wells rigs petrol "
    "diesel pumps forecourts upstream offshore carbon renewables miner miners mine mines ore "
    "dividends profitable loss-making pharmaceuticals pharmaceutical drugmaker brewer tobacco "
    "telecoms operator broadband roaming valuation valued consultants entrepreneurs entrepreneur "
    "financier financiers investment investments portfolio hedge"
)
TOWN = lex.word_set(  # of towns and their people
    "mayor mayors council councillors councillor residents resident townspeople inhabitants "
    "locals street streets avenue boulevard promenade seafront waterfront quay quays harbour "
    "harbor port docks pier marina square squares plaza market-place cathedral church churches "
    "mosque minster abbey castle palace fortress walls old-town museum museums gallery galleries "
    "theatre opera library university universities campus students festival carnival tourists "
    "tourist tourism visitors hotels hotel hostels restaurants cafes nightlife beach beaches "
    "suburb suburbs suburban neighbourhood neighbourhoods neighborhood neighborhoods district "
    "districts downtown outskirts commuters commuter commute tram trams metro buses railway "
    "station airport runway motorway ring-road bypass bridge bridges tunnel traffic parking "
    "housing homes rents rent landlords tenants homeless shelters skyscrapers skyline tower "
    "towers stadium arena hospital hospitals schools firefighters police mourning vigil curfew "
    "floods flood flooded flooding heatwave drought earthquake wildfires hurricane storm storms "
    "evacuated evacuation sewage reservoirs ferry ferries cruise municipal city city's town "
    "town's metropolis population twinned hosted bid medieval roman victorian georgian"
)
PRESS = lex.word_set(  # of papers and stations
    "editor editors editorial columnist columnists reporter reporters journalist journalists "
    "front-page headline headlines readers readership circulation paywall subscribers newsroom "
    "newspaper newspapers paper papers tabloid broadsheet scoop leak leaks leaked leaking sources "
    "edition editions exclusive "
    "investigation investigations interview interviewed correspondent correspondents reported "
    "reports website online photographers photographer cartoon cartoonist obituary op-ed libel "
    "retraction apology whistleblower hacking bylines byline broadcaster broadcast"
)
PRIVATE = lex.word_set(  # of one person, or an animal: said of no town and no state
    "actor actress oscar oscars emmy grammy bafta comedy comedies sitcom rapper singer songwriter "
    "vocalist drummer album albums hollywood lingerie supermodel model modelling catwalk runway "
    "heiress socialite debutante dancer ballerina screenplay biopic audition starring girlfriend "
    "boyfriend fiance fiancee husband wife mum mom dad mother father grandmother daughter son "
    "sister brother baby toddler teenager teenage schoolgirl schoolboy classmates roommate "
    "homework kindergarten college graduation birthday birthdays wedding divorce pregnant "
    "pregnancy nanny babysitter knees knee ankle hamstring elbow wrist hair haircut eyes smile "
    "tattoo dress gown wardrobe bedroom kitchen diary resume cv zoo keeper keepers enclosure "
    "elephant giraffe gorilla orangutan panda puppy kitten cat dog labrador pony mare foal vet "
    "paws trunk tail leash kennel halloween sleepover selfie selfies retired comeback"
)
