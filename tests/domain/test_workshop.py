from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.network import by_preference, classify
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import CODE_ALPHABET, clean_code, shown_code
from workshop_app.domain.workshop import (
    Category,
    Workshop,
    check_categories_kept,
    check_workshop,
    free_code,
    move,
    new_category,
)

KEY = UUID(int=1)
FORCES = Category("forces", "Forces", "FO", "?", "forces", "triangle-up")
PLAIN = Workshop(
    id=KEY,
    workshop=KEY,
    model="vierge",
    title="Un atelier",
    created_at=datetime(2026, 3, 12, tzinfo=UTC),
    categories=(FORCES,),
)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "title_empty"),
        ({"ends_at": time(9)}, "end_before_start"),
        ({"table_count": 0}, "table_count"),
        ({"table_count": 101}, "table_count"),
        ({"categories": (FORCES, FORCES)}, "category_twice"),
        ({"categories": (replace(FORCES, label=" "),)}, "category_without_word"),
        ({"categories": (replace(FORCES, tone="mauve"),)}, "category_look"),
    ],
)
def test_a_workshop_that_cannot_run(fields: dict[str, object], code: str) -> None:
    with pytest.raises(Problem) as refused:
        check_workshop(replace(PLAIN, **fields))  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_category_with_cards_keeps_its_look_but_may_change_its_word() -> None:
    reworded = replace(FORCES, label="Atouts", question="Et quoi ?")
    check_categories_kept((FORCES,), (reworded,), {"forces"})
    for after in ((), (replace(FORCES, tone="menaces"),), (replace(FORCES, code="AT"),)):
        with pytest.raises(Problem, match="category_frozen"):
            check_categories_kept((FORCES,), after, {"forces"})
        check_categories_kept((FORCES,), after, set())


def test_a_new_category_resembles_no_other() -> None:
    added = new_category((FORCES,), "Formations", "formations")
    assert added.code not in ("FO", "")
    assert added.tone != FORCES.tone
    assert added.shape != FORCES.shape


@given(st.text(min_size=1, max_size=20), st.sets(st.text(min_size=2, max_size=2), max_size=30))
def test_codes_are_two_signs_and_free(label: str, taken: set[str]) -> None:
    code = free_code(label, taken)
    assert len(code) >= 2
    assert code not in taken


@given(st.lists(st.integers(), max_size=6), st.integers(-8, 8), st.integers(-8, 8))
def test_moving_loses_nobody(items: list[int], position: int, by: int) -> None:
    moved = move(tuple(items), position, by)
    assert sorted(moved) == sorted(items)
    if 0 <= position < len(items) and 0 <= position + by < len(items):
        assert moved[position + by] == items[position]


@given(st.text(CODE_ALPHABET, min_size=8, max_size=8))
def test_a_code_survives_how_people_type_it(code: str) -> None:
    typed = f" {shown_code(code).lower().replace('0', 'o').replace('1', 'l')} "
    assert clean_code(typed) == code


@pytest.mark.parametrize(
    ("host", "interface", "kind"),
    [
        ("10.42.0.1", "wlp2s0", "hotspot"),
        ("192.168.137.1", "Connexion au réseau local* 2", "hotspot"),
        ("192.168.1.24", "Wi-Fi", "wifi"),
        ("192.168.1.24", "enp3s0", "cable"),
        ("172.17.0.1", "docker0", "virtual"),
        ("10.8.0.6", "tun0", "private"),
        ("10.8.0.6", "Cisco AnyConnect Secure Mobility Client", "private"),
        ("192.168.1.24", "en0", "other"),
        ("172.20.1.1", "vEthernet (WSL)", "virtual"),
        ("192.168.56.1", "VirtualBox Host-Only Network", "virtual"),
        ("127.0.0.1", "lo", "loopback"),
    ],
)
def test_addresses_are_told_apart(host: str, interface: str, kind: str) -> None:
    found = classify(host, interface)
    assert found is not None
    assert found.kind == kind


def test_what_no_phone_can_use_is_no_address() -> None:
    assert classify("169.254.3.4", "Wi-Fi") is None
    assert classify("fe80::1", "Wi-Fi") is None
    assert classify("pas une adresse", "Wi-Fi") is None


def test_the_hotspot_is_recommended_and_docker_is_last() -> None:
    found = [classify("172.17.0.1", "docker0"), classify("192.168.1.9", "wlan0")]
    found.append(classify("10.42.0.1", "wlan1"))
    ordered = by_preference(address for address in found if address)
    assert [address.host for address in ordered] == ["10.42.0.1", "192.168.1.9", "172.17.0.1"]
