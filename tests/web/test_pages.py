"""The pages a person opens, and the ways in that are closed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from tests.conftest import Workshop
from tests.web.conftest import card, code_of, link_of, phone_of
from workshop_app.web.styles import FONT_FILES

pytestmark = pytest.mark.anyio
BROWSER = {"accept": "text/html,application/xhtml+xml"}


async def test_health(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        answer = await client.get("http://form/health")
    assert answer.json()["ok"] is True
    assert answer.json()["version"]


async def test_a_typed_code_leads_to_the_table(workshop: Workshop) -> None:
    code = code_of(workshop)
    async with phone_of(workshop) as client:
        asked = {"code": f" {code[:4].lower()} {code[4:]}", "prenom": "Zoé"}
        answer = await client.get("http://form/", params=asked, headers=BROWSER)
    assert answer.status_code == 303
    assert urlsplit(answer.headers["location"]).path == f"/t/{code}"
    assert "prenom=" in answer.headers["location"]
    assert "code=" not in answer.headers["location"]


@pytest.mark.parametrize("where", ["http://form/?code=zzzz%20<b>", "http://form/t/ZZZZZZZZ"])
async def test_a_wrong_code_is_told_beside_the_field(workshop: Workshop, where: str) -> None:
    async with phone_of(workshop) as client:
        answer = await client.get(where, headers=BROWSER)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text
    assert "<b>" not in answer.text
    assert "n’est pas celui d’une table" in answer.text


async def test_an_address_that_leads_nowhere_asks_for_the_code(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        page = await client.get("http://form/ailleurs", headers=BROWSER)
        program = await client.get("http://form/ailleurs")
        wrong_way = await client.patch("/cards")
    assert (page.status_code, program.status_code, wrong_way.status_code) == (404, 404, 405)
    assert 'name="code"' in page.text
    assert program.json()["error"] == "unknown_page"


async def test_the_page_serves_without_script(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write("Un <script>port</script>")
    async with phone_of(workshop) as client:
        first = await client.get(link_of(workshop), headers=BROWSER, params={"prenom": 'Zoé"'})
        second = await client.get(link_of(workshop), headers=BROWSER)
    html = re.sub(r"<script.*?</script>", "", first.text, flags=re.DOTALL)
    assert f'action="/t/{code_of(workshop)}/cards"' in html
    assert 'name="kind" value="forces" required checked' in html
    assert 'name="kind" value="faiblesses" required disabled' in html
    assert "Un &lt;script&gt;port&lt;/script&gt;" in html
    assert 'value="Zoé&#34;"' in html
    assert "18:00" in html
    ids = [re.search(r'name="id" value="([^"]+)"', page.text) for page in (first, second)]
    assert None not in ids
    assert len({found[1] for found in ids if found}) == 2


async def test_everything_is_inline_but_the_letters(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        page = await client.get(link_of(workshop), headers=BROWSER)
        linked = re.findall(r'(?:src|href)="([^"#]+)"|url\("([^"]+)"\)', page.text)
        letters = [css for _, css in linked if css]
        answers = [await client.get(f"http://form{path}") for path in letters]
    assert [html for html, _ in linked if html and not html.startswith("data:")] == [
        f"/t/{code_of(workshop)}/vote",
        f"/t/{code_of(workshop)}",
    ]
    assert [answer.status_code for answer in answers] == [200] * len(FONT_FILES)
    assert all("immutable" in answer.headers["cache-control"] for answer in answers)


async def test_only_the_letters_are_served(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        for path in ("OFL.txt", "..%2Ftokens.json", "%2e%2e/tokens.json"):
            assert (await client.get(f"http://form/fonts/{path}")).status_code == 404


async def test_the_page_lets_nothing_foreign_run(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        page = await client.get(link_of(workshop), headers=BROWSER)
        answer = await client.post("/cards", json=card())
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "no-store" not in page.headers["cache-control"], "a dropped tab must show again"


async def test_the_language_of_the_page_is_that_of_the_phone(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        page = await client.get(
            link_of(workshop), headers=BROWSER | {"accept-language": "en-GB,fr;q=0.5"}
        )
    assert '<html lang="en">' in page.text
    assert page.headers["vary"] == "Accept-Language"
