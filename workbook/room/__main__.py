"""``python -m workbook.room``: serve a workshop of a data folder, by default the last one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from workbook.room.server import run


def main() -> int:
    """Read the command line and serve; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m workbook.room")
    parser.add_argument("--data", type=Path, metavar="DIR")
    parser.add_argument("--workshop", metavar="ID")
    parser.add_argument("--host", default="0.0.0.0")  # noqa: S104 - phones must reach it
    parser.add_argument("--port", type=int)
    parser.add_argument("--deck-origin", action="append", default=[], metavar="ORIGIN")
    parser.add_argument("--address", metavar="HOST:PORT")
    given = parser.parse_args()
    return run(
        folder=given.data,
        workshop_id=given.workshop,
        host=given.host,
        port=given.port,
        deck_origins=given.deck_origin,
        address=given.address,
    )


if __name__ == "__main__":
    sys.exit(main())
