"""The trie of names made part by part, when a text first needs a part, or all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.aliases.matching.casing import Rule
from index.aliases.matching.names import Name
from index.aliases.matching.spellings import ANYWHERE, IN_SMALL_TEXTS, Forms, script
from index.aliases.matching.trie import Root, Trie, sort_of
from index.aliases.words.lexicon import ARTICLES
from index.model import Case, Entity, Form, Status
from index.naming.live import shipped

_TOKENS = (
    *("al", "el", "ash", "Raqqa", "Sham", "d'Or", "U.S.", "BBC", "7", "The", "ei", "eie", "Straße"),
    *("President", "Iraqi", "Lena", "Marsh", "Islamischer", "Staat", "Freie", "Étoile", "Støre"),
    *("Партия", "Ёлкин", "регионов", "Грозный", "МЧС", "الرقة", "داعش", "на", "北", "Ελλάς"),
)
_texts = st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from((" ", "-")).map(lambda gap: gap.join(words))
)
_forms = st.builds(
    Form,
    text=_texts,
    case=st.sampled_from(Case),
    lang=st.sampled_from((None, "ru", "de", "ar", "fr")),
    status=st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, Status.BLOCKED)),
)
_kinds = st.sampled_from(("person", "group", "blocker"))
_entities = st.lists(
    st.tuples(_kinds, st.lists(_forms, min_size=1, max_size=4)), min_size=1, max_size=3
).map(
    lambda made: [Entity(f"e{i}", "x", kind, tuple(forms)) for i, (kind, forms) in enumerate(made)]
)


def named(kind: str, *forms: tuple[str, str | None]) -> Entity:
    """An entity with these forms, each with its language."""
    return Entity("e0", "x", kind, tuple(Form(text, lang=lang) for text, lang in forms))


def told(name: Name) -> list[object]:
    """All that is known of a name, as no name is equal to another one."""
    return [getattr(name, field.name) for field in fields(name) if field.name != "cues"]


def paths(node: Trie) -> Iterator[tuple[tuple[str, ...], list[list[object]]]]:
    """Where names end below a node, and which."""
    if node.names:
        yield (), [told(name) for name in node.names]
    for token, following in node.items():
        yield from (((token, *path), names) for path, names in paths(following))


def same(one: Root, other: Root, first: str) -> bool:
    """Whether two roots lead to the same names from a first token."""
    return names_after(one, first) == names_after(other, first)


def names_after(root: Root, first: str) -> dict[tuple[str, ...], list[list[object]]]:
    """The names that begin with a token, made as they are asked for."""
    for second in filter(None, root.owners(first)):
        root.after(first, second)
    return dict(paths(root[first]))


def completed(entities: list[Entity]) -> Root:
    """The trie of these made all at once."""
    root = Root(entities)
    root.complete(latin=False)
    return root


def sorts_before(nodes: dict[str, Trie]) -> dict[str, int]:
    """The sorts of the first tokens that each second one comes after."""
    sorts: dict[str, int] = {}
    for first, node in nodes.items():
        for second in node:
            sorts[second] = sorts.get(second, 0) | sort_of(first)
    return sorts


@settings(max_examples=150, deadline=None)
@example([named("group", ("al-Raqqa", None), ("Straße ash-Sham", "de"))])
@example([named("person", ("President Marsh", None), ("Marsh Lena", None), ("Lena", "de"))])
@example([named("group", ("Ёлкин Грозный", "ru"), ("МЧС 7", "ru"))])
@example([named("group", ("BBC الرقة", "ar"), ("الرقة داعش", "ar"))])
@example([named("group", ("МЧС 7", None), ("МЧС", None))])
@example([named("group", ("МЧС داعش", None), ("الرقة МЧС", None))])
@given(_entities)
def test_what_a_first_token_leads_to_is_the_same_made_alone(entities: list[Entity]) -> None:
    """Every token that begins a name is known to, and each that is a name's second."""
    whole, root = completed(entities), Root(entities)
    assert all(same(root, whole, first) for first in whole)
    assert all(Root(entities).owners(first) for first in whole)
    assert root.seconds == sorts_before(whole)
    root = Root(entities)
    root.complete()
    assert not any(map(script, root))
    assert all(first in root for first in whole if not script(first))
    assert all(same(root, whole, first) for first in whole)


@settings(max_examples=60, deadline=None)
@given(_entities, _entities, st.lists(st.sampled_from(_TOKENS), max_size=4))
def test_a_changed_trie_has_what_one_made_anew_has(
    before: list[Entity], after: list[Entity], met: list[str]
) -> None:
    """Whatever had been met before the change, and the one it was made from stays as it was."""
    after += before[len(after) :]
    old, anew = Root(before), completed(after)
    for token in met:
        old[token.lower()]
    changed = old.changed(
        [(before[i] if i < len(before) else None, one, i) for i, one in enumerate(after)]
    )
    known = completed(before)
    assert all(same(changed, anew, first) for first in (*anew, *known))
    assert all(same(old, known, first) for first in (*anew, *known))
    assert all(
        changed.seconds[second] & sort == sort for second, sort in sorts_before(anew).items()
    )


def test_the_shipped_names_begin_where_they_are_said_to() -> None:
    entities = shipped().table.entities[::7]
    root = Root(entities)
    for order, entity in enumerate(entities):
        for folded, _ in Forms.of(entity, order).spellings():
            assert root.owners(folded[0])
            assert all(root.seconds[second] & sort_of(folded[0]) for second in folded[1:2])


@settings(max_examples=150, deadline=None)
@example([named("group", ("Jabhat al-Sham", None), ("Bank of Iraq", None))])
@given(_entities)
def test_a_first_token_is_known_to_be_in_small_letters_wherever_it_may_be(
    entities: list[Entity],
) -> None:
    """In texts with capitals, and in those without."""
    root = Root(entities)
    for order, entity in enumerate(entities):
        for folded, name in Forms.of(entity, order).spellings():
            assert root.owners(folded[0])
            small = root.small[folded[0]]
            begun = not name.surfaces[0][:1].isupper() or name.rule is Rule.ANY
            arabic = len(folded) > 1 and not ARTICLES.isdisjoint(folded[:-1])
            loose = not (name.rule is Rule.EXACT or name.blocker or 0 in name.capitals)
            assert not (begun or folded[0] == "the" or (arabic and loose)) or small == ANYWHERE
            assert not loose or small >= IN_SMALL_TEXTS
