"""Imported once, by the process that workers are forked from, so that they start with the names.

That process does nothing else and has no threads of ours, so that forking it is safe.
"""

from __future__ import annotations

import gc

from ..naming.live import shipped

shipped()
gc.freeze()  # the table of names is a million objects that no collection needs to visit
