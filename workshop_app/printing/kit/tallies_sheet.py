"""The décompte: how many people of each type, département, function and structure."""

from __future__ import annotations

from reportlab.lib.units import mm

from workshop_app.domain.departements import NAMES, departement_code
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, n_, number
from workshop_app.printing.kit.columns import Block, Room, Row, draw_columns
from workshop_app.printing.kit.sheet import MARGIN, Sheet
from workshop_app.services.kit import document_label
from workshop_app.services.kit_content import Tallies, Tally

HEAD, FOOT = 44 * mm, 14 * mm
ENOUGH_FOR_SHARES = 20
"""Fewer people make no percentage."""


def draw_tallies(sheet: Sheet, tallies: Tallies) -> None:
    blocks = [_block(tally, tallies.people) for tally in tallies.fields]
    titles = iter((document_label("decompte"),))

    def begin() -> None:
        _begin(sheet, tallies, next(titles, ""))

    if not blocks:
        begin()
        said = _("Personne n'est encore inscrit.")
        if tallies.people:
            said = _("La liste ne dit ni structure, ni type, ni département.")
        sheet.write(said, sheet.style("lead"), MARGIN, sheet.height - HEAD, sheet.inner)
        return
    draw_columns(sheet, blocks, Room(sheet.height - HEAD, FOOT), begin)


def _begin(sheet: Sheet, tallies: Tallies, title: str) -> None:
    sheet.begin("A4", "decompte", title)
    sheet.running_head(tallies.heading, sheet.height - 14 * mm)
    look, lead = sheet.style("h1"), sheet.style("lead")
    top = sheet.height - 22 * mm
    top = sheet.write(_("Décompte des participants"), look, MARGIN, top, sheet.inner, role="H1")
    people = n_("{n} personne inscrite", "{n} personnes inscrites", tallies.people)
    sheet.write(people, lead, MARGIN, top, sheet.inner)


def _block(tally: Tally, people: int) -> Block:
    known = [row for row in tally.rows if row[0]]
    most = max(count for _value, count in tally.rows)
    rows = tuple(
        Row(_value(tally.field, value), _count(count, people), share=count / most, figure=True)
        for value, count in tally.rows
    )
    return Block(field_label(tally.field), number(len(known)), rows)


def _value(field: str, value: str) -> str:
    if not value:
        return _("Non renseigné")
    code = departement_code(value) if field == "departement" else ""
    return f"{code} {NAMES[code]}" if code in NAMES else value


def _count(count: int, people: int) -> str:
    if people <= ENOUGH_FOR_SHARES:
        return number(count)
    return _("{n} ({share} %)", n=count, share=round(100 * count / people))
