"""Badges to cut or to slip into holders: the name from three metres, the table, the way of the day.

The grid stands in the middle of the sheet, so that a page turned over its long edge lies back to
back with the one before. What is left of the last sheet is blank badges, for whoever comes
unannounced. Decides sizes and places; a long name is made smaller, then set on two lines, never
cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from workshop_app.domain.paper import BadgeFormat
from workshop_app.domain.rounds import Stop
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, number
from workshop_app.printing.kit.sheet import LONG_SIDE, SHORT_SIDE, Sheet
from workshop_app.printing.marks import draw_panel, draw_rule, draw_shape
from workshop_app.printing.styles import (
    CUT_MARK,
    CUT_MARK_AWAY,
    CUT_MARK_WIDTH,
    Style,
    color,
)
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import Badge

EDGE = 5 * mm
"""Nearer to the edge of the paper a printer puts no ink."""
CROSS = 2 * mm
ONE_LINE = 0.62
"""A name keeps one line down to this share of its size; then it takes two."""
LINES_SHARE, LEAST_LINE = 0.48, 4.0
"""What the lines may take of the room between the day and the table, and their least size."""
BETWEEN = 6.0
"""Points between two tables of a way: the arrow."""
MANY = 4
"""More tables than this leave no room for the word beside them."""
SIGN, TABLE_SIGN = 14.0, 40.0
FIRST, LAST, LINE, SMALL = 31.0, 22.0, 11.0, 8.0
PLAIN_WIDE, PLAIN_HIGH = 90 * mm, 60 * mm
"""The badge that the sizes above are meant for."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Badges of one size, side by side, in the middle of an upright A4. Lengths are points."""

    columns: int
    rows: int
    wide: float
    high: float
    type_scale: float

    @property
    def left(self) -> float:
        return float(SHORT_SIDE - self.columns * self.wide) / 2

    @property
    def bottom(self) -> float:
        return float(LONG_SIDE - self.rows * self.high) / 2

    @property
    def each(self) -> int:
        """Badges a sheet."""
        return self.columns * self.rows

    def corner(self, place: int, *, back: bool = False) -> tuple[float, float]:
        """Lower left corner of a badge; behind it, that of its back on the page turned over."""
        row, column = divmod(place, self.columns)
        if back:
            column = self.columns - 1 - column
        return self.left + column * self.wide, self.bottom + (self.rows - 1 - row) * self.high


def _grid(columns: int, rows: int, wide: float, high: float, type_scale: float) -> Grid:
    return Grid(columns, rows, wide * mm, high * mm, type_scale)


GRIDS: dict[BadgeFormat, Grid] = {
    "60x90": _grid(2, 4, 90, 60, 1.0),
    "54x90": _grid(2, 5, 90, 54, 0.92),
    "54x86": _grid(2, 5, 86, 54, 0.9),
    "40x75": _grid(2, 6, 75, 40, 0.7),
    "A6": _grid(2, 2, 105, 148, 1.3),
}


@dataclass(frozen=True, slots=True)
class Box:
    """Where one badge is written: what lies between its edges and the ink."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def top(self) -> float:
        return self.y + self.high


def draw_badges(sheet: Sheet, badges: tuple[Badge, ...]) -> None:
    grid, back = GRIDS[sheet.options.badge], sheet.options.badge_back
    for start in range(0, max(1, len(badges)), grid.each):
        some = badges[start : start + grid.each]
        sheet.begin("A4", "badges", "" if start else document_label("badges"))
        for place, box in _boxes(grid):
            if place < len(some):
                _draw_front(sheet, some[place], box, grid.type_scale)
            else:
                _draw_blank(sheet, box, grid.type_scale)
        _draw_cut_marks(sheet, grid)
        if back != "none":
            sheet.begin("A4", "badges")
            for place, box in _boxes(grid, back=True):
                if place < len(some):
                    draw = _draw_name_again if back == "name" else _draw_way
                    draw(sheet, some[place], box, grid.type_scale)
            _draw_cut_marks(sheet, grid)


def _boxes(grid: Grid, *, back: bool = False) -> Iterator[tuple[int, Box]]:
    """Each place and what can be written on, clear of the scissors and of the paper's edge."""
    air = min(5 * mm, grid.high * 0.09)
    for place in range(grid.each):
        x, y = grid.corner(place, back=back)
        left, low = max(x + air, EDGE + air / 2), max(y + air, EDGE + air / 2)
        right = min(x + grid.wide - air, SHORT_SIDE - EDGE - air / 2)
        top = min(y + grid.high - air, LONG_SIDE - EDGE - air / 2)
        yield place, Box(left, low, right - left, top - low)


