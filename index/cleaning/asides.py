"""Lines that stand in an article and are none of it, told by a page's tags and words together.

Each of these may stand between two paragraphs, in the block of the text and under no telling name,
so that neither where they stand nor how they read gives them away: the words and the link do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Label
from .pagetext import PageLine, Zone

Reason = tuple[Label, str]

_POINTS_WORDS, _CREDIT_WORDS, _PLEA_WORDS = 40, 20, 60
_LINKED = 0.3  # of the letters
_POINTS = re.compile(
    r"\W{0,3}(?:(?:also|must)[ -]read|read[ -](?:also|more|next|on|this)|read|see also"
    r"|related(?: \w{1,12})?|more(?: on this)?|watch(?: (?:also|more|now))?|listen"
    r"|recommended|don['’]t miss|keep reading|up next|further reading|you may also like"
    r"|lesen sie (?:auch|mehr)|mehr zum thema|lire (?:aussi|également)|à lire aussi"
    r"|lea? también|más información|leggi anche|leia (?:também|mais)|lees ook"
    r"|читайте также)\s?[:>»–—|]",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo|image|picture|photograph|illustration|graphic)s?(?: credits?)?"
    r"(?: (?:by|via|from|courtesy)\b|\s?:|\s?©)",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"\b(?:sign(?:ing)? up|subscri(?:be|ption)|newsletter|inbox|donat(?:e|ion)|become a member)",
    re.IGNORECASE,
)
_SIGNED_POST = re.compile(r"[—–-]{1,2}\s?[^()]{1,60}\(@\w{1,30}\)")
_TELLS_OF = r",?\s(?:is|was|has|writes|covers|reports|works|joined|teaches|lives|runs|leads)\b"
_AND = re.compile(r", | and | & ")


class Asides:
    """What of a page's body is an aside; made once for a page."""

    def __init__(self, body: Sequence[PageLine], author: str | None) -> None:
        """``body``: the lines taken for body; ``author``: who wrote it, if the page says so."""
        letters = {True: 0, False: 0}
        for line in body:
            letters[line.zone is Zone.CAPTION] += len(line.text)
        # The captions of a gallery are the article.
        self._captions = letters[True] < letters[False]
        names = [name for name in _AND.split(author or "")[:5] if " " in name.strip()]
        people = "|".join(re.escape(name.strip()) for name in names)
        self._life = re.compile(rf"(?:{people}){_TELLS_OF}") if people else None

    def reason(self, line: PageLine) -> Reason | None:
        """Why a line is no part of the article; None if nothing says so."""
        text = line.text
        if line.zone is Zone.CAPTION and self._captions:
            return Label.CAPTION, "in the page's caption"
        if self._life is not None and self._life.match(text):
            return Label.OTHER, "tells of the author"
        words = text.count(" ") + 1
        if line.zone is Zone.PROMO and words <= _PLEA_WORDS and _PLEA.search(text):
            return Label.PROMO, "asks the reader to subscribe, join or donate"
        if words <= _CREDIT_WORDS and _CREDIT.match(text):
            return Label.CAPTION, "credit of a picture"
        if words <= _POINTS_WORDS:
            if line.links > _LINKED and _POINTS.match(text):
                return Label.TEASER, "points to other stories"
            if _SIGNED_POST.match(text):
                return Label.OTHER, "signature of an embedded post"
        return None
