"""The sample workshop, played whole: list, split, form, cards over real HTTP, phases, report.

Everything goes the way a real day goes; only the clock is pushed. Decides what the sample is and
how fast it is told; invents no result.
"""

from __future__ import annotations

import csv
import http.client
import io
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import urlencode
from uuid import UUID, uuid4

import msgspec

from workshop_app.bootstrap import House, open_house
from workshop_app.commands.demo_vote import hold_vote
from workshop_app.commands.sample_themes import sort_sample
from workshop_app.commands.session import BY, do
from workshop_app.domain.documents import KIT_KINDS
from workshop_app.domain.hall import MarkerKind, VisitTopic
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.phases import length_s
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import Vote
from workshop_app.feeds.clock import PlayedClock
from workshop_app.i18n.translate import N_, _, n_
from workshop_app.services.evaluation import close_evaluation, open_evaluation
from workshop_app.services.form_address import keep_address, typed_address
from workshop_app.services.grouping import SplitResult, apply_split, compute_split, split_problem
from workshop_app.services.hall import (
    add_marker,
    add_visit_note,
    move_things,
    resize_hall,
    set_visit_day,
)
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_parts import mark_printed, marks_of
from workshop_app.services.list_import import ImportResult, import_people
from workshop_app.services.phases import extend_phase, schedule, start_next
from workshop_app.services.ports import UnitOfWork, Watch
from workshop_app.services.report import collect
from workshop_app.services.tables import tables_in_order
from workshop_app.services.themes import themes_in_order
from workshop_app.services.workshops import create_workshop, the_workshop
from workshop_app.settings import Settings, assets_folder

SEED = 4127
HOST = "127.0.0.1"
ANSWER_WITHIN_S = 10.0


class NotAnswered(Exception):
    """The form refused a card of the sample: a bug of ours."""


@dataclass(frozen=True)
class Played:
    """What the demonstration made."""

    settings: Settings
    workshop: UUID
    imported: ImportResult
    participants: int
    tables: int
    cards: int
    themes: int
    imbalance: int
    proven: bool
    report: Path
    pages: int
    kit: Path
    ballots: int

    def values(self) -> dict[str, object]:
        return {
            "workshop": str(self.workshop),
            "participants": self.participants,
            "tables": self.tables,
            "cards": self.cards,
            "themes": self.themes,
            "ballots": self.ballots,
            "report": str(self.report),
            "pages": self.pages,
            "kit": str(self.kit),
            "library": self.settings.library,
            "imbalance": self.imbalance,
            "proven": self.proven,
        }

    def told(self) -> Sequence[str]:
        return (
            n_("{n} ligne lue dans la liste", "{n} lignes lues dans la liste", self.imported.read),
            n_("{n} participant inscrit", "{n} participants inscrits", self.participants),
            n_("{n} table équilibrée", "{n} tables équilibrées", self.tables),
            n_("{n} carte reçue des téléphones", "{n} cartes reçues des téléphones", self.cards),
            n_("{n} thème", "{n} thèmes", self.themes),
            n_("{n} table a voté l'essentiel", "{n} tables ont voté l'essentiel", self.ballots),
            _("Le compte rendu : {path}", path=self.report),
            _("Le kit à imprimer : {path}", path=self.kit),
        )


def play(settings: Settings, out: Path) -> Played:
    """Play the sample into a new library of its own in `out`, unless one was named."""
    out = out.resolve()
    named = settings.library != Settings().library
    own = settings if named else replace(settings, library=str(_new_library(out)))
    clock = PlayedClock(_ten_today())
    house = open_house(own, clock)
    try:
        return _play(house, clock, out)
    finally:
        house.close()


def _new_library(folder: Path) -> Path:
    """A file that is not there yet: what an earlier demonstration left may have been used."""
    names = (f"bibliotheque{number}.db" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for name in names if not (path := folder / name).exists())


def _ten_today() -> datetime:
    return datetime.combine(datetime.now().astimezone().date(), time(9, 20)).astimezone()


