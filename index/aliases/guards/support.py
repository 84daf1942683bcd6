"""What the words around a doubtful name say for it and against it, as points with reasons."""

from __future__ import annotations

import re

from ...text.analysis import fold
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads, kinds
from ..words import lexicon as lex
from ..words.companions import HOLDERS
from ..words.given_names import COMMON_OF_MANY
from ..words.looks import DEALS, JOINED, OFFICES, TRADING
from ..words.verbs import ACTS, BASES, BETWEEN, HUMAN, OBJECTS, PLURALS
from .following import headlined
from .scene import Scene
from .sentences import Style
from .subjects import finite_behind, past, possessed

_AT_A_PLACE = ("based", "born")
_REACH = 6  # tokens from a name to "its", which no person has
_VERB_REACH = 4  # tokens from a name to its verb
_MONARCHS = ("king", "queen", "monarch", "emir", "sultan")
_OF_FIRMS = ("founded", "based", "headquartered", "owned", "listed")
_PLURAL = re.compile(r"[^s]s$")
_TELLING = lex.SAYS | lex.STATE_VERBS
_PROMISES = ("says", "warns", "vows", "urges", "denies", "threatens")  # of nobody but who acts
_DEALING = {"at", "by", "from", "to", "with", "on", *DEALS}  # "card numbers from Target"
_DONE_BY = lex.STATE_VERBS | lex.INVASIONS | lex.DONE_BY_FORCE
Told = tuple[int, str]  # points for (above 0) or against a name, and why


def from_before(scene: Scene, one: Found, name: Name, sense: Sense) -> Told | None:
    """What the word before the name says; nothing if it is none that ``SAYS_BEFORE``."""
    at = scene.before(one)
    word = scene.words[at]
    if not scene.glued[at + 1]:
        joined = word in JOINED and scene.hyphenated[at + 1]
        return (2, f"joined to {word!r}") if joined else None
    reason = f"{word!r} before it"
    if _said_to_be(scene, name, at):
        return 5, reason  # outright: no rival is of its kind
    if titled_paper(scene, one, name, at):
        return 3, f"{scene.surfaces[at]!r} before it, as papers have it"
    if sense is Sense.PLACE and word in lex.RAZED and not name.twin_place:
        return 3, reason
    if sense is Sense.PLACE and (
        word in lex.INVASIONS
        or (
            not name.twin_place
            and (word in lex.LOCATIVES or word in ("to", "from"))
            and scene.words[at - 1] != "according"
        )
    ):
        return 2, reason
    if points := _of(scene.words[at - 1], word, sense):
        return points, f'"{scene.words[at - 1]} {word}" before it'
    if name.entity.kind == "media" and not name.rivalled:
        by = at - (word == "the")
        link = scene.words[by]
        if link == "told" or scene.words[by - 1] in kinds.OF_A_PAPER.get(link, ()):
            return 3, f"{scene.quoted(by, at + 1)!r} before it"
    if sense is Sense.GROUP and word in ("the", "of") and _led(scene, at - (word == "the")):
        return 2, f"{scene.quoted(at - 1, at + 1)!r} before it"
    if sense is Sense.GROUP and word == "by":  # "claimed by", but also "filmed by Isis, a robot"
        done = scene.words[at - 1] in _DONE_BY
        return (2, f"'{scene.words[at - 1]} by' before it") if done else None
    if (sense is Sense.GROUP and word in lex.OPPOSING) or (
        word in OBJECTS and not scene.starts_sentence[at]
    ):
        return 3 if scene.words[one.first] in lex.MONTHS else 2, reason  # nobody urges a month
    if sense is Sense.COMPANY and word in TRADING and name.river:
        return 2, f"{word!r} before it and no article, as a river has"
    if sense is Sense.COMPANY and name.weak and word in _DEALING and scene.surfaces[at].islower():
        return 2, reason
    if not name.acronym and _described(scene, one, name, word, sense):
        return -4 if name.river and word == "the" else -2, reason  # "the Amazon killed two"
    if sense is Sense.PERSON and (word in OFFICES or word in lex.SAYS):
        other = word in lex.ARTISTS and word not in name.cues.words  # "coach Conte"
        return (-2 if other else 2), reason
    if word in lex.ROLES and name.namesake and sense is Sense.PLACE:
        holder = scene.surfaces[at].istitle() and word in HOLDERS  # "President Cleveland"
        return -4 if holder else -2, f"a person's office before it: {word!r}"
    return None


def _said_to_be(scene: Scene, name: Name, at: int) -> bool:
    """ "the retailer Target", "the news agency Petra", "its ally Amal": a noun for what it is."""
    word = scene.words[at]
    if name.entity.kind == "disease":
        return word in kinds.DISEASES
    if name.entity.kind == "media":
        return word in kinds.MEDIA and (word != "agency" or scene.words[at - 1] in kinds.NEWS)
    if name.sense is Sense.COMPANY:
        return word in kinds.FIRMS or word in kinds.MEDIA
    body = name.acronym and name.entity.kind == "body" and word in kinds.GROUPS
    return (body and scene.words[at - 1] not in kinds.NEWS) or (
        name.entity.kind == "party" and word in kinds.PARTIES
    )


