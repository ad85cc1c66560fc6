"""Which address of this laptop phones can reach. Pure: reads names and numbers, opens nothing.

Decides the order of preference, the reason for it, and what a change of addresses means while
phones are at work; not what is bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Literal

AddressKind = Literal["hotspot", "wifi", "cable", "other", "private", "virtual", "loopback"]
PREFERENCE: tuple[AddressKind, ...] = (
    *("hotspot", "wifi", "cable", "other"),
    *("private", "virtual", "loopback"),
)
ASIDE: frozenset[AddressKind] = frozenset(("private", "virtual", "loopback"))
"""Phones are not told these by themselves; each stays choosable."""
HOTSPOTS = tuple(map(ip_network, ("10.42.0.0/24", "192.168.137.0/24", "192.168.2.0/24")))
"""What Linux, Windows and macOS give to the laptop that shares its own Wi-Fi."""
VIRTUAL_NAMES = (
    *("docker", "veth", "virbr", "vmnet", "vbox", "virtualbox", "vmware", "vethernet", "br-"),
    *("hyper-v", "wsl", "lxc", "lxd", "podman", "cni", "bridge0"),
)
"""How the names of adapters begin that join programs of this laptop, on each system."""
PRIVATE_NAMES = (
    *("tun", "tap", "wg", "wireguard", "ppp", "zt", "zerotier", "tailscale", "utun", "ipsec"),
    *("vpn", "openvpn", "nordlynx", "proton", "mullvad", "cscotun", "gpd", "fortissl"),
)
"""The same for private networks (VPN): they lead to an office, not to the hall."""
PRIVATE_WORDS = ("vpn", "wireguard", "anyconnect", "globalprotect", "fortinet", "pangp")
"""Windows names an adapter by a sentence: these words anywhere in it."""
WIFI_NAMES = ("wl", "wi-fi", "wifi", "wlan", "airport", "sans fil")
CABLE_NAMES = ("eth", "en", "lan", "connexion au r", "local area")
EITHER = re.compile(r"en\d")
"""On a Mac en0 is the Wi-Fi of a laptop and the cable of a desk: not told apart by name."""


@dataclass(frozen=True, slots=True)
class Address:
    """One IPv4 address of this laptop."""

    host: str
    interface: str
    kind: AddressKind


def classify(host: str, interface: str) -> Address | None:
    """None for an address no phone can use: not IPv4, link-local."""
    try:
        ip = ip_address(host)
    except ValueError:
        return None
    if not isinstance(ip, IPv4Address) or ip.is_link_local or ip.is_unspecified:
        return None
    return Address(host, interface, _kind(ip, interface.casefold()))


def _kind(ip: IPv4Address, interface: str) -> AddressKind:
    if ip.is_loopback:
        return "loopback"
    if interface.startswith(PRIVATE_NAMES) or any(word in interface for word in PRIVATE_WORDS):
        return "private"
    if interface.startswith(VIRTUAL_NAMES):
        return "virtual"
    if any(ip in network for network in HOTSPOTS):
        return "hotspot"
    if interface.startswith(WIFI_NAMES):
        return "wifi"
    if EITHER.fullmatch(interface):
        return "other"
    return "cable" if interface.startswith(CABLE_NAMES) else "other"


def by_preference(addresses: Iterable[Address]) -> list[Address]:
    """The one to recommend first."""
    return sorted(addresses, key=lambda a: (PREFERENCE.index(a.kind), a.interface, a.host))


def reachable(address: Address) -> bool:
    """False for those set aside: they stay choosable, with their reason."""
    return address.kind not in ASIDE


def recommended(addresses: Iterable[Address]) -> Address | None:
    """The one that phones are told unless a person chooses; None without any network."""
    return next(filter(reachable, by_preference(addresses)), None)


def is_address(host: str) -> bool:
    """Four numbers, not a name."""
    try:
        return isinstance(ip_address(host), IPv4Address)
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    return host.startswith("127.")


# While phones are at work ---------------------------------------------------------------------

GONE_AFTER = timedelta(seconds=6)
"""A Wi-Fi that blinks comes back within it: printed codes stay true."""
Event = Literal["moved", "cut", "back", "better"]
"""Phones must be told another address; there is none any more; the one they know is back; a better
one is there and somebody may choose it."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What is known of the addresses while the form is open."""

    shown: str
    """The one that phones are told."""
    known: frozenset[str] = frozenset()
    """Those of the last look that phones could be told."""
    missing_since: datetime | None = None
    is_cut: bool = False
    """It was said that no phone reaches this laptop."""


@dataclass(frozen=True, slots=True)
class News:
    event: Event
    host: str
    """Where phones go from now on, or may go."""


def looked(
    watched: Watched, found: Sequence[Address], now: datetime
) -> tuple[Watched, News | None]:
    """What another look at the addresses tells."""
    usable = {address.host for address in found if reachable(address)}
    best = recommended(found)
    after = replace(watched, known=frozenset(usable))
    if watched.shown in (address.host for address in found) and not (
        is_loopback(watched.shown) and best
    ):
        after = replace(after, missing_since=None, is_cut=False)
        if watched.is_cut:
            return after, News("back", watched.shown)
        return after, _better(watched, found, usable)
    since = watched.missing_since or now
    after = replace(after, missing_since=since)
    if now - since < GONE_AFTER and not is_loopback(watched.shown):
        return after, None
    if best is not None:
        return Watched(best.host, frozenset(usable)), News("moved", best.host)
    told = None if watched.is_cut else News("cut", watched.shown)
    return replace(after, is_cut=True), told


def _better(watched: Watched, found: Sequence[Address], usable: Set[str]) -> News | None:
    """An address that has just come and would have been recommended. The first look finds none."""
    best = recommended(found)
    came = watched.known and usable - watched.known
    if best is None or best.host == watched.shown or not came or best.host not in came:
        return None
    shown = next(address for address in found if address.host == watched.shown)
    if PREFERENCE.index(best.kind) >= PREFERENCE.index(shown.kind):
        return None
    return News("better", best.host)
