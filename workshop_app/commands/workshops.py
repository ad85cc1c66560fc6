"""Commands on the library: new, list, import, export, open, backup, check, migrate."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from workshop_app.bootstrap import House
from workshop_app.commands.programme import OF_A_GROUP, export_of_group
from workshop_app.commands.session import (
    Session,
    do,
    plain,
    read_file,
    workshop_named,
)
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.problems import Problem
from workshop_app.domain.workshop import MODELS, Model
from workshop_app.i18n.labels import field_label, stage_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import day
from workshop_app.services.exchange import as_csv, as_json, card_rows, columns_of
from workshop_app.services.files import write_aside
from workshop_app.services.list_import import (
    ImportResult,
    foresee_import,
    import_people,
    import_result,
)
from workshop_app.services.list_sources import (
    is_worth_remembering,
    remember_source,
    remembered_by,
)
from workshop_app.services.people_exchange import ENDINGS as PEOPLE_ENDINGS
from workshop_app.services.people_exchange import people_file, people_table
from workshop_app.services.ports import LARGEST_LIST
from workshop_app.services.workshops import create_workshop, list_workshops, the_workshop

CARD_ENDINGS = (".csv", ".xlsx", ".json", ".tablee")
WorkshopName = Annotated[str, typer.Argument(metavar="WORKSHOP")]


def new(context: typer.Context, model: str, title: Annotated[str, typer.Option("--title")]) -> None:
    """Create a workshop from a model: concertation, groupe-de-travail, accompagnement, vierge."""
    session: Session = context.obj
    known: dict[str, Model] = {name: name for name in MODELS}
    if model not in known:
        raise Problem("unknown_model", model=model, models=", ".join(MODELS))
    key = uuid4()
    with session.house() as house:
        create = partial(create_workshop, model=known[model], title=title)
        created = do(house, key, create)
    session.answer(
        {"workshop": str(key), "title": created.title},
        _("Atelier « {title} » créé : {key}", title=created.title, key=key),
    )


def list_(context: typer.Context) -> None:
    """The workshops of the library."""
    session: Session = context.obj
    with session.house() as house:
        found = list_workshops(house.library)
    rows = [
        {
            "id": str(line.workshop.id),
            "title": line.workshop.title,
            "stage": line.stage,
            "date": plain(line.workshop.day),
        }
        for line in found
    ]
    told = [
        "  ".join(
            (
                str(line.workshop.id),
                stage_label(line.stage),
                day(line.workshop.day, language()) if line.workshop.day else _("sans date"),
                line.workshop.title,
            )
        )
        for line in found
    ]
    session.answer({"workshops": rows}, *(told or [_("Aucun atelier pour l'instant.")]))


def import_(
    context: typer.Context,
    workshop: WorkshopName,
    file: Path,
    sheet: Annotated[str | None, typer.Option("--sheet")] = None,
    columns: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=field")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Read a list of participants: CSV, TSV, XLSX or ODS."""
    session: Session = context.obj
    chosen = _mapping(columns or [])
    content = read_file(file, LARGEST_LIST)
    with session.house() as house:
        key = workshop_named(house, workshop)
        remembered = remembered_by(house.library)
        preview = house.read_list(
            content, file.name, sheet=sheet, mapping=chosen or None, remembered=remembered
        )
        if dry_run:
            foreseen = house.library.read(key, partial(foresee_import, preview=preview))
            result = import_result(preview, foreseen)
        else:
            result = do(house, key, partial(import_people, preview=preview))
            if is_worth_remembering(preview):
                do(house, WHOLE_LIBRARY, partial(remember_source, preview=preview))
    _tell_import(session, result)


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column:
            raise Problem("map_not_valid", value=pair)
        mapping[column] = field
    return mapping


