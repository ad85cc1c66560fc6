"""What this computer tells of itself for « Préparer la salle »: its firewall, the devices it has
heard of on each network, its power, whether the form answers it. Reads the system, changes nothing.

Every question has its limit in time; what cannot be read is told as unknown.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Interface, ip_address
from pathlib import Path

import psutil

from workshop_app.domain.room import Laptop, System

ASK_S = 3.0
ANSWER_S = 1.0
USUAL_NUMBER = 80
ARP_TABLE = Path("/proc/net/arp")
UFW = Path("/etc/ufw/ufw.conf")
FIREWALLD = Path("/run/firewalld")
MAC_FIREWALL = "/usr/libexec/ApplicationFirewall/socketfilterfw"
ARP_LINE = re.compile(
    r"(\d+\.\d+\.\d+\.\d+)\)?\s+(?:at\s+)?((?:[0-9a-f]{1,2}[:-]){5}[0-9a-f]{1,2})"
)
NOT_A_DEVICE = ("00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "ff-ff-ff-ff-ff-ff")


def look_at_laptop(host: str, port: int) -> Laptop:
    """`host`, `port`: where phones are told to go; "" while nowhere."""
    return Laptop(
        system=system(),
        firewall=firewall_is_on(),
        devices=devices(neighbours()),
        on_mains=on_mains(),
        answers_checks=answers_checks(host) if host and port else None,
        answers=answers(host, port) if host and port else None,
    )


def system() -> System:
    if sys.platform == "win32":
        return "windows"
    return "macos" if sys.platform == "darwin" else "linux"


def firewall_is_on() -> bool | None:
    """Whether something on this computer may refuse what comes in; None when it does not say."""
    match system():
        case "windows":
            said = _ask("netsh", "advfirewall", "show", "currentprofile", "state")
            return None if not said else bool(re.search(r"\b(ON|ACTIVÉ|ACTIF)\b", said, re.I))
        case "macos":
            said = _ask(MAC_FIREWALL, "--getglobalstate")
            return None if not said else "disabled" not in said.lower()
        case _:
            return _linux_firewall(UFW, FIREWALLD)


def _linux_firewall(ufw: Path, firewalld: Path) -> bool | None:
    if firewalld.exists():
        return True
    with suppress(OSError):
        return "ENABLED=yes" in ufw.read_text("utf-8", "replace")
    return None


def neighbours() -> Sequence[str]:
    """IPv4 addresses of devices that this computer's network cards have heard of."""
    if system() == "linux":
        with suppress(OSError):
            return read_arp_table(ARP_TABLE.read_text("utf-8", "replace"))
        return ()
    return read_arp(_ask("arp", "-a"))


def read_arp_table(text: str) -> Sequence[str]:
    """Of Linux: address, kind, flags, hardware address…; a flag of 0 never answered."""
    rows = [line.split() for line in text.splitlines()[1:]]
    return [
        row[0] for row in rows if len(row) >= 4 and row[2] != "0x0" and row[3] not in NOT_A_DEVICE
    ]


def read_arp(text: str) -> Sequence[str]:
    """Of « arp -a » on Windows and macOS, whatever the language of its headings."""
    found = []
    for host, hardware in ARP_LINE.findall(text.lower()):
        if hardware not in NOT_A_DEVICE and not ip_address(host).is_multicast:
            found.append(host)
    return found


def devices(heard: Sequence[str]) -> Mapping[str, int]:
    """Address of this laptop -> how many of these devices are on its network."""
    networks = {
        one.address: IPv4Interface(f"{one.address}/{one.netmask}").network
        for several in psutil.net_if_addrs().values()
        for one in several
        if one.family == socket.AF_INET and one.netmask
    }
    counted: Counter[str] = Counter()
    for host in heard:
        for mine, network in networks.items():
            if host != mine and ip_address(host) in network:
                counted[mine] += 1
    return counted


def on_mains() -> bool | None:
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return None if battery is None else battery.power_plugged


def answers(host: str, port: int) -> bool:
    """The form answers this computer itself there. Proves nothing of the firewall."""
    try:
        with socket.create_connection((host, port), ANSWER_S):
            return True
    except OSError:
        return False


def answers_checks(host: str) -> bool:
    """Asked as a phone asks: what answers at the usual number may be another program."""
    with closing(HTTPConnection(host, USUAL_NUMBER, timeout=ANSWER_S)) as asked:
        try:
            asked.request("GET", "/generate_204", headers={"Host": "connectivitycheck.gstatic.com"})
            return asked.getresponse().status == HTTPStatus.NO_CONTENT
        except (OSError, HTTPException):
            return False


def _ask(*command: str) -> str:
    """What the system's own tool says; "" when it does not."""
    try:
        asked = subprocess.run(
            command,
            capture_output=True,
            timeout=ASK_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.decode("utf-8", "replace") if asked.returncode == 0 else ""
