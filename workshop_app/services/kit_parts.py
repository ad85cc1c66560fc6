"""Parts of documents that can be printed alone, and whether the paper of each still tells true.

A part is a badge (named by the person's id) or what lies on one table (named by its number); a
document without parts is its own only part. Decides fingerprints, marks and what is left to print.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID, uuid4

from workshop_app.domain.documents import KIT_KINDS, WHOLE, KitKind, Printed, is_out_of_date
from workshop_app.domain.facts import DocumentPrinted
from workshop_app.services.kit_content import (
    Badge,
    KitContent,
    ReferentSheet,
    TableList,
    TableSign,
    WifiSheet,
)
from workshop_app.services.ports import Snapshot, UnitOfWork

PrintState = Literal["new", "printed", "redo"]
BY_TABLE: frozenset[KitKind] = frozenset(("fiches", "tables", "wifi", "par-table"))
WITH_PARTS: frozenset[KitKind] = BY_TABLE | {"badges"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one part says: kept when it is printed."""

    kind: KitKind
    part: str
    fingerprint: str
    tables: tuple[int, ...]


def only_parts(content: KitContent, wanted: Mapping[KitKind, Iterable[object]]) -> KitContent:
    """The same kit with only these parts of the documents named; the others stay whole.

    `only_parts(content, {"badges": people, "par-table": tables})`: ids, numbers of tables.
    """
    kept = {kind: frozenset(map(str, parts)) for kind, parts in wanted.items()}

    def of(kind: KitKind, part: str) -> bool:
        return kind not in kept or part in kept[kind]

    return replace(
        content,
        badges=tuple(each for each in content.badges if of("badges", str(each.person))),
        sheets=tuple(each for each in content.sheets if of("fiches", str(each.table))),
        signs=tuple(each for each in content.signs if of("tables", str(each.table))),
        wifi_sheets=tuple(each for each in content.wifi_sheets if of("wifi", str(each.sign.table))),
        table_lists=tuple(each for each in content.table_lists if of("par-table", str(each.table))),
    )


def parts(kind: KitKind, content: KitContent) -> Mapping[str, object]:
    """What each part of a document shows, in the order of its pages."""
    match kind:
        case "badges":
            return {str(badge.person): badge for badge in content.badges}
        case "fiches":
            return {str(sheet.table): sheet for sheet in content.sheets}
        case "tables":
            return {str(sign.table): sign for sign in content.signs}
        case "wifi":
            return {str(each.sign.table): each for each in content.wifi_sheets}
        case "par-table":
            return {str(each.table): each for each in content.table_lists}
        case "regles":
            return {WHOLE: content.rules}
        case "mur":
            return {WHOLE: content.wall}
        case "cartes":
            return {WHOLE: content.cards}
        case "noms":
            return {WHOLE: content.names}
        case "emargement":
            return {WHOLE: content.attendance}
        case "plan":
            return {WHOLE: content.plan}
        case "decompte":
            return {WHOLE: content.tallies}
        case "avis":
            return {WHOLE: content.opinion}


def fingerprint(kind: KitKind, content: KitContent) -> str:
    """Changes exactly when the paper of this document would say something else."""
    return _hash(tuple(parts(kind, content).values()))


def marks_of(content: KitContent, kinds: Iterable[KitKind]) -> tuple[Mark, ...]:
    """What printing these documents of this content puts on paper, part by part."""
    return tuple(
        Mark(kind, part, _hash(shown), _tables_of(shown))
        for kind in kinds
        for part, shown in parts(kind, content).items()
    )


def part_states(snapshot: Snapshot, content: KitContent) -> Mapping[KitKind, dict[str, PrintState]]:
    """For each part of each document: never printed, still true, or to be done again."""
    known = printed_parts(snapshot)
    states: dict[KitKind, dict[str, PrintState]] = {kind: {} for kind in KIT_KINDS}
    for mark in marks_of(content, KIT_KINDS):
        printed = known.get((mark.kind, mark.part))
        state: PrintState = "new"
        if printed is not None:
            stale = is_out_of_date(printed, mark.fingerprint) and not _can_wait(mark, content)
            state = "redo" if stale else "printed"
        states[mark.kind][mark.part] = state
    return states


def _can_wait(mark: Mark, content: KitContent) -> bool:
    """What is no longer true, and is not to be printed again for that.

    The sheet on which people have begun to sign tells of them as they come.
    """
    signed = mark.kind == "emargement" and content.attendance.opened
    return signed or _waits_for_a_seat(mark)


def state_of(parts: Mapping[str, PrintState]) -> PrintState:
    """Of a whole document: to be done again as soon as one of its parts is, or is missing."""
    found = set(parts.values()) or {"new"}
    if found == {"new"}:
        return "new"
    return "printed" if found == {"printed"} else "redo"


def print_states(snapshot: Snapshot, content: KitContent) -> Mapping[KitKind, PrintState]:
    """For each document: never printed, still true, or to be done again."""
    return {kind: state_of(each) for kind, each in part_states(snapshot, content).items()}


def to_print(states: Mapping[str, PrintState]) -> tuple[str, ...]:
    """The parts whose paper is missing or no longer true."""
    return tuple(part for part, state in states.items() if state != "printed")


def out_of_date(states: Mapping[KitKind, Mapping[str, PrintState]]) -> dict[KitKind, list[str]]:
    """The documents to be done again, and of each only the parts whose paper is not true."""
    return {
        kind: list(to_print(parts)) for kind, parts in states.items() if state_of(parts) == "redo"
    }


def printed_parts(snapshot: Snapshot) -> Mapping[tuple[str, str], Printed]:
    """Kind and part -> what its paper said when it left."""
    return {(printed.kind, printed.part): printed for printed in snapshot.printed.where()}


def printed_badges(snapshot: Snapshot) -> Mapping[UUID, Printed]:
    """Whose badge is on paper, and which tables it sends them to (`Printed.tables`)."""
    badges = snapshot.printed.where(kind="badges")
    return {UUID(badge.part): badge for badge in badges if badge.part}


def mark_printed(uow: UnitOfWork, marks: Sequence[Mark]) -> Sequence[Printed]:
    """Remember what each part said when it left, all in one undo."""
    known = printed_parts(uow)
    return [_mark(uow, known.get((mark.kind, mark.part)), mark) for mark in marks]


def _mark(uow: UnitOfWork, known: Printed | None, mark: Mark) -> Printed:
    if known is None:
        first = Printed(
            id=uuid4(),
            workshop=uow.workshop,
            kind=mark.kind,
            fingerprint=mark.fingerprint,
            printed_at=uow.now,
            part=mark.part,
            tables=mark.tables,
        )
        return uow.record(DocumentPrinted(None, first))
    again = replace(known, fingerprint=mark.fingerprint, printed_at=uow.now, tables=mark.tables)
    return uow.record(DocumentPrinted(known, again))


def _waits_for_a_seat(mark: Mark) -> bool:
    """The badge of somebody whose chair was given away is not worth paper until there is another:
    after a repair, the absent are not printed again."""
    return mark.kind == "badges" and not mark.tables


def _tables_of(shown: object) -> tuple[int, ...]:
    match shown:
        case Badge(tables=tables):
            return tables
        case ReferentSheet(table=table) | TableSign(table=table) | TableList(table=table):
            return (table,)
        case WifiSheet(sign=sign):
            return (sign.table,)
        case _:
            return ()


def _hash(shown: object) -> str:
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]
