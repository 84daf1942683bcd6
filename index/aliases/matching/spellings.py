"""How a form may be written: as listed, with other articles, after a title, declined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from ...model import Entity, Status
from ...text.analysis import fold
from ..table.records import name_tokens
from ..words.heads import DEMONYMS
from ..words.lexicon import ARTICLES, ENGLISH_ARTICLES, PERSON_TITLES, ROLES
from .casing import is_ordinary
from .cues import NO_CUES, Cues
from .declension import declined
from .names import Name, make_name, rewritten

_TITLES = PERSON_TITLES | ROLES | DEMONYMS
_SUN = ("sh", "th", "dh", "r", "s", "t", "d", "n", "z")
_MOST_VARIANTS = 24  # spellings of the articles of one form

Spelling = tuple[tuple[str, ...], Name]  # folded tokens, and the name they lead to


def spellings(entity: Entity, order: int) -> Iterator[Spelling]:
    """Every active form of the entity, then its other spellings, after their folded tokens.

    In this order a text is told to have the form that is written as it is, if there is one.
    """
    forms = [f for f in entity.forms if f.status is Status.ACTIVE]
    split = [name_tokens(form.text) for form in forms]
    own = frozenset([fold(token) for tokens in split for token, _, _ in tokens])
    cues = Cues(entity.cues) if entity.cues else NO_CUES
    made = [
        make_name(entity, form, order, tokens, own, cues)
        for form, tokens in zip(forms, split, strict=True)
    ]
    yield from made
    if entity.kind == "person":
        yield from _titled(made)
    for folded, name in made:
        if not ARTICLES.isdisjoint(folded):
            yield from _with_articles(folded, name)
        if name.form.lang:
            yield from _declined(name)


def _with_articles(folded: tuple[str, ...], name: Name) -> Iterator[Spelling]:
    """The other spellings of the Arabic articles in a form: al-Raqqa is ar-Raqqa and Raqqa."""
    choices = [
        _articles(folded, name, i) if token in ARTICLES and i + 1 < len(folded) else (token,)
        for i, token in enumerate(folded)
    ]
    if any(len(choice) > 1 for choice in choices):
        for spelling in islice(product(*choices), _MOST_VARIANTS):
            if spelling != folded:
                yield _respelled(spelling, folded, name)


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


def _declined(name: Name) -> Iterator[Spelling]:
    """The form as it stands in sentences of its language: Исламского государства."""
    for words in declined(name.surfaces, name.form.lang):
        yield tuple(map(fold, words)), rewritten(name, surfaces=words)


def _articles(folded: tuple[str, ...], name: Name, at: int) -> tuple[str, ...]:
    """The spellings the token ``at`` may take if it is an article; "" is to leave it out."""
    token, following = folded[at], folded[at + 1]
    joined = name.gaps[at].strip() in tuple("-\u2010\u2011")
    if not joined and (token not in ("al", "el") or name.gaps[at] != " "):
        return (token,)
    sound = next((s for s in _SUN if following.startswith(s)), "")
    assimilated = (f"a{sound}", f"e{sound}", f"a{sound[:1]}") if sound else ()
    arabic = joined or name.surfaces[at].islower()
    clear = len(folded) > 2 or (len(following) > 3 and not is_ordinary(following))
    if at == 0 and clear:  # an article with a hyphen before the bare name becomes part of it
        return (token, "", "al", "el") if arabic else (token, "al", "el")
    return tuple(
        dict.fromkeys((token, *([""] if arabic and clear else []), "al", "el", *assimilated))
    )


def _respelled(spelling: tuple[str, ...], folded: tuple[str, ...], name: Name) -> Spelling:
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
