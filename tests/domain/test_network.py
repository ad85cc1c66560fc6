"""What a change of this laptop's addresses means while phones are at work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.network import (
    GONE_AFTER,
    Address,
    AddressKind,
    News,
    Watched,
    is_loopback,
    looked,
    reachable,
    recommended,
)

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
WIFI = Address("192.168.1.24", "wlan0", "wifi")
HOTSPOT = Address("10.42.0.1", "wlan0", "hotspot")
VPN = Address("10.8.0.6", "tun0", "private")
ALONE = Address("127.0.0.1", "lo", "loopback")


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_private_network_is_never_recommended() -> None:
    assert recommended([VPN, ALONE]) is None
    assert recommended([VPN, WIFI, HOTSPOT]) == HOTSPOT


def test_a_wifi_that_blinks_moves_nobody() -> None:
    watched = Watched(WIFI.host)
    for seconds, found in ((0, [WIFI]), (3, [HOTSPOT]), (6, [WIFI]), (9, [HOTSPOT]), (12, [WIFI])):
        watched, news = looked(watched, found, after(seconds))
        assert news is None or news.event == "better"
    assert watched.shown == WIFI.host


def test_an_address_that_is_gone_gives_way_to_the_one_there_is() -> None:
    watched, news = looked(Watched(WIFI.host), [HOTSPOT, VPN, ALONE], NOW)
    assert news is None
    watched, news = looked(watched, [HOTSPOT, VPN, ALONE], NOW + GONE_AFTER)
    assert news == News("moved", HOTSPOT.host)
    assert watched.shown == HOTSPOT.host


def test_without_any_network_it_is_said_once_and_that_it_is_back() -> None:
    watched = Watched(WIFI.host)
    told = []
    for seconds in range(0, 30, 3):
        watched, news = looked(watched, [ALONE, VPN], after(seconds))
        told.append(news.event if news else "")
    assert [each for each in told if each] == ["cut"]
    watched, news = looked(watched, [WIFI, ALONE], after(40))
    assert news == News("back", WIFI.host)
    assert looked(watched, [WIFI, ALONE], after(43))[1] is None


def test_a_network_that_comes_after_tablee_is_taken_at_once() -> None:
    watched, news = looked(Watched("127.0.0.1"), [HOTSPOT, ALONE], NOW)
    assert news == News("moved", HOTSPOT.host)
    assert watched.shown == HOTSPOT.host


def test_a_better_address_is_offered_once_and_never_taken() -> None:
    watched, news = looked(Watched(WIFI.host), [WIFI], NOW)
    assert news is None
    watched, news = looked(watched, [WIFI, HOTSPOT], after(3))
    assert news == News("better", HOTSPOT.host)
    assert watched.shown == WIFI.host
    assert looked(watched, [WIFI, HOTSPOT], after(6))[1] is None


KINDS: tuple[AddressKind, ...] = ("hotspot", "wifi", "cable", "other", "private", "virtual")
LAPTOP = st.lists(
    st.builds(
        Address,
        st.sampled_from(["10.42.0.1", "192.168.1.24", "10.8.0.6", "172.17.0.1"]),
        st.just("x"),
        st.sampled_from(KINDS),
    ),
    max_size=4,
    unique_by=lambda address: address.host,
)


@given(st.lists(LAPTOP, min_size=1, max_size=12))
def test_whatever_happens_phones_are_told_an_address_that_exists(
    looks: list[list[Address]],
) -> None:
    """After a while without it, the address told is one that phones can reach, if there is one."""
    watched = Watched("192.168.1.24")
    for turn, found in enumerate(looks):
        watched, _news = looked(watched, found, after(7 * turn))
    last = looks[-1]
    for turn in range(2):
        watched, _news = looked(watched, last, after(7 * (len(looks) + turn)))
    if any(reachable(address) for address in last):
        assert watched.shown in [address.host for address in last]
        assert not is_loopback(watched.shown)
        assert not watched.is_cut
