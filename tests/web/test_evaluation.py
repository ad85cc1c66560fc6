"""The page of the evaluation over HTTP: without script, one answer a device, nobody is known."""

from __future__ import annotations

from functools import partial

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.test_follow import PAGE, participant
from workshop_app.domain.evaluation import Evaluation, EvaluationAnswer
from workshop_app.services.evaluation import close_evaluation, evaluation_news, open_evaluation
from workshop_app.services.follow import open_follow_page
from workshop_app.services.thanks import say_thanks
from workshop_app.web.security import Limits

pytestmark = pytest.mark.anyio


@pytest.fixture
def link(workshop: Workshop) -> Evaluation:
    return workshop.do(open_evaluation)


def answers(workshop: Workshop) -> list[EvaluationAnswer]:
    return list(workshop.ask(lambda snapshot: snapshot.of(EvaluationAnswer).where()))


async def send(phone: httpx.AsyncClient, link: Evaluation, **fields: str) -> httpx.Response:
    named = {name.replace("_", "-"): said for name, said in fields.items()}
    return await phone.post(f"/e/{link.code}", data=named, headers=PAGE)


async def test_an_answer_is_kept_thanked_and_found_again(
    workshop: Workshop, link: Evaluation
) -> None:
    async with participant(workshop) as phone:
        page = await phone.get(f"/e/{link.code}", headers=PAGE)
        assert page.status_code == 200
        assert "Envoyer mon avis" in page.text
        sent = await send(phone, link, note_q1="4", mots_q2="Un port <b>", mots_q3="")
        assert (sent.status_code, sent.headers["location"]) == (303, f"/e/{link.code}?merci")
        again = await phone.get(sent.headers["location"], headers=PAGE)
        assert "Merci, votre avis est enregistré." in again.text
        assert "Un port &lt;b&gt;" in again.text
        assert "Corriger mon avis" in again.text
        await send(phone, link, note_q1="2")
    kept = answers(workshop)
    assert [answer.marks for answer in kept] == [(("q1", 2),)]


async def test_two_devices_are_two_answers_and_a_phone_without_cookies_is_one(
    workshop: Workshop, link: Evaluation
) -> None:
    for _device in range(2):
        async with participant(workshop) as phone:
            await send(phone, link, note_q1="3")
    async with participant(workshop) as phone:
        for _press in range(2):
            phone.cookies.clear()
            await send(phone, link, mot="ab" * 16, note_q1="1")
    assert len(answers(workshop)) == 3


async def test_the_word_of_the_device_is_of_this_page_alone_and_is_not_kept(
    workshop: Workshop, link: Evaluation
) -> None:
    async with participant(workshop) as phone:
        page = await phone.get(f"/e/{link.code}", headers=PAGE)
        cookie = page.headers["set-cookie"]
        assert "Path=/e/" in cookie
        assert "HttpOnly" in cookie
        word = phone.cookies["avis"]
        await send(phone, link, note_q1="3")
    assert word not in answers(workshop)[0].id.hex
    log = workshop.ask(lambda snapshot: snapshot.facts_about(EvaluationAnswer))
    assert {line.by for line in log} == {"évaluation"}


async def test_a_refused_answer_keeps_what_was_written(
    workshop: Workshop, link: Evaluation
) -> None:
    async with participant(workshop) as phone:
        refused = await send(phone, link, note_q1="9", mots_q2="À garder")
        assert refused.status_code == 422
        assert "À garder" in refused.text
        assert "Une note va de 1 à 4" in refused.text
        empty = await send(phone, link)
        assert empty.status_code == 422
    assert answers(workshop) == []


async def test_closed_it_says_so_and_takes_nothing(workshop: Workshop, link: Evaluation) -> None:
    async with participant(workshop) as phone:
        await send(phone, link, note_q1="3")
        workshop.do(close_evaluation)
        page = await phone.get(f"/e/{link.code}", headers=PAGE)
        assert "Votre avis est bien enregistré" in page.text
        assert "<form" not in page.text
        assert (await send(phone, link, note_q1="1")).status_code == 409
    found = workshop.ask(partial(evaluation_news, now=workshop.clock.now()))
    assert found.results[0].counts == (0, 0, 1, 0)


async def test_its_code_is_typed_at_the_front_door_and_an_unknown_one_is_404(
    workshop: Workshop, link: Evaluation
) -> None:
    async with participant(workshop) as phone:
        way = await phone.get("/", params={"code": link.code.lower()}, headers=PAGE)
        assert (way.status_code, way.headers["location"]) == (303, f"/e/{link.code}")
        assert (await phone.get("/e/ABCDEFGH", headers=PAGE)).status_code == 404


async def test_whoever_sends_without_end_is_made_to_wait(
    workshop: Workshop, link: Evaluation
) -> None:
    async with participant(workshop, Limits(writes=3)) as phone:
        codes = [(await send(phone, link, note_q1="3")).status_code for _press in range(5)]
    assert codes == [303, 303, 303, 429, 429]


async def test_another_site_may_not_answer(workshop: Workshop, link: Evaluation) -> None:
    async with participant(workshop) as phone:
        answer = await phone.post(
            f"/e/{link.code}", data={"note-q1": "4"}, headers={"origin": "http://ailleurs"}
        )
    assert answer.status_code == 403


async def test_the_participants_page_shows_the_way_and_its_state_too(workshop: Workshop) -> None:
    follow = workshop.do(open_follow_page)
    async with participant(workshop) as phone:
        state = f"/s/{follow.code}/4/state"
        assert (await phone.get(state)).json()["evaluation"] == ""
        link = workshop.do(open_evaluation)
        assert (await phone.get(state)).json()["evaluation"] == f"/e/{link.code}"
        for path in ("", "/4"):
            page = await phone.get(f"/s/{follow.code}{path}", headers=PAGE)
            assert f'href="/e/{link.code}"' in page.text
            assert "Merci à toutes" not in page.text
        workshop.do(say_thanks)
        for path in ("", "/4"):
            page = await phone.get(f"/s/{follow.code}{path}", headers=PAGE)
            assert "Merci à toutes" in page.text
