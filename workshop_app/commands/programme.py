"""What a working group gives to other programs: meetings for a diary, the call as plain text."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from workshop_app.commands.session import Session, workshop_named
from workshop_app.i18n.translate import _, n_
from workshop_app.services.agenda import agenda_file, dated
from workshop_app.services.call_for_candidates import call_text
from workshop_app.services.files import write_aside
from workshop_app.services.meetings import meetings_in_time
from workshop_app.services.project import collect_project

DIARY, TEXT = ".ics", ".txt"
OF_A_GROUP = (DIARY, TEXT)


def export_of_group(session: Session, workshop: str, file: Path) -> None:
    with session.house() as house:
        key = workshop_named(house, workshop)
        now = house.clock.now()
        if file.suffix.lower() == TEXT:
            content = house.library.read(key, partial(collect_project, now=now))
            write_aside(file, call_text(content).encode("utf-8"))
            session.answer(
                {"written": str(file)}, _("L'appel à candidatures est dans {path}", path=file)
            )
            return
        meetings = dated(house.library.read(key, meetings_in_time))
        write_aside(file, house.library.read(key, partial(agenda_file, now=now)))
    session.answer(
        {"rows": len(meetings), "written": str(file)},
        n_(
            "{n} rencontre écrite dans {path}",
            "{n} rencontres écrites dans {path}",
            len(meetings),
            path=file,
        ),
    )
