"""The tables, in portable SQL. One column per field of the entity, in any order; nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """UTC in, UTC out: SQLite forgets the zone that PostgreSQL keeps."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Image = JSON(none_as_null=True)
"""An entity, or a part of one, written by `database.open_database`'s serializer."""


def noun(name: str, *columns: Column[Any]) -> Table:
    """The table of an entity. Every key and every index begins with the workshop."""
    return Table(
        name,
        metadata,
        Column("workshop", Uuid, primary_key=True),
        Column("id", Uuid, primary_key=True),
        Column("change", BigInteger, nullable=False),
        Column("withdrawn", Boolean, nullable=False),
        *columns,
        Index(f"{name}_change", "workshop", "change"),
    )


def needed(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=False)


workshop = noun(
    "workshop",
    needed("model", String(40)),
    needed("title", Text),
    needed("created_at", Instant),
    needed("question", Text),
    needed("organiser", Text),
    needed("place", Text),
    Column("day", Date),
    needed("starts_at", Time),
    needed("ends_at", Time),
    needed("end_is_free", Boolean),
    needed("context", Text),
    needed("objectives", JSON),
    needed("results", JSON),
    needed("rules", JSON),
    needed("categories", JSON),
    needed("table_count", Integer),
    needed("rounds", Integer),
    needed("criteria", JSON),
    needed("criteria_modes", JSON),
    needed("host", String(200)),
    needed("port", Integer),
    needed("wifi_name", Text),
    needed("wifi_password", Text),
    needed("report_sections", JSON),
    needed("shareable_report", Boolean),
    needed("badge_lines", JSON),
    needed("paper", JSON),
    needed("places_initials", Boolean),
    needed("places_newest", Boolean),
    needed("extra_pages", JSON),
    Column("retention_months", Integer),
    needed("retention_unasked", Boolean),
    needed("reads_first", Boolean),
    Column("part_of", Uuid),
)
hall_table = noun(
    "hall_table",
    needed("number", Integer),
    Column("code", String(16), nullable=False, unique=True),
)
person = noun(
    "person",
    needed("first_name", Text),
    needed("last_name", Text),
    needed("organisation", Text),
    needed("organisation_type", Text),
    needed("departement", Text),
    needed("function", Text),
    needed("email", Text),
    needed("phone", Text),
    needed("referent", Boolean),
    needed("tables", JSON),
    needed("locked", Boolean),
    needed("host", Boolean),
    needed("reserve", Boolean),
    needed("attributes", JSON),
    Column("badge", Integer),
    needed("shown", Boolean),
    needed("anonymous", Boolean),
    needed("as_written", JSON),
)
group_rule = noun("group_rule", needed("kind", String(20)), needed("people", JSON))
split = noun(
    "split",
    needed("made_at", Instant),
    needed("tables", Integer),
    needed("rounds", Integer),
    needed("seed", BigInteger),
    needed("criteria", JSON),
    needed("weights", JSON),
    needed("modes", JSON),
    needed("imbalance", Integer),
    needed("lower_bound", Integer),
    needed("proven", Boolean),
)
phase = noun(
    "phase",
    needed("position", Integer),
    needed("title", Text),
    needed("activity", String(20)),
    needed("kinds", JSON),
    needed("planned_s", Integer),
    needed("minimum_s", Integer),
    needed("protected", Boolean),
    needed("question", Text),
    needed("steps", JSON),
    needed("note", Text),
    needed("material", Text),
    needed("roles", Text),
    needed("method", String(40)),
    needed("parts", JSON),
    needed("round", Integer),
    needed("places", JSON),
    needed("longest", Integer),
    needed("advised", Integer),
    needed("signed", String(10)),
    needed("muted", Boolean),
    needed("silence_s", Integer),
    needed("asks_who", Boolean),
    needed("silent", Boolean),
    Column("revealed_at", Instant),
    needed("questions", JSON),
    needed("tracks", JSON),
    needed("extended_s", Integer),
    needed("last_planned_s", Integer),
    needed("last_ran_s", Integer),
    Column("started_at", Instant),
    needed("pauses", JSON),
    Column("ended_at", Instant),
)
topic = noun(
    "topic",
    needed("phase", Uuid),
    needed("title", Text),
    needed("proposer", Text),
    Column("session", Integer),
    Column("place", Integer),
)
card = noun(
    "card",
    # `table` is a word of SQL: quoted by SQLAlchemy wherever it stands.
    needed("table", Integer),
    needed("kind", String(40)),
    needed("number", Integer),
    needed("code", String(4)),
    needed("text", Text),
    needed("original", Text),
    needed("source", String(20)),
    needed("written_at", Instant),
    needed("author", Text),
    needed("standing", String(20)),
    Column("split_from", Uuid),
    Column("from_table", Integer),
    Column("phase", Uuid),
    needed("question", String(40)),
    needed("anonymous", Boolean),
    needed("role", Text),
    needed("phone", String(40)),
)
printed = noun(
    "printed",
    needed("kind", String(40)),
    needed("fingerprint", String(64)),
    needed("printed_at", Instant),
    needed("part", String(40)),
    needed("tables", JSON),
)
slide_choices = noun(
    "slide_choices",
    needed("template", String(64)),
    needed("template_name", Text),
    needed("next_steps", JSON),
    needed("thanks", Text),
    needed("words", JSON),
)
hall_plan = noun(
    "hall_plan",
    needed("width", Integer),
    needed("depth", Integer),
    needed("shape", String(20)),
    needed("spots", JSON),
    needed("markers", JSON),
    Column("visited_on", Date),
    needed("notes", JSON),
)

