"""The organiser's own template of slides: brought in once, kept with the workshop ever after.

Decides what a choice of template points to; what makes a template is the port's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain.problems import Problem
from workshop_app.domain.slides import SlideChoices
from workshop_app.services.ports import (
    LARGEST_TEMPLATE,
    OfficeWriter,
    Snapshot,
    Surroundings,
    UnitOfWork,
)
from workshop_app.services.slides import change_slides, choices_of


@dataclass(frozen=True, slots=True)
class Template:
    """What is kept of a file that somebody chose."""

    name: str
    content: bytes


def bring_in(source: Path, office: OfficeWriter) -> Template:
    """Read a file and see that it is a template. Blocks. Raises Problem, Surroundings."""
    try:
        if source.stat().st_size > LARGEST_TEMPLATE:
            most = LARGEST_TEMPLATE // 1024**2
            raise Problem("slides_template_too_big", name=source.name, most=most)
        content = source.read_bytes()
    except FileNotFoundError as error:
        raise Surroundings("file_not_found", path=str(source)) from error
    except OSError as error:
        raise Surroundings("file_unreadable", path=str(source)) from error
    return Template(source.name, office.template_of(content, source.name))


def choose_template(uow: UnitOfWork, template: Template | None) -> SlideChoices:
    """For this workshop; None goes back to Tablée's own. What was kept stays, for an undo."""
    if template is None:
        return change_slides(uow, template="", template_name="")
    digest = hashlib.sha256(template.content).hexdigest()
    uow.keep_file(digest, template.content)
    return change_slides(uow, template=digest, template_name=template.name)


def template_chosen(snapshot: Snapshot) -> bytes | None:
    """None for Tablée's own. Raises Problem when the one chosen is not in the library."""
    choices = choices_of(snapshot)
    if not choices.template:
        return None
    found = snapshot.file(choices.template)
    if found is None:
        raise Problem("slides_template_gone", name=choices.template_name)
    return found
