"""Commands that write documents: the kit of the hall and the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar
from uuid import UUID

import typer

from workshop_app.commands.attend import named
from workshop_app.commands.session import Session, do, prove_writable, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.documents import (
    BALANCE_NOTE,
    CERTIFICATES,
    CONDUCTOR,
    KIT_KINDS,
    MARKET,
    NEIGHBOURS,
    PROJECT_SHEET,
    KitKind,
)
from workshop_app.domain.paper import BADGE_BACKS, BADGE_FORMATS, POSTER_SIZES
from workshop_app.domain.problems import Problem
from workshop_app.domain.search import finds, searched
from workshop_app.i18n.translate import _, n_
from workshop_app.services.badges import give_badges
from workshop_app.services.balance_note import balance_note
from workshop_app.services.certificates import certificates
from workshop_app.services.checkin_list import door_rows
from workshop_app.services.conductor import collect_conductor
from workshop_app.services.forum import market_of, market_sheet
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_parts import (
    BY_TABLE,
    mark_printed,
    marks_of,
    only_parts,
    out_of_date,
    part_states,
)
from workshop_app.services.neighbours import first_neighbours, groups_sheet
from workshop_app.services.ports import Watch, Written
from workshop_app.services.project import collect_project
from workshop_app.services.project_words import shortened_words
from workshop_app.services.report import collect
from workshop_app.services.report_given import report_given
from workshop_app.services.workshops import change_workshop, the_workshop

T = TypeVar("T", bound=str)
GROUPS: dict[str, tuple[KitKind, ...]] = {"kit": KIT_KINDS, "listes": ("noms", "par-table")}
"""Words that name several documents."""
REPORT_ENDINGS = (".pdf", ".docx")
Out = Annotated[Path, typer.Option("--out")]


def print_(
    context: typer.Context,
    workshop: WorkshopName,
    kind: str,
    out: Out,
    paper: Annotated[str, typer.Option("--posters", metavar="A3|A4")] = "",
    large_print: Annotated[bool, typer.Option("--large-print")] = False,
    save_ink: Annotated[bool, typer.Option("--save-ink")] = False,
    badge: Annotated[str, typer.Option("--badge", metavar="|".join(BADGE_FORMATS))] = "",
    back: Annotated[str, typer.Option("--back", metavar="|".join(BADGE_BACKS))] = "",
    person: Annotated[list[str] | None, typer.Option("--person", metavar="NAME")] = None,
    table: Annotated[list[int] | None, typer.Option("--table", metavar="N")] = None,
    redo: Annotated[bool, typer.Option("--redo")] = False,
    turn: Annotated[int, typer.Option("--round", metavar="N", min=1)] = 1,
) -> None:
    """Write a document of the hall: regles, mur, fiches, tables, wifi, cartes, badges, noms,
    emargement, par-table, listes, plan, decompte, avis, or kit for all; or the project sheet,
    fiche-projet; or attestations of who came; or the note on the split, note, of one round; for a
    method, voisins (pairs and fours) or forum (the marketplace); or the schedule as one holds it in
    hand, conducteur."""
    session: Session = context.obj
    if kind == PROJECT_SHEET:
        _print_project_sheet(session, workshop, out)
        return
    if kind == CERTIFICATES:
        _print_certificates(session, workshop, out, person or ())
        return
    if kind == BALANCE_NOTE:
        _print_note(session, workshop, out, turn)
        return
    if kind in (NEIGHBOURS, MARKET, CONDUCTOR):
        _print_method(session, workshop, kind, out)
        return
    kinds = _kinds(kind)
    typed = {
        "poster": _one_of(paper, POSTER_SIZES),
        "large_print": large_print or None,
        "save_ink": save_ink or None,
        "badge": _one_of(badge, BADGE_FORMATS),
        "badge_back": _one_of(back, BADGE_BACKS),
    }
    with session.house() as house:
        key = workshop_named(house, workshop)
        if "badges" in kinds:
            do(house, key, give_badges)
        known = house.library.read(key, the_workshop)
        given: dict[str, Any] = {name: value for name, value in typed.items() if value is not None}
        options = replace(known.paper, **given)
        address = house.printed_address(known)
        collect = partial(collect_kit, address=address, now=house.clock.now())
        content = house.library.read(key, collect)
        if redo:
            states = house.library.read(key, partial(part_states, content=content))
            stale = {each: parts for each, parts in out_of_date(states).items() if each in kinds}
            kinds, content = tuple(stale), only_parts(content, stale)
        content = _chosen(content, person or (), table or ())
        if not kinds:
            raise Problem("nothing_to_redo")
        written = house.printer.kit(content, kinds, options, out, Watch())
        do(house, key, partial(mark_printed, marks=marks_of(content, kinds)))
    _tell(session, written)


def _kinds(word: str) -> tuple[KitKind, ...]:
    if word in GROUPS:
        return GROUPS[word]
    for one in KIT_KINDS:
        if one == word:
            return (one,)
    others = (PROJECT_SHEET, CERTIFICATES, BALANCE_NOTE, NEIGHBOURS, MARKET, CONDUCTOR)
    known = (*KIT_KINDS, *GROUPS, *others)
    raise Problem("unknown_document", kind=word, kinds=", ".join(known))


def _one_of(word: str, known: tuple[T, ...]) -> T | None:
    """The word, as one of those an option takes; None when it was not typed."""
    if not word:
        return None
    for each in known:
        if str(each).casefold() == word.casefold():
            return each
    raise Problem("unknown_choice", value=word, known=", ".join(map(str, known)))


def _chosen(content: KitContent, names: Sequence[str], tables: Sequence[int]) -> KitContent:
    """Only the badges of these people and what lies on these tables, when some are named."""
    if names:
        content = only_parts(content, {"badges": _people(content, names)})
    if tables:
        known = {sign.table for sign in content.signs}
        for table in tables:
            if table not in known:
                raise Problem("unknown_table", table=table)
        content = only_parts(content, dict.fromkeys(BY_TABLE, tables))
    return content


def _people(content: KitContent, names: Sequence[str]) -> Sequence[UUID]:
    """Everybody whom one of these names, or beginnings of names, finds."""
    found = []
    for name in names:
        these = [
            badge.person
            for badge in content.badges
            if finds(name, searched(badge.first_name, badge.last_name))
        ]
        if not these:
            raise Problem("nobody_named", name=name)
        found += these
    return found


def report(
    context: typer.Context,
    workshop: WorkshopName,
    out: Out,
    shareable: Annotated[bool | None, typer.Option("--shareable/--internal")] = None,
) -> None:
    """Write the report, a PDF or a Word document by the ending of the file."""
    session: Session = context.obj
    ending = out.suffix.lower()
    if ending not in REPORT_ENDINGS:
        endings = ", ".join(REPORT_ENDINGS)
        raise Problem("ending_not_known", ending=out.suffix or out.name, endings=endings)
    prove_writable(out)
    with session.house() as house:
        key = workshop_named(house, workshop)
        if shareable is not None:
            do(house, key, partial(change_workshop, shareable_report=shareable))
        content = house.library.read(key, partial(collect, now=house.clock.now()))
        writer = house.printer if ending == ".pdf" else house.office
        written = writer.report(content, out, Watch())
        do(house, key, report_given)
    pages = written.pages if ending == ".pdf" else None
    version = _("version à partager") if content.shareable else _("version interne, avec les noms")
    session.answer(
        {"written": str(written.path), "pages": pages, "shareable": content.shareable},
        _("{path} : {version}", path=out, version=version),
    )


def _tell(session: Session, written: Written) -> None:
    session.answer(
        {"written": str(written.path), "pages": written.pages},
        n_("{path} : {n} page", "{path} : {n} pages", written.pages, path=written.path),
    )


def _print_certificates(session: Session, workshop: str, out: Path, names: Sequence[str]) -> None:
    """Of these people, or of everybody who came."""
    with session.house() as house:
        key = workshop_named(house, workshop)
        rows = house.library.read(key, door_rows)
        only = [named(rows, name).person.id for name in names] or None
        made = partial(certificates, now=house.clock.now(), only=only)
        content = house.library.read(key, made)
        written = house.printer.certificates(content, out, Watch())
    _tell(session, written)


def _print_note(session: Session, workshop: str, out: Path, turn: int) -> None:
    with session.house() as house:
        key = workshop_named(house, workshop)
        read = partial(balance_note, round_=turn, now=house.clock.now())
        content = house.library.read(key, read)
        written = house.note_printer.balance_note(content, out, Watch())
    _tell(session, written)


def _print_method(session: Session, workshop: str, kind: str, out: Path) -> None:
    """Of the first phase that has groups, or that is an open forum; or of the whole schedule."""
    with session.house() as house:
        key = workshop_named(house, workshop)
        if kind == NEIGHBOURS:
            groups = groups_sheet(house.library.read(key, first_neighbours))
            written = house.method_printer.groups_sheet(groups, out, Watch())
        elif kind == CONDUCTOR:
            day = house.library.read(key, partial(collect_conductor, now=house.clock.now()))
            written = house.method_printer.conductor(day, out, Watch())
        else:
            market = house.library.read(key, partial(market_of, now=house.clock.now()))
            if market is None:
                raise Problem("no_forum")
            written = house.method_printer.market(market_sheet(market), out, Watch())
    _tell(session, written)


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
