"""What a card's words are, once what does not distinguish is set aside.

Decides stems, word parts and abbreviations; never changes what is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt
import snowballstemmer

from workshop_app.domain.identity import fold
from workshop_app.domain.said_words import STOP, WORD

GRAMS = (3, 4, 5)
"""Lengths of the parts of words that are compared: typos and endings change few of them."""
SHORT = 2
"""Abbreviations up to so many letters count only in capitals: « ca » is « ça » typed in haste."""
ABBREVIATIONS: Mapping[str, str] = {
    "OT": "office de tourisme",
    "OTI": "office de tourisme intercommunal",
    "ADT": "agence départementale du tourisme",
    "CDT": "comité départemental du tourisme",
    "CRT": "comité régional du tourisme",
    "CRTL": "comité régional du tourisme et des loisirs",
    "SIT": "système d'information touristique",
    "TS": "taxe de séjour",
    "RT": "relais territorial",
    "RDV": "rendez-vous",
    "AG": "assemblée générale",
    "CA": "conseil d'administration",
    "RH": "ressources humaines personnel",
    "RS": "réseaux sociaux",
    "PMR": "personne à mobilité réduite handicap",
    "VAE": "vélo à assistance électrique",
    "TER": "train régional",
    "CCAS": "centre d'action sociale",
    "ComCom": "communauté de communes",
    "DSP": "délégation de service public",
    "APA": "allocation d'autonomie",
}
"""Of the network; a workshop adds its own or changes these."""


Columns = npt.NDArray[np.int64]
Counts = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read once."""

    stems: tuple[str, ...]
    """Of its words that count, in order."""
    written: Mapping[str, str]
    """Stem -> the word as it stands in the text; none for what an abbreviation stands for."""
    stem_columns: Columns
    """The number of each stem, once, in order of appearance."""
    stem_counts: Counts
    """1 + ln of how often each comes."""
    part_columns: Columns
    part_counts: Counts
    """The same for the parts of its words."""


class Reader:
    """Reads texts with one list of abbreviations. Not for two threads at once."""

    def __init__(self, abbreviations: Mapping[str, str] = ABBREVIATIONS) -> None:
        self._long = {
            fold(short): meaning for short, meaning in abbreviations.items() if len(short) > SHORT
        }
        self._short = {short: m for short, m in abbreviations.items() if len(short) <= SHORT}
        self._read: dict[str, Reading] = {}
        self._stems: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        self._hashed = np.zeros(0, np.int64)

    @property
    def widths(self) -> tuple[int, int]:
        """How many different stems, and parts, were met so far."""
        return len(self._stems), len(self._parts)

    @property
    def texts(self) -> int:
        """How many it keeps."""
        return len(self._read)

    def places(self, columns: Columns) -> Columns:
        """A number for each part that depends on nothing but the part."""
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
        for word in WORD.findall(text):
            meaning = self._short.get(word) or self._long.get(fold(word))
            for said in WORD.findall(meaning) if meaning else (word,):
                folded = fold(said)
                parts.update(parts_of(folded))
                if folded in STOP or len(folded) < SHORT:
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
