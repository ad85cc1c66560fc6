"""The versions of a library follow each other, one by one: a newcomer's number is never a twin."""

from __future__ import annotations

from alembic.script import Script, ScriptDirectory

from workshop_app.storage.schema import MIGRATIONS, NEWEST


def revisions() -> list[Script]:
    """Oldest first."""
    return [*ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]


def test_each_version_follows_the_one_before() -> None:
    numbers = [each.revision for each in revisions()]
    assert numbers == [f"{number:04}" for number in range(1, int(NEWEST) + 1)]
    assert [each.down_revision for each in revisions()] == [None, *numbers[:-1]]


def test_the_file_of_a_version_bears_its_number() -> None:
    named = sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("v*.py"))
    assert named == [f"v{each.revision}" for each in revisions()]
