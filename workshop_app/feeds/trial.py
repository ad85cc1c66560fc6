"""What test phones did, and when any device last reached each address of this laptop.

Kept in memory: it is a proof of this hour, not a fact of the workshop.
"""

from __future__ import annotations

from datetime import datetime

from workshop_app.domain.network import is_loopback
from workshop_app.domain.room import Observation, Sight, Trial
from workshop_app.services.ports import Clock

MOST_ADDRESSES = 64


class TrialMemory:
    """Written by the web thread, read by the desk: one dictionary assignment each, no lock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.restart()

    def restart(self) -> None:
        """Another phone, or another try: nothing was seen yet."""
        self._began = self._clock.now()
        self._sights: dict[Observation, Sight] = {}
        self._arrivals: dict[str, datetime] = {}
        self._lost_draft = False

    def arrived(self, host: str, peer: str) -> None:
        """A device reached this laptop at its address `host`. The laptop itself proves nothing."""
        if peer == host or is_loopback(peer) or not host:
            return
        if host in self._arrivals or len(self._arrivals) < MOST_ADDRESSES:
            self._arrivals[host] = self._clock.now()

    def saw(self, observation: Observation, host: str, peer: str) -> None:
        """A test phone did this; the first time counts."""
        if peer != host and not is_loopback(peer):
            self._sights.setdefault(observation, Sight(self._clock.now(), host))

    def lost_a_draft(self) -> None:
        """A phone came back from its lock without what was being written."""
        self._lost_draft = True

    def read(self) -> Trial:
        return Trial(self._began, dict(self._sights), dict(self._arrivals), self._lost_draft)
