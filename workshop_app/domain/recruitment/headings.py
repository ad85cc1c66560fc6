"""Which column of a list tells when somebody applied.

Knows what Google Forms, HelloAsso, Weezevent, Eventbrite, Framaforms and lists made by hand call
it. Decides nothing about what stands below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop_app.domain.identity import fold

_OF = r"(?:de |d |du |la |l |le |of )*"
RANKED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:date|jour)(?: et heure)? {_OF}(?:candidature|demande)s?|candidature recue(?: le)?"
        rf"|(?:date|heure) {_OF}application|applied (?:at|on)",
        rf"date(?: et heure)? {_OF}(?:depot|reception|envoi|reponse|soumission)"
        r"|recue? le|deposee? le|submission date|date submitted|submitted(?: at| on| time)?",
        r"horodat(?:eur|age)|timestamp|start time|completion time|date de fin",
        rf"date(?: et heure)? {_OF}(?:inscription|commande|creation)|inscrite? le|order date"
        r"|date created|created at",
    )
)
"""Folded headings, the surest first: a list may tell both when it was filled in and when sent."""


def tells_application(heading: str) -> bool:
    return _rank(heading) < len(RANKED)


def application_heading(headings: Iterable[str]) -> str | None:
    """The surest of these headings; None when none tells."""
    known = [heading for heading in headings if tells_application(heading)]
    return min(known, key=_rank) if known else None


def _rank(heading: str) -> int:
    words = fold(re.sub(r"[\'’]", " ", heading))
    found = (rank for rank, pattern in enumerate(RANKED) if pattern.fullmatch(words))
    return next(found, len(RANKED))
