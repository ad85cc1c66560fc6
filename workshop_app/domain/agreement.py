"""Feminine or masculine, read off what a list says of somebody; never guessed from a first name.

Decides which words agree (« Arrivée », « Arrivé ») and when nothing is known: then the sentence is
neutral. Knows French endings only: other languages ask for nothing.
"""

from __future__ import annotations

import re
from typing import Literal

from workshop_app.domain.identity import fold
from workshop_app.domain.people import Person

Gender = Literal["f", "m", ""]
CIVILITY_HEADINGS = frozenset(("civilite", "titre", "genre", "sexe", "civility", "gender"))
FEMININE_VALUES = frozenset(
    ("mme", "madame", "mlle", "mademoiselle", "f", "femme", "feminin", "ms", "mrs", "miss")
)
MASCULINE_VALUES = frozenset(("m", "mr", "monsieur", "h", "homme", "masculin"))
FEMININE_WORD = re.compile(
    r"[a-z]+(trice|euse|eure|ere|enne|ante|ente|ffe)"
    r"|chargee|deleguee|elue|adjointe|employee|retraitee|associee|salariee"
)
MASCULINE_WORD = re.compile(
    r"[a-z]+(eur|ier|ller|ien|ant|dent|erent)"
    r"|charge|delegue|elu|adjoint|employe|retraite|associe|salarie"
)
EPICENE = frozenset(("membre", "responsable", "maire", "guide", "stagiaire", "benevole"))
EITHER = re.compile(r"/|\bou\b|\bet\b")
DOUBLED = re.compile(r"[·.(/-]\s*(e|ne|re|rice|trice|euse|ive|ere)s?\b", re.IGNORECASE)
"""« directeur·rice » is everybody."""


def gender_of(person: Person) -> Gender:
    """From a column of civility, else from the words of the function; "" when neither tells."""
    for heading, value in person.attributes:
        if fold(heading) in CIVILITY_HEADINGS:
            told = fold(value)
            if told in FEMININE_VALUES:
                return "f"
            if told in MASCULINE_VALUES:
                return "m"
    return _of_function(person.function)


def _of_function(function: str) -> Gender:
    """« Directrice adjointe » → "f"; « Directeur ou directrice », « chargé·e » → ""."""
    if DOUBLED.search(function):
        return ""
    told = {_of_words(part) for part in EITHER.split(function)} - {""}
    return told.pop() if len(told) == 1 else ""


def _of_words(function: str) -> Gender:
    """The first word that tells: « Adjointe au directeur » is a woman."""
    for word in fold(function).split():
        if word in EPICENE:
            continue
        if FEMININE_WORD.fullmatch(word):
            return "f"
        if MASCULINE_WORD.fullmatch(word):
            return "m"
    return ""
