"""Imported once, by the process that workers are forked from, so that they start with the names.

That process does nothing else and has no threads of ours, so that forking it is safe.
"""

from __future__ import annotations

import gc

from ..naming.live import shipped

gc.disable()  # it would walk through a growing table over and over
shipped().tagger.complete()
gc.enable()
gc.freeze()  # the table of names is a million objects that no collection needs to visit
