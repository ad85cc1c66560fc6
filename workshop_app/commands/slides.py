"""The command that makes slides: what opens a day, and what closes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from workshop_app.bootstrap import House
from workshop_app.commands.session import Session, do, prove_writable, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.problems import Problem
from workshop_app.domain.slides import DECKS, DeckKind
from workshop_app.i18n.translate import n_
from workshop_app.services.ports import Watch
from workshop_app.services.slide_templates import bring_in, choose_template, template_chosen
from workshop_app.services.slides import collect_deck, fingerprint_of, mark_made

OWN = "tablee"
"""What `--template` is given to go back to Tablée's own."""
ENDING = ".pptx"


def slides(
    context: typer.Context,
    workshop: WorkshopName,
    deck: str,
    out: Annotated[Path, typer.Option("--out")],
    template: Annotated[str, typer.Option("--template", metavar="FILE|tablee")] = "",
) -> None:
    """Write slides: intro or conclusion. A template is kept with the workshop."""
    session: Session = context.obj
    kind = _kind(deck)
    if out.suffix.lower() != ENDING:
        raise Problem("ending_not_known", ending=out.suffix or out.name, endings=ENDING)
    prove_writable(out)
    with session.house() as house:
        key = workshop_named(house, workshop)
        if template:
            _choose(house, key, template)
        chosen = house.library.read(key, template_chosen)
        content = house.library.read(key, partial(collect_deck, kind=kind, now=house.clock.now()))
        written = house.office.slides(content, chosen, out, Watch())
        do(house, key, partial(mark_made, kind=kind, fingerprint=fingerprint_of(content)))
    session.answer(
        {"written": str(out), "slides": written.pages},
        n_("{path} : {n} diapositive", "{path} : {n} diapositives", written.pages, path=out),
    )


def _kind(word: str) -> DeckKind:
    for each in DECKS:
        if each == word.casefold():
            return each
    raise Problem("unknown_deck", kind=word, kinds=", ".join(DECKS))


def _choose(house: House, workshop: UUID, template: str) -> None:
    chosen = None if template == OWN else bring_in(Path(template), house.office)
    do(house, workshop, partial(choose_template, template=chosen))
