"""The first page of the report: what it is, when and where, and four figures."""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.printing.flowables import Block
from workshop_app.printing.marks import draw_four_shapes, draw_rule
from workshop_app.printing.styles import SIDE, color, style
from workshop_app.printing.text import Typesetter, draw
from workshop_app.services.report_content import Cover, ReportContent

INK_SHARE = 0.62
"""How much of the page the ink takes, from the top."""
TITLE_SHARE, QUESTION_SHARE = 0.26, 0.11


class CoverPage(Block):
    """Fills its page."""

    def __init__(self, setter: Typesetter, content: ReportContent) -> None:
        super().__init__()
        self.setter, self.content = setter, content
        self.page_height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, height
        return width, height

    def draw(self) -> None:
        canvas, cover = self.canv, self.content.cover
        foot = self.height * (1 - INK_SHARE)
        canvas.setFillColor(color("accent.base"))
        canvas.rect(0, foot, self.width, self.height - foot, stroke=0, fill=1)
        draw_four_shapes(canvas, SIDE, self.height - 45 * mm, 26, 12, on_dark=True)
        self._draw_title(self.height - 68 * mm)
        self._draw_figures(foot - 24 * mm)
        self._draw_day(cover)

    def _draw_title(self, top: float) -> None:
        canvas, room = self.canv, self.width - 2 * SIDE
        kicker = style("lead").inked(color("accent.on_accent_muted"))
        with canvas.tagged("P"):
            words = [self.setter.line(_("Compte rendu d'atelier"), kicker)]
            top = draw(canvas, words, kicker, SIDE, top) - 6
        title = self.setter.fitted(
            self.content.title, style("cover"), room, self.height * TITLE_SHARE
        )
        with canvas.tagged("H1"):
            lines = self.setter.lines(self.content.title, title, room)
            top = draw(canvas, lines, title, SIDE, top) - 14
        question = self.setter.fitted(
            self.content.cover.question, kicker.sized(15), room, self.height * QUESTION_SHARE
        )
        with canvas.tagged("P"):
            draw(
                canvas,
                self.setter.lines(self.content.cover.question, question, room),
                question,
                SIDE,
                top,
            )

    def _draw_figures(self, top: float) -> None:
        value, caption = style("h1").inked(color("accent.base")), style("body_muted")
        wide = (self.width - 2 * SIDE) / 4
        for place, (figure, word) in enumerate(cover_figures(self.content.cover)):
            x = SIDE + place * wide
            with self.canv.tagged("P"):
                below = draw(self.canv, [self.setter.line(figure, value)], value, x, top)
                draw(self.canv, [self.setter.line(word, caption)], caption, x, below)

    def _draw_day(self, cover: Cover) -> None:
        look, room = style("body"), self.width - 2 * SIDE
        draw_rule(self.canv, SIDE, 58 * mm, room, color("neutral.line_strong"))
        top = 52 * mm
        for words in (when_words(cover), cover.place, cover.organiser):
            if words:
                with self.canv.tagged("P"):
                    lines = self.setter.lines(words, look, room)[:3]
                    top = draw(self.canv, lines, look, SIDE, top)


def when_words(cover: Cover) -> str:
    hours = _(
        "de {start} à {end}",
        start=typography.clock(cover.starts_at, language()),
        end=typography.clock(cover.ends_at, language()),
    )
    if cover.day is None:
        return hours
    pattern = "EEEE d MMMM y"
    day = typography.day(cover.day, language(), pattern)
    return f"{day[:1].upper()}{day[1:]}, {hours}"


def cover_figures(cover: Cover) -> list[tuple[str, str]]:
    worked = cover.worked.total_seconds()
    time = typography.minutes(worked, language()) if worked >= 60 else "–"
    return [
        (number(cover.people), n_("participant", "participants", cover.people)),
        (number(cover.tables), n_("table", "tables", cover.tables)),
        (number(cover.cards), n_("carte", "cartes", cover.cards)),
        (time, _("de travail")),
    ]
