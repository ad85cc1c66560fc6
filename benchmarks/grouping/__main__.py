"""Every number the split has to reach: `python -m benchmarks.grouping [seeds]` (100 without).

A line that is not reached is said, and fails nothing: machines differ. Other programs on the same
lists: `benchmarks.grouping.peers`.
"""

from __future__ import annotations

import sys

from benchmarks.grouping.lines import LINES


def main(seeds: int) -> None:
    missed = count = 0
    for lines in LINES:
        for line in lines(seeds):
            missed, count = missed + (not line.reached), count + 1
            print(f"{'reached' if line.reached else 'MISSED':8} {line.what}: {line.found}")
            print(f"{'':9}to reach: {line.target}", flush=True)
    print(f"{count - missed} of {count} lines reached")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
