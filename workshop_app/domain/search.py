"""When what a person types in a search field names somebody or something.

Decides how typed words are compared, how good an answer is and which letters it found; not in
which order equal results are shown.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from workshop_app.domain.identity import APOSTROPHES, LIGATURES, NOT_WORDS, fold

Span = tuple[int, int]
"""First letter found and the one behind the last, in the text as it is shown."""


@dataclass(frozen=True, slots=True)
class Searched:
    """Texts made ready to be looked through many times."""

    words: str
    """Folded, one space between two words and before the first."""
    joined: str
    """The same without spaces: « lhay » finds « L'Haÿ », « legoff » finds « Le Goff »."""


def searched(*texts: str) -> Searched:
    words = " ".join(part for text in texts if (part := fold(text)))
    return Searched(f" {words}", words.replace(" ", ""))


def finds(typed: str, where: Searched) -> bool:
    """Each typed word begins a word; or all of it, without spaces, is somewhere in the texts.

    Nothing typed finds everything. « le g » finds « Le Goff » and « Legrand ».
    """
    words, together = _wanted(typed)
    if not together:
        return not typed.strip()
    for word in words:
        if word not in where.words:
            return len(together) > 2 and together in where.joined
    return True


def begins(typed: str, where: Searched) -> bool:
    """What was typed is how the texts begin, whatever the spaces: « le g », « leg » → Le Goff."""
    _words, together = _wanted(typed)
    return bool(together) and where.joined.startswith(together)


def letters_found(typed: str, text: str) -> tuple[Span, ...]:
    """Where `text`, as it is shown, says what was typed: together if it can be, else word by word.

    « le g » in « Jean-Noël Le Goff » → « Le G »; in « Claire Legrand » → « Leg ».
    """
    wanted = fold(typed)
    together = wanted.replace(" ", "")
    if not together:
        return ()
    letters, at, starts = _letters(text)
    place = _found(together, letters, starts, anywhere=len(together) > 2)
    if place >= 0:
        return (_span(at, place, len(together)),)
    places = ((_found(word, letters, starts, anywhere=False), len(word)) for word in wanted.split())
    return tuple(sorted({_span(at, place, long) for place, long in places if place >= 0}))


@lru_cache(maxsize=64)
def _wanted(typed: str) -> tuple[tuple[str, ...], str]:
    """The beginnings of words to look for, and all the letters together; ready for many texts."""
    words = fold(typed).split()
    return tuple(f" {word}" for word in words), "".join(words)


@lru_cache(maxsize=4_096)
def _letters(text: str) -> tuple[str, tuple[int, ...], frozenset[int]]:
    """The folded letters without spaces, the place in `text` of each, and where words begin."""
    letters: list[str] = []
    at: list[int] = []
    starts: set[int] = set()
    gap = True
    for place, sign in enumerate(text):
        plain = unicodedata.normalize("NFKD", sign.casefold().translate(LIGATURES))
        for letter in plain.casefold().translate(APOSTROPHES):
            if unicodedata.combining(letter):
                continue
            if NOT_WORDS.fullmatch(letter):
                gap = True
                continue
            if gap:
                starts.add(len(letters))
            gap = False
            letters.append(letter)
            at.append(place)
    return "".join(letters), tuple(at), frozenset(starts)


def _found(wanted: str, letters: str, starts: frozenset[int], *, anywhere: bool) -> int:
    """The first word that begins so; else, `anywhere`, the first place; -1 for none."""
    place = letters.find(wanted)
    first = place
    while place >= 0 and place not in starts:
        place = letters.find(wanted, place + 1)
    return place if place >= 0 or not anywhere else first


def _span(at: tuple[int, ...], place: int, length: int) -> Span:
    return at[place], at[place + length - 1] + 1