def _play(house: House, clock: PlayedClock, out: Path) -> Played:
    key = uuid4()
    do(house, key, partial(sample_workshop, day=clock.now().date()))
    imported = sample_people(house, key)
    split = seat_sample(house, key)
    door = house.form(BY)
    place = door.open(key, HOST)
    try:
        kit = _print(house, key, out)
        clock.forward(41 * 60)  # 9 h 20, and the day begins a minute late
        _run_the_day(house, key, clock, place.port)
        do(house, key, partial(sort_sample, engine=house.suggestions))
        tables = house.library.read(key, tables_in_order)
        vote = hold_vote(house, key, tables, partial(_vote, place.port))
    finally:
        door.close()
    # Whoever opens the sample on a laptop is given an address that phones reach.
    do(house, key, partial(keep_address, host="", port=place.port))
    content = house.library.read(key, partial(collect, now=clock.now()))
    written = house.printer.report(content, out / "compte-rendu.pdf", Watch())
    people = house.library.read(key, lambda snapshot: snapshot.people.where())
    cards = house.library.read(key, lambda snapshot: len(snapshot.cards.where()))
    return Played(
        settings=house.settings,
        workshop=key,
        imported=imported,
        participants=len(people),
        tables=len({person.table for person in people}),
        cards=cards,
        themes=len(house.library.read(key, themes_in_order)),
        imbalance=split.sheet.imbalance,
        proven=split.sheet.proven,
        report=written.path,
        pages=written.pages,
        kit=kit,
        ballots=vote.expected,
    )


def sample_workshop(uow: UnitOfWork, day: date) -> None:
    create_workshop(
        uow,
        "concertation",
        _("Mieux travailler ensemble"),
        question=_("Comment mieux travailler ensemble, de l'office au comité régional ?"),
        organiser=_("Fédération des offices d'Occitanie (exemple)"),
        place=_("Palais des congrès, salle 9"),
        day=day,
        context=_(
            "Trois échelons, treize départements, des outils qui se recouvrent. La convention "
            "régionale se renouvelle l'an prochain."
        ),
        wifi_name="Atelier",
        wifi_password="garrigue-27",
    )
    _visit_hall(uow, day - timedelta(days=21))


GRID = [(row, column) for row in range(3) for column in range(3)]


def _visit_hall(uow: UnitOfWork, day: date) -> None:
    """What three weeks before taught: a screen to one side, few sockets, a wall for cards."""
    resize_hall(uow, 40, 34)
    spots = {1 + row * 3 + column: (10 + column * 10, 10 + row * 8) for row, column in GRID}
    move_things(uow, spots, {2: (20, 34)})
    markers: tuple[tuple[MarkerKind, int, int, str], ...] = (
        ("welcome", 5, 2, ""),
        ("door", 34, 0, _("Sortie de secours")),
        ("wall", 40, 18, ""),
        ("coffee", 36, 31, ""),
        ("projector", 11, 30, ""),
        ("socket", 17, 4, _("tables 1 et 2")),
        ("socket", 4, 20, _("tables 4 et 7")),
    )
    for kind, x, y, note in markers:
        add_marker(uow, kind, (x, y), note)
    set_visit_day(uow, day)
    notes: tuple[tuple[VisitTopic, str], ...] = (
        ("seats", _("96 places assises, tables rondes d'un mètre quatre-vingts")),
        ("sockets", _("Prises au sol près de quatre tables seulement : apporter deux rallonges")),
        ("projector", _("1920 × 1080, câble de 10 m à apporter")),
        ("wifi", _("25 appareils au plus : on apporte le nôtre")),
        ("access", _("Clés à l'accueil à partir de 8 h 15")),
    )
    for topic, text in notes:
        add_visit_note(uow, topic, text)


def sample_people(house: House, key: UUID) -> ImportResult:
    source = assets_folder() / "samples" / "inscrits.csv"
    preview = house.read_list(source.read_bytes(), source.name)
    return do(house, key, partial(import_people, preview=preview))


def seat_sample(house: House, key: UUID) -> SplitResult:
    split = compute_split(house.library.read(key, split_problem), SEED)
    do(house, key, partial(apply_split, result=split))
    return split


