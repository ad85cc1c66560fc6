"""Sections of the report that speak of what followed the day: what people thought of it, its real
times, the notes of who led it. Decides the words and the columns; what is told comes from
`services.report`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak
from reportlab.platypus.flowables import Flowable

from workshop_app.domain.day_times import PhaseTimes
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, number
from workshop_app.printing.flowables import Block, Heading, Prose
from workshop_app.printing.rows import Column, Rows
from workshop_app.printing.styles import color, style
from workshop_app.printing.text import Typesetter, draw
from workshop_app.services.evaluation_words import answered_words, scale_bars
from workshop_app.services.report_content import NoteLine, Opinions
from workshop_app.services.times_words import gap_words, happened, length_words, total_words

BAR, ROW = 9.0, 18.0
LABEL, FIGURE = 110.0, 70.0
ROOM = 45 * mm
"""A question with less than this below it goes to the next page."""


class ScaleBars(Block):
    """The answers on a scale: what each mark says, a bar, how many."""

    def __init__(self, setter: Typesetter, bars: Sequence[tuple[str, str, float]]) -> None:
        super().__init__()
        self.setter, self.bars = setter, bars

    def measure(self, width: float) -> float:
        self.width = width
        return ROW * len(self.bars) + 6

    def draw(self) -> None:
        look, figures = style("cell"), style("cell_bold")
        spoken = ", ".join(f"{words} : {figure}" for words, figure, _share in self.bars)
        room = self.width - LABEL - FIGURE - 12
        with self.canv.tagged("Figure", spoken):
            for place, (words, figure, share) in enumerate(self.bars):
                top = self.height - place * ROW
                text_top = top - (ROW - look.leading) / 2
                draw(self.canv, [self.setter.clipped(words, look, LABEL)], look, 0, text_top)
                y = top - (ROW + BAR) / 2
                self.canv.setFillColor(color("neutral.sunken"))
                self.canv.rect(LABEL + 6, y, room, BAR, stroke=0, fill=1)
                self.canv.setFillColor(color("accent.base"))
                if share:
                    self.canv.rect(LABEL + 6, y, room * share, BAR, stroke=0, fill=1)
                said = self.setter.line(figure, figures)
                right = self.width - FIGURE
                draw(self.canv, [said], figures, right, text_top, width=FIGURE, align="right")


def opinion_blocks(setter: Typesetter, opinions: Opinions) -> list[Flowable]:
    said = answered_words(opinions.answers, opinions.came, opinions.on_paper)
    why = _("Les réponses ne disent pas qui les donne ; les citations sont choisies.")
    parts: list[Flowable] = [
        Prose(setter, _("{answers}.", answers=said), style("lead"), after=4),
        Prose(setter, why, style("body_muted"), after=6),
    ]
    quotes = dict(opinions.quotes)
    for place, result in enumerate(opinions.results):
        if not result.answered:
            continue
        title = _("{name} ({count})", name=result.question.text, count=number(result.answered))
        parts += [CondPageBreak(ROOM), Heading(setter, title, 2, f"evaluation-{place}")]
        if result.counts:
            parts.append(ScaleBars(setter, scale_bars(result)))
        parts += [
            Prose(setter, text, style("body"), role="P", marker="•", indent=12, after=3)
            for text in quotes.get(result.question.key, ())
        ]
        if not result.counts and result.question.key not in quotes:
            parts.append(Prose(setter, _("Aucune réponse n'est citée."), style("body_muted")))
    return parts


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
