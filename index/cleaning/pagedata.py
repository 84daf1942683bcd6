"""The article of a page that shows none and holds it in the data of its scripts.

Pages that are drawn by a script carry what they draw: JSON in a script or an attribute, or what a
variable is set to. The article is where most of its sentences are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from .normalise import bare
from .pagetext import page_lines
from .parsing import parse_page

_FEWEST, _MOST = 500, 1_000_000  # characters of data
_MOST_SCRIPTS, _MOST_ATTRIBUTES, _MOST_VALUES = 100, 20, 10
_BEGINS = re.compile(r"(?:^|=|\()\s*(?=\"?[{\[])")  # of JSON, or of a string that is JSON again
_UNDEFINED = re.compile(r"([:,\[] ?)undefined(?=[,}\]])")
_ATTRIBUTES = XPath(
    f"//@*[string-length(.) >= {_FEWEST} and (starts-with(., '{{') or starts-with(., '['))]"
)
_DECODER = json.JSONDecoder()
_MOST_TITLED, _MOST_DEPTH, _MOST_STRINGS, _MOST_NODES = 2, 30, 20_000, 200_000
_LONG, _SPACES = 60, 8  # letters and spaces of a sentence
_MOSTLY = 0.6
_SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s+$")
_OTHER_KEYS = re.compile(
    r"caption|alt|credit|description|summary|excerpt|teaser|related|copyright|byline|bio"
    r"|disclaimer|comments?$|ad_?text|seo|meta"
    # what says how it looks, where it leads and of which kind it is
    r"|^(?:_*type(?:name)?|node_?type|kind|object|_?key|_?id|marks?|markdefs|style|class(?:name)?"
    r"|href|ur[il]|src(?:set)?|rel|target|slug|align|d)$",
    re.IGNORECASE,
)


def article_in_scripts(tree: HtmlElement, title: str | None) -> str | None:
    """The text of the article, its lines apart, that the data of the scripts hold.

    None if none do: an article is only taken from data that also have the ``title`` of the page,
    so that the stories of a front page are none.
    """
    headline = bare(title or "")
    if not headline:
        return None
    titled = (
        data for data in _embedded(tree) if headline in (bare(one[:500]) for one in _strings(data))
    )
    for data in islice(titled, _MOST_TITLED):
        lines = _lines(_fullest(data))
        if sum(map(len, lines)) >= _FEWEST:
            return "\n".join(lines)
    return None


def _embedded(tree: HtmlElement) -> Iterator[object]:
    """The data of the page, one value a script or attribute; so many, and so long, at most."""
    for script in islice(tree.iter("script"), _MOST_SCRIPTS):
        text = script.text or ""
        if _FEWEST <= len(text) <= _MOST:
            yield _value(_UNDEFINED.sub(r"\1null", text))
    for text in islice(_ATTRIBUTES(tree), _MOST_ATTRIBUTES):
        if len(text) <= _MOST:
            yield _decoded(str(text))


def _value(text: str) -> object:
    """What the text is, or the first long value it sets a variable to, if that is JSON."""
    for begin in islice(_BEGINS.finditer(text), _MOST_VALUES):
        try:
            found, end = _DECODER.raw_decode(text, begin.end())
        except (ValueError, RecursionError):
            continue
        if end - begin.end() >= _FEWEST:
            found = _decoded(found) if isinstance(found, str) else found
            if isinstance(found, dict):  # an answer of a server, as it came
                return {key: _opened(value) for key, value in found.items()}
            return found
    return None


def _opened(value: object) -> object:
    is_json = isinstance(value, str) and len(value) >= _FEWEST and value[0] in "{["
    return (_decoded(str(value)) or value) if is_json else value


def _decoded(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _held(node: object) -> list[object]:
    """What an object or a list holds that may be of the article."""
    if isinstance(node, dict):
        return [value for key, value in node.items() if not _OTHER_KEYS.search(str(key))]
    return node if isinstance(node, list) else []


def _strings(node: object) -> list[str]:
    """The strings in it, in order, so many at most."""
    found: list[str] = []
    waiting: list[tuple[object, int]] = [(node, 0)]
    for _ in range(_MOST_NODES):
        if not waiting or len(found) >= _MOST_STRINGS:
            break
        value, depth = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif depth < _MOST_DEPTH:
            waiting.extend((inner, depth + 1) for inner in reversed(_held(value)))
    return found


def _fullest(node: object) -> object:
    """The smallest part that holds most of the sentences."""
    for _ in range(_MOST_DEPTH):
        weighed = [(_prose(part), part) for part in _held(node)]
        most, part = max(weighed, key=lambda one: one[0], default=(0, None))
        if most < _MOSTLY * sum(weight for weight, _ in weighed) or not most:
            break
        node = part
    return node


def _prose(node: object) -> int:
    return sum(len(text) for text in _strings(node) if _is_prose(text))


def _is_prose(text: str) -> bool:
    return len(text) > _LONG and text.count(" ") >= _SPACES


def _lines(node: object) -> list[str]:
    """The sentences in order, as lines; of a text with tags as a browser shows it."""
    lines: list[str] = []
    for text in _joined(_strings(node)):
        tree = parse_page(text) if "<" in text and _is_prose(text) else None
        if tree is not None:
            lines += [line.text for line in page_lines(tree) if line.text]
        elif _is_prose(text) or (text.count(" ") > 1 and text.endswith((".", "!", "?", "”", '"'))):
            lines += [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return list(dict.fromkeys(lines))


def _joined(texts: Iterable[str]) -> Iterator[str]:
    """The texts, those put together that a space says are parts of one: words before a link, the
    link, words after it."""
    whole = ""
    for text in texts:
        if whole and (text[:1] == " " or (whole[-1:] == " " and not _SENTENCE_END.search(whole))):
            whole += text
            continue
        if whole:
            yield whole
        whole = text
    if whole:
        yield whole
