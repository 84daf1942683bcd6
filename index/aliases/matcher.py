"""Where a name could stand: a trie over folded tokens, the longest match over all entities first.

Blockers are matched like names and only absorb text. What is found has passed the case policy
and stands together as a name does; whether it is believed is for the guards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress, islice, pairwise, product
from typing import NamedTuple

from ..analysis import fold, surface
from ..model import Case, Entity, Form, Status, Strength, TokenStream
from .casing import (
    Rule,
    case_rule,
    is_capitals,
    is_ordinary,
    letters,
    needed_capitals,
    title_case_acronym,
)
from .lexicon import ABBREVIATED, ARTICLES, ENGLISH_ARTICLES, GENERIC, NAMESAKES, Namesake
from .records import BLOCKER, NameTokens, name_tokens
from .table import AliasTable, id_of_tokens

# Between two tokens of one name: white space with at most one line break, a hyphen, a possessive.
_QUOTES = "'’‘ʼʿʾ`´′＇"
_GLUE = re.compile(
    rf"(?:[{_QUOTES}][sS]?|[sS][{_QUOTES}])?(?:[^\S\n]*\n?[^\S\n]*|[^\S\n]?[-\u2010-\u2015][^\S\n]?\n?)"
)
_DOTTED = re.compile(r"\.[^\S\n]*")
_SUN = ("sh", "th", "dh", "r", "s", "t", "d", "n", "z")
_MOST_VARIANTS = 24  # spellings of the articles of one form
_LOWER_CASE_LINE = 200  # code points looked at, each way, to see whether a text has capitals at all


class Name(NamedTuple):
    """A form of an entity as the trie holds it, with all that is known before any text is seen.

    ``order`` is the entity's place in the table. ``twin``: the form is one word that also is an
    ordinary one. ``acronym``: one token, all capitals. ``weak``: needs company, as foreign names
    do that are English words ("Island"). ``words``: nothing but ordinary words; ``words_last``:
    more than one, the last of them ordinary and no word for a group. ``namesake``: what else the
    word names; ``rivalled``: so commonly that the word alone decides nothing. ``plain``: nothing
    of all this, so that no closer look is needed. ``own``: the words of all the entity's names.
    ``owner``: how many tokens end in a possessive ("Japan's Democratic Party"), 0 if none do.
    """

    entity: Entity
    form: Form
    id: str
    order: int
    rule: Rule
    surfaces: tuple[str, ...]
    capitals: tuple[int, ...]
    gaps: tuple[str, ...]
    hyphens: tuple[int, ...]
    blocker: bool
    twin: bool
    acronym: bool
    weak: bool
    words: bool
    words_last: bool
    namesake: Namesake | None
    rivalled: bool
    plain: bool
    own: frozenset[str]
    owner: int

    @property
    def twin_place(self) -> bool:
        """Whether what else the word names is a place as well."""
        return self.namesake is not None and self.namesake.place


class Found(NamedTuple):
    """A stretch of text that could be any of ``names``: tokens [first, first + length)."""

    first: int
    length: int
    names: tuple[Name, ...]


class Trie(dict[str, "Trie"]):
    """A node: the next token leads on; ``names`` end here."""

    __slots__ = ("names",)

    def __init__(self) -> None:
        self.names: tuple[Name, ...] = ()


_NOTHING = Trie()


class Matcher:
    """Finds the active forms of one table. Immutable; 50,000 forms are loaded in about a second."""

    def __init__(self, table: AliasTable) -> None:
        self._root = Trie()
        self._small: set[str] = set()  # first tokens that may be small in the text
        for order, entity in enumerate(table.entities):
            forms = [f for f in entity.forms if f.status is Status.ACTIVE]
            split = [name_tokens(form.text) for form in forms]
            own = frozenset(fold(token) for tokens in split for token, _, _ in tokens)
            for form, tokens in zip(forms, split, strict=True):
                self._add(entity, form, order, tokens, own)

    def _add(
        self, entity: Entity, form: Form, order: int, tokens: NameTokens, own: frozenset[str]
    ) -> None:
        surfaces = tuple(surface(token) for token, _, _ in tokens)
        folded = tuple(fold(token) for token, _, _ in tokens)
        one = len(folded) == 1
        twin = one and is_ordinary(folded[0])
        foreign = twin and form.lang not in (None, "en")
        weak = foreign or form.strength is Strength.WEAK
        namesake = NAMESAKES.get(folded[0]) if one else None
        name = Name(
            entity=entity,
            form=form,
            id=id_of_tokens(entity.id, folded),
            order=order,
            rule=case_rule(form.case, surfaces, folded),
            surfaces=tuple(map(letters, surfaces)),
            capitals=needed_capitals(surfaces, folded),
            gaps=tuple(form.text[a:b] for (_, _, a), (_, b, _) in pairwise(tokens)),
            hyphens=(),
            blocker=entity.kind == BLOCKER,
            twin=twin,
            acronym=one and is_capitals(surfaces[0]),
            weak=weak,
            words=all(map(is_ordinary, folded)),
            words_last=not one and is_ordinary(folded[-1]) and folded[-1] not in GENERIC,
            namesake=namesake,
            rivalled=namesake is not None and namesake.common,
            plain=not (twin or weak or namesake),
            own=own,
            owner=_owner(form.text, tokens),
        )
        self._insert(folded, name)
        for spelling, variant in _article_spellings(folded, name):
            self._insert(spelling, variant)

    def _insert(self, folded: tuple[str, ...], name: Name) -> None:
        if _may_begin_small(name):
            self._small.add(folded[0])
        node = self._root
        for token in folded:
            following = node.get(token)
            if following is None:
                following = node[token] = Trie()
            node = following
        if all(
            known.id != name.id or known.rule != name.rule or known.capitals != name.capitals
            for known in node.names
        ):
            node.names = (*node.names, name)

    def find(self, text: str, tokens: TokenStream, *, lenient: bool = False) -> Iterator[Found]:
        """The longest possible names, left to right, disjoint, blocked text left out.

        ``lenient`` is for queries: letter case is no condition, and nothing is rejected for it.
        """
        root, folded, surfaces = self._root, tokens.folded, tokens.surfaces
        small = root.keys() if lenient else self._small
        done, last = 0, len(folded)
        for first in compress(range(last), map(root.__contains__, folded)):
            if first < done or (surfaces[first].islower() and folded[first] not in small):
                continue
            node, end = root[folded[first]], first + 1
            if not node.names and (end == last or folded[end] not in node):
                continue
            ends = [(end, node.names)] if node.names else []
            while node and end < last:
                following = node.get(folded[end])
                if following is None:
                    break
                node, end = following, end + 1
                if node.names:
                    ends.append((end, node.names))
            for end, candidates in reversed(ends):
                names = [
                    name
                    for name in candidates
                    if (end == first + 1 or _stands(name, text, tokens, first, end))
                    and (lenient or _case_fits(name, text, tokens, first, end))
                ]
                if names:
                    done = end
                    if any(name.blocker for name in names):
                        break
                    one = Found(first, end - first, _per_entity(names))
                    if names[0].owner and not lenient:
                        yield from self._divided(one, text, tokens)
                    else:
                        yield one
                    break

    def _divided(self, one: Found, text: str, tokens: TokenStream) -> Iterator[Found]:
        """ "Japan's Democratic Party" names the country as well, if that is listed."""
        owner, node = one.names[0].owner, self._root
        for token in tokens.folded[one.first : one.first + owner]:
            node = node.get(token, _NOTHING)
        owners = [
            name
            for name in node.names
            if not (name.blocker or name.weak)
            and _case_fits(name, text, tokens, one.first, one.first + owner)
        ]
        if owners:
            yield Found(one.first, owner, _per_entity(owners))
            yield Found(one.first + owner, one.length - owner, one.names)
        else:
            yield one


def _owner(text: str, tokens: NameTokens) -> int:
    """How many tokens of the form end in a possessive: 1 of "Japan's Democratic Party"."""
    if "'" not in text and "’" not in text:
        return 0
    for i, ((_, _, end), (_, start, _)) in enumerate(pairwise(tokens), 1):
        if text[end:start].startswith(("'s ", "’s ", "' ", "’ ")):
            return i
    return 0


def _may_begin_small(name: Name) -> bool:
    if name.rule is Rule.EXACT or name.blocker:
        return name.surfaces[0].islower()
    return name.rule is Rule.ANY or 0 not in name.capitals


def _per_entity(names: list[Name]) -> tuple[Name, ...]:
    """One name for each entity, in the order of the table."""
    if len(names) == 1:
        return (names[0],)
    return tuple({name.entity.id: name for name in reversed(names)}.values())[::-1]


def _stands(name: Name, text: str, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether nothing but glue stands between the tokens."""
    starts, ends, folded = tokens.starts, tokens.ends, tokens.folded
    for i in range(first, end - 1):
        gap = text[ends[i] : starts[i + 1]]
        if gap == " " and i - first not in name.hyphens:
            continue
        if i - first in name.hyphens and not gap.startswith(("-", "\u2010", "\u2011")):
            return False
        if _GLUE.fullmatch(gap):
            continue
        if _DOTTED.fullmatch(gap) and (len(folded[i]) == 1 or folded[i] in ABBREVIATED):
            continue
        listed = name.gaps[i - first].strip()  # "&" and the like
        if listed and gap.strip() == listed:
            continue
        return False
    return True