attendance = noun(
    "attendance",
    needed("state", String(20)),
    Column("at", Instant),
    needed("by", String(80)),
    needed("walk_in", Boolean),
    Column("arrived_at", Instant),
)
door_post = noun(
    "door_post",
    needed("number", Integer),
    Column("code", String(16), nullable=False, unique=True),
    needed("name", Text),
)

room_check = noun(
    "room_check",
    needed("source", String(20)),
    needed("local_name", Boolean),
    Column("ready_at", Instant),
    needed("proved", JSON),
    needed("missing", JSON),
    needed("address", Text),
    needed("interface", Text),
    needed("wifi_name", Text),
)

rehearsal = noun(
    "rehearsal",
    needed("speed", Integer),
    Column("played_at", Instant),
    needed("tables", Integer),
    needed("cards", Integer),
)

hall_message = noun(
    "hall_message",
    needed("text", Text),
    needed("sent_at", Instant),
    needed("tables", JSON),
)
message_read = noun(
    "message_read",
    needed("message", Uuid),
    needed("table", Integer),
    needed("read_at", Instant),
)
table_signal = noun(
    "table_signal",
    needed("table", Integer),
    Column("called_at", Instant),
    Column("answered_at", Instant),
    Column("done_phase", Uuid),
    Column("done_at", Instant),
    Column("paper_since", Instant),
)
projection = noun(
    "projection",
    needed("view", String(20)),
    needed("since", Instant),
    needed("black", Boolean),
    needed("kind", String(40)),
    needed("table", Integer),
    Column("card", Uuid),
    needed("message", Text),
)
mirror_link = noun("mirror_link", Column("code", String(16), nullable=False, unique=True))

photo = noun(
    "photo",
    needed("table", Integer),
    needed("number", Integer),
    needed("digest", String(64)),
    needed("preview", String(64)),
    needed("width", Integer),
    needed("height", Integer),
    needed("size", Integer),
    needed("taken_at", Instant),
    needed("caption", Text),
    needed("standing", String(20)),
)
follow_link = noun("follow_link", Column("code", String(16), nullable=False, unique=True))
sorting_link = noun("sorting_link", Column("code", String(16), nullable=False, unique=True))

