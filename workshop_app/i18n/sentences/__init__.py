"""The sentence of each refusal: what happened, what is safe, what to do.

`Problem` and `Surroundings` carry a code and values; these pages, one a subject, turn them into
words. No code stands on two of them.
"""

from __future__ import annotations

from datetime import date, datetime, time

from workshop_app.i18n import typography
from workshop_app.i18n.sentences import (
    abbreviations,
    after,
    cards,
    checkin,
    groups,
    hall,
    lists,
    people,
    phases,
    photos,
    programme,
    recruiting,
    rehearsal,
    slides,
    surroundings,
    themes,
    votes,
    workshops,
)
from workshop_app.i18n.translate import _, language, number

SENTENCES: dict[str, str] = {
    **after.SENTENCES,
    **abbreviations.SENTENCES,
    **cards.SENTENCES,
    **checkin.SENTENCES,
    **groups.SENTENCES,
    **hall.SENTENCES,
    **lists.SENTENCES,
    **people.SENTENCES,
    **phases.SENTENCES,
    **photos.SENTENCES,
    **programme.SENTENCES,
    **recruiting.SENTENCES,
    **rehearsal.SENTENCES,
    **slides.SENTENCES,
    **surroundings.SENTENCES,
    **themes.SENTENCES,
    **votes.SENTENCES,
    **workshops.SENTENCES,
}


def sentence(code: str, values: dict[str, object]) -> str:
    """The words of a refusal, in the language of the moment."""
    if code in recruiting.SENTENCES:
        values = recruiting.in_words(values)
    return _(SENTENCES[code], **{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> object:
    if isinstance(value, datetime | time):
        return typography.clock(value, language())
    if isinstance(value, date):
        return typography.day(value, language())
    if isinstance(value, tuple | list):
        return ", ".join(str(_shown(each)) for each in value)
    return number(value) if isinstance(value, int) and not isinstance(value, bool) else value
