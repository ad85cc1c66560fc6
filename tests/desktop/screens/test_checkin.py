from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.services.test_checkin import hall, said
from workshop_app.desktop.screens.checkin.faces import (
    AlertFace,
    CountsFace,
    GestureFace,
    LatestFace,
    LinkFace,
    PostFace,
)
from workshop_app.desktop.screens.checkin.posts import PostsPresenter
from workshop_app.desktop.screens.checkin.presenter import CheckinPresenter
from workshop_app.desktop.screens.checkin.wording import row_face
from workshop_app.domain.people import Person
from workshop_app.services.attendance import attendance_of
from workshop_app.services.checkin_list import DoorRow
from workshop_app.services.form_address import keep_address
from workshop_app.services.people import change_person
from workshop_app.services.posts import link_post, posts_in_order
from workshop_app.services.seats import set_referent
from workshop_app.services.workshops import create_workshop


@dataclass
class FakeView:
    tag: str = ""
    counts: CountsFace | None = None
    rows: Sequence[DoorRow] = ()
    typed: str = ""
    by_post: bool = False
    nobody: str = ""
    empty: bool = False
    found: str = ""
    hint: str = ""
    chosen: UUID | None = None
    gesture: GestureFace | None = None
    latest: Sequence[LatestFace] = ()
    alert: AlertFace | None = None
    seat: str = ""
    seat_warns: bool = False
    welcomed: int = 0
    newcomer_refused: str = ""
    cleared: int = 0
    time: str = ""
    types: Sequence[str] = ()
    posts: Sequence[PostFace] = ()
    link: LinkFace | None = None
    refused: list[str] = field(default_factory=list)

    def forget(self) -> None:
        self.rows = ()

    def show_loading(self) -> None: ...

    def show_head(self, tag: str, begun: bool, initials: bool, newest: bool) -> None:
        self.tag = tag

    def show_counts(self, face: CountsFace) -> None:
        self.counts = face

    def show_rows(self, rows: Sequence[DoorRow], typed: str, by_post: bool) -> None:
        self.rows, self.typed, self.by_post, self.nobody = rows, typed, by_post, ""

    def show_nobody(self, typed: str) -> None:
        self.rows, self.nobody = (), typed

    def show_empty(self) -> None:
        self.empty = True

    def show_found(self, said: str, hint: str, short: str) -> None:
        self.found, self.hint = said, hint

    def choose(self, key: UUID | None) -> None:
        self.chosen = key

    def clear_search(self) -> None:
        self.cleared += 1

    def show_gesture(self, face: GestureFace | None) -> None:
        self.gesture = face

    def show_latest(self, faces: Sequence[LatestFace]) -> None:
        self.latest = faces

    def show_alert(self, face: AlertFace | None) -> None:
        self.alert = face

    def show_choices(self, types: Sequence[str], departements: Sequence[str]) -> None:
        self.types = types

    def show_seat(self, hint: str, is_warning: bool) -> None:
        self.seat, self.seat_warns = hint, is_warning

    def newcomer_welcomed(self) -> None:
        self.welcomed += 1

    def show_newcomer_refused(self, said: str) -> None:
        self.newcomer_refused = said

    def show_time(self, time: str) -> None:
        self.time = time

    def show_posts(self, faces: Sequence[PostFace]) -> None:
        self.posts = faces

    def show_link(self, face: LinkFace) -> None:
        self.link = face

    def drop_link(self) -> None:
        self.link = None

    def show_posts_refused(self, said: str) -> None:
        self.refused.append(said)


@dataclass
class FakeProjector:
    pointed: list[UUID | None] = field(default_factory=list)

    def point_at(self, person: UUID | None) -> None:
        self.pointed.append(person)


@dataclass
class Door:
    workshop: Workshop
    people: list[Person]
    view: FakeView
    presenter: CheckinPresenter
    posts: PostsPresenter
    projector: FakeProjector
    repaired: list[bool]

    def state(self, person: Person) -> str:
        known = self.workshop.ask(attendance_of).get(person.id)
        return known.state if known else "expected"

    def elsewhere(self, person: Person, wanted: str, post: int = 2) -> None:
        """Another post says it, and the desk hears."""
        said(self.workshop, person.id, wanted, post)  # type: ignore[arg-type]
        self.presenter.refresh()


