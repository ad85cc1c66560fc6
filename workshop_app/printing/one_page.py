"""Texts of any length on one page: the type shrinks within limits, then the longest are shortened.

Decides the size of the type, which section stands in which column, and what is cut when even the
smallest type is too large; draws nothing. What was cut is told, never hidden: `Layout.shortened`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.printing.styles import Style, style
from workshop_app.printing.text import Line, Typesetter

LARGEST, SMALLEST, STEP = 1.1, 0.72, 0.96
"""Factors of the body type: 11 points to 7.2."""
SECTION_GAP, TITLE_GAP = 9.0, 2.0
INDENT = 9.0
CELL_SIDE, CELL_TOP = 4.0, 2.5
CELL_LINES = 4
CALENDAR_SHARE = 0.45
"""Of the room, at most, for the table at the foot when something must be cut."""
DASH = "–"
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    """One a line, with a dash; after the text."""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    """Of the width; they make 1."""
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a section; `dashed` begins an item."""

    line: Line
    indented: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A section broken into lines."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of one size of type."""

    title: Style
    body: Style
    head: Style
    cell: Style


@dataclass(frozen=True, slots=True)
class Layout:
    looks: Looks
    columns: tuple[tuple[Part, ...], tuple[Part, ...]]
    table: tuple[tuple[tuple[Line, ...], ...], ...]
    """Rows of cells of lines."""
    rows_left_out: int
    shortened: tuple[str, ...]
    """Titles of what was cut."""


@dataclass(frozen=True, slots=True)
class Room:
    """Points."""

    column: float
    width: float
    height: float


def lay_out(setter: Typesetter, sections: Sequence[Section], table: Table, room: Room) -> Layout:
    """The largest type in which everything fits; at the smallest, what is too long is cut."""
    factor = LARGEST
    while True:
        found = _at(setter, sections, table, room, factor)
        if _tall(found) <= room.height:
            return found
        if factor <= SMALLEST:
            return _cut(setter, found, table, room)
        factor = max(factor * STEP, SMALLEST)


def part_tall(part: Part, looks: Looks) -> float:
    return looks.title.leading + TITLE_GAP + len(part.pieces) * looks.body.leading + SECTION_GAP


def row_tall(row: Sequence[Sequence[Line]], looks: Looks) -> float:
    return max(1, *(len(cell) for cell in row)) * looks.cell.leading + 2 * CELL_TOP


def table_tall(layout: Layout) -> float:
    """The table with its title and its heads; nothing when it has no row."""
    if not layout.table and not layout.rows_left_out:
        return 0.0
    looks = layout.looks
    head = looks.title.leading + TITLE_GAP + looks.head.leading + 2 * CELL_TOP
    rows = sum(row_tall(row, looks) for row in layout.table)
    more = looks.cell.leading + 2 * CELL_TOP if layout.rows_left_out else 0.0
    return head + rows + more


def _at(
    setter: Typesetter, sections: Sequence[Section], table: Table, room: Room, factor: float
) -> Layout:
    looks = Looks(*(_sized(name, factor) for name in ("h3", "body", "caption_bold", "cell")))
    parts = [_broken(setter, section, looks.body, room.column) for section in sections]
    rows = tuple(
        tuple(
            tuple(setter.lines(text, looks.cell, share * room.width - 2 * CELL_SIDE))
            for text, share in zip(row, table.shares, strict=True)
        )
        for row in table.rows
    )
    return Layout(looks, _columns(parts, looks), rows, 0, ())


def _sized(name: str, factor: float) -> Style:
    found = style(name)
    return found.sized(found.size * factor)


def _broken(setter: Typesetter, section: Section, look: Style, width: float) -> Part:
    pieces = [Piece(line) for line in setter.lines(section.text, look, width)]
    for item in section.items:
        lines = setter.lines(item, look, width - INDENT)
        pieces += [Piece(line, indented=True, dashed=not n) for n, line in enumerate(lines)]
    return Part(section.title, tuple(pieces))


