"""A day of two hours in ten minutes, with everything that goes wrong: nothing is lost or doubled.

    sudo .venv/bin/python -m benchmarks.session [--minutes 10]

Fifteen phones write to the real desk over a network of their own; it is killed twice, the Wi-Fi is
cut for a minute, the disk fills, the laptop gets another address (`tests/session/hall_day.py`, also
played short by `make test`). Needs Linux, root, Chromium and pdftotext. Prints one JSON object, and
ends with status 1 if a card that a phone believed sent is not in the report, or is there twice.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.session.hall_day import PHONES, Pace, play

CUT_S = 60
STRETCHES = 4
"""How often the phones write for a while between two events."""
BETWEEN_CARDS_S = 6


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    minutes = asked.parse_args().minutes
    os.environ["TZ"] = "Europe/Paris"
    time.tzset()
    writing_s = max(0.0, 60 * minutes - CUT_S - 60)
    rounds = max(1, round(writing_s / STRETCHES / BETWEEN_CARDS_S))
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = play(Path(folder), Pace(rounds, CUT_S, time.sleep, BETWEEN_CARDS_S))
    values = {
        "minutes": round((time.monotonic() - began) / 60, 1),
        "phones": PHONES,
        "kills": told.kills,
        "written": len(told.wrote),
        "believed_sent": len(told.believed),
        "in_report": told.in_report,
        "lost": told.lost,
        "doubled": told.doubled,
        "sound": told.sound,
        "complaints": list(told.complaints),
    }
    print(json.dumps(values, ensure_ascii=False))
    sys.exit(bool(told.lost or told.doubled or not told.sound))


if __name__ == "__main__":
    main()