def plain(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def door_of(workshop: Workshop, people: list[Person]) -> Door:
    view, tasks, projector = FakeView(), AtOnce(workshop), FakeProjector()
    repaired: list[bool] = []
    posts = PostsPresenter(
        view, tasks, workshop.clock, workshop.house.presence, lambda text: [[bool(text)]]
    )
    presenter = CheckinPresenter(
        view, tasks, workshop.clock, projector, lambda: repaired.append(True), posts
    )
    presenter.refresh()
    return Door(workshop, people, view, presenter, posts, projector, repaired)


@pytest.fixture
def door(workshop: Workshop) -> Door:
    return door_of(workshop, hall(workshop))


def test_enter_confirms_the_first_row_and_makes_room_for_the_next(door: Door) -> None:
    door.presenter.search("nom03")
    assert door.view.chosen == door.people[3].id
    door.presenter.confirm()
    assert door.state(door.people[3]) == "arrived"
    assert door.view.cleared == 1
    assert door.view.gesture is not None
    assert plain(door.view.gesture.result) == "Prénom03 Nom03 : présence confirmée."
    assert f"Table {door.people[3].table}, badge 1" in door.view.gesture.detail
    assert door.view.counts is not None
    assert door.view.counts.present == "1"
    assert [face.name for face in door.view.latest] == ["Prénom03 Nom03"]


def test_enter_on_an_empty_search_confirms_nobody(door: Door) -> None:
    door.presenter.search("  ")
    door.presenter.confirm()
    assert door.workshop.ask(attendance_of) == {}
    assert len(door.view.rows) == 12


def test_arrows_choose_another_row(door: Door) -> None:
    door.presenter.search("nom0")
    door.presenter.move(1)
    door.presenter.move(1)
    door.presenter.move(-1)
    assert door.view.chosen == door.people[1].id
    door.presenter.move(-9)
    assert door.view.chosen == door.people[0].id
    door.presenter.move(99)
    assert door.view.chosen == door.people[9].id


def test_the_second_to_confirm_hears_who_was_first(door: Door) -> None:
    said(door.workshop, door.people[0].id, "arrived", post=2)
    door.presenter.search("nom00")
    door.presenter.confirm()
    face = door.view.gesture
    assert face is not None
    assert face.look == "signal"
    assert "déjà confirmée à 9 h par le poste 2" in plain(face.detail)
    assert not face.can_undo


def test_the_list_does_not_move_under_a_hand(door: Door) -> None:
    door.presenter.search("nom0")
    before = [row.person.id for row in door.view.rows]
    door.elsewhere(door.people[0], "arrived")
    assert [row.person.id for row in door.view.rows] == before
    assert door.view.rows[0].state == "arrived"
    assert door.view.chosen == door.people[0].id
    assert door.view.by_post
    assert row_face(door.view.rows[0], "", True).state.endswith("poste 2")


def test_undo_takes_back_what_was_just_done_and_only_that(door: Door) -> None:
    door.presenter.search("nom01")
    door.presenter.confirm()
    door.presenter.undo_last()
    assert door.state(door.people[1]) == "expected"
    assert door.view.gesture is None
    door.presenter.undo_last()
    assert door.workshop.ask(attendance_of) == {}


def test_the_offer_to_undo_goes_once_somebody_changed_it(door: Door) -> None:
    door.presenter.search("nom01")
    door.presenter.confirm()
    door.elsewhere(door.people[1], "left")
    assert door.view.gesture is None


def test_each_of_the_last_arrivals_can_be_taken_back(door: Door) -> None:
    for person in door.people[:3]:
        door.elsewhere(person, "arrived")
    oldest = door.view.latest[-1]
    assert oldest.post == "Poste 2"
    door.presenter.take_back(oldest.key, oldest.change)
    assert [face.name for face in door.view.latest] == ["Prénom02 Nom02", "Prénom01 Nom01"]


def test_excused_came_anyway_left_and_back(door: Door) -> None:
    person = door.people[4]
    door.presenter.say("excused", person.id)
    assert door.state(person) == "excused"
    row = door.presenter.row(person.id)
    assert row is not None
    assert row_face(row, "", False).action == "Là quand même"
    door.presenter.confirm(person.id)
    door.presenter.say("left", person.id)
    assert door.state(person) == "left"
    row = door.presenter.row(person.id)
    assert row is not None
    assert row_face(row, "", False).action == "De retour"
    door.presenter.confirm(person.id)
    assert door.state(person) == "arrived"


def test_words_agree_with_what_the_list_says(door: Door) -> None:
    person = door.people[0]
    door.workshop.do(partial(change_person, key=person.id, function="Directrice"))
    door.presenter.refresh()
    door.presenter.confirm(person.id)
    assert door.view.gesture is not None
    assert door.view.gesture.result == "Prénom00 Nom00 est arrivée."


def test_a_newcomer_hears_the_table_and_the_badge_before_and_gets_them(door: Door) -> None:
    door.presenter.describe_newcomer("Ana Ferreira", "", "ADT", "")
    assert "badge 1" in plain(door.view.seat)
    table = int(door.view.seat.split("table ")[-1].split(",")[0])
    door.presenter.welcome()
    assert door.view.welcomed == 1
    face = door.view.gesture
    assert face is not None
    assert face.detail == f"Table {table}, badge 1."
    assert door.view.counts is not None
    assert door.view.counts.others[3].figure == "1"
    door.presenter.undo_last()
    assert door.workshop.ask(lambda snapshot: snapshot.people.count()) == 12


def test_two_newcomers_in_a_row_are_two_people(door: Door) -> None:
    for name in ("Ana Ferreira", "Bo Aimé"):
        door.presenter.describe_newcomer(name, "", "", "")
        door.presenter.welcome()
    assert door.workshop.ask(lambda snapshot: snapshot.people.count()) == 14


def test_a_newcomer_with_a_name_of_the_list_is_told(door: Door) -> None:
    door.presenter.describe_newcomer("nom05 prénom05", "", "", "")
    assert door.view.seat_warns
    assert "déjà sur la liste" in plain(door.view.seat)
    door.presenter.describe_newcomer("Ana Ferreira", "", "", "")
    assert not door.view.seat_warns


def test_a_newcomer_without_a_name_is_told_beside_the_field(door: Door) -> None:
    door.presenter.describe_newcomer(" ", "", "", "")
    door.presenter.welcome()
    assert door.view.newcomer_refused
    assert door.view.welcomed == 0


def test_nobody_of_that_name_and_nobody_at_all(workshop: Workshop) -> None:
    empty = door_of(workshop, [])
    assert empty.view.empty
    workshop.add("Ève", "Œuvray")
    empty.presenter.refresh()
    empty.presenter.search("Zoé Zanzi")
    assert empty.view.nobody == "Zoé Zanzi"
    assert empty.view.found.startswith("0")


def test_the_amber_panel_waits_five_minutes_when_asked(door: Door) -> None:
    by_table = {person.table: person for person in door.people}
    for person in by_table.values():
        door.workshop.do(partial(set_referent, key=person.id, referent=True))
    door.elsewhere(by_table[2], "excused")
    assert door.view.alert is not None
    assert door.view.alert.title == "Une table sans référent"
    assert "Il reste 1 h avant" in plain(door.view.alert.detail)
    door.presenter.wait()
    assert door.view.alert is None
    door.workshop.clock.forward(4)
    door.presenter.tick(door.workshop.clock.now())
    assert door.view.alert is None
    door.workshop.clock.forward(1)
    door.presenter.tick(door.workshop.clock.now())
    assert door.view.alert is not None
    door.presenter.repair()
    assert door.repaired == [True]


def test_who_is_looked_up_is_shown_to_the_hall_once_typing_stops(door: Door) -> None:
    door.presenter.search("nom02")
    door.presenter.tick(door.workshop.clock.now())
    assert door.projector.pointed == []
    door.workshop.clock.forward(0.02)
    door.presenter.tick(door.workshop.clock.now())
    assert door.projector.pointed == [door.people[2].id]
    door.presenter.search("")
    door.workshop.clock.forward(0.02)
    door.presenter.tick(door.workshop.clock.now())
    assert door.projector.pointed[-1] is None


def test_another_workshop_starts_from_nothing(door: Door, workshop: Workshop) -> None:
    door.presenter.search("nom02")
    other = Workshop(workshop.house, workshop.clock, UUID(int=77))
    other.do(partial(create_workshop, model="vierge", title="Autre"))
    tasks = AtOnce(other)
    door.presenter._tasks = tasks
    door.presenter.refresh()
    assert door.view.empty
    assert door.presenter.chosen is None


# the posts


def test_a_second_device_is_linked_named_and_taken_back(door: Door) -> None:
    door.posts.link()
    assert door.view.link is not None
    assert door.view.link.matrix == ()
    door.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    door.presenter.refresh()
    link = door.view.link
    assert link.matrix == ((True,),)
    assert link.address == "10.42.0.1:8000"
    assert len(link.code) == 9
    door.posts.name(link.key, "Tablette de Fanny")
    door.presenter.refresh()
    assert door.view.posts[0].detail == "Tablette de Fanny, 0 arrivée"
    door.posts.revoke(link.key)
    door.presenter.refresh()
    assert door.view.link is None
    assert door.view.posts == []
    assert door.workshop.ask(posts_in_order) == []


def test_a_device_is_linked_while_it_gives_signs_of_life(door: Door) -> None:
    post = door.workshop.do(link_post)
    door.presenter.refresh()
    assert not door.view.posts[0].linked
    door.workshop.house.presence.post_seen(door.workshop.key, post.number)
    door.presenter.tick(door.workshop.clock.now())
    assert door.view.posts[0].linked
    door.workshop.clock.forward(2)
    door.presenter.tick(door.workshop.clock.now())
    assert not door.view.posts[0].linked
