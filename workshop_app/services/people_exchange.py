"""The list of participants for other programs: the same columns come back when it is imported.

Decides the columns and their order; the format is chosen by whoever writes the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop_app.domain.people import WRITTEN_FIELDS, Person
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _
from workshop_app.services.exchange import csv_table
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot
from workshop_app.services.workshops import the_workshop

SheetWriter = Callable[[str, Sequence[str], Sequence[Sequence[str]]], bytes]
"""Name of the sheet, headings, rows -> an XLSX file."""
ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class PeopleTable:
    title: str
    """Of the workshop."""
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def people_table(snapshot: Snapshot) -> PeopleTable:
    """Everybody as a directory sorts them, with the values used and every free column."""
    people = people_in_order(snapshot)
    headings = tuple(dict.fromkeys(h for person in people for h, _value in person.attributes))
    fixed = (*map(field_label, (*WRITTEN_FIELDS, "referent")), _("Table"), _("Badge"))
    return PeopleTable(
        the_workshop(snapshot).title,
        (*fixed, *headings),
        [_row(person, headings) for person in people],
    )


def _row(person: Person, headings: Sequence[str]) -> Sequence[str]:
    told = dict(person.attributes)
    return (
        *(str(getattr(person, name)) for name in WRITTEN_FIELDS),
        _("Oui") if person.referent else _("Non"),
        "" if person.table is None else str(person.table),
        "" if person.badge is None else str(person.badge),
        *(told.get(heading, "") for heading in headings),
    )


def people_file(table: PeopleTable, ending: str, write_sheet: SheetWriter) -> bytes:
    """CSV or XLSX, by the ending."""
    if ending == ".xlsx":
        return write_sheet(_("Participants"), table.columns, table.rows)
    return csv_table(table.columns, table.rows)
