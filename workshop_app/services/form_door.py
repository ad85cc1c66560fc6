"""Opens and closes the form of one workshop at an address phones can reach, and keeps it.

Decides which address and which number are used and what must be told about it; not how the form
answers. Every call blocks: never from the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from workshop_app.domain.network import Address, reachable
from workshop_app.domain.workshop import Workshop
from workshop_app.services.form_address import keep_address
from workshop_app.services.ports import FormServer, Library
from workshop_app.services.workshops import the_workshop

EVERYWHERE = "0.0.0.0"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the form is opened."""

    bind: str
    shown: str
    """What phones are told."""
    port: int
    address_changed: bool = False
    """The address kept with the workshop is no longer this laptop's: printed codes are stale."""
    port_changed: bool = False
    """The number kept with the workshop was taken: printed codes are stale."""


class FormDoor:
    """`serve` starts a form on (host, port) and returns once phones are answered; `free_port`
    gives the number asked for or the next one free."""

    def __init__(
        self,
        library: Library,
        addresses: Callable[[], Sequence[Address]],
        free_port: Callable[[str, int], int],
        serve: Callable[[str, int], FormServer],
        first_port: int,
        by: str,
    ) -> None:
        self._library = library
        self._addresses = addresses
        self._free_port = free_port
        self._serve = serve
        self._first_port = first_port
        self._by = by
        self._server: FormServer | None = None

    def open(self, workshop: UUID, host: str = "", port: int = 0) -> Place:
        """Open the form and remember where. `host` and `port` given are taken as they are.

        Raises Surroundings when no port is free.
        """
        self.close()
        place = self.place(self._library.read(workshop, the_workshop), host, port)
        self._server = self._serve(place.bind, place.port)
        keep = partial(keep_address, host=place.shown, port=place.port)
        self._library.submit(workshop, self._by, keep).result()
        return place

    def close(self) -> None:
        """Ends streams and stops answering. What was received is kept."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def place(self, workshop: Workshop, host: str = "", port: int = 0) -> Place:
        known = self._addresses()
        best = next((a.host for a in known if reachable(a)), LOOPBACK)
        wanted = host or workshop.host
        here = wanted in (a.host for a in known) or wanted.startswith("127.")
        if wanted == EVERYWHERE:
            bind, shown = EVERYWHERE, best
        else:
            bind = shown = wanted if wanted and (here or host) else best
        first = port or workshop.port or self._first_port
        free = first if port else self._free_port(bind, first)
        return Place(
            bind,
            shown,
            free,
            address_changed=bool(workshop.host) and not host and shown != workshop.host,
            port_changed=bool(workshop.port) and not port and free != workshop.port,
        )
