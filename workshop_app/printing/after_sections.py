"""Sections of the report that speak of what followed the day: its real times, the notes of who led
it. Decides the words and the columns; what is told comes from `services.report`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from workshop_app.domain.day_times import PhaseTimes
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.printing.flowables import Prose
from workshop_app.printing.rows import Column, Rows
from workshop_app.printing.styles import style
from workshop_app.printing.text import Typesetter
from workshop_app.services.report_content import NoteLine
from workshop_app.services.times_words import gap_words, happened, length_words, total_words


def times_blocks(setter: Typesetter, times: Sequence[PhaseTimes]) -> list[Flowable]:
    columns = [
        Column(_("Phase"), 0.34),
        Column(_("Prévu"), 0.12, "right", "cell_figure"),
        Column(_("Réel"), 0.12, "right", "cell_figure"),
        Column(_("Écart"), 0.12, "right", "cell_figure"),
        Column(_("Ce qui s'est passé"), 0.3, look="caption", lead=12),
    ]
    rows = [
        (
            each.title,
            length_words(each.planned_s),
            length_words(each.ran_s),
            gap_words(each.gap_s),
            happened(each),
        )
        for each in times
    ]
    lead = Prose(setter, total_words(times), style("lead"), after=8)
    why = _("Le prévu est celui d'avant la première phase ; les suspensions sont décomptées.")
    return [
        lead,
        Prose(setter, why, style("body_muted"), after=8),
        Rows(setter, columns, rows),
    ]


def notes_blocks(setter: Typesetter, notes: Sequence[NoteLine]) -> list[Flowable]:
    parts: list[Flowable] = []
    for note in notes:
        said = _(
            "{phase}, {time}",
            phase=note.phase or _("Toute la journée"),
            time=typography.clock(note.written_at, language()),
        )
        parts.append(Prose(setter, said, style("caption_bold"), before=6))
        parts += [
            Prose(setter, line, style("body"), after=2) for line in note.text.split("\n") if line
        ]
    return parts
