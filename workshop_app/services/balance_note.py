"""« La note » : why a split is fair, on paper, for whoever asks about a table.

Decides what the note says: every figure against its target, the rules that are kept, how to do it
again. Its layout is `printing`'s. One note a round.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from workshop_app.domain.groups.balance import CriterionSheet, Row, keeps
from workshop_app.domain.groups.problem import Rule
from workshop_app.domain.problems import Problem
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.balance import Balance, BalanceLine, Room, see
from workshop_app.services.balance_words import drawn
from workshop_app.services.kit_content import Heading
from workshop_app.services.mode_words import mode_name, share
from workshop_app.services.note_content import BalanceNote, NoteRow, NoteRule, NoteTable
from workshop_app.services.ports import Snapshot

SEVERAL = 2
"""Values that fewer people share make no row: nobody can be beside anybody."""


def balance_note(snapshot: Snapshot, round_: int = 1, *, now: datetime) -> BalanceNote:
    """The note of one round. Raises Problem when nobody sits yet, or never sat in that round."""
    seen = see(snapshot, round_)
    room, balance = seen.room, seen.balance
    if balance is None:
        raise Problem("note_without_split")
    if not 1 <= round_ <= room.rounds:
        raise Problem("note_no_such_round", round=round_, n=room.rounds)
    people = n_("{n} personne", "{n} personnes", len(room.people))
    tables = n_("{n} table", "{n} tables", room.tables)
    workshop = room.workshop
    return BalanceNote(
        heading=Heading(workshop.title, workshop.day, workshop.place),
        made_at=now,
        count=_("{people}, {tables}", people=people, tables=tables),
        round=_("Tour {n}", n=room.round) if room.rounds > 1 else "",
        drawn=drawn(room.split.seed) if room.split else "",
        summary=balance.summary,
        tables=tuple(_tables(balance)),
        rules=tuple(_rules(room, balance)),
    )


def _tables(balance: Balance) -> Iterable[NoteTable]:
    """The sizes, the referents when they are off, then every criterion in its order: those whose
    line another one stands for on the screen have theirs here."""
    sheet = balance.sheet
    lines = {line.key: line for line in balance.lines}
    low, high = sheet.size_range[0]
    sizes = _range(low, high)
    people = NoteRow(
        _("Personnes"), sum(sheet.sizes), sizes, sheet.sizes, _gaps(sheet.sizes, low, high)
    )
    yield _table(lines["size"], "", (people,))
    if any(sheet.referents):
        low, high = sheet.referent_range
        row = NoteRow(
            _("Référents"),
            sum(sheet.referents),
            _range(low, high),
            sheet.referents,
            _gaps(sheet.referents, low, high),
        )
        line = lines.get("referents")
        title = line.title if line else _("Référents.")
        detail = line.detail if line else ""
        yield NoteTable(title, detail, line is None, "", (row,), "")
    for place, criterion in enumerate(sheet.criteria, start=1):
        if criterion.rows:
            yield _criterion(criterion, place, lines.get(criterion.name))


def _criterion(criterion: CriterionSheet, place: int, line: BalanceLine | None) -> NoteTable:
    word = field_label(criterion.name)
    asked = _("{n}. {word}, {mode}", n=place, word=word, mode=mode_name(criterion.mode).lower())
    told = sorted(criterion.rows, key=lambda row: (-row.imbalance, -row.holders))
    shown = [row for row in told if row.holders >= SEVERAL or row.imbalance]
    more = len(told) - len(shown)
    left_out = n_(
        "Et {n} valeur portée par une seule personne.",
        "Et {n} valeurs portées chacune par une seule personne.",
        more,
    )
    return NoteTable(
        title=line.title if line else word,
        detail=line.detail if line else "",
        good=not criterion.imbalance,
        asked=asked,
        rows=tuple(_row(row) for row in shown) if criterion.mode != "ignore" else (),
        left_out=left_out if more and criterion.mode != "ignore" else "",
    )


def _row(row: Row) -> NoteRow:
    target = share(row)
    if row.mode == "gather":
        tables = listing([str(home) for home in row.homes], language())
        target = n_("table {tables}", "tables {tables}", len(row.homes), tables=tables)
    return NoteRow(row.value, row.holders, target, row.counts, row.gaps)


def _table(line: BalanceLine, asked: str, rows: tuple[NoteRow, ...]) -> NoteTable:
    return NoteTable(line.title, line.detail, line.good, asked, rows, "")


def _gaps(counts: Sequence[int], low: int, high: int) -> tuple[int, ...]:
    return tuple(min(0, count - low) + max(0, count - high) for count in counts)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else _("{low} ou {high}", low=low, high=high)


def _rules(room: Room, balance: Balance) -> Iterable[NoteRule]:
    """Fixed places, then who stays together and who does not; each kept or not."""
    names = {str(person.id): person.name for person in room.people}
    for rule in room.order.problem.rules:
        if rule.table is not None:
            yield NoteRule(_fixed(names, rule), keeps(rule, room.seating))
    for asked in room.rules:
        people = [str(key) for key in asked.people if str(key) in names]
        if len(people) < SEVERAL:
            continue
        told = listing([names[key] for key in people], language())
        at = [room.seating.get(key) for key in people]
        if asked.kind == "together":
            yield NoteRule(_("{people} ensemble", people=told), len(set(at)) == 1)
        else:
            yield NoteRule(_("{people} séparés", people=told), len(set(at)) == len(at))


def _fixed(names: dict[str, str], rule: Rule) -> str:
    return _("{name} à la table {table}", name=names[rule.person], table=rule.table)
