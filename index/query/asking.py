"""Words that only ask or compare: "when did … burn", "Assad vs …". Texts answer without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model import Span

_FORMS = "is|are|was|were|be|been|do|does|did|has|have|had"  # of "be", "do" and "have"
_LIGHT = "happen|happens|happened|happening|get|gets|got|getting"  # "did the dam get built"
_MODALS = "will|would|can|could|shall|should|may|might|must"
_ASKS = "who|whom|what|when|where|why|how|which"
# "what we do in the shadows" and "where the wild things are" are no questions
_NOT_COUNTED = "the|a|an|i|you|he|she|it|we|they|to"
_OPENINGS = re.compile(
    rf"""\s*(?:
        (?P<asks>{_ASKS})\s+(?P<helps>{_FORMS}|{_MODALS})  # who is Sisi
      | (?P<what>what)\s+(?P<happened>happened)(?=\s+(?:in|to|at|on|with|after)\s)
      | (?P<how>how)\s+(?P<many>many|much)  # how many people died
      | (?P<which>how|what|which)\s+(?!(?:{_NOT_COUNTED})\s)\w+\s+(?P<did>{_FORMS})  # what year did
      | (?P<short>(?:{_ASKS})['’]s)(?=\s+(?:the|an?|happening)\s)  # what's the capital of
      | (?P<does>is|are|was|were|can|does|did|why|which|whose|should
          |what(?!\s+(?:happened|{_NOT_COUNTED})\s)
        )(?=\s+\S+\s+\S)  # did Russia hack, what caused the flood
    )(?=\s+[\w"(+])""",
    re.I | re.X,
)
_LATER = re.compile(rf"(?<!\S)(?:{_FORMS}|{_LIGHT})(?=[\s?]|$)")
_COMPARING = ("vs", "vs.", "versus")  # "Kramer Vs. Kramer" is a title
_COMPARES = re.compile(rf"(?<=\s)(?:{'|'.join(map(re.escape, _COMPARING))})(?=\s+\S)")
_WORDS = re.compile(r"\w[^\s]*")
_OPERATORS = re.compile(r"(?<!\S)(?:AND|OR|NOT|&&|\|\|)(?!\S)")
_MARKED = re.compile(r'["(]|(?<!\S)[+\-=]|:')  # from here on words are to be searched as typed


def asking_words(text: str) -> tuple[Span, ...]:
    """The words of a query that only ask or compare, left to right.

    ``text`` has straight quotation marks. "What Is to Be Done", in capitals, is a title, and
    whoever joins words by operators says what to look for.
    """
    if _OPERATORS.search(text):
        return ()
    marked = _MARKED.search(text)
    end = marked.start() if marked else len(text)
    comparing = (Span(*word.span()) for word in _COMPARES.finditer(text, 0, end))
    words = sorted((*_question(text, end), *comparing))
    return tuple(words) if len(_WORDS.findall(text)) > len(words) else ()


def _question(text: str, end: int) -> tuple[Span, ...]:
    """The words of a question that only ask, those before ``end``; none if it is not one."""
    opening = _OPENINGS.match(text)
    if opening is None:
        return ()
    words = [Span(*opening.span(n)) for n, word in enumerate(opening.groups(), 1) if word]
    if any(text[word.start].isupper() for word in words[1:]) and not text.isupper():
        return ()
    words += [Span(*later.span()) for later in _LATER.finditer(text, opening.end(), end)]
    return tuple(words)


def without_words(text: str, words: Iterable[Span]) -> str:
    """The text with spaces in place of these words, so that the others stay where they are."""
    for word in words:
        text = text[: word.start] + " " * (word.end - word.start) + text[word.end :]
    return text


def noted_question(words: Sequence[str]) -> str:
    """The note on the words that only ask or compare, which are not searched."""
    named = ", ".join(dict.fromkeys(f"“{word}”" for word in words))
    verb = "compare" if set(words) <= set(_COMPARING) else "ask"
    does, it = (f"only {verb}", "them") if len(words) > 1 else (f"only {verb}s", "it")
    return (
        f"{named} {does}: articles need not have {it}, but in quotation marks or after + they must."
    )
