"""How a form may be written: as listed, with other articles, after a title, declined, spelled as
in London or in New York."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product, starmap

from ...model import Case, Entity, Form, Status
from ...text.analysis import fold
from ..table.records import name_tokens
from ..words.heads import DEMONYMS, KIN
from ..words.lexicon import ARTICLES, ENGLISH_ARTICLES, PERSON_TITLES, ROLES
from .casing import is_ordinary
from .declension import DECLINED, declined, may_become
from .names import NO_CUES, Cues, Name, Spelling, as_written, make_name, rewritten
from .overseas import as_set, overseas

_TITLES = PERSON_TITLES | ROLES | DEMONYMS
_SMALL_PARTS = ARTICLES | KIN  # of Arabic names: some papers write them small
GROUPS = (0, 1, 2)  # of scripts, see ``script``
NO_LATIN = "\u0370"  # from here on
# where a token may be in small letters: nowhere, in texts without capitals, in any text
NEVER, IN_SMALL_TEXTS, ANYWHERE = range(3)
_SUN = ("sh", "th", "dh", "r", "s", "t", "d", "n", "z")
_UNSPACED = "\u0e00"  # from Thai on, scripts that put no spaces between words
_PREFIX = "و"  # one of the letters that Arabic names are declined with
_MOST_VARIANTS = 24  # spellings of the articles of one form


def script(folded: str) -> int:
    """In which of three groups of scripts a folded token begins: 0 of Latin letters and digits,
    1 of Greek and Cyrillic, 2 of all others."""
    return (folded >= NO_LATIN) + (folded >= "\u0530")


def beginnings(entity: Entity, group: int) -> Iterator[tuple[str, str, int]]:
    """The first two folded tokens of every spelling of the entity in this group of scripts (see
    ``script``), "" for none, and whether the first may be in small letters, ``NEVER`` if it is in
    none. Forms that begin in two groups count as Latin.
    """
    for form in entity.forms:
        if form.status is not Status.ACTIVE:
            continue
        ascii = form.text.isascii()  # as most are
        if ascii and group:
            continue
        folded = _folded(form.text)
        if not ascii and _group(form, folded) != group:
            continue
        yield _begun(form, folded, form.text)
        if other := overseas(entity, form, folded):
            yield _begun(form, other, as_set(other, as_written(form.text)[0])[0])
        if form.lang in DECLINED:
            surfaces, _ = as_written(form.text)
            for words in dict.fromkeys(words[:2] for words in declined(surfaces, form.lang)):
                yield _begun(form, tuple(map(fold, words)), words[0])
        if not ARTICLES.isdisjoint(folded):
            surfaces, gaps = as_written(form.text)
            for spelling in _with_articles(folded, surfaces, gaps):
                at = next(i for i, token in enumerate(spelling) if token)
                written = surfaces[at] if spelling[at] == folded[at] else spelling[at]
                yield _begun(form, tuple(filter(None, spelling)), written)


def _begun(form: Form, folded: tuple[str, ...], written: str) -> tuple[str, str, int]:
    """What ``beginnings`` tells of a spelling whose first token is ``written`` so."""
    second = folded[1] if len(folded) > 1 else ""
    return folded[0], second, _begins_small(form, folded, written)


def _begins_small(form: Form, folded: tuple[str, ...], written: str) -> int:
    """Where the first token of a spelling, ``written`` so, may be in small letters: anywhere if it
    is listed so, or as a part of an Arabic name ("jabhat al-Nusra"). Rather too often than not.
    """
    first = folded[0]
    if not written[0].isupper() or first == "the" or form.case is Case.FOLD:
        return ANYWHERE
    if form.case is Case.EXACT:
        return NEVER
    if len(folded) == 1:
        return NEVER if is_ordinary(first) else IN_SMALL_TEXTS
    arabic = first in _SMALL_PARTS or not ARTICLES.isdisjoint(folded[1:])
    return ANYWHERE if arabic and not is_ordinary(first) else IN_SMALL_TEXTS


def _group(form: Form, folded: tuple[str, ...]) -> int:
    begins = (*folded[:2], _PREFIX) if form.lang == "ar" else folded[:2]
    first, last = script(min(begins)), script(max(begins))
    return first if first == last else 0


@dataclass(frozen=True, slots=True)
class Forms:
    """The active forms of the entity at ``order``, each with its folded tokens, and what all its
    names share: their words and the cues."""

    entity: Entity
    order: int
    forms: tuple[tuple[Form, tuple[str, ...]], ...]
    own: frozenset[str]
    cues: Cues

    @classmethod
    def of(cls, entity: Entity, order: int) -> Forms:
        """The forms of an entity."""
        active = [form for form in entity.forms if form.status is Status.ACTIVE]
        split = [_folded(form.text) for form in active]
        own = frozenset(chain.from_iterable(split))
        forms = tuple(zip(active, split, strict=True))
        return cls(entity, order, forms, own, Cues(entity.cues) if entity.cues else NO_CUES)

    def spellings(self, begun: tuple[str, ...] = (), *, latin: bool = False) -> Iterator[Spelling]:
        """Every form, then its other spellings, after their folded tokens. With ``begun`` only
        those that begin with these two tokens, or are this one; with ``latin`` only those that
        begin in Latin letters.

        In this order a text is told to have the form that is written as it is, if there is one.
        """
        titled = self._after_titles(begun)
        made = [
            make_name(self.entity, form, self.order, self.own, self.cues)
            for form, folded in self.forms
            if folded[0] in titled
            or (
                _may_begin(self.entity, form, folded, begun)
                if begun
                else not (latin and script(folded[0]))
            )
        ]
        every = (made, _titled(made) if titled else (), *starmap(_respelled, made))
        found = chain.from_iterable(every)
        if begun:
            return (one for one in found if one[0][:2] == begun)
        return (one for one in found if not (latin and script(one[0][0])))

    def _after_titles(self, begun: tuple[str, ...]) -> set[str]:
        """The words after titles in a person's forms: "xi" of "President Xi". With ``begun`` only
        of those that begin so."""
        if self.entity.kind != "person" or len(begun) == 1:
            return set()
        titled = (words for _, words in self.forms if words[0] in _TITLES and len(words) > 1)
        return {words[-1] for words in titled if words[:2] == begun or not begun}


def _may_begin(entity: Entity, form: Form, folded: tuple[str, ...], begun: tuple[str, ...]) -> bool:
    """Whether a spelling of the form may begin so: True if in doubt."""
    if begun in (folded[:2], overseas(entity, form, folded)[:2]):
        return True
    if form.lang in DECLINED and may_become(folded[0], begun[0], form.lang):
        return True
    if ARTICLES.isdisjoint(folded):
        return False
    article = folded[0] in ARTICLES and (begun[0] in ARTICLES or begun[0] in folded)
    return article or folded[0] == begun[0]


def _folded(text: str) -> tuple[str, ...]:
    """The folded tokens of a form."""
    if text.replace(" ", "").isalpha():  # so with most, and soon done
        if text.isascii():
            return tuple(text.lower().split())
        if max(text) < _UNSPACED:
            return tuple(map(fold, text.split()))
    return tuple([fold(token) for token, _, _ in name_tokens(text)])


def _respelled(folded: tuple[str, ...], name: Name) -> Iterator[Spelling]:
    """The other spellings of a form: with other articles, in other cases, overseas."""
    if other := overseas(name.entity, name.form, folded):
        yield other, rewritten(name, surfaces=as_set(other, name.surfaces), listed="")
    if not ARTICLES.isdisjoint(folded):
        for spelling in _with_articles(folded, name.surfaces, name.gaps):
            yield _with_tokens(spelling, folded, name)
    if name.form.lang in DECLINED:
        for words in declined(name.surfaces, name.form.lang):  # Исламского государства
            yield tuple(map(fold, words)), rewritten(name, surfaces=words)


def _with_articles(
    folded: tuple[str, ...], surfaces: tuple[str, ...], gaps: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """The other spellings of the Arabic articles in a form: al-Raqqa is ar-Raqqa and Raqqa.

    One that is left out is an empty token.
    """
    choices = [
        _articles(folded, surfaces, gaps, i)
        if token in ARTICLES and i + 1 < len(folded)
        else (token,)
        for i, token in enumerate(folded)
    ]
    if any(len(choice) > 1 for choice in choices):
        yield from (one for one in islice(product(*choices), _MOST_VARIANTS) if one != folded)


def _titled(made: Sequence[Spelling]) -> Iterator[Spelling]:
    """A person's full names after the titles of shorter ones: "President Xi Jinping".

    ``made`` are all the entity's forms after their folded tokens; one is "President Xi". Else
    that would be found alone, since it begins further left.
    """
    titled = [one for one in made if len(one[0]) > 1 and one[0][0] in _TITLES]
    for folded, name in titled:
        for others, full in made:
            if len(others) > 1 and others[0] == folded[-1]:
                yield (
                    folded[:-1] + others,
                    rewritten(
                        full,
                        surfaces=name.surfaces[:-1] + full.surfaces,
                        capitals=(0, *(i + len(folded) - 1 for i in full.capitals)),
                        gaps=name.gaps + full.gaps,
                        listed="",
                    ),
                )


def _articles(
    folded: tuple[str, ...], surfaces: tuple[str, ...], gaps: tuple[str, ...], at: int
) -> tuple[str, ...]:
    """The spellings the token ``at`` may take if it is an article; "" is to leave it out."""
    token, following, gap = folded[at], folded[at + 1], gaps[at]
    joined = gap.strip() in tuple("-\u2010\u2011")
    if not joined and (token not in ("al", "el") or gap != " "):
        return (token,)
    sound = next((s for s in _SUN if following.startswith(s)), "")
    assimilated = (f"a{sound}", f"e{sound}", f"a{sound[:1]}") if sound else ()
    arabic = joined or surfaces[at].islower()
    clear = len(folded) > 2 or (len(following) > 3 and not is_ordinary(following))
    if at == 0 and clear:  # an article with a hyphen before the bare name becomes part of it
        return (token, "", "al", "el") if arabic else (token, "al", "el")
    return tuple(
        dict.fromkeys((token, *([""] if arabic and clear else []), "al", "el", *assimilated))
    )


def _with_tokens(spelling: tuple[str, ...], folded: tuple[str, ...], name: Name) -> Spelling:
    kept = [i for i, token in enumerate(spelling) if token]
    places = {old: new for new, old in enumerate(kept)}
    surfaces = tuple(name.surfaces[i] if spelling[i] == folded[i] else spelling[i] for i in kept)
    variant = rewritten(
        name,
        surfaces=surfaces,
        capitals=tuple(
            places[i] for i in name.capitals if i in places and spelling[i] == folded[i]
        ),
        gaps=tuple(name.gaps[i] for i in kept[:-1]),
        hyphens=tuple(
            places[i] for i in kept if spelling[i] != folded[i] and spelling[i] in ENGLISH_ARTICLES
        ),
    )
    return tuple(token for token in spelling if token), variant
