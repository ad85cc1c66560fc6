"""What a phase asks and notes when some tables follow another instruction, told table by table."""

from __future__ import annotations

from workshop_app.domain.phases import Phase
from workshop_app.domain.questions import all_words
from workshop_app.domain.tracks import TableTrack
from workshop_app.i18n.labels import tables_label
from workshop_app.i18n.translate import _


def questions_told(phase: Phase) -> str:
    """Everything it asks, a line for each; whom, where it is not the whole room."""
    apart = (_of_tables(each, each.question or each.title, each.title) for each in phase.tracks)
    return "\n".join(line for line in (all_words(phase), *apart) if line)


def notes_told(phase: Phase) -> str:
    """What the facilitator wrote for themselves, of the room and of these tables."""
    apart = (_of_tables(each, each.note) for each in phase.tracks)
    return "\n".join(line for line in (phase.note.strip(), *apart) if line)


def _of_tables(track: TableTrack, words: str, title: str = "") -> str:
    words, tables = words.strip(), tables_label(track.tables)
    if not tables or not words:
        return ""
    if title.strip() not in ("", words):
        return _("{tables}, {title} : {words}", tables=tables, title=title.strip(), words=words)
    return _("{tables} : {words}", tables=tables, words=words)
