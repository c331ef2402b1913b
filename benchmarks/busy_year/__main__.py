"""Fills a new ledger.

.venv/bin/python -m benchmarks.busy_year FILE [ORDERS] [ITEMS]
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.busy_year.writing import fill


def main() -> None:
    path, *sizes = sys.argv[1:]
    began = time.monotonic()
    fill(Path(path), datetime.now(UTC), *map(int, sizes))
    print(f"{path} is filled after {time.monotonic() - began:.0f} s")


main()
