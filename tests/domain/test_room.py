"""« Préparer la salle » claims only what was proved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.network import Address
from workshop_app.domain.room import (
    OBSERVATIONS,
    PATIENCE,
    STEPS,
    TOPICS,
    WIFI_SOURCES,
    Hall,
    Laptop,
    RoomCheck,
    Sight,
    Trial,
    is_stuck,
    other_network,
    record,
    seen,
    steps_done,
    verdicts,
    waits_for,
)

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
LATER = NOW + PATIENCE
HOST, ELSEWHERE = "10.42.0.1", "192.168.1.24"
HERE = (Address(HOST, "wlan0", "hotspot"), Address(ELSEWHERE, "eth0", "cable"))
EMPTY = Hall(HOST, HERE, "laptop", "Atelier", False, 10, 0, Trial(NOW), Laptop(), NOW)


def sights(*names: str) -> dict[str, Sight]:
    return {name: Sight(NOW, HOST) for name in names}


def test_nothing_seen_is_nothing_proved() -> None:
    assert set(verdicts(EMPTY).values()) == {"unknown"}
    assert not any(seen(EMPTY).values())
    assert waits_for(EMPTY) == "joined"
    assert not is_stuck(EMPTY)


def test_a_request_from_outside_proves_the_way_and_the_firewall() -> None:
    hall = replace(EMPTY, trial=Trial(NOW, arrivals={HOST: NOW}))
    assert verdicts(hall)["firewall"] == verdicts(hall)["network"] == "good"
    assert waits_for(hall) == "asked"


def test_a_phone_on_another_network_is_told_with_the_address_it_came_by() -> None:
    hall = replace(EMPTY, trial=Trial(NOW, arrivals={ELSEWHERE: NOW, "127.0.0.1": NOW}))
    assert other_network(hall) == ELSEWHERE
    assert verdicts(hall)["network"] == "wrong"
    assert verdicts(hall)["firewall"] == "unknown"


def test_a_device_that_never_asks_points_at_the_firewall() -> None:
    laptop = Laptop(firewall=True, devices={HOST: 1})
    hall = replace(EMPTY, laptop=laptop, now=LATER)
    assert waits_for(hall) == "asked"
    assert verdicts(hall)["firewall"] == "wrong"
    assert verdicts(replace(hall, laptop=replace(laptop, firewall=None)))["firewall"] == "check"
    off = replace(hall, laptop=replace(laptop, firewall=False))
    assert verdicts(off)["firewall"] == "unknown"


def test_a_hall_wifi_where_nothing_arrives_may_isolate() -> None:
    hall = replace(EMPTY, source="hall", now=LATER)
    assert verdicts(hall)["network"] == "check"


@pytest.mark.parametrize(
    ("system", "planned", "verdict"),
    [("windows", 8, "unknown"), ("windows", 9, "check"), ("linux", 11, "check")],
)
def test_more_devices_than_a_laptop_takes(system: str, planned: int, verdict: str) -> None:
    laptop = Laptop(system=system)  # type: ignore[arg-type]
    assert verdicts(replace(EMPTY, laptop=laptop, planned=planned))["crowd"] == verdict


def test_devices_that_are_all_linked_hold_together() -> None:
    assert verdicts(replace(EMPTY, planned=11, linked=11))["crowd"] == "good"


def test_what_is_missing_is_written_down() -> None:
    hall = replace(
        EMPTY,
        laptop=Laptop(answers=True),
        sheet_printed=True,
        trial=Trial(NOW, sights("joined", "asked"), {HOST: NOW}),  # type: ignore[arg-type]
    )
    proved, missing = record(RoomCheck(id=UUID(int=1), workshop=UUID(int=1)), hall)
    assert {"address", "wifi", "sheet", "joined", "asked", "firewall", "network"} == set(proved)
    assert {"trial", "shown", "sent", "returned", "crowd", "power"} == set(missing)
    assert len(proved) + len(missing) == len(STEPS) + len(OBSERVATIONS) + len(TOPICS)


@given(
    st.sets(st.sampled_from(OBSERVATIONS)),
    st.booleans(),
    st.sampled_from([None, True, False]),
    st.integers(0, 3),
    st.sampled_from(WIFI_SOURCES),
    st.integers(0, 600),
)
def test_never_green_without_a_request_from_outside(
    made: set[str],
    elsewhere: bool,
    firewall: bool | None,
    heard: int,
    source: str,
    seconds: int,
) -> None:
    trial = Trial(NOW, sights(*made), {ELSEWHERE: NOW} if elsewhere else {})  # type: ignore[arg-type]
    hall = replace(
        EMPTY,
        source=source,  # type: ignore[arg-type]
        trial=trial,
        laptop=Laptop(firewall=firewall, devices={HOST: heard}),
        now=NOW + timedelta(seconds=seconds),
    )
    judged = verdicts(hall)
    assert judged["firewall"] != "good"
    assert judged["network"] != "good"
    assert judged["power"] != "good"
    assert steps_done(hall)["trial"] == (
        set(OBSERVATIONS) <= set(seen(hall)) and all(seen(hall).values())
    )
