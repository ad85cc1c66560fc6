"""Synthesises the two sounds of the program: a soft gong (a phase ends) and a short bell (a call).

    python packaging/build_sounds.py [assets/sounds]

Decides: how they sound. It does not decide when they are played. Only the standard library; every
sample is computed here, so the sounds belong to the project (CC0).
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 22_050
Partial = tuple[float, float, float]
"""Frequency in Hz, loudness from 0 to 1, time in seconds to fade to a third."""

GONG: list[Partial] = [
    (110.0, 1.0, 1.3),
    (164.2, 0.55, 1.1),
    (220.9, 0.45, 0.9),
    (277.3, 0.30, 0.7),
    (331.0, 0.22, 0.6),
    (466.5, 0.12, 0.4),
    (622.8, 0.07, 0.25),
]
BELL: list[Partial] = [
    (880.0, 1.0, 0.35),
    (1762.0, 0.45, 0.22),
    (2644.0, 0.20, 0.15),
    (3710.0, 0.10, 0.09),
]


def main(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "gong.wav", GONG, seconds=3.2, attack=0.03)
    _write(target / "bell.wav", BELL, seconds=1.2, attack=0.004)
    (target / "LICENSE.txt").write_text(
        "gong.wav and bell.wav were computed by packaging/build_sounds.py for this project.\n"
        "They are given to the public domain under CC0 1.0 Universal.\n",
        encoding="utf-8",
    )


def _write(path: Path, partials: list[Partial], seconds: float, attack: float) -> None:
    samples = [_sample(n / RATE, partials, seconds, attack) for n in range(int(seconds * RATE))]
    peak = max(abs(sample) for sample in samples)
    loudness = 0.7 * 32_767 / peak
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(struct.pack("<h", int(s * loudness)) for s in samples))


def _sample(t: float, partials: list[Partial], seconds: float, attack: float) -> float:
    rise = min(1.0, t / attack)
    # The very end is brought to zero: a cut wave would click.
    fall = min(1.0, (seconds - t) / 0.2)
    tone = sum(
        loud * math.exp(-t / fade) * math.sin(2 * math.pi * hertz * t)
        for hertz, loud, fade in partials
    )
    return tone * rise * fall


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "assets/sounds"))
