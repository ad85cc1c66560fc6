"""Which address of this laptop phones can reach. Pure: reads names and numbers, opens nothing.

Decides the order of preference and the reason for it; not what is bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Literal

AddressKind = Literal["hotspot", "wifi", "cable", "other", "virtual", "loopback"]
PREFERENCE: tuple[AddressKind, ...] = ("hotspot", "wifi", "cable", "other", "virtual", "loopback")
HOTSPOTS = tuple(map(ip_network, ("10.42.0.0/24", "192.168.137.0/24", "192.168.2.0/24")))
"""What Linux, Windows and macOS give to the laptop that shares its own Wi-Fi."""
VIRTUAL_NAMES = (
    *("docker", "veth", "virbr", "vmnet", "vbox", "virtualbox", "vethernet", "br-"),
    *("tun", "tap", "wg", "ppp", "zt", "tailscale", "utun", "hyper-v", "wsl", "vpn"),
)
"""How the names of such interfaces begin, on each system."""
WIFI_NAMES = ("wl", "wi-fi", "wifi", "wlan", "airport", "sans fil")
CABLE_NAMES = ("eth", "en", "lan")


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
    if interface.startswith(VIRTUAL_NAMES):
        return "virtual"
    if any(ip in network for network in HOTSPOTS):
        return "hotspot"
    if interface.startswith(WIFI_NAMES):
        return "wifi"
    return "cable" if interface.startswith(CABLE_NAMES) else "other"


def by_preference(addresses: Iterable[Address]) -> list[Address]:
    """The one to recommend first."""
    return sorted(addresses, key=lambda a: (PREFERENCE.index(a.kind), a.interface, a.host))


def reachable(address: Address) -> bool:
    """False for those set aside: they stay choosable, with their reason."""
    return address.kind not in ("virtual", "loopback")
