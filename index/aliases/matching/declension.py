"""What a name's words become in a sentence: Russian and German cases, Arabic one-letter words.

A list of names has "Исламское государство" and "Islamischer Staat"; articles write "Исламского
государства" and "des Islamischen Staates". Endings are put on by rule, without a dictionary, so
some of what is made is no word; nobody writes it, so nothing is found by it. Regular patterns after
Timberlake, "A Reference Grammar of Russian" (2004).
"""

from __future__ import annotations

from collections.abc import Iterator

Words = tuple[str, ...]

DECLINED = ("ar", "de", "ru")  # languages whose names change

_SHORTEST = 3  # letters of a word that is declined
_HUSHING = "гкхжшщч"  # no "ы" after these
_STRESSED = "жшщчц"  # no "о" in unstressed endings after these
_ADJECTIVES = {  # endings of the genitive, dative, accusative, instrumental and prepositional
    "ый": ("ого", "ому", "ый", "ым", "ом"),
    "ий": ("ого", "ому", "ий", "им", "ом"),
    "ой": ("ого", "ому", "ой", "ым", "ом"),
    "ая": ("ой", "ой", "ую", "ой", "ой"),
    "ое": ("ого", "ому", "ое", "ым", "ом"),
    "ые": ("ых", "ым", "ые", "ыми", "ых"),
    "ие": ("их", "им", "ие", "ими", "их"),
}
_NOUNS = {
    "ия": ("ии", "ии", "ию", "ией", "ии"),
    "ие": ("ия", "ию", "ие", "ием", "ии"),
    "а": ("ы", "е", "у", "ой", "е"),
    "я": ("и", "е", "ю", "ей", "е"),
    "о": ("а", "у", "о", "ом", "е"),
    "й": ("я", "ю", "я", "ем", "е"),
    "ы": ("ов", "ам", "ы", "ами", "ах"),
}
_SOFT = (("и", "и", "ь", "ью", "и"), ("я", "ю", "ь", "ем", "е"))  # Сибирь, Израиль
_PLAIN = (("а", "у", "", "ом", "е"), ("а", "у", "а", "ом", "е"))  # a thing, a person
_FAMILY = ("а", "у", "а", "ым", "е")  # Путин, Медведев
_FAMILIES = ("ов", "ев", "ёв", "ин", "ын")


def declined(words: Words, language: str | None) -> Iterator[Words]:
    """The words of a name as they stand in sentences of its language, without repeats.

    Without the words themselves; the same number of words. None for a language whose names do
    not change, or of which nothing is known here.
    """
    match language:
        case "ru":
            found = _russian(words)
        case "de":
            found = _german(words)
        case "ar":
            found = _arabic(words)
        case _:
            return
    yield from (each for each in dict.fromkeys(found) if each != words)


def may_become(word: str, other: str, language: str | None) -> bool:
    """Whether the first word of a name can stand in such a sentence as ``other``, both folded.

    True if in doubt: this takes a hundredth of declining the name.
    """
    match language:
        case "ru":
            return other[0] == word[0] or word[0] == "ё"
        case "de":
            return other.startswith(word[:2])
        case "ar":
            return other.endswith(word[2:])
    return False


# --- Russian ----------------------------------------------------------------------------------


def _russian(words: Words) -> Iterator[Words]:
    """All words in each case ("Владимира Путина"), the first alone ("Партии регионов"), the last
    alone ("Аль-Каиды"); each with "е" for "ё" as well.
    """
    yield from _in_cases(words)
    if "ё" in "".join(words).lower():
        for every in (words, *_in_cases(words)):
            yield tuple(word.replace("ё", "е").replace("Ё", "Е") for word in every)


def _in_cases(words: Words) -> Iterator[Words]:
    cases = [_cases(word) for word in words]
    for case in range(5):
        for choice in range(max(map(len, cases))):
            every = tuple(some[min(choice, len(some) - 1)][case] for some in cases)
            yield every
            yield (every[0], *words[1:])
            yield (*words[:-1], every[-1])


def _cases(word: str) -> list[Words]:
    """The five oblique cases of a word, more than once if it may go in several ways."""
    if len(word) < _SHORTEST or word.isupper() or not _cyrillic(word[-1]):
        return [(word,) * 5]
    two = word[-2:]
    if two in _ADJECTIVES and (two not in ("ий", "ие", "ой") or word[-3] in "кгхшщ"):
        return [tuple(_joined(word[:-2], ending) for ending in _ADJECTIVES[two])]
    for ending in (two, word[-1]):
        if ending in _NOUNS:
            return [tuple(_joined(word[: -len(ending)], e) for e in _NOUNS[ending])]
    if word.endswith("ь"):
        return [tuple(word[:-1] + ending for ending in endings) for endings in _SOFT]
    if word[-1] in "еёиуэю":
        return [(word,) * 5]
    ways = (*_PLAIN, _FAMILY) if word.endswith(_FAMILIES) else _PLAIN
    return [tuple(_joined(word, ending) for ending in endings) for endings in ways]


def _joined(stem: str, ending: str) -> str:
    """Stem and ending as they are spelt."""
    last = stem[-1:]
    if ending.startswith("ы") and last in _HUSHING:
        ending = "и" + ending[1:]
    if ending in ("ом", "ой") and last in _STRESSED:
        ending = "е" + ending[1:]
    return stem + ending


def _cyrillic(letter: str) -> bool:
    return "а" <= letter <= "я" or letter == "ё"


# --- German -----------------------------------------------------------------------------------


def _german(words: Words) -> Iterator[Words]:
    """Weak adjectives ("der Freien Syrischen Armee") and the genitive of the last word."""
    *first, last = words
    genitives = [last] if last.endswith(("s", "ß", "x", "z")) else [last, f"{last}s"]
    if first and last[-1:] not in "aeiounmrsßxz":
        genitives.append(f"{last}es")
    for ending in ("", "e", "en"):
        adjectives = [_weak(word, ending) for word in first]
        for end in genitives if not last.isupper() else [last]:
            yield (*adjectives, end)


def _weak(word: str, weak: str) -> str:
    """An adjective after "der" or "des": Islamischer, Islamisches → Islamische, Islamischen."""
    for ending in ("er", "es", "e"):
        if weak and word.endswith((f"isch{ending}", f"ei{ending}")):
            return word.removesuffix(ending) + weak
    return word


# --- Arabic -----------------------------------------------------------------------------------


def _arabic(words: Words) -> Iterator[Words]:
    """With "and", "so", "in", "to", "like", which are written in one with the next word."""
    first, *rest = words
    if len(first) < _SHORTEST:
        return
    to = f"لل{first[2:]}" if first.startswith("ال") else f"ل{first}"
    for one in (f"و{first}", f"ف{first}", f"ب{first}", f"ك{first}", to, f"وب{first}", f"و{to}"):
        yield (one, *rest)
