"""The parts of NLTK that are used here, all of which work without any download.

Where ``scipy`` is installed, NLTK imports parts of it for an association measure and a parser that
are not used here, which takes a second at the start of every command and worker. NLTK also works
without ``scipy``, so it is hidden while NLTK is imported.
"""

from __future__ import annotations

import sys
from importlib import import_module

_UNUSED = "scipy"
_absent = _UNUSED not in sys.modules
if _absent:
    sys.modules[_UNUSED] = None  # type: ignore[assignment] # how Python spells "cannot be imported"
try:
    SnowballStemmer = import_module("nltk.stem.snowball").SnowballStemmer
    TokenizerI = import_module("nltk.tokenize.api").TokenizerI
    PunktParameters = import_module("nltk.tokenize.punkt").PunktParameters
    PunktSentenceTokenizer = import_module("nltk.tokenize.punkt").PunktSentenceTokenizer
finally:
    if _absent:
        del sys.modules[_UNUSED]
