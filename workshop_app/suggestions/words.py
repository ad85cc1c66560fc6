"""What a card's words are, once what does not distinguish is set aside.

Decides stems, word parts and abbreviations; never changes what is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from zlib import crc32

import numpy as np
import numpy.typing as npt
import snowballstemmer

from workshop_app.domain.abbreviations import USUAL, key_of
from workshop_app.domain.identity import fold
from workshop_app.domain.said_words import STOP, WORD

GRAMS = (3, 4, 5)
"""Lengths of the parts of words that are compared: typos and endings change few of them."""
SHORTEST = 2
"""Letters of a word that counts."""


Columns = npt.NDArray[np.int64]
Counts = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read once."""

    stems: tuple[str, ...]
    """Of its words that count, in order."""
    written: Mapping[str, str]
    """Stem -> the word as it stands in the text: the abbreviation for what it stands for."""
    stem_columns: Columns
    """The number of each stem, once, in order of appearance."""
    stem_counts: Counts
    """1 + ln of how often each comes."""
    part_columns: Columns
    part_counts: Counts
    """The same for the parts of its words."""


class Reader:
    """Reads texts with one list of abbreviations. Not for two threads at once."""

    def __init__(self, abbreviations: Mapping[str, str] = USUAL) -> None:
        self._forms = ShortForms(abbreviations)
        self._read: dict[str, Reading] = {}
        self._stems: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        self._hashed = np.zeros(0, np.int64)

    @property
    def widths(self) -> tuple[int, int]:
        """How many different stems, and parts, were met so far."""
        return len(self._stems), len(self._parts)

    def stems(self, first: int) -> Sequence[str]:
        """Those met so far, by their number, from `first` on."""
        return list(islice(self._stems, first, None)) if first < len(self._stems) else ()

    @property
    def texts(self) -> int:
        """How many it keeps."""
        return len(self._read)

    def places(self, columns: Columns) -> Columns:
        """A number for each part that depends on nothing but the part; 0 for what is no part."""
        if not self._parts:
            return np.zeros(len(columns), np.int64)
        if len(self._hashed) < len(self._parts):
            new = list(self._parts)[len(self._hashed) :]
            more = np.fromiter((crc32(part.encode()) for part in new), np.int64, len(new))
            self._hashed = np.concatenate([self._hashed, more])
        return self._hashed[columns]

    def read(self, text: str) -> Reading:
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._reading(text)
        return found

    def _reading(self, text: str) -> Reading:
        stems: list[str] = []
        written: dict[str, str] = {}
        parts: Counter[str] = Counter()
        for word, meant in self._forms.replaced(WORD.findall(text)):
            for said in meant:
                folded = fold(said)
                parts.update(parts_of(folded))
                if folded in STOP or len(folded) < SHORTEST:
                    continue
                root = stem(said)
                stems.append(root)
                written.setdefault(root, word)
        return Reading(
            tuple(stems),
            written,
            *_numbered(Counter(stems), self._stems),
            *_numbered(parts, self._parts),
        )


class ShortForms:
    """What stands for other words, a form of several words before its first one alone."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._meant = {key_of(short): WORD.findall(m) for short, m in abbreviations.items()}
        self._longest = max((key.count(" ") + 1 for key in self._meant), default=0)
        self._first = {fold(key.split(" ")[0]) for key in self._meant}

    def replaced(self, words: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Each word, or form of several, as it is written, with the words it counts as."""
        at = 0
        while at < len(words):
            length, meant = self._found(words, at)
            yield " ".join(words[at : at + length]), meant
            at += length

    def _found(self, words: Sequence[str], at: int) -> tuple[int, Sequence[str]]:
        word = singular(words[at])
        if fold(word) in self._first:
            for length in range(min(self._longest, len(words) - at), 0, -1):
                meant = self._meant.get(key_of(" ".join((word, *words[at + 1 : at + length]))))
                if meant:
                    return length, meant
        return 1, (words[at],)


def singular(word: str) -> str:
    """« OTs » is « OT »; no other word changes."""
    return word[:-1] if word.endswith("s") and word[:-1].isupper() and len(word) > 2 else word


def _numbered(found: Counter[str], known: dict[str, int]) -> tuple[Columns, Counts]:
    """Each with its number, given at first sight; no result depends on which number it is."""
    columns = [known.setdefault(each, len(known)) for each in found]
    counts = np.fromiter(found.values(), np.float32, len(found))
    return np.asarray(columns, np.int64), 1 + np.log(counts)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The root of a French word, without accents."""
    return fold(_stemmer().stemWord(word.lower()))


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.FrenchStemmer:
    return snowballstemmer.stemmer("french")


@lru_cache(maxsize=200_000)
def parts_of(folded: str) -> tuple[str, ...]:
    """« port » -> « po», «por», «ort», «rt », …: its ends are marked by a space."""
    bounded = f" {folded} "
    return tuple(
        bounded[start : start + length]
        for length in GRAMS
        for start in range(len(bounded) - length + 1)
    )