def _draw_front(sheet: Sheet, badge: Badge, box: Box, scale: float) -> None:
    """In the order of reading aloud: the day, the person, the way."""
    top = _draw_top(sheet, badge, box, scale)
    tall = (TABLE_SIGN if len(badge.tables) < 2 else TABLE_SIGN * 0.8) * scale
    foot = box.y + tall + 2 * scale
    _draw_person(sheet, badge, Box(box.x, foot, box.wide, top - foot), scale)
    _draw_foot(sheet, badge, box, tall, scale)


def _draw_top(sheet: Sheet, badge: Badge, box: Box, scale: float) -> float:
    """What the day is, and the number of the badge. Returns where they end."""
    small = sheet.style("caption").sized(SMALL * scale)
    said = _("n° {n}", n=badge.number) if badge.number is not None else ""
    figure = sheet.style("caption_bold").sized(SMALL * scale)
    aside = sheet.setter.width(said, figure) + 6 if said else 0
    title = badge.heading.title
    one_line(sheet, title, small, box.x, box.top, box.wide - aside)
    sheet.write(said, figure, box.x, box.top, box.wide, align="right")
    below = box.top - small.leading - 2 * scale
    draw_rule(sheet.canvas, box.x, below, box.wide, color("neutral.line_strong"))
    return below - 2 * scale


def _draw_person(sheet: Sheet, badge: Badge, box: Box, scale: float) -> None:
    """The names, then the lines asked for, in the middle of the room that is left."""
    first, last = badge.first_name or badge.last_name, badge.last_name if badge.first_name else ""
    looks = _line_styles(sheet, badge.lines, box, scale)
    below = sum(_tall(sheet, text, look, box.wide) for text, look in looks)
    names = box.high - below
    large = _name_style(sheet, first, FIRST * scale, box.wide, names * (0.58 if last else 0.9))
    under = _name_style(sheet, last, LAST * scale, box.wide, names * 0.42)
    heights = [_tall(sheet, first, large, box.wide), _tall(sheet, last, under, box.wide)]
    top = box.top - max(0.0, box.high - sum(heights) - below) / 2
    for text, look in ((first, large), (last, under), *looks):
        top = sheet.write(text, look, box.x, top, box.wide)


def _line_styles(
    sheet: Sheet, lines: Sequence[str], box: Box, scale: float
) -> list[tuple[str, Style]]:
    """All of one size, as large as lets them take their share of the room; the first one bold."""
    share = LINE * scale * sheet.factor
    while True:
        looks = [
            (text, sheet.style("body" if place else "body_bold").sized(share))
            for place, text in enumerate(lines)
        ]
        tall = sum(_tall(sheet, text, look, box.wide) for text, look in looks)
        if tall <= box.high * LINES_SHARE or share <= LEAST_LINE:
            return looks
        share *= 0.95


def _name_style(sheet: Sheet, name: str, size: float, wide: float, high: float) -> Style:
    """As large as one line allows; under `ONE_LINE` of its size, as large as two lines allow."""
    look = sheet.style("cover").inked(color("neutral.text"))
    look = look.sized(min(size * sheet.factor, high / (look.leading / look.size)))
    if not name:
        return look
    long = sheet.setter.width(name, look)
    if long <= wide:
        return look
    alone = look.sized(look.size * wide / long * 0.995)
    if alone.size >= look.size * ONE_LINE:
        return alone
    return sheet.setter.fitted(name, look, wide, high)


def _tall(sheet: Sheet, text: str, look: Style, wide: float) -> float:
    return len(sheet.setter.lines(text, look, wide)) * look.leading