project = noun(
    "project",
    needed("leader", Text),
    needed("technical_referent", Text),
    needed("wanted", Text),
    needed("conditions", Text),
    needed("costs", Text),
    needed("on_site", Integer),
    needed("remote", Integer),
    Column("apply_until", Date),
    needed("apply_to", Text),
    needed("calendar", String(20)),
)
meeting = noun(
    "meeting",
    needed("year", Integer),
    needed("quarter", Integer),
    Column("day", Date),
    needed("starts_at", Time),
    needed("ends_at", Time),
    needed("mode", String(20)),
    needed("place", Text),
    needed("subject", Text),
    needed("method", Text),
    needed("cancelled", Boolean),
    Column("opened", Uuid),
)
meeting_presence = noun(
    "meeting_presence",
    needed("meeting", Uuid),
    needed("person", Uuid),
    needed("said", String(20)),
    needed("substitute", Text),
    Column("at", Instant),
)
membership = noun(
    "membership",
    Column("since", Date),
    Column("until", Date),
    Column("replaces", Uuid),
)
list_source = noun(
    "list_source",
    needed("name", Text),
    needed("headings", JSON),
    needed("fields", JSON),
    needed("used_at", Instant),
)
list_import = noun(
    "list_import",
    needed("name", Text),
    needed("sheet", Text),
    needed("taken_at", Instant),
    needed("lines", Integer),
    needed("added", Integer),
    needed("updated", Integer),
    needed("command", BigInteger),
)
line_to_check = noun(
    "line_to_check",
    needed("list_import", Uuid),
    needed("list_name", Text),
    needed("sheet", Text),
    needed("line", Integer),
    needed("field", Text),
    needed("value", Text),
    needed("reason", String(40)),
    needed("told", JSON),
    Column("person", Uuid),
    needed("aside", Boolean),
)
value_rule = noun(
    "value_rule",
    needed("criterion", Text),
    needed("read", Text),
    needed("used", Text),
    needed("apart", Boolean),
)

directory_choice = noun(
    "directory_choice",
    needed("kind", String(20)),
    needed("same", Boolean),
    needed("members", JSON),
    needed("chosen", JSON),
)
erasure = noun(
    "erasure",
    needed("how", String(20)),
    needed("made_at", Instant),
    needed("people", Integer),
    needed("workshops", JSON),
    needed("images", Integer),
)

recruitment = noun(
    "recruitment",
    needed("rules", JSON),
    needed("applied_at", Instant),
    needed("applied_by", String(80)),
    Column("closed_at", Instant),
)
candidature = noun(
    "candidature",
    Column("applied_at", Instant),
    needed("state", String(20)),
    Column("reason", Image),
    Column("rank", Integer),
    Column("place", Image),
    Column("decided_at", Instant),
    needed("imposed", String(20)),
    needed("imposed_by", String(80)),
    needed("imposed_reason", Text),
    Column("left_at", Instant),
)

theme = noun(
    "theme",
    needed("name", Text),
    needed("position", Integer),
    needed("keywords", Text),
    Column("parent", Uuid),
)
spot = noun(
    "spot",
    needed("card", Uuid),
    Column("theme", Uuid),
    Column("stack", Uuid),
    needed("offered", Boolean),
    needed("by", String(80)),
)
refusal = noun(
    "refusal",
    needed("card", Uuid),
    Column("other", Uuid),
    Column("theme", Uuid),
    needed("by", String(80)),
)

kept_file = Table(
    "kept_file",
    metadata,
    Column("workshop", Uuid, primary_key=True),
    Column("digest", String(64), primary_key=True),
    needed("content", LargeBinary),
    comment="pictures by what they hold: a row of the log names one, and never carries it",
)

ledger = Table(
    "ledger",
    metadata,
    Column("workshop", Uuid, primary_key=True),
    Column("counters", JSON, nullable=False),
    comment="one row a workshop: its lock, and every number it gives out",
)

change_log = Table(
    "change_log",
    metadata,
    Column("workshop", Uuid, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    needed("command", BigInteger),
    needed("at", Instant),
    needed("by", String(80)),
    needed("what", String(40)),
    needed("noun", String(40)),
    Column("before", Image),
    needed("after", JSON),
    # With the number: else SQLite walks the whole log to answer in order.
    Index("change_log_command", "workshop", "command", "number"),
)
