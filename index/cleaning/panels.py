"""Takes out of sentences what a page unfolds over the names in them.

Some papers link a name to a panel with the full name, headlines that have it, and a last link.
Scrapers write all of it into the sentence: "the mayor, Ann Ray Ann Maria RayThree bridges shut
Mayor asks for money MORE (Ind.), said". Nobody reads that as the article, and its headlines are
those of others.
"""

from __future__ import annotations

import re

_LINK = " MORE"
_SUFFIX = r"(?:,?\s(?:Jr\.?|Sr\.?|I{2,3}|IV))?"
_PANEL = re.compile(  # behind "Ann Ray": " Ann Maria RayThree bridges shut MORE"
    rf"(?P<name>\b(?P<last>[^\W\d_a-z][\w’'-]{{0,30}}[a-z]){_SUFFIX})"
    rf"\s?(?:[^\W\d_a-z(]?[(\w][\w.’'()-]{{0,20}}\s){{1,5}}(?P=last){_SUFFIX}"
    rf"(?=[^\w\s]?[^\W_a-z]).{{5,800}}?{_LINK}\b"
)


def without_panels(line: str) -> str:
    """The line without the panels of names: the name as it stands in the sentence is kept."""
    return _PANEL.sub(r"\g<name>", line) if _LINK in line else line
