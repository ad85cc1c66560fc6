"""Whether phones will reach this laptop: what was seen, what it proves, what is left. Pure.

Decides the four steps of « Préparer la salle », the five observations of a test phone and the
verdict of each diagnosis; not their words, nor how anything is seen. What cannot be proved is
« unknown »: it is never told as good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from workshop_app.domain.entity import Entity
from workshop_app.domain.network import Address, is_loopback, reachable

WifiSource = Literal["laptop", "router", "hall"]
WIFI_SOURCES: tuple[WifiSource, ...] = ("laptop", "router", "hall")
System = Literal["windows", "macos", "linux"]
Step = Literal["address", "wifi", "sheet", "trial"]
STEPS: tuple[Step, ...] = ("address", "wifi", "sheet", "trial")
Observation = Literal["joined", "asked", "shown", "sent", "returned"]
OBSERVATIONS: tuple[Observation, ...] = ("joined", "asked", "shown", "sent", "returned")
"""A phone is on the network; its request came; it shows the page; what it wrote arrived; locked,
then opened again, it still had its draft."""
Topic = Literal["firewall", "network", "crowd", "power"]
TOPICS: tuple[Topic, ...] = ("firewall", "network", "crowd", "power")
Verdict = Literal["good", "unknown", "check", "wrong"]
"""Proved; not proved; to be looked at; proved to be in the way."""
PATIENCE = timedelta(seconds=20)
"""A phone that has joined asks within it; after that something is in the way."""
MOST_DEVICES: Mapping[tuple[WifiSource, System], int] = {
    ("laptop", "windows"): 8,
    ("laptop", "macos"): 10,
    ("laptop", "linux"): 10,
}
"""Windows refuses the ninth device on its own hotspot (its settings say so). The others have no
number of their own: ten is where users' reports of laptops and small boards begin to fail. A router
or the Wi-Fi of the hall is not known from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCheck(Entity):
    """How the hall is wired and what was proved of it. Its id is its workshop's."""

    source: WifiSource = "laptop"
    local_name: bool = True
    """Phones may also type « tablee.local »."""
    ready_at: datetime | None = None
    """When somebody said that the hall is ready; None: nobody has."""
    proved: tuple[str, ...] = ()
    """Steps and observations that were proved then."""
    missing: tuple[str, ...] = ()
    """Those that were not."""
    address: str = ""
    """HOST:PORT phones were told then."""
    interface: str = ""
    wifi_name: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """Something a test phone did."""

    at: datetime
    host: str
    """The address of this laptop by which it came."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was seen of test phones, and of any device, since the trial began."""

    began_at: datetime
    sights: Mapping[Observation, Sight] = field(default_factory=dict)
    arrivals: Mapping[str, datetime] = field(default_factory=dict)
    """Address of this laptop -> when another device last reached it there."""
    lost_draft: bool = False
    """A phone came back from its lock without what was being written."""


@dataclass(frozen=True, slots=True)
class Laptop:
    """What this computer tells of itself. Unknown is None or empty, never a guess."""

    system: System = "linux"
    firewall: bool | None = None
    devices: Mapping[str, int] = field(default_factory=dict)
    """Address of this laptop -> other devices that its network cards have heard of there."""
    on_mains: bool | None = None
    answers_checks: bool | None = None
    """It answers devices that ask whether there is internet."""
    answers: bool | None = None
    """The form answers this laptop itself at the address that phones are told."""


@dataclass(frozen=True, slots=True)
class Hall:
    """Everything a verdict is decided from, at one moment."""

    host: str
    """The address that phones are told; "" while none is."""
    addresses: Sequence[Address]
    source: WifiSource
    wifi_name: str
    sheet_printed: bool
    planned: int
    """Phones and posts that will be connected."""
    linked: int
    """Of these, heard of lately."""
    trial: Trial
    laptop: Laptop
    now: datetime


def seen(hall: Hall) -> Mapping[Observation, Sight | None]:
    """Each observation in order, None while it was not made. A device that reached the address, or
    that the network card has heard of there, has joined."""
    found: dict[Observation, Sight | None] = {
        name: hall.trial.sights.get(name) for name in OBSERVATIONS
    }
    if found["joined"] is None:
        arrived = hall.trial.arrivals.get(hall.host)
        if arrived is not None:
            found["joined"] = Sight(arrived, hall.host)
        elif hall.laptop.devices.get(hall.host) and hall.source == "laptop":
            # On a network of its own, whoever is there came for it.
            found["joined"] = Sight(hall.trial.began_at, hall.host)
    return found


def steps_done(hall: Hall) -> Mapping[Step, bool]:
    here = any(a.host == hall.host and reachable(a) for a in hall.addresses)
    return {
        "address": here and hall.laptop.answers is not False,
        "wifi": bool(hall.wifi_name),
        "sheet": hall.sheet_printed,
        "trial": all(seen(hall).values()),
    }


def waits_for(hall: Hall) -> Observation | None:
    """The first observation that was not made; None when all were."""
    return next((name for name, sight in seen(hall).items() if sight is None), None)


def is_stuck(hall: Hall) -> bool:
    """The trial has gone on for longer than a phone needs for its next step."""
    made = [sight.at for sight in hall.trial.sights.values()]
    since = max([hall.trial.began_at, *made])
    return waits_for(hall) is not None and hall.now - since >= PATIENCE


def other_network(hall: Hall) -> str:
    """The address by which a device came while none came by the one that phones are told."""
    if hall.host in hall.trial.arrivals:
        return ""
    others = {h: at for h, at in hall.trial.arrivals.items() if not is_loopback(h)}
    return max(others, key=lambda host: others[host], default="")


def verdicts(hall: Hall) -> Mapping[Topic, Verdict]:
    return {
        "firewall": _firewall(hall),
        "network": _network(hall),
        "crowd": _crowd(hall),
        "power": _power(hall),
    }


def _firewall(hall: Hall) -> Verdict:
    """Only a request from outside proves that it is let in."""
    if hall.host in hall.trial.arrivals:
        return "good"
    heard = hall.laptop.devices.get(hall.host, 0) > 0
    if heard and is_stuck(hall) and hall.laptop.firewall is not False:
        return "wrong" if hall.source == "laptop" and hall.laptop.firewall else "check"
    return "unknown"


def _network(hall: Hall) -> Verdict:
    """Whether phones and this laptop are on one network that lets them talk."""
    if hall.host in hall.trial.arrivals:
        return "good"
    if other_network(hall):
        return "wrong"
    if is_stuck(hall) and hall.source != "laptop":
        return "check"
    return "unknown"


def _crowd(hall: Hall) -> Verdict:
    most = most_devices(hall)
    if hall.planned and hall.linked >= hall.planned:
        return "good"
    return "check" if most is not None and hall.planned > most else "unknown"


def most_devices(hall: Hall) -> int | None:
    """How many devices this kind of Wi-Fi usually takes; None when it is not known."""
    return MOST_DEVICES.get((hall.source, hall.laptop.system))


def _power(hall: Hall) -> Verdict:
    return "check" if hall.laptop.on_mains is False else "unknown"


def record(check: RoomCheck, hall: Hall) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(proved, missing) as they are kept when somebody says that the hall is ready."""
    every = dict[str, bool](steps_done(hall).items())
    every |= {name: sight is not None for name, sight in seen(hall).items()}
    every |= {topic: verdict == "good" for topic, verdict in verdicts(hall).items()}
    proved = tuple(name for name, done in every.items() if done)
    return proved, tuple(name for name, done in every.items() if not done)