def one_line(sheet: Sheet, text: str, look: Style, x: float, top: float, wide: float) -> None:
    """Made as small as one line needs."""
    long = sheet.setter.width(text, look)
    fitted = look.sized(look.size * wide / long * 0.995) if long > wide else look
    sheet.write(text, fitted, x, top - (look.leading - fitted.leading) / 2, wide + 1)


def _draw_foot(sheet: Sheet, badge: Badge, box: Box, tall: float, scale: float) -> None:
    """Who types for a table, and where one sits."""
    way = _tables_wide(sheet, badge.tables, box, tall, scale)
    said = _role(badge)
    if said:
        look = sheet.style("caption_bold").sized(LINE * 0.9 * scale)
        middle, size = box.y + tall / 2, SIGN * scale
        draw_shape(sheet.canvas, "star5", box.x, middle - size / 2, size, color("neutral.text"))
        room = box.wide - way.wide - size - 8 * scale
        x = box.x + size + 4 * scale
        sheet.fit(said, look, x, middle + look.leading / 2, room, look.leading)
    _draw_tables(sheet, badge.tables, box, tall, scale)


def _role(badge: Badge) -> str:
    if badge.referent:
        return _("Référent, hôte") if badge.host else _("Référent")
    return _("Hôte") if badge.host else ""


@dataclass(frozen=True, slots=True)
class Way:
    """The room that the tables of a badge take, and that of each frame."""

    frame: float
    word: str
    wide: float


def _tables_wide(sheet: Sheet, tables: Sequence[int], box: Box, tall: float, scale: float) -> Way:
    count = max(1, len(tables))
    frame = min(tall * 1.15, box.wide * 0.72 / count - 4 * scale)
    word = "" if count > MANY else _("Table") if count == 1 else _("Tables")
    look = sheet.style("caption").sized(SMALL * 1.1 * scale)
    aside = sheet.setter.width(word, look) + 5 * scale if word else 0.0
    return Way(frame, word, aside + count * frame + (count - 1) * BETWEEN * scale)


def _draw_tables(sheet: Sheet, tables: Sequence[int], box: Box, tall: float, scale: float) -> None:
    """Each table in its frame, in the order of the day."""
    way = _tables_wide(sheet, tables, box, tall, scale)
    look = sheet.style("cell_bold_figure").inked(color("accent.base"))
    look = look.sized(min(tall * 0.68, way.frame * 0.62))
    word = sheet.style("caption").sized(SMALL * 1.1 * scale)
    x = box.x + box.wide - way.wide
    sheet.write(way.word, word, x, box.y + (tall + word.leading) / 2, way.wide)
    shown = [number(table) for table in tables] or [""]
    x = box.x + box.wide - len(shown) * way.frame - (len(shown) - 1) * BETWEEN * scale
    for place, text in enumerate(shown):
        if place:
            _draw_arrow(sheet, x - 5 * scale, x - 1 * scale, box.y + tall / 2, scale)
        draw_panel(
            sheet.canvas, x, box.y, way.frame, tall,
            radius=4 * scale, line=color("accent.base"), thick=1.4 * scale,
        )  # fmt: skip
        figure = sheet.setter.fitted(text, look, way.frame * 0.8, look.leading)
        middle = box.y + (tall + figure.leading) / 2
        sheet.write(text, figure, x, middle, way.frame, align="center")
        x += way.frame + BETWEEN * scale


def _draw_arrow(sheet: Sheet, start: float, end: float, y: float, scale: float) -> None:
    canvas = sheet.canvas
    canvas.setStrokeColor(color("neutral.text_secondary"))
    canvas.setLineWidth(0.9 * scale)
    canvas.line(start, y, end, y)
    canvas.line(end - 2 * scale, y + 2 * scale, end, y)
    canvas.line(end - 2 * scale, y - 2 * scale, end, y)


