"""A table and the meaning of its columns → people, and what somebody should check.

Decides which lines are people, which say one person twice, and what is worth a second look;
never corrects a person's own spelling, never throws a value away. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def read_people(
    content: bytes,
    name: str,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ListPreview:
    """The people of a CSV, TSV, XLSX or ODS file called `name`; nothing is written.

    `mapping` gives headings (or letters: « C ») their field, "" to leave one aside; the other
    columns are guessed. Raises `Problem` with one sentence when it is not a list of people, `Stop`
    when cancelled.
    """
    mapping = mapping or {}
    table = read_table(content, name, sheet=sheet, titles=tuple(mapping), cancelled=cancelled)
    titles, fields, body = _columns(table, name, mapping)
    reader = LineReader(titles, fields, body[:SAMPLE], table.rows.suspicious)
    people, duplicates = _people(reader, body, progress or _silent, cancelled or _never)
    if not people and not reader.to_check:
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
        lines=tuple(people),
        to_check=tuple(sorted(reader.to_check, key=lambda check: check.line)),
        duplicates=tuple(duplicates),
    )


def _silent(_share: float) -> None: ...


def _never() -> bool:
    return False


def _columns(
    table: Table, name: str, mapping: Mapping[str, str]
) -> tuple[list[str], list[str], Rows]:
    """Headings made unique, the field of each, and the lines below, headings repeated left out."""
    body = [row for row in table.body if row[1] != table.titles]
    sample = [cells for _number, cells in body[:SAMPLE]]
    width = len(table.titles) or max((len(cells) for cells in sample), default=0)
    titles = _unique(table.titles, width)
    fixed = _fixed(titles, mapping, name)
    if table.header >= 0 or fixed:
        fields = guess_columns(titles, sample, fixed)
    else:
        fields = guess_without_header(sample)
    if not NAME_FIELDS & set(fields):
        columns = ", ".join(shortened(title) for title in titles[:20])
        raise Problem("list_no_names", name=name, columns=columns)
    return titles, fields, body


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
    for title, field in mapping.items():
        place = known.get(fold(title), letters.get(title.strip().upper()))
        if place is None:
            raise Problem(
                "list_unknown_column", name=name, column=title, columns=", ".join(titles[:20])
            )
        fixed[place] = field if field in FIELDS or not field else field_of(field)[0]
        if field and not fixed[place]:
            raise Problem("list_unknown_field", field=field, fields=", ".join(FIELDS))
    return fixed


def _shown(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple(shortened(cell) for cell in (*cells[:width], *[""] * (width - len(cells))))


def _people(
    reader: LineReader, body: Rows, progress: Progress, cancelled: Cancelled
) -> tuple[list[PersonLine], list[Duplicate]]:
    """Each person once, in the order of the list; what a later line adds fills the blanks."""
    met: Register[PersonLine] = Register()
    people: dict[int, PersonLine] = {}
    duplicates = []
    for done, (number, cells) in enumerate(body):
        if done % STEP == 0:
            if cancelled():
                raise Stop
            progress(done / len(body))
        person = reader.read(number, cells)
        if person is None:
            continue
        if (first := met.find(person)) is not None:
            again = Duplicate(number, first.line, person.last_name, person.first_name)
            duplicates.append(again)
            people[first.line] = fill_blanks(people[first.line], person)
            continue
        if met.namesake(person) is not None:
            said = f"{person.first_name} {person.last_name}".strip()
            reader.to_check.append(ToCheck(number, "email", said, "check_namesake"))
        met.add(person)
        people[number] = person
    progress(1.0)
    return list(people.values()), duplicates
