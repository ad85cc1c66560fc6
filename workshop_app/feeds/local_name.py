"""« tablee.local »: the name that phones may type instead of numbers, by mDNS (RFC 6762).

Comfort only: where it cannot be announced (no network, a firewall, another laptop of that name)
nothing is said and the numbers go on working. Every call blocks: never from the GUI thread.
"""

from __future__ import annotations

import logging
import socket
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from workshop_app.services.form_address import LOCAL_NAME

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, Zeroconf

log = logging.getLogger(__name__)
KIND = "_http._tcp.local."
INSTANCE = "Tablée"
HALF_LIFE_S = 60
"""How long a phone may believe an address that has changed."""


class LocalName:
    """Announced once at most; announced again wherever the form moves."""

    def __init__(self, name: str = LOCAL_NAME) -> None:
        self._name = name
        self._zeroconf: Zeroconf | None = None
        self._info: ServiceInfo | None = None
        self._told: tuple[str, int] | None = None

    def announce(self, host: str, port: int) -> bool:
        """The name leads to that address from now on. False when it could not be."""
        if self._told == (host, port):
            return True
        self.withdraw()
        if not _is_here(host):
            return False
        other = resolve(self._name, host)
        if other not in ("", host):
            log.info("the local name is another laptop's: %s", other)
            return False
        from zeroconf import Error, ServiceInfo, Zeroconf

        info = ServiceInfo(
            KIND,
            f"{INSTANCE}.{KIND}",
            port=port,
            server=f"{self._name}.",
            parsed_addresses=[host],
            properties={"path": "/"},
            host_ttl=HALF_LIFE_S,
        )
        try:
            zeroconf = Zeroconf(interfaces=[host])
        except (OSError, Error, ValueError) as refusal:
            log.info("no local name at %s: %r", host, refusal)
            return False
        try:
            zeroconf.register_service(info, allow_name_change=True)
        except (OSError, Error) as refusal:
            log.info("local name not announced at %s: %r", host, refusal)
            with suppress(OSError, Error):
                zeroconf.close()
            return False
        self._zeroconf, self._info, self._told = zeroconf, info, (host, port)
        return True

    def withdraw(self) -> None:
        """Nothing is announced any more. A second time does nothing."""
        zeroconf, self._zeroconf, self._told = self._zeroconf, None, None
        if zeroconf is None:
            return
        from zeroconf import Error

        with suppress(OSError, Error):
            zeroconf.close()


def _is_here(host: str) -> bool:
    """Asked of the system first: the library forgets its sockets at an address that is gone."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as trial:
        try:
            trial.bind((host, 0))
        except OSError:
            return False
    return True


def resolve(name: str, host: str, timeout_s: float = 1.0) -> str:
    """The address a name leads to, asked as a phone asks; "" when nobody answers."""
    from zeroconf import AddressResolver, Error, IPVersion, Zeroconf  # type: ignore[attr-defined]

    with suppress(OSError, Error, ValueError):
        asked = Zeroconf(interfaces=[host])
        try:
            found = AddressResolver(f"{name}.")
            if found.request(asked, timeout_s * 1_000):
                return next(iter(found.parsed_addresses(IPVersion.V4Only)), "")
        finally:
            asked.close()
    return ""
