"""The parts of NLTK that are used here, all of which work without any download.

What NLTK's packages import themselves is nearly all of it, and parts of ``scipy`` where that is
installed: 350 modules, and half a second at the start of every command and worker. While the few
modules that are used are imported, packages that import nothing stand in for those. If a version
of NLTK does not bear that, all of it is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType

_PACKAGES = ("nltk", "nltk.corpus", "nltk.stem", "nltk.tokenize")


@contextmanager
def _bare_packages() -> Iterator[None]:
    """Packages that import nothing; whoever imports NLTK later gets the whole of it."""
    if "nltk" in sys.modules:
        yield
        return
    try:
        for name in _PACKAGES:
            sys.modules[name] = module_from_spec(find_spec(name))  # type: ignore[arg-type]
        sys.modules["nltk.corpus"].stopwords = None  # type: ignore[attr-defined] # never used
        yield
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "nltk"]:
            del sys.modules[name]


def _modules() -> tuple[ModuleType, ModuleType, ModuleType]:
    return (
        import_module("nltk.stem.snowball"),
        import_module("nltk.tokenize.api"),
        import_module("nltk.tokenize.punkt"),
    )


try:
    with _bare_packages():
        _snowball, _api, _punkt = _modules()
except (ImportError, AttributeError):
    _snowball, _api, _punkt = _modules()

SnowballStemmer = _snowball.SnowballStemmer
TokenizerI = _api.TokenizerI
PunktParameters = _punkt.PunktParameters
PunktSentenceTokenizer = _punkt.PunktSentenceTokenizer
