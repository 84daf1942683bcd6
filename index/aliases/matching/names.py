"""A form of an entity as the matcher holds it: all that is known before any text is seen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import ClassVar, NamedTuple

from ...model import Confidence, Entity, Form, Strength
from ...text.analysis import fold, surface
from ..table import id_of_tokens
from ..table.records import BLOCKER, NameTokens, name_tokens
from ..words.lexicon import ARTICLES, GENERIC, MONTHS, WRITTEN_SHORT
from ..words.namesakes import NAMESAKES, NATURE, Namesake
from .casing import Rule, case_rule, is_capitals, is_ordinary, letters, needed_capitals

CAPITALS, LISTED = "in these capitals, as listed", "the name as listed"  # why plain ones are so
DOTTED, INSIDE = "written with dots", "a capital inside a sentence"  # and words


class Sense:
    """The coarse kind of thing an entity is: what its neighbours are likely to be.

    No Enum: before Python 3.12 to look at a member of one takes six times as long, and the
    guards look at several for every name.
    """

    PLACE: ClassVar[Sense]
    PERSON: ClassVar[Sense]
    COMPANY: ClassVar[Sense]
    GROUP: ClassVar[Sense]
    OTHER: ClassVar[Sense]


Sense.PLACE, Sense.PERSON, Sense.COMPANY = Sense(), Sense(), Sense()
Sense.GROUP, Sense.OTHER = Sense(), Sense()

_SENSES = {
    **dict.fromkeys(("country", "place", "city", "region", "state", "town"), Sense.PLACE),
    **dict.fromkeys(("person", "people", "politician"), Sense.PERSON),
    **dict.fromkeys(("company", "business", "brand", "media", "newspaper"), Sense.COMPANY),
    **dict.fromkeys(
        ("group", "party", "body", "organisation", "organization", "army", "agency"), Sense.GROUP
    ),
}


def sense_of_kind(kind: str) -> Sense:
    """The coarse kind of things of this kind."""
    return _SENSES.get(kind, Sense.OTHER)


class Cue(NamedTuple):
    """A word or a few that speak for an entity; ``ordinary``: they are common words."""

    text: str
    tokens: frozenset[str]
    ordinary: bool


class Cues:
    """The cues of one entity, shared by all its names; false if it has none."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._texts = texts

    def __bool__(self) -> bool:
        return bool(self._texts)

    def among(self, words: Collection[str]) -> tuple[Cue, ...]:
        """Those of the cues whose words are all among these."""
        present = self.words.intersection(words)
        return tuple(cue for cue in self._split if cue.tokens <= present) if present else ()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all cues, folded."""
        return frozenset[str]().union(*(cue.tokens for cue in self._split))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each cue folded as if it were one word."""
        return tuple(map(fold, self._texts))

    @cached_property
    def _split(self) -> tuple[Cue, ...]:
        texts = dict.fromkeys((*self._texts, *filter(None, map(WRITTEN_SHORT.get, self._texts))))
        split = [frozenset(fold(token) for token, _, _ in name_tokens(t)) for t in texts]
        told = zip(texts, split, strict=True)
        return tuple(Cue(t, tokens, all(map(is_ordinary, tokens))) for t, tokens in told if tokens)


NO_CUES = Cues(())


@dataclass(slots=True, eq=False)
class Name:
    """A form of an entity as the trie holds it, with all that is known before any text is seen.

    Never changed. Its fields are read dozens of times for each name of a text: a slot is read in a
    tenth of the time that a field of a tuple takes, and filled in half of that a frozen one takes.

    ``order`` is the entity's place in the table. ``twin``: the form is one word that also is an
    ordinary one. ``acronym``: one token, all capitals. ``weak``: needs company, as foreign names
    do that are English words ("Island"). ``words``: nothing but ordinary words; ``words_last``:
    more than one, the last of them ordinary and no word for a group. ``namesake``: what else the
    word names; ``rivalled``: so commonly that the word alone decides nothing. ``plain``: nothing
    of all this, so that no closer look is needed. ``settles``: what its mentions tell after their
    place if it is plain, or if letters and marks show it, whatever the day; else nothing. ``own``:
    the words of all the entity's names; ``cues``: those that speak for it.
    ``owner``: how many tokens end in a possessive ("Japan's Democratic Party"), 0 if none do.
    ``listed``: how it may stand whatever the case policy, empty if its small letters need a look.
    ``word_alone``: it is an ordinary word that is seldom a name, and no person's ("Square").
    ``month``: it has the word for a month. ``sense``: the coarse kind of the entity.
    ``twin_place``: what else the word names is a place as well.
    """

    entity: Entity
    form: Form
    id: str
    order: int
    rule: Rule
    surfaces: tuple[str, ...]
    capitals: tuple[int, ...]
    gaps: tuple[str, ...]
    blocker: bool
    twin: bool
    acronym: bool
    weak: bool
    words: bool
    words_last: bool
    namesake: Namesake | None
    rivalled: bool
    plain: bool
    settles: tuple[str, str, Confidence, str] | tuple[()]
    own: frozenset[str]
    cues: Cues
    owner: int
    listed: str
    word_alone: bool
    month: bool
    sense: Sense
    twin_place: bool
    hyphens: tuple[int, ...] = ()

    @property
    def river(self) -> bool:
        """Whether what else the word names is a river, which has its article."""
        return self.namesake is not None and self.namesake.words >= NATURE


