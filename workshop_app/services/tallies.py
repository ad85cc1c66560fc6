"""How many people of each structure, of each type, of each département: the décompte.

Decides what is counted and in which order; two spellings of one value count as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workshop_app.domain.criteria import column
from workshop_app.domain.identity import fold
from workshop_app.domain.people import Person
from workshop_app.services.kit_content import Heading, Tallies, Tally

FIELDS = ("organisation_type", "departement", "function", "organisation")
"""The shortest lists first; a field that nobody fills is left out."""
BY_CODE = "departement"
"""Read as a list of places, the others as a ranking."""


def tallies(heading: Heading, people: Sequence[Person]) -> Tallies:
    counted = (tally(people, field) for field in FIELDS)
    return Tallies(
        heading,
        len(people),
        tuple(each for each in counted if any(value for value, _count in each.rows)),
    )


def tally(people: Sequence[Person], field: str) -> Tally:
    counts = Counter(column(people, field))
    nobody = counts.pop("", 0)
    if field == BY_CODE:
        rows = sorted(counts.items(), key=lambda row: fold(row[0]))
    else:
        rows = sorted(counts.items(), key=lambda row: (-row[1], fold(row[0])))
    return Tally(field, (*rows, ("", nobody)) if nobody else tuple(rows))
