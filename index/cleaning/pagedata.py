"""The article of a page that shows none and holds it in the data of its scripts.

Pages that are drawn by a script carry what they draw as JSON: in ``<script type=application/json>``
or as what a variable is set to. The article is where most of its sentences are.
"""

from __future__ import annotations

import json
import re
from itertools import islice

from lxml.html import HtmlElement

from .pagetext import page_lines
from .parsing import parse_page

_FEWEST, _MOST = 500, 1_000_000  # characters of a script, and of an article
_MOST_SCRIPTS, _MOST_TITLED, _MOST_VALUES, _MOST_DEPTH, _MOST_STRINGS = 100, 2, 10, 30, 20_000
_LONG, _SPACES = 60, 8  # letters and spaces of a sentence
_MOSTLY = 0.6
_BEGINS = re.compile(r"(?:^|=|\()\s*(?=\"?[{\[])")  # of JSON, or of a string that is JSON again
_OTHER_KEYS = re.compile(
    r"caption|alt|credit|description|summary|excerpt|teaser|related|copyright|byline|bio"
    r"|disclaimer|comments?$|ad_?text|seo|meta",
    re.IGNORECASE,
)


def article_in_scripts(tree: HtmlElement, title: str | None) -> str | None:
    """The text of the article, its lines apart, that the data of the scripts hold.

    None if none do: an article is only taken from data that also have the ``title`` of the page,
    so that the stories of a front page are none.
    """
    headline = _bare(title or "")
    if not headline:
        return None
    scripts = (_data(script.text or "") for script in islice(tree.iter("script"), _MOST_SCRIPTS))
    titled = (data for data in scripts if data and headline in map(_bare, _strings(data)))
    for data in islice(titled, _MOST_TITLED):
        lines = _lines(_fullest(data))
        if sum(map(len, lines)) >= _FEWEST:
            return "\n".join(lines)
    return None


def _data(text: str) -> object:
    """What the script is, or the first long value it sets a variable to, if that is JSON."""
    if not _FEWEST <= len(text) <= _MOST:
        return None
    decoder = json.JSONDecoder()
    for begin in islice(_BEGINS.finditer(text), _MOST_VALUES):
        try:
            found, end = decoder.raw_decode(text, begin.end())
            found = decoder.decode(found) if isinstance(found, str) else found
        except (ValueError, RecursionError):
            continue
        if end - begin.end() >= _FEWEST:
            return found
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
    while waiting and len(found) < _MOST_STRINGS:
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
    for text in _strings(node):
        tree = parse_page(text) if "<" in text and _is_prose(text) else None
        if tree is not None:
            lines += [line.text for line in page_lines(tree) if line.text]
        elif _is_prose(text) or (text.count(" ") > 1 and text.endswith((".", "!", "?", "”", '"'))):
            lines += [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return list(dict.fromkeys(lines))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text[:500].casefold()))
