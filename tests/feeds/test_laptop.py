"""What is read of this computer: neighbours, firewall, whether the form answers."""

from __future__ import annotations

import socket
from pathlib import Path
from uuid import uuid4

from workshop_app.domain.network import recommended
from workshop_app.feeds import laptop
from workshop_app.feeds.addresses import addresses
from workshop_app.feeds.local_name import LocalName, resolve

LINUX = """IP address       HW type     Flags       HW address            Mask     Device
10.42.0.57       0x1         0x2         9e:1c:00:11:22:33     *        wlan0
10.42.0.58       0x1         0x0         00:00:00:00:00:00     *        wlan0
"""
WINDOWS = """
Interface : 192.168.137.1 --- 0x12
  Adresse Internet      Adresse physique      Type
  192.168.137.22        9e-1c-00-11-22-33     dynamique
  192.168.137.255       ff-ff-ff-ff-ff-ff     statique
  224.0.0.22            01-00-5e-00-00-16     statique
"""
MACOS = """? (192.168.2.2) at 9e:1c:0:11:22:33 on bridge100 ifscope [bridge]
? (192.168.2.9) at (incomplete) on bridge100 ifscope [bridge]
"""


def test_devices_that_answered_are_heard_of_on_each_system() -> None:
    assert laptop.read_arp_table(LINUX) == ["10.42.0.57"]
    assert laptop.read_arp(WINDOWS) == ["192.168.137.22"]
    assert laptop.read_arp(MACOS) == ["192.168.2.2"]
    assert laptop.read_arp_table("") == laptop.read_arp("n'importe quoi") == []


def test_a_firewall_is_on_off_or_unknown(tmp_path: Path) -> None:
    ufw, firewalld = tmp_path / "ufw.conf", tmp_path / "firewalld"
    assert laptop._linux_firewall(ufw, firewalld) is None
    ufw.write_text("ENABLED=no\n")
    assert laptop._linux_firewall(ufw, firewalld) is False
    ufw.write_text("ENABLED=yes\n")
    assert laptop._linux_firewall(ufw, firewalld) is True
    ufw.unlink()
    firewalld.mkdir()
    assert laptop._linux_firewall(ufw, firewalld) is True


def test_the_form_answers_this_computer_or_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as open_one:
        number = open_one.getsockname()[1]
        found = laptop.look_at_laptop("127.0.0.1", number)
        assert found.answers is True
    assert laptop.look_at_laptop("127.0.0.1", number).answers is False
    assert laptop.look_at_laptop("", 0).answers is None


def test_the_name_leads_to_the_form_and_no_longer_once_taken_back() -> None:
    # Not a network that another test has laid for a moment.
    here = recommended(each for each in addresses() if "hall" not in each.interface)
    assert here is not None, "this test needs a network card that is up, besides the loopback"
    wanted = f"tablee-{uuid4().hex[:8]}.local"  # another Tablée may run on this machine
    name = LocalName(wanted)
    try:
        assert name.announce(here.host, 8000)
        assert name.announce(here.host, 8000)
        assert resolve(wanted, here.host, timeout_s=5) == here.host
    finally:
        name.withdraw()
        name.withdraw()


def test_where_the_name_cannot_be_told_nothing_is_said() -> None:
    name = LocalName()
    assert not name.announce("203.0.113.9", 8000)
    name.withdraw()