@lru_cache(maxsize=1 << 16)
def _faces(token: str) -> tuple[str, str, bool, bool]:
    """A token as written and folded, whether it is also an ordinary word, and all capitals."""
    folded, written = fold(token), surface(token)
    return written, folded, is_ordinary(folded), is_capitals(written)


Spelling = tuple[tuple[str, ...], Name]  # folded tokens, and the name they lead to
_read = attrgetter(*Name.__slots__)


def rewritten(name: Name, **fields: object) -> Name:
    """The name written otherwise: with other values in some of its fields."""
    other = Name(*_read(name))  # ``replace`` asks each field by its name
    for field, value in fields.items():
        setattr(other, field, value)
    return other


def make_name(entity: Entity, form: Form, order: int, own: frozenset[str], cues: Cues) -> Spelling:
    """The form as the trie holds it, after the folded tokens that lead to it."""
    tokens = name_tokens(form.text)
    faces = zip(*[_faces(token) for token, _, _ in tokens], strict=True)
    surfaces, folded, ordinary, shouted = faces
    id, one = id_of_tokens(entity.id, folded), len(folded) == 1
    twin, acronym = one and ordinary[0], one and shouted[0]
    weak = form.strength is Strength.WEAK or (twin and form.lang not in (None, "en"))
    bare = one or (len(folded) == 2 and folded[0] in ARTICLES)  # "al-Shabab"
    namesake = NAMESAKES.get(folded[-1]) if bare else None
    plain, rule = not (twin or weak or namesake), case_rule(form.case, surfaces, folded)
    month, rivalled = not MONTHS.isdisjoint(folded), namesake is not None and namesake.common
    reason = (DOTTED if twin else CAPITALS) if acronym else INSIDE if twin else LISTED
    told = entity.id, id, Confidence.CERTAIN, reason
    if acronym:
        shown = twin and form.strength is Strength.SAME
    else:
        heard = namesake is not None and namesake.words and not namesake.leading
        shown = not (weak or rivalled or month or heard)
    return folded, Name(
        entity=entity,
        form=form,
        id=id,
        order=order,
        rule=rule,
        surfaces=_undotted(form.text, surfaces),
        capitals=needed_capitals(surfaces, folded, ordinary),
        gaps=() if one else _gaps(form.text, tokens),
        blocker=entity.kind == BLOCKER,
        twin=twin,
        acronym=acronym,
        weak=weak,
        words=False not in ordinary,
        words_last=not one and ordinary[-1] and folded[-1] not in GENERIC,
        namesake=namesake,
        rivalled=rivalled,
        plain=plain,
        settles=told if not (form.since or form.until) and (plain or shown) else (),
        own=own,
        cues=cues,
        owner=_owner(form.text, tokens),
        listed="" if form.text.islower() and rule is not Rule.ANY else form.text,
        word_alone=twin and weak and entity.kind != "person",
        month=month,
        sense=sense_of_kind(entity.kind),
        twin_place=namesake is not None and namesake.place,
    )


def as_written(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The surfaces and the gaps between them that the name of a form with this text has."""
    tokens = name_tokens(text)
    return _undotted(text, tuple([surface(token) for token, _, _ in tokens])), _gaps(text, tokens)


def _undotted(text: str, surfaces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(letters, surfaces)) if "." in text else surfaces


def _gaps(text: str, tokens: NameTokens) -> tuple[str, ...]:
    return tuple([text[a:b] for (_, _, a), (_, b, _) in pairwise(tokens)])


def _owner(text: str, tokens: NameTokens) -> int:
    """How many tokens of the form end in a possessive: 1 of "Japan's Democratic Party"."""
    if "'" not in text and "’" not in text:
        return 0
    for i, ((_, _, end), (_, start, _)) in enumerate(pairwise(tokens), 1):
        if text[end:start].startswith(("'s ", "’s ", "' ", "’ ")):
            return i
    return 0
