"""How many lines a card takes on the wall, known without drawing it: its page must be the same in
the projector's window, in its miniature and in a browser.

Decides by the widths of the letters of our own font (SemiBold, `assets/fonts`), rounded up; a test
holds them against the font. A sign that is not in it counts as a full square.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

WIDTHS: dict[int, str] = {
    200: "'",
    260: ",.:;j|¦‘’",
    300: "!i¡ìíîïīį",
    320: " l\u00a0\u202f",
    340: "()[ł",
    360: "]ftţť",
    380: '"-r{}ŕř',
    400: "_ª°²³º",
    420: "IÌÍÎÏ",
    440: "/1\\•",
    460: "“”",
    500: "*syzýÿśşšźżž",
    520: "cv¿çćč–",
    540: "7?kx×",
    560: "JLaeuàáâãäåèéêëùúûüăąęěūů",
    580: "29<>Fhnoñòóôõöøńňő",
    600: "+3ETbdgpq÷ÈÉÊË",
    620: "$56=PSZŚŠŽ",
    640: "48BRVY£«»ÝŸ",
    660: "0CKÇĆČ",
    680: "AXÀÁÂÃÄÅ€",
    700: "DHUÙÚÛÜ",
    720: "GNÑ",
    740: "#&OwÒÓÔÕÖØ",
    760: "Q…",
    780: "@",
    840: "—",
    860: "M",
    880: "Wmæ",
    940: "œ",
    960: "%Æ",
    1020: "Œ",
}
"""Thousandths of the size of the letters -> the signs that are so wide at most."""
OF_SIGN = {sign: wide for wide, signs in WIDTHS.items() for sign in signs}
SQUARE = 1_050


@lru_cache(maxsize=8_192)
def width(text: str) -> float:
    """In sizes of the letters: 12.5 fits in a line of 12.5 × its pixels."""
    return sum(map(_wide, text)) / 1_000


@lru_cache(maxsize=8_192)
def lines(text: str, room: float, most: int) -> int:
    """How many lines of `room` sizes the text takes, broken by words; `most` at most."""
    count = 0
    for paragraph in text.split("\n"):
        count += _broken(paragraph, room)
        if count >= most:
            return most
    return count


def _broken(paragraph: str, room: float) -> int:
    count, used, blank = 1, 0.0, width(" ")
    for word in paragraph.split():
        wide = width(word)
        if used and used + blank + wide <= room:
            used += blank + wide
        else:
            count += 1 if used else 0
            count += int(wide // room)  # a word wider than the line is cut inside
            used = wide % room if wide > room else wide
    return count


def _wide(sign: str) -> int:
    found = OF_SIGN.get(sign)
    if found is None:
        return 0 if unicodedata.combining(sign) else SQUARE
    return found
