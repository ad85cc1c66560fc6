"""The « conducteur »: the day phase by phase on A4, to hold in one hand beside the stage.

Decides the columns (hours, what is said, who and with what) and where a phase may be cut: whole on
the next page when it fits there, else between two lines. Nothing is left out, however long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.domain.paper import KitOptions
from workshop_app.i18n import typography
from workshop_app.i18n.labels import tables_label
from workshop_app.i18n.translate import _, language
from workshop_app.printing.document import PaperCanvas, begin
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.printing.marks import draw_panel, draw_rule, draw_shape
from workshop_app.printing.styles import Style, color, tone_of
from workshop_app.printing.text import Line, Typesetter, draw
from workshop_app.services.conductor_content import (
    Conductor,
    ConductorPart,
    ConductorPhase,
    ConductorTrack,
)
from workshop_app.services.ports import Watch

KEY = "conducteur"
HOURS: float = 27 * mm
ASIDE: float = 56 * mm
GAP: float = 5 * mm
FOOT: float = 16 * mm
PAD: float = 2.5 * mm
MARK = 9.0
BOX: float = 4 * mm
"""A square to tick."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a column, with the air above it."""

    line: Line
    look: Style
    air: float = 0.0

    @property
    def tall(self) -> float:
        return self.look.leading + self.air


Column = tuple[Piece, ...]


