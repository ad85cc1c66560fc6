"""The organiser's own template of slides: brought in once, found again when slides are made.

Decides what a choice of template points to; what makes a template is the port's.
"""

from __future__ import annotations

from pathlib import Path

from workshop_app.domain.problems import Problem
from workshop_app.domain.slides import SlideChoices
from workshop_app.services.ports import (
    LARGEST_TEMPLATE,
    OfficeWriter,
    Surroundings,
    TemplateShelf,
    UnitOfWork,
)
from workshop_app.services.slides import change_slides


def bring_in(source: Path, office: OfficeWriter, shelf: TemplateShelf) -> tuple[str, str]:
    """Read and keep a file. Returns its key and its name. Blocks. Raises Problem, Surroundings."""
    try:
        if source.stat().st_size > LARGEST_TEMPLATE:
            most = LARGEST_TEMPLATE // 1024**2
            raise Problem("slides_template_too_big", name=source.name, most=most)
        content = source.read_bytes()
    except FileNotFoundError as error:
        raise Surroundings("file_not_found", path=str(source)) from error
    except OSError as error:
        raise Surroundings("file_unreadable", path=str(source)) from error
    return shelf.keep(office.template_of(content, source.name)), source.name


def choose_template(uow: UnitOfWork, key: str, name: str) -> SlideChoices:
    """For this workshop; "" goes back to Tablée's own."""
    return change_slides(uow, template=key, template_name=name if key else "")


def template_path(choices: SlideChoices, shelf: TemplateShelf) -> Path | None:
    """Where the chosen one lies; None for Tablée's own. Raises Surroundings when it is not here."""
    if not choices.template:
        return None
    found = shelf.path(choices.template)
    if found is None:
        raise Surroundings("slides_template_gone", name=choices.template_name)
    return found
