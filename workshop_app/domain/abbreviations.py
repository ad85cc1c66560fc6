"""What the short forms of a network stand for, and which words say the same there.

« OT » is « office de tourisme »: with it, cards that say one and cards that say the other are
compared. Decides what a list of them may hold; a card is always shown as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid5

from workshop_app.domain.entity import WHOLE_LIBRARY, Entity
from workshop_app.domain.identity import fold
from workshop_app.domain.problems import Problem
from workshop_app.domain.said_words import WORD

USUAL: Mapping[str, str] = {
    "OT": "office de tourisme",
    "OTI": "office de tourisme intercommunal",
    "ADT": "agence départementale du tourisme",
    "CDT": "comité départemental du tourisme",
    "CRT": "comité régional du tourisme",
    "CRTL": "comité régional du tourisme et des loisirs",
    "SIT": "système d’information touristique",
    "TS": "taxe de séjour",
    "RT": "relais territorial",
    "RDV": "rendez-vous",
    "AG": "assemblée générale",
    "CA": "conseil d’administration",
    "RH": "ressources humaines personnel",
    "RS": "réseaux sociaux",
    "PMR": "personne à mobilité réduite handicap",
    "VAE": "vélo à assistance électrique",
    "TER": "train régional",
    "CCAS": "centre d’action sociale",
    "ComCom": "communauté de communes",
    "DSP": "délégation de service public",
    "APA": "allocation d’autonomie",
}
"""Those of any library, until somebody changes them there."""
CASED = 2
"""Forms of so few letters count only as they are written: « ca » is « ça » typed in haste."""
LONGEST_SHORT, LONGEST_MEANING = 40, 160
MOST_WORDS = 4
"""Of a short form: « chèque vacances » is one too."""
MOST = 1_000
Origin = Literal["usual", "changed", "own"]
"""As Tablée has it; its meaning was changed here; it was added here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Entity):
    """One that was added or changed in a library. The usual ones that nobody touched are not kept:
    a later version may know more of them."""

    short: str
    meaning: str
    """"": a usual one that counts no more here."""


@dataclass(frozen=True, slots=True)
class Line:
    short: str
    meaning: str
    origin: Origin


def key_of(short: str) -> str:
    """The same for two spellings that the cards do not tell apart."""
    words = WORD.findall(short)
    return " ".join(words if is_cased(words) else map(fold, words))


def is_cased(words: Iterable[str]) -> bool:
    return sum(map(len, words)) <= CASED


def abbreviation_id(short: str) -> UUID:
    """Two laptops that add the same one write the same entity."""
    return uuid5(WHOLE_LIBRARY, f"abbreviation\n{key_of(short)}")


def lines(kept: Iterable[Abbreviation]) -> list[Line]:
    """All that count in a library, in the order of the alphabet."""
    here = {key_of(each.short): each for each in kept if not each.withdrawn}
    usual = {key_of(short): Line(short, meaning, "usual") for short, meaning in USUAL.items()}
    own: dict[str, Line] = {
        key: Line(each.short, each.meaning, "changed" if key in usual else "own")
        for key, each in here.items()
    }
    counted = (line for line in (usual | own).values() if line.meaning)
    return sorted(counted, key=lambda line: (fold(line.short), line.short))


def meanings(kept: Iterable[Abbreviation]) -> dict[str, str]:
    """Short form -> what it stands for, as suggestions are given it."""
    return {line.short: line.meaning for line in lines(kept)}


def checked(short: str, meaning: str) -> tuple[str, str]:
    """Both as they are kept. Raises Problem."""
    short, meaning = " ".join(short.split()), " ".join(meaning.split())
    words = WORD.findall(short)
    if not words:
        raise Problem("abbreviation_empty")
    if not WORD.search(meaning):
        raise Problem("meaning_empty", short=short)
    if len(short) > LONGEST_SHORT or len(words) > MOST_WORDS:
        raise Problem("abbreviation_too_long", short=short, most=MOST_WORDS, longest=LONGEST_SHORT)
    if len(meaning) > LONGEST_MEANING:
        raise Problem("meaning_too_long", short=short, longest=LONGEST_MEANING)
    if key_of(short) == key_of(meaning):
        raise Problem("meaning_is_itself", short=short)
    return short, meaning
