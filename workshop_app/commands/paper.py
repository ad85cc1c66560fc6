"""Commands that write documents: the kit of the hall and the report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from workshop_app.commands.session import Session, do, prove_writable, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.documents import KIT_KINDS, PROJECT_SHEET, KitKind
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import n_
from workshop_app.services.kit import collect_kit, fingerprint, mark_printed
from workshop_app.services.kit_content import KitOptions
from workshop_app.services.ports import Watch, Written
from workshop_app.services.project import collect_project
from workshop_app.services.project_words import shortened_words
from workshop_app.services.report import collect
from workshop_app.services.report_given import report_given
from workshop_app.services.workshops import change_workshop, the_workshop

ALL = "kit"
Out = Annotated[Path, typer.Option("--out")]


def print_(
    context: typer.Context,
    workshop: WorkshopName,
    kind: str,
    out: Out,
    paper: Annotated[str, typer.Option("--posters", metavar="A3|A4")] = "A3",
    large_print: Annotated[bool, typer.Option("--large-print")] = False,
    save_ink: Annotated[bool, typer.Option("--save-ink")] = False,
) -> None:
    """Write a document of the hall: regles, fiches, tables, cartes, listes, or kit for all; or the
    project sheet, fiche-projet."""
    session: Session = context.obj
    if kind == PROJECT_SHEET:
        _print_project_sheet(session, workshop, out)
        return
    kinds = _kinds(kind)
    options = KitOptions(
        poster="A4" if paper.upper() == "A4" else "A3", large_print=large_print, save_ink=save_ink
    )
    with session.house() as house:
        key = workshop_named(house, workshop)
        address = house.printed_address(house.library.read(key, the_workshop))
        content = house.library.read(
            key, partial(collect_kit, address=address, now=house.clock.now())
        )
        written = house.printer.kit(content, kinds, options, out, Watch())
        for each in kinds:
            mark = partial(mark_printed, kind=each, fingerprint=fingerprint(each, content))
            do(house, key, mark)
    _tell(session, written)


def _kinds(kind: str) -> Sequence[KitKind]:
    if kind == ALL:
        return KIT_KINDS
    for known in KIT_KINDS:
        if known == kind:
            return (known,)
    raise Problem("unknown_document", kind=kind, kinds=", ".join((*KIT_KINDS, ALL, PROJECT_SHEET)))


def _print_project_sheet(session: Session, workshop: str, out: Path) -> None:
    with session.house() as house:
        key = workshop_named(house, workshop)
        content = house.library.read(key, partial(collect_project, now=house.clock.now()))
        written = house.printer.project_sheet(content, out, Watch())
    told = [n_("{path} : {n} page", "{path} : {n} pages", written.pages, path=written.path)]
    if written.shortened:
        told.append(shortened_words(written.shortened))
    session.answer(
        {
            "written": str(written.path),
            "pages": written.pages,
            "shortened": list(written.shortened),
        },
        *told,
    )


def report(
    context: typer.Context,
    workshop: WorkshopName,
    out: Out,
    shareable: Annotated[bool | None, typer.Option("--shareable/--internal")] = None,
) -> None:
    """Write the report as a PDF."""
    session: Session = context.obj
    if out.suffix.lower() != ".pdf":
        raise Problem("ending_not_known", ending=out.suffix or out.name, endings=".pdf")
    prove_writable(out)
    with session.house() as house:
        key = workshop_named(house, workshop)
        if shareable is not None:
            do(house, key, partial(change_workshop, shareable_report=shareable))
        content = house.library.read(key, partial(collect, now=house.clock.now()))
        written = house.printer.report(content, out, Watch())
        do(house, key, report_given)
    _tell(session, written)


def _tell(session: Session, written: Written) -> None:
    session.answer(
        {"written": str(written.path), "pages": written.pages},
        n_("{path} : {n} page", "{path} : {n} pages", written.pages, path=written.path),
    )
