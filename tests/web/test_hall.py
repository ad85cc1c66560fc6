"""« Appeler », « Terminé », « J'ai lu » and the message, over HTTP: with script, and without."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from tests.web.conftest import build, link_of, phone_of
from workshop_app.services.hall_signals import (
    answer_call,
    message_news,
    send_message,
    table_signals,
)

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


async def test_a_call_is_told_taken_back_and_answered(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        for _twice in range(2):
            answer = await phone.post("/call", json={"calling": True})
            assert (answer.status_code, answer.json()) == (200, {"calling": True})
        assert (await phone.get("/state")).json()["calling"] is True
        workshop.do(partial(answer_call, number=4))
        state = (await phone.get("/state")).json()
        assert (state["calling"], state["answered_at"]) == (False, "2026-03-12T09:00:00Z")
        assert (await phone.post("/call", json={"calling": False})).status_code == 200
    assert set(workshop.ask(table_signals)) == {4}


async def test_done_waits_for_a_phase(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        refused = await phone.post("/done", json={"done": True})
        assert (refused.status_code, refused.json()["error"]) == (409, "nothing_to_finish")
        workshop.start("Forces")
        assert (await phone.post("/done", json={"done": True})).json() == {"done": True}
        assert (await phone.get("/state")).json()["done"] is True
        workshop.start("Faiblesses")
        assert (await phone.get("/state")).json()["done"] is False


async def test_a_message_is_shown_and_its_reading_noted_once(workshop: Workshop) -> None:
    message = workshop.do(partial(send_message, text="Encore <b>cinq</b> minutes"))
    async with phone_of(workshop) as phone:
        told = (await phone.get("/state")).json()["message"]
        assert (told["id"], told["read_at"]) == (str(message.id), None)
        for _twice in range(2):
            answer = await phone.post("/read", json={"message": str(message.id)})
            assert answer.status_code == 200
        assert (await phone.get("/state")).json()["message"]["read_at"] is not None
        refused = await phone.post("/read", json={"message": str(uuid4())})
        assert (refused.status_code, refused.json()["error"]) == (404, "unknown_message")
        assert "cinq</b>" not in (await phone.get(link_of(workshop), headers=PAGE)).text
    news = workshop.ask(message_news)
    assert news is not None
    assert news.read_by == {4}


@pytest.mark.parametrize("path", ["/call", "/done", "/read"])
async def test_what_is_not_a_signal_is_refused(workshop: Workshop, path: str) -> None:
    async with phone_of(workshop) as phone:
        for body in (b"", b"[]", b"{}", b'{"calling": 3, "done": "x", "message": "y"}'):
            assert (await phone.post(path, content=body)).status_code == 422
        elsewhere = {"origin": "http://ailleurs.test"}
        refused = await phone.post(path, json={"calling": True}, headers=elsewhere)
        assert refused.status_code in (403, 422)


async def test_without_script_each_signal_is_a_press_and_comes_back(workshop: Workshop) -> None:
    workshop.start("Forces")
    message = workshop.do(partial(send_message, text="Une idée par carte"))
    async with phone_of(workshop) as phone:
        for path, fields in (
            ("/call", {"calling": "true"}),
            ("/done", {"done": "true"}),
            ("/read", {"message": str(message.id)}),
        ):
            answer = await phone.post(path, data=fields, headers=PAGE)
            assert answer.status_code == 303
            assert answer.headers["location"] == link_of(workshop).removeprefix("http://form")
        page = (await phone.get(link_of(workshop), headers=PAGE)).text
    assert "Annuler l’appel" in page
    assert "Reprendre" in page
    assert "Appel envoyé" in page
    assert 'name="calling" value="false"' in page


async def test_without_script_a_refusal_is_on_the_page(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        answer = await phone.post("/done", data={"done": "true"}, headers=PAGE)
    assert answer.status_code == 409
    assert "il n’y a rien à terminer" in answer.text


async def test_phones_that_listen_hear_a_message_with_its_words(workshop: Workshop) -> None:
    """Those it is not for hear that there is one, and read their state, which does not hold it."""
    live = build(workshop).live
    workshop.do(partial(send_message, text="Encore cinq minutes"))
    workshop.do(partial(send_message, text="Pour la trois", tables=(3,)))
    events = await live._read(workshop.key, 0)
    frames = [event.frame.decode() for event in events if b"event: message" in event.frame]
    assert len(frames) == 2
    assert "Encore cinq minutes" in frames[0]
    assert "Pour la trois" not in frames[1]
