"""When something was last written of a day that is running: the laptop's clock is not before it.

A laptop that comes back from a power cut may have lost its time, or somebody set it right in the
middle of the day. What is left of a phase is counted from instants already written: a clock that
begins before them would give the phase that hour twice, and put new cards before the old ones.

Decides what is believed, the clock of the machine or the log; not how time goes on.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from workshop_app.storage.database import Database, understood
from workshop_app.storage.tables import change_log, phase

BELIEVED = timedelta(days=1)
"""Further ahead, it is the day of the log that had a wrong clock, and this one is right."""
ON_STAGE = (
    select(phase.c.workshop)
    .distinct()
    .where(phase.c.started_at.is_not(None), phase.c.ended_at.is_(None), ~phase.c.withdrawn)
)


def last_instant(database: Database, wall: datetime) -> datetime:
    """The later of `wall`, what the machine's clock says, and the newest change of a workshop that
    has a phase on stage. UTC. Raises Surroundings."""
    newest = wall
    with understood(str(database.file or "")), database.reader.begin() as connection:
        for workshop in connection.execute(ON_STAGE).scalars().all():
            mine = change_log.c.workshop == workshop
            last = select(func.max(change_log.c.number)).where(mine).scalar_subquery()
            told = select(change_log.c.at).where(mine, change_log.c.number == last)
            at = connection.execute(told).scalar()
            if at is not None and wall < at <= wall + BELIEVED:
                newest = max(newest, at)
    return newest
