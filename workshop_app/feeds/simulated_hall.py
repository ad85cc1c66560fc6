"""The hall of a rehearsal: tables that go through the real form over HTTP, as fast as its clock.

One thread, a connection a table. Decides when a phone asks and what happens to what it could not
send; what a table does is decided by `services.simulated_table`, when people come by whoever made
the hall.
"""

from __future__ import annotations

import http.client
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

import msgspec

from workshop_app.feeds.clock import PacedClock
from workshop_app.services.simulated_table import (
    Act,
    Calls,
    Finishes,
    Reads,
    SimulatedTable,
    Told,
    Votes,
    Writes,
)

HOST = "127.0.0.1"
PATIENCE_S = 5.0
ASKS_S, ASKS_AT_MOST_S = 30.0, 2.0
"""A phone asks how things stand so often, by its clock; and by the wall's: a real one is told of a
new phase at once."""
TURN_S = 0.1
AT_ONCE = 3
"""People confirmed at the door in a turn."""
NOW = (200, 201)
AGAIN = (429, 503)
"""Answers after which a card is sent again; any other refuses it for good."""
LIVES = (ConnectionError, TimeoutError, http.client.HTTPException, OSError)
_told = msgspec.json.Decoder(Told)


class Phone:
    """What one table's phone holds and asks."""

    def __init__(self, table: SimulatedTable, code: str) -> None:
        self.table = table
        self.outbox: deque[Writes] = deque()
        self._code = code
        self._line: http.client.HTTPConnection | None = None
        self._asked_at = -1e9
        """By the wall."""
        self.written = 0
        """Cards that the form has acknowledged."""

    def turn(self, now: datetime, wall: float, every_s: float, port: int) -> None:
        """Whatever it does by now. What does not leave stays in the outbox."""
        acts = list(self.table.acts(now))
        self.outbox += [act for act in acts if isinstance(act, Writes)]
        if not self.table.is_reached(now):
            return
        try:
            if wall - self._asked_at >= every_s:
                self._asked_at = wall
                self._ask(port)
            for act in acts:
                if not isinstance(act, Writes):
                    self._signal(port, act)
            self._empty(port)
        except LIVES:
            self.close()

    def soon(self) -> None:
        """Ask at the next turn."""
        self._asked_at = -1e9

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self, port: int) -> None:
        status, said = self._send(port, "GET", "state", None)
        if status in NOW:
            self.table.hear(_told.decode(said))

    def call(self, port: int, now: datetime) -> None:
        """At once; on a line that is lost, nobody hears it."""
        try:
            for act in self.table.call(now):
                self._signal(port, act)
        except LIVES:
            self.close()

    def _signal(self, port: int, act: Act) -> None:
        match act:
            case Calls(calling):
                self._send(port, "POST", "call", {"calling": calling})
            case Finishes():
                self._send(port, "POST", "done", {"done": True})
            case Reads(message):
                self._send(port, "POST", "read", {"message": message})
            case Votes(vote, points):
                self._send(port, "PUT", "ballot", {"vote": vote, "points": points})
        self.soon()

    def _empty(self, port: int) -> None:
        while self.outbox:
            card = self.outbox[0]
            body = {"id": card.id, "kind": card.kind, "text": card.text, "written_at": card.at}
            status, _said = self._send(port, "POST", "cards", body)
            if status in AGAIN:
                return
            self.outbox.popleft()
            self.written += status in NOW

    def _send(self, port: int, method: str, path: str, body: Any) -> tuple[int, bytes]:
        if self._line is None or self._line.port != port:
            self.close()
            self._line = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
        return exchange(self._line, method, f"/t/{self._code}/{path}", body)


def exchange(
    line: http.client.HTTPConnection, method: str, path: str, body: Any
) -> tuple[int, bytes]:
    """One question and its whole answer."""
    sent = None if body is None else msgspec.json.encode(body)
    line.request(method, path, sent, {"Content-Type": "application/json"})
    answer = line.getresponse()
    return answer.status, answer.read()


class SimulatedHall:
    """Implements the port `Hall`. `start`, then `close` before the form and the library close."""

    def __init__(
        self,
        clock: PacedClock,
        tables: Mapping[str, SimulatedTable],
        arrivals: Sequence[tuple[datetime, UUID]],
        post: str,
        port: Callable[[], int],
        seed: int,
        paced: Callable[[int], object] = lambda _speed: None,
    ) -> None:
        """`tables` by their code; `arrivals`: who is confirmed when at the door, by the post of
        that code; `port` tells where the form answers, 0 while it does not; `paced` hears of
        another speed."""
        self._clock, self._port, self._paced = clock, port, paced
        self._phones = [Phone(table, code) for code, table in tables.items()]
        self._arrivals, self._post = deque(sorted(arrivals)), post
        self._door: http.client.HTTPConnection | None = None
        self._chance = Random(f"{seed} hall")
        self._asked: deque[Callable[[datetime], None]] = deque()
        """What the facilitator provokes, done by the thread of the hall."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="simulated-hall", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def has_begun(self) -> bool:
        """A table has heard of a phase."""
        return any(phone.table.has_worked for phone in self._phones)

    def close(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        for phone in self._phones:
            phone.close()
        if self._door is not None:
            self._door.close()

    @property
    def tables(self) -> int:
        return len(self._phones)

    @property
    def cards(self) -> int:
        """Acknowledged by the form so far."""
        return sum(phone.written for phone in self._phones)

    @property
    def speed(self) -> int:
        return self._clock.speed

    def pace(self, speed: int) -> None:
        self._clock.pace(speed)
        self._paced(speed)

    def lose_one(self) -> int | None:
        phone = self._one_here()
        if phone is None:
            return None
        self._asked.append(phone.table.lose)
        return phone.table.number

    def call_from_one(self) -> int | None:
        phone = self._one_here()
        if phone is None:
            return None
        self._asked.append(lambda now: phone.call(self._port(), now))
        return phone.table.number

    def all_write(self) -> int:
        now = self._clock.now()
        here = [phone for phone in self._phones if phone.table.is_reached(now)]

        def write(now: datetime) -> None:
            for phone in here:
                phone.outbox += phone.table.hurry(now)

        self._asked.append(write)
        return len(here)

    def _one_here(self) -> Phone | None:
        now = self._clock.now()
        here = [phone for phone in self._phones if phone.table.is_reached(now)]
        return self._chance.choice(here) if here else None

    def _run(self) -> None:
        while not self._stop.wait(TURN_S):
            self.turn()

    def turn(self) -> None:
        """Whatever everybody does by now."""
        port = self._port()
        if not port:
            return
        now, wall = self._clock.now(), time.monotonic()
        while self._asked:
            self._asked.popleft()(now)
        every_s = min(ASKS_S / self._clock.speed, ASKS_AT_MOST_S)
        for phone in self._phones:
            if self._stop.is_set():
                return
            phone.turn(now, wall, every_s, port)
        self._let_in(now, port)

    def _let_in(self, now: datetime, port: int) -> None:
        """Who has come is confirmed at the door; in a crowd, the tables are heard between."""
        try:
            for _each in range(AT_ONCE):
                if not self._arrivals or self._arrivals[0][0] > now:
                    return
                if self._door is None or self._door.port != port:
                    self._door = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
                path = f"/d/{self._post}/people/{self._arrivals[0][1]}"
                exchange(self._door, "POST", path, {"state": "arrived", "at": now})
                self._arrivals.popleft()
        except LIVES:
            if self._door is not None:
                self._door.close()
            self._door = None
