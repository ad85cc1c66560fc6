"""An import in words and counts: the preview, its first people, the result. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.desktop.screens.people.line_words import LinesShown, lines_of_checks
from workshop_app.domain.departements import NAMES
from workshop_app.domain.intake import ALL_SHEETS, FIELDS, ListPreview, PersonLine
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.list_import import Answers, Foreseen, ImportResult
from workshop_app.services.values import ValueUsed

ENCODINGS = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8", "utf_8_sig": "UTF-8"}
FIRST = 5
"""People shown as they would be imported."""
SHOWN_FIELDS = (
    "organisation",
    "organisation_type",
    "departement",
    "function",
    "email",
    "phone",
    "referent",
)


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    field: str
    """One of the importer's fields, or "" when it is kept under its heading."""
    remembered: bool = False
    """Decided the last time a list came from this source."""


@dataclass(frozen=True, slots=True)
class PreviewShown:
    """What the preview says before anything is written."""

    name: str
    recognised: str
    remembered: str
    """What is known from the last list of this source; "" when it is new."""
    sheets: tuple[str, ...]
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    people: tuple[tuple[str, ...], ...]
    """The first ones as they would be, cell by cell under `heads`."""
    added: int
    updated: int
    doubles: int
    lines: LinesShown
    to_check: int
    button: str
    """"" when importing would change nothing."""
    value_columns: tuple[str, ...]
    """Fields and headings whose values can be looked at."""


def preview_shown(
    preview: ListPreview,
    foreseen: Foreseen,
    answers: Answers,
    value_columns: Sequence[str] = (),
) -> PreviewShown:
    """The preview in words and counts."""
    found = foreseen.found
    told = {line.line: line for line in (*preview.lines, *preview.aside)}
    heads = _heads(foreseen.preview.lines[:FIRST])
    remembered = set(preview.remembered)
    return PreviewShown(
        name=preview.name,
        recognised=_recognised(preview),
        remembered=_remembered(preview),
        sheets=preview.sheets,
        sheet=ALL_SHEETS if preview.parts else preview.sheet,
        columns=tuple(Column(h, field, h in remembered) for h, field in preview.columns),
        rows=preview.first_rows,
        heads=(_("Nom"), *map(field_label, heads)),
        people=tuple(_cells(line, heads) for line in foreseen.preview.lines[:FIRST]),
        added=len(found.added),
        updated=len(found.updated),
        doubles=len(found.duplicates) + len(foreseen.preview.duplicates),
        lines=lines_of_checks(foreseen.to_check, told, answers, preview.place_of),
        to_check=sum(not check.aside for check in foreseen.to_check),
        button=_import_button(len(found.added), len(found.updated)),
        value_columns=tuple(value_columns),
    )


def _heads(lines: Sequence[PersonLine]) -> tuple[str, ...]:
    """Fields that one of the first people has at least."""
    return tuple(name for name in SHOWN_FIELDS if any(getattr(line, name) for line in lines))


def _cells(line: PersonLine, heads: Sequence[str]) -> tuple[str, ...]:
    cells = []
    for name in heads:
        value = getattr(line, name)
        if name == "referent":
            value = _("Oui") if value else ""
        elif name == "departement" and value in NAMES:
            value = f"{value} {NAMES[value]}"
        cells.append(str(value))
    return (line.name, *cells)


def result_detail(result: ImportResult) -> str:
    """« 23 personnes ajoutées, 2 déjà connues mises à jour, 1 à vérifier (ligne 19). »"""
    parts = []
    if result.added:
        parts.append(n_("{n} personne ajoutée", "{n} personnes ajoutées", result.added))
    if result.updated:
        parts.append(
            n_("{n} déjà connue mise à jour", "{n} déjà connues mises à jour", result.updated)
        )
    if result.duplicates:
        parts.append(n_("{n} en double laissée", "{n} en double laissées", result.duplicates))
    if aside := sum(check.aside for check in result.to_check):
        parts.append(n_("{n} laissée de côté", "{n} laissées de côté", aside))
    if numbers := [check.line for check in result.to_check if not check.aside]:
        lines = ", ".join(number(line) for line in numbers[:4])
        more = _(" et d'autres") if len(numbers) > 4 else ""
        where = n_("ligne {lines}", "lignes {lines}", len(numbers), lines=lines + more)
        parts.append(_("{n} à vérifier ({where})", n=number(len(numbers)), where=where))
    return (", ".join(parts) or _("Rien de nouveau")) + "."


def recognised_columns(preview: ListPreview) -> str:
    known = [heading for heading, field in preview.columns if field]
    return _("Colonnes reconnues : {columns}.", columns=", ".join(known))


def _recognised(preview: ListPreview) -> str:
    """« 97 lignes lues, encodage Windows-1252, séparateur point-virgule, titres en ligne 1. »"""
    parts = [n_("{n} ligne lue", "{n} lignes lues", preview.read)]
    if preview.parts:
        parts.append(n_("{n} feuille", "{n} feuilles", len(preview.parts)))
        return ", ".join(parts) + "."
    if preview.sheet:
        parts.append(_("feuille « {sheet} »", sheet=preview.sheet))
    if preview.encoding:
        encoding = ENCODINGS.get(preview.encoding.lower(), preview.encoding.upper())
        parts.append(_("encodage {encoding}", encoding=encoding))
    if preview.delimiter:
        parts.append(_("séparateur {sign}", sign=_delimiter(preview.delimiter)))
    if preview.header_line:
        parts.append(_("titres en ligne {line}", line=preview.header_line))
    else:
        parts.append(_("sans ligne de titres"))
    return ", ".join(parts) + "."


def _remembered(preview: ListPreview) -> str:
    """« Comme la dernière fois : « Votre maison » est la structure. »"""
    meanings = dict(preview.columns)
    said = [
        _("« {heading} » : {field}", heading=heading, field=_meaning(meanings[heading]))
        for heading in preview.remembered
    ]
    return _("Comme la dernière fois. {meanings}.", meanings=", ".join(said)) if said else ""


def _meaning(field: str) -> str:
    return field_label(field) if field else _("information libre")


def _delimiter(sign: str) -> str:
    return {
        ";": _("point-virgule"),
        ",": _("virgule"),
        "\t": _("tabulation"),
        "|": _("barre verticale"),
    }.get(sign, f"« {sign} »")


def _import_button(added: int, updated: int) -> str:
    if added:
        return n_("Importer {n} personne", "Importer {n} personnes", added)
    if updated:
        return n_("Mettre à jour {n} personne", "Mettre à jour {n} personnes", updated)
    return ""


def choices() -> Sequence[tuple[str, str]]:
    """What a column may be: ("", "Information libre"), then each field."""
    return [("", _("Information libre")), *((field, field_label(field)) for field in FIELDS)]


def several_reads(groups: Sequence[ValueUsed]) -> int:
    """How many values are read in more than one way."""
    return sum(len(group.reads) > 1 for group in groups)
