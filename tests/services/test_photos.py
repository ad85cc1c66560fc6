"""Photos: kept once, read by one table and the desk, carried by every copy, never in the log."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from tests.photos import jpeg
from workshop_app.bootstrap import open_house
from workshop_app.domain.photos import MOST_AT_A_TABLE, MOST_EVER, Photo
from workshop_app.domain.problems import Problem
from workshop_app.importers.photo import read_photo
from workshop_app.services.erasing import Erased
from workshop_app.services.history import redo, undo
from workshop_app.services.photos import (
    PhotoReceipt,
    ReadyPhoto,
    SentPhoto,
    accept_photo,
    bring_photo_back,
    caption_photo,
    photo_sheets,
    photos_in_order,
    photos_set_aside,
    picture_of,
    receive_photo,
    shown_photos,
    withdraw_photo,
)
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.report import collect
from workshop_app.services.workshops import change_workshop
from workshop_app.settings import Settings


@pytest.fixture(scope="module")
def picture() -> ReadyPhoto:
    return read_photo(jpeg())


def send(
    workshop: Workshop,
    picture: ReadyPhoto,
    table: int = 4,
    caption: str = "",
    key: UUID | None = None,
) -> PhotoReceipt:
    sent = SentPhoto(key or uuid4(), table, caption, picture)
    return workshop.do(partial(receive_photo, sent=sent))


def test_a_photo_sent_twice_is_kept_once(workshop: Workshop, picture: ReadyPhoto) -> None:
    key = uuid4()
    first = send(workshop, picture, key=key, caption="  Notre\n mur ")
    again = send(workshop, picture, key=key, caption="autre chose")
    assert (first.first, again.first) == (True, False)
    assert again.photo == first.photo
    assert first.photo.caption == "Notre mur"
    assert workshop.ask(partial(picture_of, key=key)) == picture.picture
    assert workshop.ask(partial(picture_of, key=key, table=4, small=True)) == picture.preview


def test_another_table_neither_sees_nor_changes_it(workshop: Workshop, picture: ReadyPhoto) -> None:
    key = send(workshop, picture).photo.id
    for refused in (
        partial(caption_photo, key=key, table=5, caption="à nous"),
        partial(withdraw_photo, key=key, table=5),
    ):
        with pytest.raises(Problem, match="unknown_photo"):
            workshop.do(refused)
    with pytest.raises(Problem, match="unknown_photo"):
        workshop.ask(partial(picture_of, key=key, table=5))
    with pytest.raises(Problem, match="unknown_photo"):
        send(workshop, picture, table=5, key=key)


def test_a_table_sends_no_more_than_told(workshop: Workshop, picture: ReadyPhoto) -> None:
    first = send(workshop, picture).photo
    for _n in range(MOST_AT_A_TABLE - 1):
        send(workshop, picture)
    with pytest.raises(Problem, match="too_many_photos"):
        send(workshop, picture)
    assert send(workshop, picture, table=5).first, "each table has its own"
    workshop.do(partial(withdraw_photo, key=first.id, table=4))
    assert send(workshop, picture).first, "one was withdrawn: there is room"


def test_sending_and_withdrawing_for_ever_comes_to_an_end(
    workshop: Workshop, picture: ReadyPhoto
) -> None:
    for _n in range(MOST_EVER):
        key = send(workshop, picture).photo.id
        workshop.do(partial(withdraw_photo, key=key, table=4))
    with pytest.raises(Problem, match="too_many_photos_ever"):
        send(workshop, picture)


def test_withdrawn_then_brought_back_undone_then_redone(
    workshop: Workshop, picture: ReadyPhoto
) -> None:
    key = send(workshop, picture).photo.id

    def withdraw(uow: UnitOfWork) -> int:
        withdraw_photo(uow, key, None)
        return uow.command

    number = workshop.do(withdraw)
    assert workshop.ask(photos_in_order) == []
    assert [photo.id for photo in workshop.ask(photos_set_aside)] == [key]
    back = workshop.do(partial(undo, command=number))
    assert workshop.ask(partial(picture_of, key=key)) == picture.picture
    workshop.do(partial(redo, undone=back))
    assert workshop.do(partial(bring_photo_back, key=key)).withdrawn is False


def test_where_the_workshop_reads_first_a_photo_waits_for_the_report(
    workshop: Workshop, picture: ReadyPhoto
) -> None:
    workshop.do(partial(change_workshop, reads_first=True))
    key = send(workshop, picture).photo.id
    assert workshop.ask(shown_photos) == []
    assert len(workshop.ask(photos_in_order)) == 1
    workshop.do(partial(accept_photo, key=key))
    assert [photo.id for photo in workshop.ask(shown_photos)] == [key]
    workshop.do(partial(caption_photo, key=key, table=4, caption="Lisez encore"))
    assert workshop.ask(shown_photos) == [], "other words are read again"


def test_the_journal_never_carries_a_picture(workshop: Workshop, picture: ReadyPhoto) -> None:
    key = send(workshop, picture).photo.id
    for n in range(5):
        workshop.do(partial(caption_photo, key=key, table=None, caption=f"Mur {n}"))
    lines = workshop.ask(lambda snapshot: snapshot.facts_about(Photo))
    assert len(lines) == 6
    assert all(len(repr(line)) < 2_000 for line in lines)


def test_the_same_picture_is_on_disk_once(workshop: Workshop, picture: ReadyPhoto) -> None:
    for table in (1, 2, 3):
        send(workshop, picture, table=table)
    with workshop.house.database.reader.begin() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM kept_file").scalar()
    assert found == 2, "the picture and its preview"


def test_a_refused_command_keeps_no_picture(workshop: Workshop, picture: ReadyPhoto) -> None:
    def fails(uow: UnitOfWork) -> None:
        receive_photo(uow, SentPhoto(uuid4(), 4, "", picture))
        raise Problem("not_valid")

    with pytest.raises(Problem):
        workshop.do(fails)
    assert workshop.ask(lambda snapshot: snapshot.file(picture.digest)) is None


def test_a_copy_of_the_workshop_carries_its_photos(
    workshop: Workshop, picture: ReadyPhoto, tmp_path: Path
) -> None:
    """Backup, exchange and the black box are all this one file."""
    key = send(workshop, picture, caption="Le mur").photo.id
    file = tmp_path / "copie.tablee"
    workshop.house.archive.write(workshop.key, file)
    with_another = open_house(Settings(library=str(tmp_path / "other.db")), workshop.clock)
    try:
        taken = with_another.archive.take_in(file)
        content = with_another.library.read(taken, partial(picture_of, key=key))
        assert content == picture.picture
    finally:
        with_another.close()


def test_erasing_somebody_ends_the_photos_set_aside_and_tells_of_the_others(
    workshop: Workshop, picture: ReadyPhoto
) -> None:
    anne = workshop.add("Anne", "Roux")
    aside, stays = send(workshop, picture).photo, send(workshop, other_picture()).photo
    workshop.do(partial(withdraw_photo, key=aside.id, table=4))
    done: Erased = workshop.house.eraser("test").people([anne.id.hex], "erase")
    assert ("Photo", "1") in [(m.noun, m.what) for place in done.places for m in place.mentions]
    assert ("Photo", 1) in [count for place in done.places for count in place.counts]
    assert workshop.ask(lambda snapshot: snapshot.file(aside.digest)) is None
    assert picture.picture[200:400] not in workshop.house.database.file.read_bytes()  # type: ignore[union-attr]
    assert workshop.ask(partial(picture_of, key=stays.id))
    with pytest.raises(Problem, match="photo_erased"):
        workshop.do(partial(bring_photo_back, key=aside.id))
    assert workshop.ask(photos_set_aside) == []


def other_picture() -> ReadyPhoto:
    return read_photo(jpeg(ink="darkgreen"))


def test_a_picture_shared_with_a_photo_present_stays(
    workshop: Workshop, picture: ReadyPhoto
) -> None:
    anne = workshop.add("Anne", "Roux")
    aside, stays = send(workshop, picture).photo, send(workshop, picture, table=5).photo
    workshop.do(partial(withdraw_photo, key=aside.id, table=4))
    workshop.house.eraser("test").people([anne.id.hex], "erase")
    assert workshop.ask(partial(picture_of, key=stays.id)) == picture.picture
    assert replace(stays, change=0) == replace(workshop.ask(photos_in_order)[0], change=0)


def test_the_report_shows_them_and_only_those_present(
    workshop: Workshop, picture: ReadyPhoto
) -> None:
    key = send(workshop, picture, caption="Notre mur").photo.id
    send(workshop, picture, table=5)
    aside = send(workshop, picture, table=6).photo.id
    workshop.do(partial(withdraw_photo, key=aside, table=None))
    now = workshop.clock.now()
    shown = workshop.ask(partial(collect, now=now)).photos
    assert [(p.table, p.caption) for p in shown] == [(4, "Notre mur"), (5, "")]
    assert shown[0].picture == picture.picture
    looked_at = workshop.ask(partial(collect, now=now, whole_pictures=False)).photos
    assert looked_at[0].picture == picture.preview
    sheets = workshop.ask(partial(photo_sheets, keys=[key, aside]))
    assert [p.number for p in sheets.photos] == [1], "one set aside is not printed"
