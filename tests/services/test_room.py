"""What is chosen and said in « Préparer la salle » is kept, undone, and shows on paper."""

from __future__ import annotations

from functools import partial

from tests.conftest import Workshop
from workshop_app.domain.network import Address
from workshop_app.domain.room import Hall, Laptop, Trial, record
from workshop_app.services.form_address import keep_address
from workshop_app.services.history import undo
from workshop_app.services.kit_parts import mark_printed, marks_of
from workshop_app.services.room import (
    choose_source,
    declare_ready,
    named_place,
    offer_local_name,
    read_room,
    room_check,
    tell_name,
)
from workshop_app.services.room_record import room_record
from workshop_app.services.workshops import change_workshop


def opened(workshop: Workshop) -> None:
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    workshop.do(partial(change_workshop, wifi_name="Atelier", wifi_password="garrigue-27"))


def last(workshop: Workshop) -> int:
    return workshop.ask(lambda snapshot: snapshot.last_change())


def test_the_source_is_kept_once_and_undone(workshop: Workshop) -> None:
    assert workshop.ask(room_check).source == "laptop"
    workshop.do(partial(choose_source, source="router"))
    number = last(workshop)
    workshop.do(partial(choose_source, source="router"))
    assert last(workshop) == number
    workshop.do(partial(undo, command=number))
    assert workshop.ask(room_check).source == "laptop"


def test_the_room_is_ready_with_what_is_missing_written_down(workshop: Workshop) -> None:
    opened(workshop)
    workshop.do(
        partial(declare_ready, proved=("address",), missing=("trial", "sheet"), interface="wlan0")
    )
    check = workshop.ask(room_check)
    assert check.ready_at == workshop.clock.now()
    assert (check.proved, check.missing) == (("address",), ("trial", "sheet"))
    assert (check.address, check.wifi_name) == ("10.42.0.1:8000", "Atelier")


def test_the_name_to_type_stands_on_paper_while_it_is_offered(workshop: Workshop) -> None:
    opened(workshop)
    reading = workshop.ask(partial(read_room, now=workshop.clock.now()))
    assert reading.kit.wifi_sheets[0].local_name == "tablee.local:8000"
    workshop.do(partial(mark_printed, marks=marks_of(reading.kit, ["wifi"])))
    assert workshop.ask(partial(read_room, now=workshop.clock.now())).sheet_printed
    workshop.do(partial(offer_local_name, offered=False))
    again = workshop.ask(partial(read_room, now=workshop.clock.now()))
    assert again.kit.wifi_sheets[0].local_name == ""
    assert again.prints["wifi"] == "redo"


class FakeName:
    def __init__(self) -> None:
        self.leads = ""

    def announce(self, host: str, port: int) -> bool:
        self.leads = f"{host}:{port}"
        return True

    def withdraw(self) -> None:
        self.leads = ""


def test_the_name_follows_the_form_and_is_taken_back(workshop: Workshop) -> None:
    name = FakeName()
    opened(workshop)
    tell_name(workshop.ask(named_place), name)
    assert name.leads == "10.42.0.1:8000"
    workshop.do(partial(keep_address, host="127.0.0.1", port=8000))
    tell_name(workshop.ask(named_place), name)
    assert name.leads == ""
    opened(workshop)
    workshop.do(partial(offer_local_name, offered=False))
    assert workshop.ask(named_place) is None


def test_the_record_says_what_was_not_proved(workshop: Workshop) -> None:
    opened(workshop)
    now = workshop.clock.now()
    reading = workshop.ask(partial(read_room, now=now))
    addresses = [
        Address("10.42.0.1", "wlan0", "hotspot"),
        Address("10.8.0.6", "tun0", "private"),
    ]
    hall = Hall("10.42.0.1", addresses, "laptop", "Atelier", False, 9, 0, Trial(now), Laptop(), now)
    content = room_record(reading, hall, addresses)
    proved, missing = record(reading.check, hall)
    assert [line.proved for line in content.lines].count(True) == len(proved)
    assert len(content.lines) == len(proved) + len(missing)
    assert content.others == ("10.8.0.6, tun0\xa0: écartée",)
    assert "Atelier" in content.wifi
