"""What workers begin with. Imported once, by the process that they are forked from.

That process does nothing else and has no threads of ours, so that forking it is safe.
"""

from __future__ import annotations

import gc

from ..naming.live import shipped

shipped()
gc.freeze()  # a table of names is a million objects that no collection need look at again
