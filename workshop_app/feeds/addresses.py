"""The addresses this laptop has now, and which port is free. Reads the system, keeps nothing."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Sequence
from contextlib import closing

import psutil

from workshop_app.domain.network import Address, by_preference, classify
from workshop_app.services.ports import Surroundings

PORTS_TRIED = 50


def addresses() -> Sequence[Address]:
    """Every IPv4 address of an interface that is up, the one to recommend first."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    found = (
        classify(address.address, name)
        for name, several in psutil.net_if_addrs().items()
        if name in up
        for address in several
        if address.family == socket.AF_INET
    )
    return by_preference(address for address in found if address)


def free_port(host: str, first: int) -> int:
    """`first`, or the next one nobody listens on. Raises Surroundings after 50."""
    for port in range(first, first + PORTS_TRIED):
        with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as trial:
            if sys.platform == "win32":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OverflowError:  # past 65535
                break
            except OSError as error:
                if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                    raise Surroundings("address_not_here", host=host) from error
                continue
            return port
    raise Surroundings("port_taken", port=str(first))
