"""The parts of NLTK that are used here, all of which work without any download.

What NLTK's packages import themselves is nearly all of it, and parts of ``scipy`` where that is
installed: 350 modules, and half a second at the start of every command and worker. While the few
modules that are used are imported, packages that import nothing stand in for those.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec

_PACKAGES = ("nltk", "nltk.corpus", "nltk.stem", "nltk.tokenize")
_absent = "nltk" not in sys.modules
if _absent:
    for _name in _PACKAGES:
        sys.modules[_name] = module_from_spec(find_spec(_name))  # type: ignore[arg-type]
    sys.modules["nltk.corpus"].stopwords = None  # type: ignore[attr-defined] # imported, not used
try:
    SnowballStemmer = import_module("nltk.stem.snowball").SnowballStemmer
    TokenizerI = import_module("nltk.tokenize.api").TokenizerI
    PunktParameters = import_module("nltk.tokenize.punkt").PunktParameters
    PunktSentenceTokenizer = import_module("nltk.tokenize.punkt").PunktSentenceTokenizer
finally:
    if _absent:  # who else imports NLTK gets the whole of it
        for _name in [name for name in sys.modules if name.split(".")[0] == "nltk"]:
            del sys.modules[_name]
