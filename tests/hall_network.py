"""The network of a hall: the laptop on one side, the phones on the other, a real address between.

Decides how a test gets phones that are not on the loopback. With the rights of root on Linux the
phones live in a network namespace of their own, joined to the laptop by a cable (a veth pair) that
can be cut, mended and renumbered; they reach nothing else, as in a hall without internet. Where
that may not be made, the phones use an address of this machine, the loopback for want of another,
and a test that must cut or have a real address is passed over, with what it needs in the summary.

    with hall_network() as network:
        server = ThreadedServer(app, end, network.address, port)
        chromium.launch(executable_path=network.launcher(CHROMIUM))
        network.cut(); …; network.mend()
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from _pytest.outcomes import Skipped

from workshop_app.domain.network import reachable
from workshop_app.feeds.addresses import addresses

HALLS = 200
"""As many networks at once on one machine: two runs of the tests may go side by side."""
NAME = "tablee-hall"


class NoNetwork(Skipped):
    """What the machine does not let a test do, in a sentence: the test is passed over, aloud."""


class BrokenNetwork(Exception):
    """A command that should have worked did not."""


@dataclass
class HallNetwork:
    """`address` is where the phones find the laptop now; bind the form to it, or to 0.0.0.0."""

    address: str
    folder: Path
    space: str = ""
    """The phones' namespace; empty where they share the laptop's own network."""
    cable: str = ""
    """The laptop's end. The phones' end is called `phones`."""
    _left: list[str] = field(default_factory=list)

    @property
    def is_apart(self) -> bool:
        """Whether the phones have a network that can be cut."""
        return bool(self.space)

    def phones(self, *command: str) -> list[str]:
        """The command, as it is started among the phones."""
        return ["ip", "netns", "exec", self.space, *command] if self.is_apart else [*command]

    def launcher(self, program: str) -> str:
        """The path of a script that starts `program` among the phones, for Playwright."""
        script = self.folder / "phone"
        words = " ".join(self.phones(program))
        script.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        return str(script)

    def cut(self) -> None:
        """The phones lose the Wi-Fi, all together, and know it."""
        self.must_be_apart()
        _run("ip", "-n", self.space, "link", "set", "phones", "down")

    def mend(self) -> None:
        self.must_be_apart()
        _run("ip", "-n", self.space, "link", "set", "phones", "up")

    def renumber(self, keep_old: bool = False) -> str:
        """The laptop gets another address, which is returned; the old one goes unless kept."""
        self.must_be_apart()
        old, stem = self.address, self.address.rpartition(".")[0]
        taken = {old, *self._left}
        new = next(f"{stem}.{last}" for last in range(3, 255) if f"{stem}.{last}" not in taken)
        _run("ip", "addr", "add", f"{new}/24", "dev", self.cable)
        if not keep_old:
            _run("ip", "addr", "del", f"{old}/24", "dev", self.cable)
            # The second address of a network leaves with the first, unless the system promotes it.
            _is_made("ip", "addr", "add", f"{new}/24", "dev", self.cable)
        self._left.append(old)
        self.address = new
        return new

    def must_be_real(self) -> None:
        """Raises NoNetwork on the loopback, where a browser trusts more than it would in a hall."""
        if ipaddress.ip_address(self.address).is_loopback:
            raise NoNetwork(
                "The phones need an address that is not the loopback: run as root on Linux, "
                "or join this machine to a network."
            )

    def must_be_apart(self) -> None:
        if not self.is_apart:
            raise NoNetwork(
                "This test cuts the network of the phones: it needs Linux, root and `ip netns`."
            )


@contextmanager
def hall_network(interface: str = "veth") -> Iterator[HallNetwork]:
    """Until the block ends. How `interface` begins tells Tablée what it is (`domain/network.py`):
    « veth » is set aside as virtual and disturbs no other test; « wl » is taken for a Wi-Fi.
    """
    with TemporaryDirectory(prefix="hall-") as folder:
        network = _apart(interface, Path(folder)) or _shared(Path(folder))
        try:
            yield network
        finally:
            if network.is_apart:
                _remove(network.space, network.cable)


def _apart(interface: str, folder: Path) -> HallNetwork | None:
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("ip"):
        return None
    _sweep()
    for number in range(HALLS):
        hall = (os.getpid() + number) % HALLS
        space, cable = f"{NAME}-{hall}-{os.getpid()}", f"{interface}hall{hall}"
        if not _is_made("ip", "link", "add", cable, "type", "veth", "peer", "name", f"ph{hall}"):
            continue  # taken by another run, or not allowed: the last one tells
        if not _is_made("ip", "netns", "add", space):
            _is_made("ip", "link", "del", cable)
            return None
        _join(space, cable, f"ph{hall}", f"10.77.{hall}")
        return HallNetwork(f"10.77.{hall}.1", folder, space, cable)
    return None


def _join(space: str, cable: str, end: str, stem: str) -> None:
    _run("ip", "link", "set", end, "netns", space, "name", "phones")
    _run("ip", "addr", "add", f"{stem}.1/24", "dev", cable)
    _run("ip", "link", "set", cable, "up")
    _run("ip", "-n", space, "addr", "add", f"{stem}.2/24", "dev", "phones")
    _run("ip", "-n", space, "link", "set", "lo", "up")
    _run("ip", "-n", space, "link", "set", "phones", "up")


def _shared(folder: Path) -> HallNetwork:
    found = next((each.host for each in addresses() if reachable(each)), "127.0.0.1")
    return HallNetwork(found, folder)


def _sweep() -> None:
    """What a run that was killed left behind."""
    listed = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True).stdout
    for line in listed.splitlines():
        name = line.partition(" ")[0]
        owner = name.removeprefix(f"{NAME}-").partition("-")[2]
        if name.startswith(NAME) and owner.isdigit() and not Path(f"/proc/{owner}").exists():
            _is_made("ip", "netns", "del", name)


def _remove(space: str, cable: str) -> None:
    _is_made("ip", "link", "del", cable)
    _is_made("ip", "netns", "del", space)


def _is_made(*command: str) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise BrokenNetwork(f"{' '.join(command)}: {done.stderr.strip()}")