def write_conductor(content: Conductor, path: Path, watch: Watch, setter: Typesetter) -> int:
    """Returns how many pages it took. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    canvas.describe(_("Conducteur, {title}", title=content.heading.title), "")
    sheet = Sheet(canvas, setter, KitOptions(), watch, 1 + len(content.phases) // 5)
    _Conductor(sheet, content).draw()
    sheet.finish()
    canvas.save()
    return sheet.pages


class _Conductor:
    """Draws from top to bottom, on as many pages as it takes."""

    def __init__(self, sheet: Sheet, content: Conductor) -> None:
        self.sheet, self.content, self.top = sheet, content, 0.0
        self.said = sheet.width - 2 * MARGIN - HOURS - ASIDE - 2 * GAP

    def draw(self) -> None:
        sheet = self.sheet
        self._begin(_("Conducteur"))
        look = sheet.style("h1")
        self.top = sheet.write(_("Conducteur"), look, MARGIN, self.top, sheet.inner, role="H1") - 2
        lead = sheet.style("lead")
        self.top = sheet.write(self._day(), lead, MARGIN, self.top, sheet.inner) - 10
        for phase in self.content.phases:
            self._draw_phase(phase)
        self._draw_material()

    def _day(self) -> str:
        content = self.content
        times = {"start": _clock(content.begins_at), "end": _clock(content.ends_at)}
        if content.must_end_at is None:
            return _("De {start} à {end}, fin libre.", **times)
        late = (content.ends_at - content.must_end_at).total_seconds()
        if late >= 1:
            over = _length(-(-late // 60) * 60)
            fixed = _clock(content.must_end_at)
            return _(
                "De {start} à {end}, soit {over} de trop : la fin est fixée à {fixed}.",
                over=over,
                fixed=fixed,
                **times,
            )
        fixed = _clock(content.must_end_at)
        return _("De {start} à {end}. Fin fixée à {fixed}.", fixed=fixed, **times)

    def _begin(self, title: str = "") -> None:
        sheet = self.sheet
        sheet.begin("A4", KEY, title)
        sheet.running_head(self.content.heading, sheet.height - 14 * mm, aside=18 * mm)
        number = sheet.style("caption_figure")
        top = sheet.height - 14 * mm
        sheet.write(str(sheet.pages), number, MARGIN, top, sheet.inner, align="right")
        self.top = sheet.height - 24 * mm

    # a phase

    def _draw_phase(self, phase: ConductorPhase) -> None:
        """Whole where it fits; what does not fit on a page goes on, line by line."""
        columns = [self._hours(phase), self._words(phase), self._aside(phase)]
        tall = max(_tall(column) for column in columns) + 2 * PAD
        room, page = self.top - FOOT, self.sheet.height - 24 * mm - FOOT
        if tall > room and (tall <= page or room < page / 3):
            self._begin()
        first = True
        while any(columns):
            columns = self._draw_part(phase, columns, first=first)
            if any(columns):
                self._begin()
            first = False

    def _draw_part(
        self, phase: ConductorPhase, columns: Sequence[Column], *, first: bool
    ) -> list[Column]:
        """As much as the page holds. Returns what is left of each column."""
        room = self.top - FOOT - 2 * PAD
        cuts = [_fitting(column, room) for column in columns]
        parts = [column[:cut] for column, cut in zip(columns, cuts, strict=True)]
        tall = max(_tall(part) for part in parts) + 2 * PAD
        canvas, inner = self.sheet.canvas, self.sheet.inner
        if phase.is_break:
            tint = color("neutral.sunken")
            draw_panel(canvas, MARGIN, self.top - tall, inner, tall, radius=0, fill=tint)
        draw_rule(canvas, MARGIN, self.top, inner, color("neutral.line_strong"))
        lefts = (MARGIN, MARGIN + HOURS + GAP, MARGIN + HOURS + self.said + 2 * GAP)
        for place, (part, left) in enumerate(zip(parts, lefts, strict=True)):
            titled = place == 1 and first
            self._draw_column(part, left, titled=titled, phase=phase)
        self.top -= tall
        return [column[cut:] for column, cut in zip(columns, cuts, strict=True)]

    def _draw_column(
        self, pieces: Column, left: float, *, titled: bool, phase: ConductorPhase
    ) -> None:
        canvas, top = self.sheet.canvas, self.top - PAD
        for place, piece in enumerate(pieces):
            top -= piece.air
            x = left
            if titled and place == 0 and phase.category is not None:
                ink = tone_of(phase.category).strong
                middle = top - piece.look.leading / 2
                draw_shape(canvas, phase.category.shape, left, middle - MARK / 2, MARK, ink)
                x += MARK + 5
            with canvas.tagged("H2" if titled and place == 0 else "P"):
                draw(canvas, [piece.line], piece.look, x, top)
            top -= piece.look.leading

    def _hours(self, phase: ConductorPhase) -> Column:
        plain = self.sheet.style("caption")
        strong = self.sheet.style("h3")
        return (
            *self._pieces(_clock(phase.starts_at), strong, HOURS),
            *self._pieces(_length(phase.length_s), self.sheet.style("body"), HOURS),
            *self._pieces(_("jusqu'à {end}", end=_clock(phase.ends_at)), plain, HOURS),
            *self._pieces(self._least(phase), plain, HOURS),
            *self._pieces(_("Réel : ………………"), plain, HOURS, air=5),
        )

    def _least(self, phase: ConductorPhase) -> str:
        if phase.protected:
            return _("Protégée")
        return _("au moins {length}", length=_length(phase.minimum_s))

    def _words(self, phase: ConductorPhase) -> Column:
        strong, plain = self.sheet.style("h3"), self.sheet.style("body")
        question = self.sheet.style("body_bold")
        room = self.said - (MARK + 5 if phase.category is not None else 0)
        found = [*self._pieces(phase.title, strong, room)]
        found += self._pieces(phase.told, self.sheet.style("caption"), self.said)
        for text in phase.questions:
            found += self._pieces(text, question, self.said, air=3)
        for number, step in enumerate(phase.steps, 1):
            found += self._pieces(f"{number}. {step}", plain, self.said, air=2)
        for part in phase.parts:
            found += self._pieces(_timed(part), plain, self.said, air=2)
        for track in phase.tracks:
            found += self._track(track)
        return tuple(found)

    def _track(self, track: ConductorTrack) -> Column:
        """What these tables do instead, under their numbers."""
        head, plain = self.sheet.style("caption_bold"), self.sheet.style("body")
        tables = tables_label(track.tables)
        said = _("{tables} : {words}", tables=tables, words=track.title)
        said = said if track.title else tables
        found = self._pieces(said, head, self.said, air=6)
        for text in track.questions:
            found += self._pieces(text, self.sheet.style("body_bold"), self.said, air=2)
        for number, step in enumerate(track.steps, 1):
            found += self._pieces(f"{number}. {step}", plain, self.said, air=2)
        for part in track.parts:
            found += self._pieces(_timed(part), plain, self.said, air=2)
        return tuple(found)

    def _aside(self, phase: ConductorPhase) -> Column:
        """What the room never sees."""
        head, plain = self.sheet.style("caption_bold"), self.sheet.style("body")
        found: list[Piece] = []
        groups = (
            (_("Qui fait quoi"), phase.roles),
            (_("Matériel"), phase.material),
            (_("Note pour vous"), (phase.note,) if phase.note else ()),
            *((tables_label(each.tables), (each.note,)) for each in phase.tracks if each.note),
        )
        for title, lines in groups:
            if not lines:
                continue
            found += self._pieces(title, head, ASIDE, air=4 if found else 0)
            for text in lines:
                found += self._pieces(text, plain, ASIDE)
        return tuple(found)

    def _pieces(self, text: str, look: Style, wide: float, air: float = 0.0) -> list[Piece]:
        pieces = [Piece(line, look) for line in self.sheet.setter.lines(text, look, wide)]
        if pieces:
            pieces[0] = replace(pieces[0], air=air)
        return pieces

    # material

    def _draw_material(self) -> None:
        """A list to tick, on one page with its title."""
        if not self.content.material:
            return
        sheet = self.sheet
        title, plain = sheet.style("h2"), sheet.style("body")
        if self.top - title.leading - 3 * plain.leading < FOOT:
            self._begin()
        draw_rule(sheet.canvas, MARGIN, self.top, sheet.inner, color("neutral.line_strong"))
        self.top -= 12
        words = _("Tout le matériel, avant de commencer")
        self.top = sheet.write(words, title, MARGIN, self.top, sheet.inner, role="H2") - 4
        for thing, phases in self.content.material:
            told = typography.listing(list(phases), language())
            self._draw_thing(_("{thing} ({phases})", thing=thing, phases=told), plain)

    def _draw_thing(self, said: str, look: Style) -> None:
        sheet, left = self.sheet, MARGIN + BOX + 6
        for place, line in enumerate(sheet.setter.lines(said, look, sheet.inner - BOX - 6)):
            if self.top - look.leading < FOOT:
                self._begin()
            if place == 0:
                y = self.top - look.leading / 2 - BOX / 2
                edge = color("neutral.control")
                draw_panel(sheet.canvas, MARGIN, y, BOX, BOX, radius=1, line=edge, thick=0.75)
            with sheet.canvas.tagged("P"):
                draw(sheet.canvas, [line], look, left, self.top)
            self.top -= look.leading
        self.top -= 3


def _tall(column: Sequence[Piece]) -> float:
    return sum(piece.tall for piece in column)


def _fitting(column: Column, room: float) -> int:
    """How many of its lines the room holds."""
    for place, piece in enumerate(column):
        room -= piece.tall
        if room < 0:
            return place
    return len(column)


def _timed(part: ConductorPart) -> str:
    """« 10 h 35  Seul, 3 min »."""
    return _(
        "{start}  {part}, {length}",
        start=_clock(part.starts_at),
        part=part.title,
        length=_length(part.length_s) if part.length_s >= 60 else _("< 1 min"),
    )


def _clock(at: datetime) -> str:
    return typography.clock(at.astimezone(), language())


def _length(seconds: float) -> str:
    return typography.minutes(seconds, language())
