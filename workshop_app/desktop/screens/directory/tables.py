"""The four lists of « Répertoire »: which columns each has, and how wide. Decides nothing else."""

from __future__ import annotations

from workshop_app.desktop.screens.directory.listing import Mode
from workshop_app.desktop.screens.directory.wording import pair_row, person_row, structure_row
from workshop_app.desktop.widgets.rows_table import Column, RowsTable
from workshop_app.i18n.translate import _

WIDE, MEDIUM = 700, 560
"""Pixels of table under which a column goes: names come first."""


def make_tables() -> dict[Mode, RowsTable]:
    people = [
        Column("name", _("Nom et structure")),
        Column("departement", _("Dép."), 64, WIDE),
        Column("workshops", _("Ateliers"), 84, MEDIUM),
        Column("came", _("Présences"), 100),
        Column("last", _("Dernière présence"), 176),
    ]
    known = [
        Column("name", _("Structure")),
        Column("departement", _("Dép."), 92, WIDE),
        Column("people", _("Personnes"), 96),
        Column("workshops", _("Ateliers"), 84, MEDIUM),
        Column("last", _("Dernier atelier"), 176),
    ]
    pairs = [
        Column("name", _("Une fiche")),
        Column("other", _("Une autre"), 240),
        Column("", _("Ce qui les rapproche"), 200, WIDE),
    ]
    return {
        "people": RowsTable(_("Personnes"), people, person_row),
        "structures": RowsTable(_("Structures"), known, structure_row),
        "alike": RowsTable(_("À rapprocher"), pairs, pair_row, several=False),
        "removed": RowsTable(_("Retirées"), people, person_row),
    }
