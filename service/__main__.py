"""The command ``pressmark``, also ``python -m service``; what it imports takes a second to load."""

from __future__ import annotations

import sys


def main() -> None:
    """Load the commands and run the one asked for; Ctrl-C while loading is handled as later."""
    try:
        from .cli import main as commands
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)
    commands(prog_name="pressmark")


if __name__ == "__main__":
    main()