def _tell_import(session: Session, result: ImportResult) -> None:
    to_check = [
        {
            "line": c.line,
            "field": c.field,
            "value": c.value,
            "reason": sentence(c.reason, {"value": c.value}),
        }
        for c in result.to_check
    ]
    told = [
        n_("{name} : {n} ligne lue.", "{name} : {n} lignes lues.", result.read, name=result.name),
        n_("{n} personne ajoutée", "{n} personnes ajoutées", result.added),
        n_("{n} mise à jour", "{n} mises à jour", result.updated),
        n_("{n} doublon", "{n} doublons", result.duplicates),
        *(
            _(
                "À vérifier, ligne {line}, {field} « {value} » : {reason}",
                **check | {"field": field_label(str(check["field"])) or _("la ligne")},
            )
            for check in to_check
        ),
    ]
    values = {
        "read": result.read,
        "added": result.added,
        "updated": result.updated,
        "duplicates": result.duplicates,
        "to_check": to_check,
        "columns": dict(result.columns),
    }
    session.answer(values, *told)


def export(
    context: typer.Context,
    workshop: WorkshopName,
    file: Path,
    people: Annotated[bool, typer.Option("--people")] = False,
) -> None:
    """Write the cards (.csv, .xlsx, .json) or the whole workshop (.tablee), by the file's ending;
    with --people the participants (.csv, .xlsx); the meetings of a group for a diary (.ics), its
    call for candidates as text (.txt)."""
    session: Session = context.obj
    ending = file.suffix.lower()
    if ending in OF_A_GROUP and not people:
        export_of_group(session, workshop, file)
        return
    written = PEOPLE_ENDINGS if people else CARD_ENDINGS
    if ending not in written:
        known = written if people else (*written, *OF_A_GROUP)
        raise Problem("ending_not_known", ending=ending or file.name, endings=", ".join(known))
    with session.house() as house:
        key = workshop_named(house, workshop)
        if people:
            told = _export_people(house, key, file, ending)
        else:
            told = _export_cards(house, key, file, ending)
    rows, said = told
    session.answer({"rows": rows, "written": str(file)}, said)


def _export_people(house: House, key: UUID, file: Path, ending: str) -> tuple[int, str]:
    table = house.library.read(key, people_table)
    write_aside(file, people_file(table, ending, house.write_sheet))
    count = len(table.rows)
    said = n_(
        "{n} participant écrit dans {path}", "{n} participants écrits dans {path}", count, path=file
    )
    return count, said


def _export_cards(house: House, key: UUID, file: Path, ending: str) -> tuple[int, str]:
    rows = house.library.read(key, card_rows)
    if ending == ".tablee":
        house.archive.write(key, file)
        return len(rows), _("L'atelier entier est dans {path}", path=file)
    if ending == ".xlsx":
        columns = columns_of(rows)
        cells = [[row[name] for name in columns] for row in rows]
        write_aside(file, house.write_sheet(_("Cartes"), columns, cells))
    else:
        write_aside(file, as_csv(rows) if ending == ".csv" else as_json(rows))
    said = n_(
        "{n} carte écrite dans {path}", "{n} cartes écrites dans {path}", len(rows), path=file
    )
    return len(rows), said


def open_(context: typer.Context, file: Path) -> None:
    """Take a .tablee file into the library."""
    session: Session = context.obj
    with session.house() as house:
        key = house.archive.take_in(file)
        title = house.library.read(key, the_workshop).title
    session.answer(
        {"workshop": str(key), "title": title},
        _("« {title} » est dans la bibliothèque.", title=title),
    )


def backup(context: typer.Context, workshop: WorkshopName, folder: Path) -> None:
    """Copy the workshop, whole and consistent, even while it is in use."""
    session: Session = context.obj
    with session.house() as house:
        key = workshop_named(house, workshop)
        at = house.clock.now().astimezone()
        target = folder / f"{key}-{at:%Y%m%d-%H%M%S}.tablee"
        house.archive.write(key, target)
    session.answer({"ok": True, "written": str(target)}, _("Copié : {path}", path=target))


def check(context: typer.Context) -> None:
    """Is the library sound?"""
    session: Session = context.obj
    with session.house() as house:
        found = house.archive.check()
    if found:
        raise Problem("library_damaged", found=found[0])
    session.answer({"ok": True}, _("La bibliothèque est saine."))


def migrate(context: typer.Context) -> None:
    """Bring the library to this version of Tablée; the old one is copied beside it."""
    session: Session = context.obj
    with session.house() as house:
        version = house.archive.version()
    session.answer(
        {"ok": True, "version": version},
        _("La bibliothèque est à jour (version {version}).", version=version),
    )
