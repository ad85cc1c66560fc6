"""What goes up on the walls, lies on the tables and hangs around necks.

Decides what each document says and how many of it a hall needs; not how it looks, nor whether its
paper still tells the truth (`kit_parts`). Each document holds all it shows and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

from workshop_app.domain.criteria import criterion_value
from workshop_app.domain.documents import KitKind
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.people import Person, by_name
from workshop_app.domain.phases import Phase, planned_times
from workshop_app.domain.questions import all_words
from workshop_app.domain.rounds import route_of
from workshop_app.domain.sides import phase_for
from workshop_app.domain.tables import Table, shown_code
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n.translate import N_, _
from workshop_app.services.attendance_sheet import attendance_sheet
from workshop_app.services.evaluation import the_evaluation
from workshop_app.services.follow import follow_link_of, follow_url
from workshop_app.services.form_address import local_address
from workshop_app.services.hall import hall_plan
from workshop_app.services.kit_content import (
    Badge,
    BlankCards,
    FollowedSign,
    HallSheet,
    Heading,
    KitContent,
    Moment,
    NameList,
    OpinionSheet,
    Placed,
    ReferentSheet,
    RulesPoster,
    Seat,
    TableList,
    TableSign,
    WallHeaders,
    WifiSheet,
)
from workshop_app.services.people import participants
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.tables import tables_in_order
from workshop_app.services.tallies import tallies
from workshop_app.services.workshops import the_workshop

LABELS: dict[KitKind, str] = {
    "regles": N_("Règles du jeu"),
    "fiches": N_("Fiches référent"),
    "tables": N_("Panneaux de table"),
    "wifi": N_("Feuilles à deux carrés"),
    "cartes": N_("Cartes vierges"),
    "mur": N_("Titres du mur"),
    "badges": N_("Badges"),
    "noms": N_("Où je m'assois"),
    "emargement": N_("Émargement"),
    "par-table": N_("Listes de table"),
    "plan": N_("Plan de la salle"),
    "decompte": N_("Décompte"),
    "avis": N_("Feuilles d'avis"),
}
TABLES_PER_POSTER = 3
CARDS_PER_SHEET = 4
OPINIONS_PER_PAGE = 2
WIFI_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in '\\;,:"'})


def document_label(kind: KitKind) -> str:
    return _(LABELS[kind])


def collect_kit(snapshot: Snapshot, address: str, now: datetime) -> KitContent:
    """The kit of this workshop. `address` is HOST:PORT, or "" while none was chosen.

    Sheets show planned times only: the clock alone never makes one out of date.
    """
    workshop = the_workshop(snapshot)
    people = participants(snapshot)
    follow = follow_link_of(snapshot)
    tables = tables_in_order(snapshot)
    heading = Heading(workshop.title, workshop.day, workshop.place)
    by_table = {
        table.number: tuple(map(_seat, seated(people, table.number, 1))) for table in tables
    }
    phases = schedule(snapshot)
    badges = tuple(_badge(heading, workshop, person, phases) for person in by_name(people))
    signs = tuple(_sign(heading, table, address, workshop) for table in tables)
    local = local_address(snapshot, address)
    return KitContent(
        heading=heading,
        made_at=now,
        people=len(people),
        rules=RulesPoster(heading, workshop.rules),
        sheets=tuple(
            _sheet(
                heading,
                table,
                address,
                by_table[table.number],
                _moments(workshop, phases, table.number),
            )
            for table in tables
        ),
        signs=tuple(_followed(sign, follow) for sign in signs),
        wifi_sheets=tuple(WifiSheet(sign, local) for sign in signs),
        cards=BlankCards(heading, workshop.categories),
        wall=WallHeaders(heading, workshop.categories),
        badges=badges,
        names=NameList(
            heading,
            tuple(Placed(badge.first_name, badge.last_name, badge.tables) for badge in badges),
            rounds_of(people),
        ),
        attendance=attendance_sheet(snapshot, heading),
        table_lists=table_lists(heading, people, [table.number for table in tables]),
        plan=HallSheet(heading, replace(hall_plan(snapshot), change=0)),
        tallies=tallies(heading, people),
        opinion=OpinionSheet(heading, the_evaluation(snapshot).questions),
    )


def rounds_of(people: Sequence[Person]) -> int:
    """How many times people change tables, the first seat included; 0 when nobody has one."""
    return max((len(person.tables) for person in people), default=0)


def seated(people: Sequence[Person], table: int, turn: int) -> list[Person]:
    """Who sits there in that round, 1 for the first: who types comes first, then by name."""
    there = by_name(person for person in people if person.table_in(turn) == table)
    return sorted(there, key=lambda person: not person.referent)


def table_lists(
    heading: Heading, people: Sequence[Person], tables: Sequence[int]
) -> tuple[TableList, ...]:
    """One for each table where somebody sits in some round."""
    found = (
        TableList(
            heading,
            table,
            tuple(
                tuple(map(_seat, seated(people, table, turn)))
                for turn in range(1, rounds_of(people) + 1)
            ),
        )
        for table in tables
    )
    return tuple(each for each in found if any(each.rounds))


def table_link(address: str, code: str) -> str:
    return f"http://{address}/t/{code}" if address else ""


def wifi_text(name: str, password: str) -> str:
    """What the Wi-Fi square holds: phones that read it offer to join."""
    name, password = name.translate(WIFI_SPECIAL), password.translate(WIFI_SPECIAL)
    return f"WIFI:T:WPA;S:{name};P:{password};;" if password else f"WIFI:T:nopass;S:{name};;"


def copies(kind: KitKind, content: KitContent) -> int:
    """How many times a hall needs the pages of a document."""
    match kind:
        case "regles":
            return max(1, -(-len(content.signs) // TABLES_PER_POSTER))
        case "cartes":
            each = max(1, len(content.cards.categories)) * max(content.people, len(content.signs))
            pages = max(1, len(card_sheets(content.cards)))
            return max(1, -(-each // (CARDS_PER_SHEET * pages)))
        case "noms":
            return 2
        case "avis":
            return max(1, -(-content.people // OPINIONS_PER_PAGE))
        case _:
            return 1


def card_sheets(cards: BlankCards) -> list[tuple[Category, ...]]:
    """The categories of each sheet of four: one of each when there are four, else four alike."""
    known = cards.categories
    if len(known) in (2, CARDS_PER_SHEET):
        return [known * (CARDS_PER_SHEET // len(known))]
    return [(category,) * CARDS_PER_SHEET for category in known]


def _sheet(
    heading: Heading,
    table: Table,
    address: str,
    seats: tuple[Seat, ...],
    moments: tuple[Moment, ...],
) -> ReferentSheet:
    return ReferentSheet(
        heading,
        table.number,
        table_link(address, table.code),
        address,
        shown_code(table.code),
        seats,
        moments,
    )


def _sign(heading: Heading, table: Table, address: str, workshop: Workshop) -> TableSign:
    return TableSign(
        heading,
        table.number,
        table_link(address, table.code),
        address,
        shown_code(table.code),
        workshop.wifi_name,
        workshop.wifi_password,
    )


def _followed(sign: TableSign, follow: FollowLink | None) -> TableSign:
    """With the participants' code, while their page is open."""
    if follow is None:
        return sign
    shown = {each.name: getattr(sign, each.name) for each in fields(sign)}
    link = follow_url(sign.address, follow.code)
    return FollowedSign(**shown, follow_link=link, follow_code=shown_code(follow.code))


