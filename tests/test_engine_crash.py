"""A writer killed at any moment leaves an index that opens, with all that was committed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.engines import open_engine
from index.matching import Everything, Field, FieldText, IndexDocument, Term

BATCH = 20
KILLS = 4

# Commits batch after batch and says so; every batch replaces one article of the one before.
WRITER = f"""
import sys
from pathlib import Path
from index.engines import open_engine
from index.matching import Field, FieldText, IndexDocument

engine = open_engine(sys.argv[1], Path(sys.argv[2]))
first = engine.size()
while True:
    words = " ".join(f"w{{n % 50}}" for n in range(first, first + 300))
    numbers = [max(first - 1, 0), *range(first, first + {BATCH})]
    texts = (FieldText(Field.BODY_STEM, words),)
    engine.put(IndexDocument(n, n, "s", "en", (), texts) for n in numbers)
    print("putting", flush=True)
    engine.commit()
    first += {BATCH}
    print(first, flush=True)
"""


def killed_writer(url: str, folder: Path, wait: float) -> int:
    """Kill a writer ``wait`` seconds into its third commit; how many articles it promised."""
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", WRITER, url, str(folder)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        promised = commits = 0
        for line in writer.stdout:
            if line.startswith("putting"):
                if commits >= 2:
                    time.sleep(wait)
                    writer.kill()
            else:
                promised, commits = int(line), commits + 1
    return promised


@pytest.mark.parametrize("url", ["tantivy:", "whoosh:"])
def test_a_killed_writer_loses_nothing_it_had_committed(url: str, tmp_path: Path) -> None:
    moments = random.Random(url)  # noqa: S311
    for _ in range(KILLS):
        promised = killed_writer(url, tmp_path, moments.uniform(0, 0.04))
        engine = open_engine(url, tmp_path)
        live = engine.size()
        assert live >= promised > 0
        assert live % BATCH == 0  # a commit is there as a whole or not at all
        hits = engine.search(Everything(), limit=live + 1).hits
        assert sorted(hit.ordinal for hit in hits) == list(range(live))
        assert engine.search(Term(Field.BODY_STEM, "w7"), limit=1).total == live
        engine.put([IndexDocument(0, 0, "t", "en", (), (FieldText(Field.BODY_STEM, "w7"),))])
        engine.commit()  # no lock was left after
        assert engine.document_frequencies([Term(Field.SOURCE, "t")]) == (1,)
        engine.close()
