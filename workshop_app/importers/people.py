"""A table and the meaning of its columns → people, and what somebody should check.

Decides which lines are people, which say one person twice, and what is worth a second look;
never corrects a person's own spelling, never throws a value away. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from workshop_app.domain.identity import fold
from workshop_app.domain.intake import (
    FIELDS,
    Duplicate,
    ListPreview,
    PersonLine,
    Register,
    ToCheck,
    fill_blanks,
)
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _
from workshop_app.importers.guess_columns import (
    NAME_FIELDS,
    field_of,
    guess_columns,
    guess_without_header,
)
from workshop_app.importers.person_line import LineReader, shortened
from workshop_app.importers.read_table import read_table
from workshop_app.importers.table import Table
from workshop_app.services.ports import Stop

SAMPLE = 200
SHOWN = 5
STEP = 500
"""Lines between two looks at `cancelled`."""

Rows = list[tuple[int, list[str]]]
Remembered = Callable[[Sequence[str]], Mapping[str, str]]
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def read_people(
    content: bytes,
    name: str,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    remembered: Remembered | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ListPreview:
    """The people of a CSV, TSV, XLSX or ODS file called `name`; nothing is written.

    `mapping` gives headings (or letters: « C ») their field, "" to leave one aside; `remembered`
    is asked what was decided of such headings the last time; the other columns are guessed.
    Raises `Problem` with one sentence when it is not a list of people, `Stop` when cancelled.
    """
    mapping = mapping or {}
    table = read_table(content, name, sheet=sheet, titles=tuple(mapping), cancelled=cancelled)
    titles, body = _titles(table)
    fixed = _fixed(titles, mapping, name)
    kept = _remembered(table, titles, fixed, remembered)
    fields = _fields(table, titles, body, kept | fixed, name)
    reader = LineReader(titles, fields, body[:SAMPLE], table.rows.suspicious)
    found = _people(reader, body, progress or _silent, cancelled or _never)
    if not found.people and not found.aside:
        raise Problem("list_nobody", name=name)
    return ListPreview(
        name=name,
        sheet=table.rows.sheet,
        sheets=table.rows.sheets,
        encoding=table.rows.encoding,
        delimiter=table.rows.delimiter,
        header_line=table.header_line,
        columns=tuple(zip(titles, fields, strict=True)),
        first_rows=tuple(_shown(cells, len(titles)) for _number, cells in body[:SHOWN]),
        lines=tuple(found.people.values()),
        to_check=tuple(sorted(reader.to_check, key=lambda check: check.line)),
        duplicates=tuple(found.duplicates),
        aside=tuple(found.aside),
        decided=tuple((titles[place], meaning) for place, meaning in (kept | fixed).items()),
        remembered=tuple(titles[place] for place in kept),
        parts=table.rows.parts,
    )


def _silent(_share: float) -> None: ...


def _never() -> bool:
    return False


def _titles(table: Table) -> tuple[list[str], Rows]:
    """Headings made unique, and the lines below, headings repeated left out."""
    body = [row for row in table.body if row[1] != table.titles]
    width = len(table.titles) or max((len(cells) for _n, cells in body[:SAMPLE]), default=0)
    return _unique(table.titles, width), body


def _remembered(
    table: Table, titles: list[str], fixed: Mapping[int, str], remembered: Remembered | None
) -> dict[int, str]:
    """What was decided the last time, unless decided otherwise now. A list without headings is
    like any other one: nothing of it is remembered."""
    if remembered is None or table.header < 0:
        return {}
    kept = remembered(titles)
    taken = {meaning for meaning in fixed.values() if meaning}
    return {
        place: kept[title]
        for place, title in enumerate(titles)
        if title in kept
        and place not in fixed
        and kept[title] not in taken
        and (not kept[title] or kept[title] in FIELDS)
    }


def _fields(
    table: Table, titles: list[str], body: Rows, fixed: Mapping[int, str], name: str
) -> list[str]:
    sample = [cells for _number, cells in body[:SAMPLE]]
    if table.header >= 0:
        fields = guess_columns(titles, sample, fixed)
    else:
        fields = guess_without_header(sample, fixed)
    if not NAME_FIELDS & set(fields):
        columns = ", ".join(shortened(title) for title in titles[:20])
        raise Problem("list_no_names", name=name, columns=columns)
    return fields


def _unique(titles: Sequence[str], width: int) -> list[str]:
    """Each column gets a heading of its own: people's answers are kept under it."""
    used: dict[str, int] = {}
    unique = []
    for place in range(width):
        title = " ".join(titles[place].split()) if place < len(titles) else ""
        title = title or _("Colonne {letter}", letter=letter_of(place))
        used[title] = used.get(title, 0) + 1
        unique.append(title if used[title] == 1 else f"{title} ({used[title]})")
    return unique


def letter_of(place: int) -> str:
    """0 → "A", 26 → "AA", as spreadsheets name columns."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _fixed(titles: list[str], mapping: Mapping[str, str], name: str) -> dict[int, str]:
    """What a person decided, by place of the column. Refuses what is not in the list."""
    known = {fold(title): place for place, title in reversed(list(enumerate(titles)))}
    letters = {letter_of(place): place for place in range(len(titles))}
    fixed = {}
    for title, meaning in mapping.items():
        place = known.get(fold(title), letters.get(title.strip().upper()))
        if place is None:
            raise Problem(
                "list_unknown_column", name=name, column=title, columns=", ".join(titles[:20])
            )
        fixed[place] = meaning if meaning in FIELDS or not meaning else field_of(meaning)[0]
        if meaning and not fixed[place]:
            raise Problem("list_unknown_field", field=meaning, fields=", ".join(FIELDS))
    return fixed


def _shown(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple(shortened(cell) for cell in (*cells[:width], *[""] * (width - len(cells))))


@dataclass
class _Found:
    """Who was met while the lines were read."""

    people: dict[int, PersonLine] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    aside: list[PersonLine] = field(default_factory=list)
    met: Register[PersonLine] = field(default_factory=Register)


def _people(reader: LineReader, body: Rows, progress: Progress, cancelled: Cancelled) -> _Found:
    """Each person once, in the order of the list; what a later line adds fills the blanks."""
    found = _Found()
    for done, (number, cells) in enumerate(body):
        if done % STEP == 0:
            if cancelled():
                raise Stop
            progress(done / len(body))
        told, wanted = reader.read(number, cells)
        if wanted:
            _take(found, told, reader)
        else:
            found.aside.append(told)
    progress(1.0)
    return found


def _take(found: _Found, told: PersonLine, reader: LineReader) -> None:
    if (first := found.met.find(told)) is not None:
        again = Duplicate(told.line, first.line, told.last_name, told.first_name)
        found.duplicates.append(again)
        found.people[first.line] = fill_blanks(found.people[first.line], told)
        return
    if found.met.namesake(told) is not None:
        reader.to_check.append(ToCheck(told.line, "email", told.name, "check_namesake"))
    elif (other := found.met.renamed(told)) is not None:
        said = f"{told.name} / {other.name}"
        reader.to_check.append(ToCheck(told.line, "last_name", said, "check_renamed"))
    found.met.add(told)
    found.people[told.line] = told