def _print(house: House, key: UUID, out: Path) -> Path:
    address = typed_address(house.library.read(key, the_workshop))
    content = house.library.read(key, partial(collect_kit, address=address, now=house.clock.now()))
    written = house.printer.kit(content, KIT_KINDS, KitOptions(), out / "kit.pdf", Watch())
    do(house, key, partial(mark_printed, marks=marks_of(content, KIT_KINDS)))
    return written.path


SHARES = 4
"""A phase is told in so many parts: cards arrive all along it."""


def _run_the_day(house: House, key: UUID, clock: PlayedClock, port: int) -> None:
    """Each phase in turn; while it takes cards, nine phones send what their table said."""
    cards = sample_cards()
    tables = house.library.read(key, tables_in_order)
    chance = Random(SEED)
    with ThreadPoolExecutor(len(tables)) as phones:
        for phase in house.library.read(key, schedule):
            do(house, key, start_next)
            if phase.title == _("Faiblesses"):
                do(house, key, partial(extend_phase, seconds=120))
            for part in range(SHARES):
                clock.forward(length_s(phase) / SHARES * chance.uniform(0.8, 1.05))
                sending = [
                    phones.submit(_send, port, table, kind, text, clock.now())
                    for kind in phase.kinds
                    for table in tables
                    for text in cards[kind, table.number][part::SHARES]
                ]
                for sent in sending:
                    sent.result()
        do(house, key, start_next)
    _tell_opinions(house, key, port)


OPINIONS = (
    N_("Les mêmes difficultés partout, et des idées simples"),
    N_("Le tour de table à l'écrit : personne n'a été coupé"),
    N_("Deux contacts pour la suite"),
)
ANSWERS = 34


def _tell_opinions(house: House, key: UUID, port: int) -> None:
    """A third of the hall says what it thought of the day, each from a phone of its own."""
    code, chance = do(house, key, open_evaluation).code, Random(SEED)
    for place in range(ANSWERS):
        said = _(OPINIONS[place]) if place < len(OPINIONS) else ""
        _send_opinion(port, code, chance.choice((2, 3, 3, 4, 4)), said)
    do(house, key, close_evaluation)


def _send_opinion(port: int, code: str, mark: int, words: str) -> None:
    """One answer, as a browser without script sends it."""
    phone = http.client.HTTPConnection(HOST, port, timeout=ANSWER_WITHIN_S)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        body = urlencode({"note-q1": mark, "mots-q2": words})
        phone.request("POST", f"/e/{code}", body, kind)
        answer = phone.getresponse()
        said = answer.read()
    finally:
        phone.close()
    if answer.status != http.HTTPStatus.SEE_OTHER:
        raise NotAnswered(answer.status, said)


def _vote(port: int, table: Table, vote: Vote, points: dict[UUID, int]) -> None:
    """One ballot, as a phone sends it."""
    content = {"vote": vote.id, "points": points}
    _ask(port, "PUT", f"/t/{table.code}/ballot", content, http.HTTPStatus.OK)


def sample_cards() -> dict[tuple[str, int], list[str]]:
    """Texts by category and table, in the order of the file."""
    written = (assets_folder() / "samples" / "cartes.csv").read_text("utf-8-sig")
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(written), delimiter=";"):
        found[row["category"], int(row["table"])].append(row["text"])
    return found


def _send(port: int, table: Table, kind: str, text: str, at: datetime) -> None:
    """One card, as a phone sends it."""
    card = {"id": uuid4(), "kind": kind, "text": text, "written_at": at}
    _ask(port, "POST", f"/t/{table.code}/cards", card, http.HTTPStatus.CREATED)


def _ask(port: int, method: str, path: str, content: object, wanted: http.HTTPStatus) -> None:
    phone = http.client.HTTPConnection(HOST, port, timeout=ANSWER_WITHIN_S)
    kind = {"Content-Type": "application/json"}
    try:
        phone.request(method, path, msgspec.json.encode(content), kind)
        answer = phone.getresponse()
        said = answer.read()
    finally:
        phone.close()
    if answer.status != wanted:
        raise NotAnswered(answer.status, said)
