"""A schedule from and to the command line: taken from a file or another workshop, or kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from workshop_app.commands.session import Session, do, read_file, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _, n_
from workshop_app.services.files import write_aside
from workshop_app.services.phases import schedule as phases_of
from workshop_app.services.schedule_taken import (
    LARGEST_FILE,
    add_phases,
    schedule_file,
    take_phases,
)
from workshop_app.services.templates import (
    keep_template,
    remove_template,
    template_named,
    templates_of,
)


def schedule(
    context: typer.Context,
    workshop: WorkshopName,
    source: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None,
    like: Annotated[str, typer.Option("--like", metavar="WORKSHOP")] = "",
    own: Annotated[str, typer.Option("--own", metavar="NAME")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
) -> None:
    """Take the phases of a file (JSON, CSV, XLSX, ODS) or of another workshop, add those that were
    kept under a name, or write them to a file (JSON or CSV)."""
    session: Session = context.obj
    if sum((source is not None, bool(like), bool(own), out is not None)) != 1:
        raise Problem("schedule_one_option")
    with session.house() as house:
        key = workshop_named(house, workshop)
        if out is not None:
            ask = partial(schedule_file, ending=out.suffix.lower())
            write_aside(out, house.library.read(key, ask))
            session.answer({"written": str(out)}, _("Le déroulé est dans {path}", path=out))
            return
        if own:
            kept = house.library.read(WHOLE_LIBRARY, partial(template_named, name=own))
            read = house.read_schedule(kept.content.encode(), kept.name)
            added = len(do(house, key, partial(add_phases, phases=read)))
            told = n_("{n} phase ajoutée au déroulé.", "{n} phases ajoutées au déroulé.", added)
            session.answer({"phases": added}, told)
            return
        if source is not None:
            phases = house.read_schedule(read_file(source, LARGEST_FILE), source.name)
        else:
            phases = tuple(house.library.read(workshop_named(house, like), phases_of))
        count = do(house, key, partial(take_phases, phases=phases))
    session.answer(
        {"phases": count},
        n_("{n} phase remplace le déroulé.", "{n} phases remplacent le déroulé.", count),
    )


def templates(
    context: typer.Context,
    source: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.json")] = None,
    remove: Annotated[str, typer.Option("--remove", metavar="NAME")] = "",
) -> None:
    """List the phases and schedules kept in the library; keep those of a file, write one to a file,
    remove one."""
    session: Session = context.obj
    if sum((source is not None, out is not None, bool(remove))) > 1 or (out and not name):
        raise Problem("schedule_one_option")
    with session.house() as house:
        if source is not None:
            phases = house.read_schedule(read_file(source, LARGEST_FILE), source.name)
            called = name or (phases[0].title if len(phases) == 1 else source.stem)
            do(house, WHOLE_LIBRARY, partial(keep_template, name=called, phases=phases))
        elif out is not None:
            found = house.library.read(WHOLE_LIBRARY, partial(template_named, name=name))
            write_aside(out, found.content.encode())
        elif remove:
            gone = house.library.read(WHOLE_LIBRARY, partial(template_named, name=remove))
            do(house, WHOLE_LIBRARY, partial(remove_template, key=gone.id))
        kept = templates_of(house.library)
    told = [_("{name} ({n} min)", name=each.name, n=each.planned_s // 60) for each in kept]
    session.answer(
        {
            "templates": [
                {"name": each.name, "phases": each.phases, "minutes": each.planned_s // 60}
                for each in kept
            ]
        },
        *(told or [_("« Mes phases » est vide.")]),
    )
