"""When what a person types in a search field names somebody or something.

Decides how typed words are compared; not in which order the results are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.identity import fold


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
    wanted = fold(typed)
    if not wanted:
        return not typed.strip()
    together = wanted.replace(" ", "")
    if all(f" {word}" in where.words for word in wanted.split()):
        return True
    return len(together) > 2 and together in where.joined
