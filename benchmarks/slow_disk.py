"""A disk that takes longer to say that a commit is on it, as that of an old laptop does.

In WAL with `synchronous=FULL` a commit is one fsync; the wait is put before each commit of the one
connection that writes, in its thread, without the interpreter's lock: where fsync itself would
wait. Readers never wait. Decides nothing about how long.
"""

from __future__ import annotations

import time

from sqlalchemy import Connection, Engine, event

OLD_LAPTOP_S = 0.005
"""One more fsync of a 5,400 rpm disk, or of a worn eMMC."""


def slow_down(writer: Engine, seconds: float = OLD_LAPTOP_S) -> None:
    """From now on each commit of this engine takes so much longer."""

    @event.listens_for(writer, "commit")
    def wait(_connection: Connection) -> None:
        time.sleep(seconds)
