"""Lines that a video player or a gallery of pictures left in a text: what it plays, its captions.

A scraper puts all of a player, or all pictures of a gallery, into one line, which may be longer
than the article. The words of the buttons between them tell such a line from a paragraph that
speaks of pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .sheet import Sheet
from .words import Flags

_BUTTONS = ("MUST WATCH", "layback is ", "ide Caption", "ide caption", "age caption", "dia caption")
_LEFT = re.compile(
    r"\W{0,3}(?:"
    r"JUST WATCHED\b.{0,300}\bMUST WATCH\b"
    r"|Media playback is (?:not |un)supported\b"
    r"|(?:Image (?:copyright|source)\b.{0,80}\s)?(?:Image|Media) caption\b"
    r"|(?:Photos?:\s).*\bHide Caption\b"
    r"|(?:[Hh]ide|[Tt]oggle) [Cc]aption\b)"
)
_LEAST_BESIDE = 50  # words: a gallery with fewer beside it is the article


def galleries(every: list[Sheet], body: Flags) -> Iterator[int]:
    """The lines of the body that are all of a player or a gallery, where there is an article."""
    for sheet in every:
        if any(button in sheet.known.text for button in _BUTTONS):
            places = [at for at in range(sheet.begin, sheet.end) if body[at]]
            left = [at for at in places if _LEFT.match(sheet.line(at))]
            beside = sum(sheet.sizes[at] for at in places) - sum(sheet.sizes[at] for at in left)
            if beside >= _LEAST_BESIDE:
                yield from left
