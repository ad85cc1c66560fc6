"""A schedule from and to the command line: taken from a file or another workshop, or kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from workshop_app.commands.session import Session, do, read_file, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _, n_
from workshop_app.services.files import write_aside
from workshop_app.services.phases import schedule as phases_of
from workshop_app.services.schedule_taken import LARGEST_FILE, schedule_file, take_phases


def schedule(
    context: typer.Context,
    workshop: WorkshopName,
    source: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None,
    like: Annotated[str, typer.Option("--like", metavar="WORKSHOP")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
) -> None:
    """Take the phases of a file (JSON, CSV, XLSX, ODS) or of another workshop, or write them to a
    file (JSON or CSV)."""
    session: Session = context.obj
    if sum((source is not None, bool(like), out is not None)) != 1:
        raise Problem("schedule_one_option")
    with session.house() as house:
        key = workshop_named(house, workshop)
        if out is not None:
            ask = partial(schedule_file, ending=out.suffix.lower())
            write_aside(out, house.library.read(key, ask))
            session.answer({"written": str(out)}, _("Le déroulé est dans {path}", path=out))
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