def _led(scene: Scene, at: int) -> bool:
    """ "leads the RN", "leader of the PD"; not "head of": agencies of the same letters have one."""
    word = scene.words[at]
    led = word == "of" and scene.words[at - 1] in ("leader", "leaders", "member", "members")
    return led or word in ("leads", "led", "leading")


def _of(word: str, link: str, sense: Sense) -> int:
    """ "chairman of", "shares in", "town of", "government of": points for what has such a thing."""
    firm = sense is Sense.COMPANY and word in kinds.OF_A_FIRM.get(link, ())
    if firm or (sense is Sense.PLACE and link == "of" and word in kinds.OF_A_PLACE):
        return 3
    if link != "of":
        return 0
    return 2 if sense is not Sense.PERSON and word in lex.OFFICES else 0


def titled_paper(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """ "according to The Guardian": a capital article inside a sentence is that of a paper."""
    if name.entity.kind != "media" or scene.surfaces[at] != "The" or name.acronym:
        return False
    alone = scene.count == one.length + 1
    return alone or (not scene.starts_sentence[at] and scene.style(one) is Style.PLAIN)


def _described(scene: Scene, one: Found, name: Name, word: str, sense: Sense) -> bool:
    """Whether "my" or "the" makes a common noun of it; "my Turkey trip" is still the country."""
    after = one.end
    if name.word_alone and word in lex.DETERMINERS and scene.style(one) is not Style.PLAIN:
        return True  # "Hiring Their Next Chief"
    if scene.glued[after] and not (scene.words[after] in lex.FUNCTION or past(scene.words[after])):
        return False  # "the Jordan valley", but "the Jordan burst its banks"
    namesake = name.namesake is not None and not name.namesake.leading
    the = word == "the" and namesake and sense is not Sense.GROUP
    return the or (word in lex.DETERMINERS and (name.twin or name.rivalled))


def from_after(scene: Scene, one: Found, name: Name, sense: Sense) -> Told | None:
    """What the word after the name says; nothing if it is none that ``SAYS_BEHIND``."""
    after = one.end
    word = scene.words[after]
    human = word in lex.SAYS and scene.words[after + 1] in ("he", "she")
    if human and (sense is Sense.PLACE or sense is Sense.COMPANY):
        return -2, f"'{word} {scene.words[after + 1]}' after it"
    if name.twin and not name.twin_place and (told := _does(scene, one, name, sense)):
        return told
    if scene.hyphenated[after]:
        return _joined(scene, after, sense)
    if scene.gap(after) == ", " and not name.rivalled and (told := _apart(scene, one, name)):
        return told
    possessive = scene.possessive[after]
    incorporated = sense is Sense.COMPANY and word in heads.CORPORATE
    if incorporated and scene.gap(after) in (" ", ", ") and not scene.hyphenated[after + 1]:
        return 3, f"{word!r} behind it"
    if not possessive and not scene.glued[after]:
        return None
    begins = scene.starts_sentence[one.first] and name.entity.kind not in ("media", "disease")
    begins |= name.entity.kind == "party" and one.length > 1  # "Green Party candidate"
    if word in kinds.BEHIND.get(name.entity.kind, ()) and not (possessive or begins):
        return 5, f"{word!r} behind it"
    trades = word in kinds.TRADES_AFTER and (sense is Sense.COMPANY or sense is Sense.OTHER)
    verb = "" if possessive else _verb(scene, one, name)
    if name.twin_place:
        return (1, f"{word!r} behind it") if verb in lex.STATE_VERBS else None
    if verb and trades and name.weak:
        return _by_verb(name, sense, verb), f"{verb!r} behind it"
    known = sense is Sense.PERSON and name.weak
    office = word in lex.PRESIDENCY or (possessive and word in lex.OF_A_LEADER)
    if known and (office or _takes_office(scene, after)):
        return 3, f"{word!r} behind it"
    if possessive and word in _MONARCHS and sense is Sense.PLACE:
        return 4, f"{word!r} behind it"  # nobody else has one, whatever the sentence tells of
    if trades or (word in lex.POLITICAL and sense is not Sense.COMPANY):
        loose = name.word_alone and not possessive and scene.starts_sentence[one.first]
        return 1 if loose else 2, f"{word!r} behind it"  # "Nice people"
    if word in lex.STAFF and sense is Sense.PERSON:
        return 2, f"{word!r} behind it"
    its = sense is Sense.COMPANY and "its" in scene.words[after : after + _REACH]
    return (_by_verb(name, sense, verb) + its, f"{verb!r} behind it") if verb else None


def _takes_office(scene: Scene, at: int) -> bool:
    """ "became prime minister", "was elected president": of one whom the news knows."""
    at += scene.words[at] in ("is", "was")
    if scene.words[at] not in ("became", "elected", "reelected", "appointed", "sworn"):
        return False
    return any(scene.glued[i] and scene.words[i] in lex.ROLES for i in range(at + 1, at + 4))


def _joined(scene: Scene, after: int, sense: Sense) -> Told | None:
    """ "Ford-led" tells the name, "Ford-Smith" another, "Cambridge-based" a place."""
    word = scene.words[after]
    if word in _AT_A_PLACE and sense is not Sense.PLACE:
        return -2, f"joined to {word!r}"
    if word in lex.POLITICAL:
        return 2, f"joined to {word!r}"
    another = scene.surfaces[after][:1].isupper() and not scene.named[after]
    return (-2, f"joined to {scene.surfaces[after]!r}") if another else None


def _verb(scene: Scene, one: Found, name: Name) -> str:
    """The verb of one who acts, unless it may be a plural that the mere word describes."""
    verb = acting(scene, one.end, name.sense is Sense.PERSON)
    mere = name.twin or name.namesake is not None
    plural = verb in PLURALS and mere and not _object(scene, one.end + 1)  # "Bush fires"
    if name.entity.kind == "event" or (verb in _TELLING and name.entity.kind == "disease"):
        return ""  # "Students in Marburg voted"; "Harvey refused" is no storm
    titled = verb and name.word_alone and scene.style(one) is not Style.PLAIN
    titled = titled and not (verb in _PROMISES and scene.starts_sentence[one.first])
    noun = verb == scene.words[one.end] and verb in BASES and not past(verb) and name.word_alone
    return "" if plural or titled or noun else verb  # "Insurance Gap Hits Seniors", "Slack demand"


def _does(scene: Scene, one: Found, name: Name, sense: Sense) -> Told | None:
    """What a verb behind a word says that would have an article if it were a mere noun."""
    after = one.end
    word = scene.words[after]
    points = possessed(scene, one, name.weak) or finite_behind(scene, one, after)
    if not points or (name.rivalled and not past(word)):
        return None
    sure = points if len(one.names) == 1 and not name.rivalled else 2
    return sure, f"{word!r} behind it: no noun begins a sentence so"


def _apart(scene: Scene, one: Found, name: Name) -> Told | None:
    """ "Reading, where ...", "Stripe, founded by ...", "Petra, the Jordanian news agency": what a
    comma sets off says of a thing, here by the noun that ends it."""
    word, at, noun = scene.words[one.end], one.end + 1, 0
    firm = name.sense is Sense.COMPANY and word in _OF_FIRMS and scene.words[at] in ("by", "in")
    if firm or (word == "where" and name.sense is Sense.PLACE):
        return 3, f"{word!r} behind it"
    if word not in ("a", "an", "the"):
        return None
    while (scene.glued[at] or scene.hyphenated[at]) and scene.words[at] not in lex.FUNCTION:
        if noun and past(scene.words[at]) and _said_to_be(scene, name, noun):
            break  # "the live-streaming platform owned by Amazon"
        noun, at = at, at + 1
    told = noun and _said_to_be(scene, name, noun)
    return (3, f"{scene.words[noun]!r} behind it") if told else None


def _by_verb(name: Name, sense: Sense, verb: str) -> int:
    """Points for a verb that tells who acts from a mere word: not which of several who may."""
    if name.rivalled and sense is Sense.PLACE:
        return 0 if verb in lex.SAYS else 2 if verb in lex.STATE_VERBS else 1
    if sense is Sense.GROUP and verb in _PROMISES:
        return 3  # a mere plural has another verb
    if sense is Sense.GROUP and name.twin and _PLURAL.search(name.form.text):
        return 1  # "Conservatives expressed doubts" may be any of them
    if name.entity.kind == "media" and name.weak and verb in ("published", "reported", "printed"):
        return 3
    if name.weak and name.twin and not name.rivalled and sense is Sense.COMPANY:
        return 3  # no target says, no time declares
    if sense is Sense.PERSON and name.weak:
        word, told = fold(name.form.text), verb in _TELLING or verb in HUMAN
        month = word in lex.MONTHS  # a month does nothing
        rare = told and name.twin and word not in COMMON_OF_MANY  # "Ban urged"
        return 3 if month or rare else 2 if told else 1
    if sense is Sense.GROUP and name.weak and not name.twin:
        return 3
    return 0 if name.rivalled and sense is not Sense.PERSON and verb in lex.SAYS else 2


def acting(scene: Scene, after: int, human: bool = False) -> str:
    """The verb the name is the subject of, if only those who act can be: "has not yet recalled".

    ``human``: or only a person.
    """
    if scene.words[after] == "and" and (other := scene.named[after + 1]):
        after = other.end  # "Trump and Kim met"
    at = after
    while at < after + _VERB_REACH and scene.glued[at]:
        word = scene.words[at]
        speaks = at > after and word in lex.SAY  # "would not say"
        if (word in ACTS or speaks or (human and word in HUMAN)) and (
            not scene.surfaces[at].istitle() or headlined(scene, at)
        ):
            return word
        if word not in BETWEEN:
            return ""
        at += 1
    return ""


def _object(scene: Scene, at: int) -> bool:
    """Whether what is here can follow a verb, and not the plural it may be: "Bush fires"."""
    word, surface = scene.words[at], scene.surfaces[at]
    small = word in lex.FUNCTION and word not in lex.AUXILIARIES
    return scene.glued[at] and (small or surface[:1].isupper() or surface[:1].isdigit())