def _columns(parts: Sequence[Part], looks: Looks) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """In reading order, divided where the higher of the two columns is lowest."""

    def higher(cut: int) -> float:
        return max(_column_tall(parts[:cut], looks), _column_tall(parts[cut:], looks))

    best = min(range(len(parts) + 1), key=higher)
    return tuple(parts[:best]), tuple(parts[best:])


def _column_tall(parts: Sequence[Part], looks: Looks) -> float:
    return sum(part_tall(part, looks) for part in parts)


def _tall(layout: Layout) -> float:
    columns = max(_column_tall(column, layout.looks) for column in layout.columns)
    return columns + table_tall(layout)


def _cut(setter: Typesetter, whole: Layout, table: Table, room: Room) -> Layout:
    """First the table down to its share, then in each column the longest sections, as little as
    needed."""
    cut = _cut_table(setter, whole, table, room)
    left = room.height - table_tall(cut)
    names = [table.title] if cut.table != whole.table else []
    parts = [part for column in whole.columns for part in column]
    columns = _divided(parts, cut.looks, left)
    kept = []
    for column in columns:
        most = _lines_each([column], cut.looks, left)
        names += [part.title for part in column if len(part.pieces) > most]
        kept.append(
            tuple(
                _shortened(setter, part, most, cut.looks.body, room.column)
                if len(part.pieces) > most
                else part
                for part in column
            )
        )
    return replace(cut, columns=(kept[0], kept[1]), shortened=tuple(names))


def _cut_table(setter: Typesetter, whole: Layout, table: Table, room: Room) -> Layout:
    """Cells of a few lines, then rows from the top for as long as they fit; the rest is counted."""
    limit = max(CALENDAR_SHARE * room.height, room.height - _columns_tall(whole))
    if table_tall(whole) <= limit:
        return whole
    widths = [share * room.width - 2 * CELL_SIDE for share in table.shares]
    look = whole.looks.cell
    short = tuple(
        tuple(_clipped(setter, cell, look, width) for cell, width in zip(row, widths, strict=True))
        for row in whole.table
    )
    kept = replace(whole, table=short)
    while table_tall(kept) > limit and kept.table:
        kept = replace(
            kept, table=kept.table[:-1], rows_left_out=len(whole.table) - len(kept.table) + 1
        )
    return kept


def _columns_tall(layout: Layout) -> float:
    return max(_column_tall(column, layout.looks) for column in layout.columns)


def _divided(
    parts: Sequence[Part], looks: Looks, height: float
) -> tuple[Sequence[Part], Sequence[Part]]:
    """Whole sections in two columns, so that the most of their lines can be kept."""
    best = max(
        range(len(parts) + 1),
        key=lambda cut: _lines_each((parts[:cut], parts[cut:]), looks, height),
    )
    return parts[:best], parts[best:]


def _lines_each(columns: Sequence[Sequence[Part]], looks: Looks, height: float) -> int:
    """The most lines that every section may keep for the columns to fit; one at least."""
    longest = max((len(part.pieces) for column in columns for part in column), default=1)

    def fits(most: int) -> bool:
        return all(_column_tall(_first(column, most), looks) <= height for column in columns)

    low, high = 1, longest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _first(column: Sequence[Part], most: int) -> list[Part]:
    return [replace(part, pieces=part.pieces[:most]) for part in column]


def _shortened(setter: Typesetter, part: Part, most: int, look: Style, width: float) -> Part:
    """The last line kept ends with « … », its last words given up for it."""
    *before, last = part.pieces[:most]
    limit = width - (INDENT if last.indented else 0)
    ended = replace(last, line=_ended(setter, last.line, look, limit))
    return replace(part, pieces=(*before, ended))


def _clipped(
    setter: Typesetter, cell: tuple[Line, ...], look: Style, width: float
) -> tuple[Line, ...]:
    if len(cell) <= CELL_LINES:
        return cell
    return (*cell[: CELL_LINES - 1], _ended(setter, cell[CELL_LINES - 1], look, width))


def _ended(setter: Typesetter, line: Line, look: Style, width: float) -> Line:
    said = "".join(run.text for run in line).rstrip()
    return setter.clipped(f"{said} {ELLIPSIS}", look, width)