def _moments(workshop: Workshop, phases: Sequence[Phase], table: int) -> tuple[Moment, ...]:
    """As this table lives them."""
    mine = [phase_for(phase, table) for phase in phases]
    return tuple(
        Moment(
            at,
            phase.planned_s,
            phase.title,
            phase.activity,
            all_words(phase),
            category_of(workshop, phase.kinds[0]) if phase.kinds else None,
        )
        for phase, at in planned_times(mine, workshop.starts_at)
    )


def _seat(person: Person) -> Seat:
    return Seat(
        person.first_name,
        person.last_name,
        person.organisation,
        person.tables,
        person.referent,
    )


def _badge(heading: Heading, workshop: Workshop, person: Person, phases: Sequence[Phase]) -> Badge:
    stops = route_of(person, phases, workshop.starts_at)
    return Badge(
        heading,
        person.id,
        person.first_name,
        person.last_name,
        badge_lines(workshop, person),
        person.badge,
        tuple(stop.table for stop in stops) or person.tables[:1],
        stops,
        person.referent,
        person.host,
    )


def badge_lines(workshop: Workshop, person: Person) -> tuple[str, ...]:
    """What this workshop asks to be on badges and the list says of this person, in order."""
    said = (criterion_value(person, field) for field in workshop.badge_lines)
    return tuple(text for text in said if text)
