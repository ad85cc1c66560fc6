"""What a day took, in words: the same on the screen, in the report and in the schedule to come."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.day_times import MINUTE, PhaseTimes
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_


def length_words(seconds: int | None) -> str:
    """« 14 min »; a dash where there is none."""
    return "–" if seconds is None else typography.minutes(_whole(seconds) * MINUTE, language())


def gap_words(seconds: int | None) -> str:
    """« +4 min », « −2 min », « 0 min »: between the lengths as they are shown."""
    if seconds is None:
        return "–"
    sign = "+" if _whole(seconds) > 0 else "−" if _whole(seconds) < 0 else ""
    return f"{sign}{typography.minutes(abs(_whole(seconds)) * MINUTE, language())}"


def happened(times: PhaseTimes) -> str:
    """What was done to it on the day; empty where it went as planned."""
    said = []
    if times.planned_s is None:
        said.append(_("ajoutée ce jour-là"))
    if times.ran_s is None:
        said.append(_("pas menée"))
    if _whole(times.replanned_s):
        said.append(_("{change} avant de commencer", change=_changed(times.replanned_s)))
    if _whole(times.extended_s):
        said.append(_changed(times.extended_s))
    if _whole(times.paused_s):
        said.append(_("suspendue {length}", length=length_words(times.paused_s)))
    if times.backs:
        said.append(n_("reprise {n} fois", "reprise {n} fois", times.backs))
    return ", ".join(said)


def _changed(seconds: int) -> str:
    length = length_words(abs(seconds))
    if seconds > 0:
        return _("rallongée de {length}", length=length)
    return _("raccourcie de {length}", length=length)


def total_words(times: Sequence[PhaseTimes]) -> str:
    """The whole day in one sentence; empty before it began."""
    planned = sum(each.planned_s or 0 for each in times)
    ran = sum(each.ran_s or 0 for each in times)
    if not ran:
        return ""
    return _(
        "{planned} prévues, {ran} réellement : {gap}.",
        planned=length_words(planned),
        ran=length_words(ran),
        gap=gap_words(ran - planned),
    )


def _whole(seconds: int) -> int:
    """Minutes, to the nearest."""
    return round(seconds / MINUTE)