def _draw_blank(sheet: Sheet, box: Box, scale: float) -> None:
    """Lines to write on, for a person who was not announced."""
    foot = box.y + TABLE_SIGN * scale
    _draw_tables(sheet, (), box, TABLE_SIGN * scale, scale)
    look = sheet.style("caption").sized(SMALL * scale)
    room = box.top - foot
    for place, said in enumerate((_("Prénom"), _("Nom"), _("Structure")), start=1):
        y = box.top - place * room / 3.4
        draw_rule(sheet.canvas, box.x, y, box.wide, color("neutral.control"))
        sheet.write(said, look, box.x, y + look.leading * 1.1, box.wide)


def _draw_name_again(sheet: Sheet, badge: Badge, box: Box, scale: float) -> None:
    """A badge that turned round still says who wears it."""
    _draw_front(sheet, badge, box, scale)


def _draw_way(sheet: Sheet, badge: Badge, box: Box, scale: float) -> None:
    """The day, and table after table in order."""
    heading = badge.heading
    title = sheet.style("body_bold").sized(LINE * 1.1 * scale)
    small = sheet.style("caption").sized(SMALL * 1.1 * scale)
    top = sheet.fit(heading.title, title, box.x, box.top, box.wide, 2 * title.leading)
    day = typography.day(heading.day, language()) if heading.day is not None else ""
    for said in (day, heading.place):
        top = sheet.fit(said, small, box.x, top, box.wide, 2 * small.leading)
    top -= 3 * scale
    turns = [(_when(stop), stop.table) for stop in badge.stops]
    turns = turns or [("", table) for table in badge.tables[:1] or (0,)]
    tall = min((16.0 if len(turns) > 1 else 30.0) * scale, (top - box.y) / len(turns))
    for when, table in turns:
        draw_rule(sheet.canvas, box.x, top, box.wide, color("neutral.line_strong"))
        _draw_turn(sheet, when, table, box, top, tall)
        top -= tall


def _when(stop: Stop) -> str:
    """« 10 h 20, Forces »; its number while no phase begins there."""
    if stop.at is None:
        return _("Tour {turn}", turn=stop.round)
    return f"{typography.clock(stop.at, language())}, {stop.title}"


def _draw_turn(sheet: Sheet, when: str, table: int, box: Box, top: float, tall: float) -> None:
    look = sheet.style("body").sized(tall * 0.62)
    bold = sheet.style("cell_bold_figure").sized(tall * 0.72)
    said = _("Table {table}", table=table) if table else _("Table ____")
    room = box.wide - sheet.setter.width(said, bold) - tall * 0.5
    one_line(sheet, when, look, box.x, top - (tall - look.leading) / 2, room)
    sheet.write(said, bold, box.x, top - (tall - bold.leading) / 2, box.wide, align="right")


def _draw_cut_marks(sheet: Sheet, grid: Grid) -> None:
    """Ticks outside the badges where the paper has room, crosses where four of them meet."""
    canvas = sheet.canvas
    canvas.setStrokeColor(color("neutral.text"))
    canvas.setLineWidth(CUT_MARK_WIDTH)
    xs = [grid.left + column * grid.wide for column in range(grid.columns + 1)]
    ys = [grid.bottom + row * grid.high for row in range(grid.rows + 1)]
    near, far = CUT_MARK_AWAY, CUT_MARK_AWAY + CUT_MARK
    for x in xs:
        _tick(sheet, (x, x), (ys[0] - far, ys[0] - near))
        _tick(sheet, (x, x), (ys[-1] + near, ys[-1] + far))
    for y in ys:
        _tick(sheet, (xs[0] - far, xs[0] - near), (y, y))
        _tick(sheet, (xs[-1] + near, xs[-1] + far), (y, y))
    for x in xs[1:-1]:
        for y in ys[1:-1]:
            canvas.line(x - CROSS, y, x + CROSS, y)
            canvas.line(x, y - CROSS, x, y + CROSS)


def _tick(sheet: Sheet, xs: tuple[float, float], ys: tuple[float, float]) -> None:
    """Left out where no printer reaches."""
    across = min(xs) >= EDGE and max(xs) <= SHORT_SIDE - EDGE
    if across and min(ys) >= EDGE and max(ys) <= LONG_SIDE - EDGE:
        sheet.canvas.line(xs[0], ys[0], xs[1], ys[1])