def _case_fits(name: Name, text: str, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether the letters are as the form's policy asks."""
    if name.rule is Rule.ANY or name.blocker:
        return True
    if end == first + 1:
        written = tokens.surfaces[first]
        if name.rule is Rule.EXACT:
            return (
                written == name.surfaces[0]
                or _as_listed(name, letters(written))
                or (_in_capitals(name, (written,)) and _among_capitals(tokens, first, end))
            )
        if not written[0].islower():
            return True
        return not name.capitals and (
            not written.islower() or (not name.words and _no_capitals(text, tokens, first))
        )
    surfaces = tokens.surfaces[first:end]
    if name.rule is Rule.EXACT:
        return tuple(map(letters, surfaces)) == name.surfaces or (
            _in_capitals(name, surfaces) and _among_capitals(tokens, first, end)
        )
    if all(map(str.islower, surfaces)):
        return not name.words and _no_capitals(text, tokens, first)
    return not any(surfaces[i][0].islower() for i in name.capitals)


def _in_capitals(name: Name, written: Sequence[str]) -> bool:
    """Whether these are the form's letters, but all capitals: "OBAMA" for "Obama"."""
    return all(map(str.isupper, written)) and tuple(written) == tuple(map(str.upper, name.surfaces))


def _among_capitals(tokens: TokenStream, first: int, end: int) -> bool:
    """Whether the words next to a name are all in capitals too, as in some headlines."""
    near = (*tokens.surfaces[max(0, first - 2) : first], *tokens.surfaces[end : end + 2])
    return len(near) > 1 and all(map(str.isupper, near))


def _as_listed(name: Name, written: str) -> bool:
    return written == name.surfaces[0] or _set_small(name, written)


def _set_small(name: Name, written: str) -> bool:
    auto = name.form.case is Case.AUTO
    return name.acronym and auto and not name.twin and title_case_acronym(written, name.surfaces[0])


def _no_capitals(text: str, tokens: TokenStream, token: int) -> bool:
    """Whether the text around is written without capitals, as some comments are."""
    at = tokens.starts[token]
    near = text[max(0, at - _LOWER_CASE_LINE) : at + _LOWER_CASE_LINE]
    return near.islower()


def _article_spellings(
    folded: tuple[str, ...], name: Name
) -> Iterator[tuple[tuple[str, ...], Name]]:
    """The other spellings of the Arabic articles in a form: al-Raqqa is ar-Raqqa and Raqqa."""
    choices = [
        _articles(folded, name, i) if token in ARTICLES and i + 1 < len(folded) else (token,)
        for i, token in enumerate(folded)
    ]
    if any(len(choice) > 1 for choice in choices):
        for spelling in islice(product(*choices), _MOST_VARIANTS):
            if spelling != folded:
                yield _respelled(spelling, folded, name)


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


def _respelled(
    spelling: tuple[str, ...], folded: tuple[str, ...], name: Name
) -> tuple[tuple[str, ...], Name]:
    kept = [i for i, token in enumerate(spelling) if token]
    places = {old: new for new, old in enumerate(kept)}
    surfaces = tuple(name.surfaces[i] if spelling[i] == folded[i] else spelling[i] for i in kept)
    variant = name._replace(
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
